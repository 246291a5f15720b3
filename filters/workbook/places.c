/* A place is a name; its number leads to the row. */
#include "workbook/places.h"

#include <string.h>

#include "lib/names.h"
#include "lib/place.h"

static const char *join(const char *source, const char *offset)
{
    static struct buffer text;
    buffer_clear(&text);
    buffer_add_string(&text, source);
    buffer_add_string(&text, ":");
    buffer_add_string(&text, offset);
    return text.data;
}

void places_add(struct places *p, const struct grid *figures)
{
    int source = grid_column(figures, "source"), offset = grid_column(figures, "offset");
    for (size_t row = 1; source >= 0 && offset >= 0 && row <= figures->rows; row++) {
        uint32_t name = name_number_string(
            join(grid_cell(figures, row, (size_t)source), grid_cell(figures, row, (size_t)offset)));
        uint32_t *kept = name_map_at(&p->row, name);
        if (!*kept)
            *kept = (uint32_t)row;
    }
}

static void add_place(const struct places *p, const char *text, size_t length, struct place_list *list)
{
    uint32_t row = name_map_get(&p->row, name_find(text, length));
    for (size_t i = 0; i < list->count; i++)
        if (list->row[i] == row)
            return;
    if (!row)
        return;
    list->row = alloc_room(list->row, &list->room, list->count, sizeof *list->row);
    list->row[list->count++] = row;
}

static void add_list(const struct places *p, const char *text, struct place_list *list)
{
    struct place place;
    while (place_next(&text, &place))
        add_place(p, place.text, place.length, list);
}

void places_find(const struct places *p, const struct grid *g, size_t row, struct place_list *list)
{
    int source = grid_column(g, "source"), offset = grid_column(g, "offset");
    list->count = 0;
    if (source >= 0 && offset >= 0) {
        const char *place = join(grid_cell(g, row, (size_t)source), grid_cell(g, row, (size_t)offset));
        add_place(p, place, strlen(place), list);
    }
    static const char *const lists[] = {"sources", "others"};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        int column = grid_column(g, lists[i]);
        if (column >= 0)
            add_list(p, grid_cell(g, row, (size_t)column), list);
    }
}

void places_free(struct places *p)
{
    name_map_free(&p->row);
}
