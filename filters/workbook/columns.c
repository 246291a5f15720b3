/* By name where the name is known, else by the cells. */
#include "workbook/columns.h"

#include <stdlib.h>
#include <string.h>

#include "lib/utf8.h"

/* Text, though it may look like numbers in all rows. */
static const char *const texts[] = {"source", "area_code", "period", "base_period", "number", "code", "hash"};

/* Numbers whose unit is not that of their row's values. "" is no unit. */
static const struct {
    const char *name, *unit;
} units[] = {
    {"growth", "%"}, {"growth_low", "%"}, {"growth_high", "%"}, {"offset", ""}, {"length", ""},
    {"part_of", ""}, {"count", ""},       {"mentions", ""},     {"cagr", "%"},
};

/* Whether TEXT is digits with a minus before and one point between them or without, and no needless zero. */
static bool is_plain_number(const char *text)
{
    text += *text == '-';
    if (text[0] == '0' && is_digit(text[1]))
        return false;
    size_t whole = strspn(text, "0123456789");
    text += whole;
    if (whole == 0 || *text == '\0')
        return whole > 0;
    size_t behind = strspn(text + 1, "0123456789");
    return *text == '.' && behind > 0 && text[1 + behind] == '\0';
}

bool column_is_number(const char *text, int *places)
{
    if (!is_plain_number(text))
        return false;
    const char *point = strchr(text, '.');
    if (places)
        *places = point ? (int)strlen(point + 1) : 0;
    size_t digits = 0;
    for (const char *c = text + strspn(text, "-0."); *c; c++)
        digits += is_digit(*c);
    return digits <= NUMBER_DIGITS && (!point || strlen(point + 1) <= NUMBER_DIGITS);
}

static bool is_text_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strcmp(name, texts[i]) == 0)
            return true;
    return false;
}

static bool holds_numbers(const struct grid *g, size_t column)
{
    bool some = false;
    for (size_t row = 1; row <= g->rows; row++) {
        const char *text = grid_cell(g, row, column);
        if (*text && !is_plain_number(text))
            return false;
        some = some || *text;
    }
    return some;
}

static void find_unit(const struct grid *g, struct column *c, size_t index)
{
    const char *name = grid_cell(g, 0, index);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(name, units[i].name) == 0) {
            c->unit = units[i].unit;
            return;
        }
    c->unit_column = grid_column(g, "base_unit");
    if (c->unit_column < 0)
        c->unit_column = grid_column(g, "unit");
    for (size_t row = 1; c->unit_column >= 0 && row <= g->rows; row++) {
        const char *unit = grid_cell(g, row, (size_t)c->unit_column);
        if (c->unit && strcmp(c->unit, unit) != 0) {
            c->unit = NULL;
            return;
        }
        c->unit = unit;
    }
}

struct column *columns_of(const struct grid *g)
{
    struct column *columns = alloc_zeroed(g->columns ? g->columns : 1, sizeof *columns);
    for (size_t i = 0; i < g->columns; i++) {
        struct column *c = &columns[i];
        c->unit_column = -1;
        c->is_number = !is_text_by_name(grid_cell(g, 0, i)) && holds_numbers(g, i);
        if (c->is_number)
            find_unit(g, c, i);
        for (size_t row = 0; row <= g->rows; row++) {
            const char *text = grid_cell(g, row, i);
            size_t width = utf8_columns(text, strlen(text));
            if (width > c->width)
                c->width = width;
        }
    }
    return columns;
}

const char *column_unit(const struct grid *g, const struct column *column, size_t row)
{
    if (column->unit_column >= 0)
        return grid_cell(g, row, (size_t)column->unit_column);
    return column->unit ? column->unit : "";
}
