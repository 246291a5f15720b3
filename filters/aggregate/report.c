/* Results as rows of text. */
#include "aggregate/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aggregate/to.h"
#include "lib/alloc.h"
#include "lib/names.h"

/* Behind the columns of --by. */
enum { R_VALUE, R_BOUND, R_COUNT, R_MIN, R_MAX, R_MEAN, R_METHOD, R_MENTIONS, R_SOURCES, R_COLUMNS };
static const struct output_column result_columns[R_COLUMNS] = {
    [R_VALUE] = {"value", true},    [R_BOUND] = {"bound", false},      [R_COUNT] = {"count", true},
    [R_MIN] = {"min", true},        [R_MAX] = {"max", true},           [R_MEAN] = {"mean", true},
    [R_METHOD] = {"method", false}, [R_MENTIONS] = {"mentions", true}, [R_SOURCES] = {"sources", false},
};

bool report_has_column(const char *name)
{
    for (size_t i = 0; i < R_COLUMNS; i++)
        if (strcmp(result_columns[i].name, name) == 0)
            return true;
    return false;
}

struct report report_begin(const struct options *o, const struct key_plan *plan)
{
    struct report r = {.options = o, .plan = plan, .width = plan->by_count + R_COLUMNS};
    r.column = alloc_zeroed(r.width, sizeof *r.column);
    r.cell = alloc_zeroed(r.width, sizeof *r.cell);
    for (size_t i = 0; i < plan->by_count; i++)
        r.column[i].name = o->by.name[i];
    memcpy(r.column + plan->by_count, result_columns, sizeof result_columns);
    r.rows = (struct rows){.column = r.column, .width = r.width};
    r.pivot = (struct pivot){.plan = plan};
    if (o->pivot)
        r.pivot.column = (size_t)column_list_find(&o->by, o->pivot);
    else if (!o->sort)
        output_begin(o->format, r.column, r.width);
    return r;
}

/* The texts of a result's cells, until the next. */
struct texts {
    char number[R_COLUMNS][DECIMAL_TEXT];
    struct buffer sources;
};

static void set_number(struct texts *t, const struct report *r, const struct result *result, size_t column,
                       bool is_there, const struct decimal *value)
{
    uint32_t unit;
    struct decimal shown = *value;
    t->number[column][0] = '\0';
    if (!is_there)
        return;
    if (!(column == R_VALUE && result->method == M_COUNT) && to_applies(result->base_unit, &unit))
        shown = to_result(value, result->base_unit, r->options->digits);
    decimal_format(&shown, t->number[column]);
}

static void set_texts(struct texts *t, const struct report *r, const struct result *result)
{
    set_number(t, r, result, R_VALUE, result->has_value, &result->value);
    set_number(t, r, result, R_MIN, true, &result->min);
    set_number(t, r, result, R_MAX, true, &result->max);
    set_number(t, r, result, R_MEAN, result->has_mean, &result->mean);
    strcpy(t->number[R_BOUND], bound_names[result->bound]);
    strcpy(t->number[R_METHOD], method_names[result->method]);
    snprintf(t->number[R_COUNT], DECIMAL_TEXT, "%zu", result->count);
    snprintf(t->number[R_MENTIONS], DECIMAL_TEXT, "%zu", result->mentions.count);
    bool all = result->method == M_CONFLICT;
    mention_list_text(&result->mentions, all ? result->mentions.count : r->options->sources, &t->sources);
}

static struct field field_of(const char *text)
{
    return (struct field){text, strlen(text)};
}

void report_add(struct report *r, const uint32_t *names, const struct result *result)
{
    static struct texts texts;
    uint32_t unit = result->base_unit;
    to_applies(result->base_unit, &unit);
    set_texts(&texts, r, result);
    if (r->options->pivot) {
        pivot_add(&r->pivot, names, texts.number[R_VALUE], unit);
        return;
    }
    for (size_t i = 0; i < r->plan->by_count; i++)
        r->cell[i] = field_of(name_text(r->plan->by[i] == K_UNIT ? unit : names[i]));
    for (size_t i = 0; i < R_COLUMNS; i++)
        r->cell[r->plan->by_count + i] = field_of(texts.number[i]);
    if (texts.sources.length)
        r->cell[r->width - 1] = (struct field){texts.sources.data, texts.sources.length};
    else
        r->cell[r->width - 1] = field_of("");
    if (r->options->sort)
        rows_add(&r->rows, r->cell);
    else
        output_row(r->cell);
}

void report_end(struct report *r)
{
    if (r->options->pivot)
        pivot_print(&r->pivot, r->options);
    else if (r->options->sort)
        rows_print(&r->rows, r->options->format, r->options->sort);
    else
        output_end();
    rows_free(&r->rows);
    pivot_free(&r->pivot);
    free(r->column);
    free(r->cell);
}
