/* Parts as CSV. What follows the role are the key's names, then the value, then where it stands. */
#include "aggregate/partial.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aggregate/to.h"
#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/names.h"
#include "lib/record.h"
#include "lib/sort.h"

static const char role_link[] = "link", role_column[] = "part", document_column[] = "document",
                  extra_prefix[] = "by:";

/* Behind the key. */
enum { P_VALUE, P_HIGH, P_ROUNDING, P_BOUND, P_SOURCE, P_OFFSETS, P_COLUMNS };
static const char *const part_columns[P_COLUMNS] = {
    [P_VALUE] = "value",   [P_HIGH] = "value_high", [P_ROUNDING] = "rounding", [P_BOUND] = "bound",
    [P_SOURCE] = "source", [P_OFFSETS] = "offsets", /* parted by blanks; of links PART<WHOLE */
};

/* The name of the column of the key's part I. */
static const char *key_column(const struct key_plan *plan, size_t i, struct buffer *out)
{
    if (i < K_FIXED)
        return i == K_ROLE       ? role_column
               : i == K_DOCUMENT ? document_column
                                 : figure_columns[key_figure_columns[i]];
    buffer_clear(out);
    buffer_add_string(out, extra_prefix);
    buffer_add_string(out, plan->extra.name[i - K_FIXED]);
    return out->data;
}

static void write_header(const struct key_plan *plan)
{
    struct buffer name = {0};
    for (size_t i = 0; i < plan->width; i++)
        record_string(key_column(plan, i, &name));
    for (size_t i = 0; i < P_COLUMNS; i++)
        record_string(part_columns[i]);
    record_end();
    buffer_free(&name);
}

static void write_name(uint32_t name)
{
    record_field(name_text(name), name_length(name));
}

static void write_decimal(const struct decimal *d)
{
    char text[DECIMAL_TEXT];
    record_string(decimal_format(d, text));
}

/* The mentions of one value of one key, in order. */
struct line {
    const struct statements *statements;
    const uint32_t *key;
    size_t width;
    struct quantity quantity;
    struct mention_list mentions;
    struct buffer offsets;
};

static void add_offset(struct buffer *offsets, const char *before, uint64_t offset)
{
    char text[32];
    snprintf(text, sizeof text, "%s%" PRIu64, before, offset);
    buffer_add_string(offsets, text);
}

/* Writes a line for the mentions in one source, from the one of index FROM on; gives the index behind them.
 */
static size_t write_source(struct line *line, size_t from)
{
    const struct mention *m = line->mentions.mention;
    size_t at = from;
    buffer_clear(&line->offsets);
    for (; at < line->mentions.count && m[at].source == m[from].source; at++)
        add_offset(&line->offsets, at > from ? " " : "", m[at].offset);
    for (size_t i = 0; i < line->width; i++)
        write_name(line->key[i]);
    write_decimal(&line->quantity.value);
    write_decimal(&line->quantity.high);
    write_decimal(&line->quantity.rounding);
    record_string(bound_names[line->quantity.bound]);
    write_name(m[from].source);
    record_field(line->offsets.data, line->offsets.length);
    record_end();
    return at;
}

static int compare_quantities(const void *context, uint32_t a, uint32_t b)
{
    struct quantity p = statements_quantity(context, a), q = statements_quantity(context, b);
    int order = decimal_compare(&p.value, &q.value);
    if (!order)
        order = decimal_compare(&p.high, &q.high);
    if (!order)
        order = decimal_compare(&p.rounding, &q.rounding);
    return order ? order : (p.bound > q.bound) - (p.bound < q.bound);
}

static void write_key(struct line *line, uint32_t key)
{
    const struct statements *s = line->statements;
    uint32_t *value = NULL;
    size_t count = 0, room = 0;
    line->key = statements_key(s, key);
    for (uint32_t v = statements_first(s, key); v != STATEMENT_NONE; v = statements_next(s, v)) {
        value = alloc_room(value, &room, count, sizeof *value);
        value[count++] = v;
    }
    sort_indices(value, count, compare_quantities, s);
    for (size_t i = 0; i < count; i++) {
        line->quantity = statements_quantity(s, value[i]);
        line->mentions.count = 0;
        mention_list_add_value(&line->mentions, s, value[i]);
        mention_list_sort(&line->mentions);
        for (size_t at = 0; at < line->mentions.count;)
            at = write_source(line, at);
    }
    free(value);
}

static int compare_links(const void *context, uint32_t a, uint32_t b)
{
    uint64_t whole;
    struct mention m = statements_part(context, a, &whole), n = statements_part(context, b, &whole);
    return mention_compare(&m, &n);
}

static void write_links(const struct statements *s, size_t width)
{
    size_t count = statements_links(s);
    uint32_t *link = indices_up_to(count);
    struct buffer offsets = {0};
    sort_indices(link, count, compare_links, s);
    for (size_t i = 0; i < count; i++) {
        uint64_t whole, next;
        struct mention m = statements_part(s, link[i], &whole);
        add_offset(&offsets, offsets.length ? " " : "", m.offset);
        add_offset(&offsets, "<", whole);
        if (i + 1 < count && statements_part(s, link[i + 1], &next).source == m.source)
            continue;
        record_string(role_link);
        for (size_t c = K_ROLE + 1; c < width + P_SOURCE; c++)
            record_string("");
        write_name(m.source);
        record_field(offsets.data, offsets.length);
        record_end();
        buffer_clear(&offsets);
    }
    buffer_free(&offsets);
    free(link);
}

struct key_order {
    const struct statements *statements;
    size_t width;
};

static int compare_keys(const void *context, uint32_t a, uint32_t b)
{
    const struct key_order *o = context;
    const uint32_t *p = statements_key(o->statements, a), *q = statements_key(o->statements, b);
    int order = 0;
    for (size_t i = 0; i < o->width && !order; i++)
        order = name_compare(p[i], q[i]);
    return order;
}

void partial_write(const struct statements *s, const struct key_plan *plan)
{
    size_t count = statements_keys(s);
    uint32_t *key = indices_up_to(count);
    struct line line = {.statements = s, .width = plan->width};
    sort_indices(key, count, compare_keys, &(struct key_order){s, plan->width});
    write_header(plan);
    for (size_t i = 0; i < count; i++)
        write_key(&line, key[i]);
    write_links(s, plan->width);
    free(line.mentions.mention);
    buffer_free(&line.offsets);
    free(key);
}

/* The file being read. */
struct part_reader {
    const struct key_plan *plan;
    struct statements *statements;
    size_t *column; /* of each part of the key, then of each of part_columns */
    uint32_t *key;
    uint32_t actual;
    bool all_status;
};

static void begin_part(void *context, const struct header *header)
{
    struct part_reader *r = context;
    struct buffer name = {0};
    for (size_t i = 0; i < r->plan->width; i++)
        r->column[i] = (size_t)header_require(header, key_column(r->plan, i, &name));
    for (size_t i = 0; i < P_COLUMNS; i++)
        r->column[r->plan->width + i] = (size_t)header_require(header, part_columns[i]);
    for (size_t i = 0; i < header->count; i++)
        if (strncmp(header->name[i].text, extra_prefix, strlen(extra_prefix)) == 0 &&
            column_list_find(&r->plan->extra, header->name[i].text + strlen(extra_prefix)) < 0)
            cli_die("%s:1: the part was made with --by %s: give the same --by here", header->file,
                    header->name[i].text + strlen(extra_prefix));
    buffer_free(&name);
}

static const struct field *part_field(const struct part_reader *r, const struct row *row, int column)
{
    return &row->field[r->column[r->plan->width + (size_t)column]];
}

static _Noreturn void die_of_part(const struct row *row, int column, const struct field *f)
{
    cli_die("%s:%lu: %s: '%s' is not what --partial writes: make the part again", row->file, row->line,
            part_columns[column], f->text);
}

static struct decimal part_decimal(const struct part_reader *r, const struct row *row, int column)
{
    struct decimal number;
    const struct field *f = part_field(r, row, column);
    if (!decimal_parse(f->text, f->length, &number))
        die_of_part(row, column, f);
    return number;
}

/* Takes a number at *TEXT that ends with one of ENDS or the text; false where there is none. */
static bool take_offset(const char **text, const char *ends, uint64_t *out)
{
    size_t digits = strspn(*text, "0123456789");
    *out = 0;
    for (size_t i = 0; i < digits; i++)
        *out = *out * 10 + (uint64_t)((*text)[i] - '0');
    *text += digits;
    return digits > 0 && digits < 20 && (**text == '\0' || strchr(ends, **text));
}

/* Calls for each offset of the row: a mention of the value, or a link where there is no value. */
static void take_offsets(struct part_reader *r, const struct row *row, const struct quantity *q)
{
    const struct field *source = part_field(r, row, P_SOURCE), *offsets = part_field(r, row, P_OFFSETS);
    struct mention m = {.source = name_number(source->text, source->length)};
    const char *at = offsets->text;
    for (bool more = true; more; at++) {
        uint64_t whole;
        if (!take_offset(&at, q ? " " : "<", &m.offset) ||
            (!q && (*at++ != '<' || !take_offset(&at, " ", &whole))))
            die_of_part(row, P_OFFSETS, offsets);
        if (q)
            statements_add(r->statements, r->key, q, m);
        else
            statements_link(r->statements, m, whole);
        more = *at != '\0';
    }
}

static void take_part(void *context, const struct row *row)
{
    struct part_reader *r = context;
    for (size_t i = 0; i < r->plan->width; i++) {
        const struct field *f = &row->field[r->column[i]];
        r->key[i] = name_number(f->text, f->length);
    }
    if (strcmp(name_text(r->key[K_ROLE]), role_link) == 0) {
        take_offsets(r, row, NULL);
        return;
    }
    if (!r->all_status && r->key[K_STATUS] != r->actual)
        return;
    const struct field *bound = part_field(r, row, P_BOUND);
    struct quantity q = {part_decimal(r, row, P_VALUE), part_decimal(r, row, P_HIGH),
                         part_decimal(r, row, P_ROUNDING), bound_read(bound->text)};
    to_convert(&q, &r->key[K_UNIT], &r->key[K_DIMENSION]);
    take_offsets(r, row, &q);
}

bool partial_read(const char *file, const struct key_plan *plan, bool all_status, struct statements *s)
{
    struct part_reader r = {
        .plan = plan, .statements = s, .actual = name_number_string("actual"), .all_status = all_status};
    r.column = alloc_zeroed(plan->width + P_COLUMNS, sizeof *r.column);
    r.key = alloc_zeroed(plan->width, sizeof *r.key);
    bool done = table_read(file, &(struct table_reader){begin_part, take_part, &r});
    free(r.column);
    free(r.key);
    return done;
}
