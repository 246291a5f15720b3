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

/* The name of what is there, 0 of what is not. */
static uint32_t number_of(bool is_there, const struct decimal *d)
{
    char text[DECIMAL_TEXT];
    return is_there ? name_number_string(decimal_format(d, text)) : 0;
}

static void keep_numbers(const struct line *l, uint32_t number[LINE_NUMBERS])
{
    bool implied = l->origin == ORIGIN_IMPLIED;
    number[N_VALUE] = number_of(l->value.has_value, &l->value.value);
    number[N_BASE] = number_of(l->base.has_value, &l->base.value);
    number[N_BASE_LOW] = number_of(implied && l->base.has_low, &l->base.low);
    number[N_BASE_HIGH] = number_of(implied && l->base.has_high, &l->base.high);
    number[N_GROWTH] = number_of(l->growth.has_value, &l->growth.value);
    number[N_GROWTH_LOW] = number_of(l->growth.has_low, &l->growth.low);
    number[N_GROWTH_HIGH] = number_of(l->growth.has_high, &l->growth.high);
    number[N_DELTA] = number_of(l->has_delta, &l->delta);
}

void lines_add(struct lines *lines, const struct line *line)
{
    struct mention_list mentions = line->mentions;
    mention_list_sort(&mentions);
    struct kept_line kept = {line->place,
                             line->subject,
                             line->indicator,
                             line->unit,
                             line->period,
                             line->basis,
                             line->base_period,
                             line->note,
                             .origin = line->origin,
                             .mentions = (uint32_t)mentions.count,
                             .first_mention = lines->mentions.count};
    keep_numbers(line, kept.number);
    for (size_t i = 0; i < mentions.count; i++)
        mention_list_add(&lines->mentions, mentions.mention[i]);
    free(mentions.mention);
    lines->line = alloc_room(lines->line, &lines->room, lines->count, sizeof *lines->line);
    lines->line[lines->count++] = kept;
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

/* What is not there before all numbers. */
static int compare_numbers(uint32_t a, uint32_t b)
{
    struct decimal p, q;
    if (a == b || !a || !b)
        return (a != 0) - (b != 0);
    bool read =
        decimal_parse(name_text(a), name_length(a), &p) && decimal_parse(name_text(b), name_length(b), &q);
    return read ? decimal_compare(&p, &q) : name_compare(a, b); /* one that is too long to be read is rare */
}

static int compare_lines(const void *context, uint32_t a, uint32_t b)
{
    const struct lines *lines = context;
    const struct kept_line *p = &lines->line[a], *q = &lines->line[b];
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
        order = compare_numbers(p->number[N_VALUE], q->number[N_VALUE]);
    if (!order)
        order = compare_numbers(p->number[N_GROWTH], q->number[N_GROWTH]);
    if (!order && p->mentions && q->mentions)
        order = mention_compare(&lines->mentions.mention[p->first_mention],
                                &lines->mentions.mention[q->first_mention]);
    return order;
}

static void set_name(struct field *cells, size_t column, uint32_t name)
{
    cells[column] = (struct field){name_text(name), name_length(name)};
}

/* SOURCES: the text of the line's mentions. */
static void print_line(const struct kept_line *l, const struct buffer *sources)
{
    struct field cells[L_COLUMNS];
    set_name(cells, L_CITY, l->place);
    set_name(cells, L_SUBJECT, l->subject);
    set_name(cells, L_INDICATOR, l->indicator);
    set_name(cells, L_BASE_UNIT, l->unit);
    set_name(cells, L_PERIOD, l->period);
    set_name(cells, L_VALUE, l->number[N_VALUE]);
    set_name(cells, L_BASIS, l->basis);
    set_name(cells, L_BASE_PERIOD, l->base_period);
    set_name(cells, L_BASE_VALUE, l->number[N_BASE]);
    set_name(cells, L_GROWTH, l->number[N_GROWTH]);
    set_name(cells, L_GROWTH_LOW, l->number[N_GROWTH_LOW]);
    set_name(cells, L_GROWTH_HIGH, l->number[N_GROWTH_HIGH]);
    set_name(cells, L_ORIGIN, name_number_string(origin_names[l->origin]));
    set_name(cells, L_DELTA, l->number[N_DELTA]);
    set_name(cells, L_BASE_LOW, l->number[N_BASE_LOW]);
    set_name(cells, L_BASE_HIGH, l->number[N_BASE_HIGH]);
    set_name(cells, L_NOTE, l->note);
    cells[L_SOURCES] = (struct field){sources->length ? sources->data : "", sources->length};
    output_row(cells);
}

void lines_print(struct lines *lines, const struct options *o)
{
    uint32_t *order = indices_up_to(lines->count);
    struct buffer sources = {0};
    sort_indices(order, lines->count, compare_lines, lines);
    output_begin(o->format, columns, L_COLUMNS);
    for (size_t i = 0; i < lines->count; i++) {
        const struct kept_line *l = &lines->line[order[i]];
        struct mention_list mentions = {0};
        if (l->mentions)
            mentions = (struct mention_list){lines->mentions.mention + l->first_mention, l->mentions, 0};
        mention_list_text(&mentions, o->sources, &sources);
        print_line(l, &sources);
    }
    output_end();
    buffer_free(&sources);
    free(order);
    free(lines->mentions.mention);
    free(lines->line);
}
