/* Lines as rows of text. */
#include "growth/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/figure.h"
#include "lib/lexicon.h"
#include "lib/names.h"
#include "lib/sort.h"

enum {
    L_CITY,
    L_SUBJECT,
    L_INDICATOR,
    L_BASE_UNIT,
    L_PERIOD,
    L_VALUE,
    L_BASIS,
    L_BASE_PERIOD,
    L_BASE_VALUE,
    L_GROWTH,
    L_GROWTH_LOW,
    L_GROWTH_HIGH,
    L_ORIGIN,
    L_DELTA,
    L_SOURCES,
    L_BASE_LOW,
    L_BASE_HIGH,
    L_NOTE,
    L_COLUMNS
};

static const struct output_column columns[L_COLUMNS] = {
    [L_CITY] = {"city", false},
    [L_SUBJECT] = {"subject", false},
    [L_INDICATOR] = {"indicator", false},
    [L_BASE_UNIT] = {"base_unit", false},
    [L_PERIOD] = {"period", false},
    [L_VALUE] = {"value", true},
    [L_BASIS] = {"basis", false},
    [L_BASE_PERIOD] = {"base_period", false},
    [L_BASE_VALUE] = {"base_value", true},
    [L_GROWTH] = {"growth", true},
    [L_GROWTH_LOW] = {"growth_low", true},
    [L_GROWTH_HIGH] = {"growth_high", true},
    [L_ORIGIN] = {"origin", false},
    [L_DELTA] = {"delta", true},
    [L_SOURCES] = {"sources", false},
    [L_BASE_LOW] = {"base_low", true},
    [L_BASE_HIGH] = {"base_high", true},
    [L_NOTE] = {"note", false},
};

static const char *const origin_names[] = {
    [ORIGIN_NONE] = "",
    [ORIGIN_STATED] = "stated",
    [ORIGIN_COMPUTED] = "computed",
    [ORIGIN_IMPLIED] = "implied",
};

void lines_add(struct lines *lines, const struct line *line)
{
    lines->line = alloc_room(lines->line, &lines->room, lines->count, sizeof *lines->line);
    lines->line[lines->count] = *line;
    mention_list_sort(&lines->line[lines->count++].mentions);
}

uint32_t note_of(const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return name_number_string(text);
}

uint32_t note_of_conflict(const char *what)
{
    return note_of("conflict: statements of the %s contradict each other", what);
}

uint32_t note_of_missing(uint32_t period)
{
    return note_of("no value for %s", name_text(period));
}

uint32_t note_of_rate(void)
{
    return note_of("a rate: --points gives its change");
}

uint32_t note_of_prices(uint32_t indicator)
{
    size_t count;
    const struct lexicon_row *rows = lexicon_rows("constant-prices", &count);
    for (size_t i = 0; i < count; i++)
        if (strstr(name_text(indicator), rows[i].field[0]))
            return note_of("stated at constant prices");
    return 0;
}

static int compare_estimates(const struct estimate *a, const struct estimate *b)
{
    if (a->has_value != b->has_value)
        return a->has_value ? 1 : -1;
    return a->has_value ? decimal_compare(&a->value, &b->value) : 0;
}

static int compare_lines(const void *context, uint32_t a, uint32_t b)
{
    const struct line *p = &((const struct lines *)context)->line[a],
                      *q = &((const struct lines *)context)->line[b];
    const uint32_t before[][2] = {
        {p->place, q->place}, {p->subject, q->subject}, {p->indicator, q->indicator}, {p->unit, q->unit}};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        int order = name_compare(before[i][0], before[i][1]);
        if (order)
            return order;
    }
    int order = figure_period_compare(p->period, q->period);
    if (!order)
        order = name_compare(p->basis, q->basis);
    if (!order)
        order = compare_estimates(&p->value, &q->value);
    if (!order)
        order = compare_estimates(&p->growth, &q->growth);
    if (!order && p->mentions.count && q->mentions.count)
        order = mention_compare(&p->mentions.mention[0], &q->mentions.mention[0]);
    return order;
}

struct texts {
    char number[L_COLUMNS][DECIMAL_TEXT];
    struct buffer sources;
};

static void set_number(struct texts *t, struct field *cells, size_t column, bool is_there,
                       const struct decimal *value)
{
    if (!is_there)
        return;
    cells[column].text = decimal_format(value, t->number[column]);
    cells[column].length = strlen(t->number[column]);
}

static void set_name(struct field *cells, size_t column, uint32_t name)
{
    cells[column] = (struct field){name_text(name), name_length(name)};
}

static void print_line(const struct line *l, struct texts *t, const struct options *o)
{
    struct field cells[L_COLUMNS];
    bool implied = l->origin == ORIGIN_IMPLIED;
    for (size_t i = 0; i < L_COLUMNS; i++)
        cells[i] = (struct field){"", 0};
    set_name(cells, L_CITY, l->place);
    set_name(cells, L_SUBJECT, l->subject);
    set_name(cells, L_INDICATOR, l->indicator);
    set_name(cells, L_BASE_UNIT, l->unit);
    set_name(cells, L_PERIOD, l->period);
    set_number(t, cells, L_VALUE, l->value.has_value, &l->value.value);
    set_name(cells, L_BASIS, l->basis);
    set_name(cells, L_BASE_PERIOD, l->base_period);
    set_number(t, cells, L_BASE_VALUE, l->base.has_value, &l->base.value);
    set_number(t, cells, L_GROWTH, l->growth.has_value, &l->growth.value);
    set_number(t, cells, L_GROWTH_LOW, l->growth.has_low, &l->growth.low);
    set_number(t, cells, L_GROWTH_HIGH, l->growth.has_high, &l->growth.high);
    set_name(cells, L_ORIGIN, name_number_string(origin_names[l->origin]));
    set_number(t, cells, L_DELTA, l->has_delta, &l->delta);
    set_number(t, cells, L_BASE_LOW, implied && l->base.has_low, &l->base.low);
    set_number(t, cells, L_BASE_HIGH, implied && l->base.has_high, &l->base.high);
    set_name(cells, L_NOTE, l->note);
    mention_list_text(&l->mentions, o->sources, &t->sources);
    if (t->sources.length)
        cells[L_SOURCES] = (struct field){t->sources.data, t->sources.length};
    output_row(cells);
}

void lines_print(struct lines *lines, const struct options *o)
{
    uint32_t *order = indices_up_to(lines->count);
    struct texts texts = {.sources = {0}};
    sort_indices(order, lines->count, compare_lines, lines);
    output_begin(o->format, columns, L_COLUMNS);
    for (size_t i = 0; i < lines->count; i++) {
        print_line(&lines->line[order[i]], &texts, o);
        free(lines->line[order[i]].mentions.mention);
    }
    output_end();
    buffer_free(&texts.sources);
    free(order);
    free(lines->line);
}
