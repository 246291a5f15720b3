/* First which figures stand in which clause, then the table. */
#include "workbook/clauses.h"

#include <stdlib.h>
#include <string.h>

#include "lib/names.h"
#include "workbook/name_map.h"

/* The clauses so far. */
struct found {
    struct clause {
        uint32_t first;       /* row of the figures */
        struct buffer places; /* SOURCE:OFFSET of its figures, parted by blanks */
    } * clause;
    size_t count, room;
    struct name_map index; /* + 1, by source and text */
};

static struct clause *clause_of(struct found *f, const char *source, const char *text, uint32_t row)
{
    static struct buffer both;
    buffer_clear(&both);
    buffer_add_string(&both, source);
    buffer_add_string(&both, "\n");
    buffer_add_string(&both, text);
    uint32_t *index = name_map_at(&f->index, name_number(both.data, both.length));
    if (!*index) {
        f->clause = alloc_room(f->clause, &f->room, f->count, sizeof *f->clause);
        f->clause[f->count] = (struct clause){.first = row};
        *index = (uint32_t)++f->count;
    }
    return &f->clause[*index - 1];
}

static void add_string(struct grid *g, const char *text)
{
    grid_add(g, text, strlen(text));
}

void clauses_collect(const struct grid *figures, struct grid *clauses, struct clause_rows *rows)
{
    int source = grid_column(figures, "source"), offset = grid_column(figures, "offset"),
        text = grid_column(figures, "text");
    struct found f = {0};
    rows->row = alloc_zeroed(figures->rows + 1, sizeof *rows->row);
    for (size_t row = 1; source >= 0 && offset >= 0 && text >= 0 && row <= figures->rows; row++) {
        const char *from = grid_cell(figures, row, (size_t)source);
        struct clause *c = clause_of(&f, from, grid_cell(figures, row, (size_t)text), (uint32_t)row);
        buffer_add_string(&c->places, c->places.length ? " " : "");
        buffer_add_string(&c->places, from);
        buffer_add_string(&c->places, ":");
        buffer_add_string(&c->places, grid_cell(figures, row, (size_t)offset));
        rows->row[row] = (uint32_t)(c - f.clause) + 1;
    }
    add_string(clauses, "source");
    add_string(clauses, "text");
    add_string(clauses, "sources");
    clauses->columns = 3;
    for (size_t i = 0; i < f.count; i++) {
        add_string(clauses, grid_cell(figures, f.clause[i].first, (size_t)source));
        add_string(clauses, grid_cell(figures, f.clause[i].first, (size_t)text));
        add_string(clauses, f.clause[i].places.data);
        buffer_free(&f.clause[i].places);
    }
    free(f.clause);
    name_map_free(&f.index);
}
