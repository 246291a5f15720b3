/* The cells of a row lie one behind the other, so that a row costs its text and one offset. */
#include "annotate/rows.h"

#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/names.h"
#include "lib/record.h"

/* The file being read. */
struct reading {
    struct rows *rows;
    rows_wanted *wanted;
    bool are_spans;
    int source, offset, length;
};

static void add_cell(struct rows *r, const struct field *f)
{
    buffer_add(&r->text, f->text, f->length + 1);
}

static void take_header(void *context, const struct header *header)
{
    struct reading *r = context;
    r->source = header_require(header, "source");
    r->offset = header_require(header, "offset");
    r->length = r->are_spans ? header_require(header, "length") : -1;
    if (r->are_spans)
        header_require(header, "number");
    r->rows->columns = header->count;
    for (size_t i = 0; i < header->count; i++)
        add_cell(r->rows, &header->name[i]);
}

/* A number of bytes, at most half of what a size_t holds, so that two can be added. */
static uint64_t place(const struct row *row, int column, const char *name)
{
    const char *text = row->field[column].text;
    char *end;
    unsigned long long n = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || n > SIZE_MAX / 2)
        cli_die("%s:%lu: %s '%s' is no number of bytes: give it as extract writes it", row->file, row->line,
                name, text);
    return n;
}

static void take_row(void *context, const struct row *row)
{
    struct reading *r = context;
    struct rows *to = r->rows;
    uint32_t source = name_number(row->field[r->source].text, row->field[r->source].length);
    if (!r->wanted(source)) {
        to->others++;
        return;
    }
    to->item = alloc_room(to->item, &to->room, to->count, sizeof *to->item);
    to->item[to->count++] = (struct item){
        .source = source,
        .offset = place(row, r->offset, "offset"),
        .length = r->are_spans ? place(row, r->length, "length") : 0,
        .line = row->line,
        .cell = to->text.length,
    };
    for (size_t i = 0; i < row->count; i++)
        add_cell(to, &row->field[i]);
}

/* The lines make it an order of all. */
static int compare(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    if (x->length != y->length)
        return x->length > y->length ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

bool rows_read(struct rows *r, const char *path, bool are_spans, rows_wanted *wanted)
{
    struct reading reading = {.rows = r, .wanted = wanted, .are_spans = are_spans};
    r->file = path;
    if (!table_read(path, &(struct table_reader){take_header, take_row, &reading}))
        return false;
    if (r->count > 0)
        qsort(r->item, r->count, sizeof *r->item, compare);
    return true;
}

/* The first item that is not before the offset of the source. */
static size_t lower_bound(const struct rows *r, uint32_t source, uint64_t offset)
{
    size_t low = 0, high = r->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct item *i = &r->item[middle];
        if (i->source < source || (i->source == source && i->offset < offset))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct item *rows_of(const struct rows *r, uint32_t source, size_t *count)
{
    size_t first = lower_bound(r, source, 0);
    *count = lower_bound(r, source, UINT64_MAX) - first;
    return r->count > 0 ? r->item + first : NULL;
}

const struct item *rows_at(const struct rows *r, uint32_t source, uint64_t offset)
{
    size_t at = lower_bound(r, source, offset);
    bool found = at < r->count && r->item[at].source == source && r->item[at].offset == offset;
    return found ? &r->item[at] : NULL;
}

/* The text COUNT texts behind TEXT. */
static const char *behind(const char *text, size_t count)
{
    while (count-- > 0)
        text += strlen(text) + 1;
    return text;
}

const char *rows_cell(const struct rows *r, const struct item *item, const char *column)
{
    const char *name = r->text.data;
    for (size_t i = 0; i < r->columns; i++, name = behind(name, 1))
        if (strcmp(name, column) == 0)
            return behind(r->text.data + item->cell, i);
    return "";
}

void rows_free(struct rows *r)
{
    buffer_free(&r->text);
    free(r->item);
    *r = (struct rows){0};
}
