/* Rows are put together by what they are of: all cities of one statistic and period, all periods of one
   statistic and city. The groups with the most of them, first come first where that is alike, are drawn. */
#include "workbook/charts.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/names.h"
#include "lib/period.h"
#include "lib/sort.h"
#include "workbook/name_map.h"
#include "workbook/sheet.h"

enum {
    CHARTS_MAXIMUM = 6, /* of each sort */
    CHART_ROWS = 17,    /* that a chart covers, with one between */
    CHART_COLUMN = 4,
    LABEL_WIDTH = 28
};

enum { P_CITY, P_INDICATOR, P_PERIOD, P_UNIT, P_VALUE, P_SUBJECT, P_MEASURE, P_STATUS, P_PARTS };
static const char *const part_names[P_PARTS] = {"city",  "indicator_std", "period",  "base_unit",
                                                "value", "subject_std",   "measure", "status"};

struct group {
    uint32_t *row; /* of the grid */
    size_t count, room;
};

/* One sort of charts: bars by city or lines over periods. */
struct groups {
    const struct grid *grid;
    const int *part; /* the grid's columns by P_..., -1: not there */
    int label;       /* P_CITY or P_PERIOD: what the rows of a group differ in */
    uint8_t type;    /* of chart */
    struct group *group;
    size_t count, room;
    struct name_map index; /* of a group, + 1, by its key */
};

bool charts_can_show(const struct grid *g)
{
    for (int i = P_CITY; i <= P_VALUE; i++)
        if (grid_column(g, part_names[i]) < 0)
            return false;
    return g->rows > 0;
}

static const char *part_of(const struct groups *s, size_t row, int part)
{
    return s->part[part] < 0 ? "" : grid_cell(s->grid, row, (size_t)s->part[part]);
}

/* Whether the row is a level that was observed, in a city, over whole months. */
static bool is_shown(const struct groups *s, size_t row, struct period *period)
{
    const char *text = part_of(s, row, P_PERIOD), *measure = part_of(s, row, P_MEASURE),
               *status = part_of(s, row, P_STATUS);
    return *part_of(s, row, P_CITY) && (!*measure || strcmp(measure, "level") == 0) &&
           (!*status || strcmp(status, "actual") == 0) && column_is_number(part_of(s, row, P_VALUE), NULL) &&
           period_parse(text, strlen(text), period) && period_months(period) > 0;
}

static uint32_t key_of(const struct groups *s, size_t row, const struct period *period)
{
    static struct buffer text;
    static const int common[] = {P_SUBJECT, P_INDICATOR, P_UNIT};
    char months[32];
    buffer_clear(&text);
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
        buffer_add_string(&text, part_of(s, row, common[i]));
        buffer_add_string(&text, "\n");
    }
    snprintf(months, sizeof months, "%d\n", period_months(period));
    buffer_add_string(&text, s->label == P_PERIOD ? months : part_of(s, row, P_PERIOD));
    if (s->label == P_PERIOD)
        buffer_add_string(&text, part_of(s, row, P_CITY));
    return name_number(text.data, text.length);
}

static struct group *group_of(struct groups *s, uint32_t key)
{
    uint32_t *index = name_map_at(&s->index, key);
    if (!*index) {
        s->group = alloc_room(s->group, &s->room, s->count, sizeof *s->group);
        s->group[s->count] = (struct group){0};
        *index = (uint32_t)++s->count;
    }
    return &s->group[*index - 1];
}

/* Each label once: the first that is said of it. */
static void add_row(struct groups *s, struct group *g, size_t row)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(part_of(s, g->row[i], s->label), part_of(s, row, s->label)) == 0)
            return;
    g->row = alloc_room(g->row, &g->room, g->count, sizeof *g->row);
    g->row[g->count++] = (uint32_t)row;
}

static int compare_groups(const void *context, uint32_t a, uint32_t b)
{
    const struct group *group = context;
    return (group[a].count < group[b].count) - (group[a].count > group[b].count);
}

static int compare_periods(const void *context, uint32_t a, uint32_t b)
{
    const struct groups *s = context;
    struct period p, q;
    const char *first = part_of(s, a, P_PERIOD), *second = part_of(s, b, P_PERIOD);
    period_parse(first, strlen(first), &p);
    period_parse(second, strlen(second), &q);
    return period_compare(&p, &q);
}

/* A line below the title: what is drawn, its value, and a link to the row of the grid. Values instead of
   formulas, since the library keeps no results of formulas with a chart, and viewers that do not reckon would
   draw zeros. */
static void write_point(lxw_worksheet *to, lxw_row_t at, const struct groups *s, size_t row,
                        struct styles *styles)
{
    sheet_text(to, at, 0, part_of(s, row, s->label), NULL);
    sheet_number(to, at, 1, part_of(s, row, P_VALUE), part_of(s, row, P_UNIT), styles, false);
    sheet_link(to, at, 2, s->grid->name, (lxw_row_t)row, (lxw_col_t)s->part[P_VALUE], styles);
}

/* What the chart is of: 临汾市 工业类开发区 规模以上工业增加值 2024-Q1 (元). */
static void write_title(lxw_worksheet *to, lxw_row_t at, const struct groups *s, size_t row,
                        struct styles *styles)
{
    struct buffer title = {0};
    const char *unit = part_of(s, row, P_UNIT), *subject = part_of(s, row, P_SUBJECT);
    const char *parts[] = {s->label == P_PERIOD ? part_of(s, row, P_CITY) : subject,
                           s->label == P_PERIOD ? subject : "", part_of(s, row, P_INDICATOR),
                           s->label == P_PERIOD ? "" : part_of(s, row, P_PERIOD)};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        buffer_add_string(&title, title.length && *parts[i] ? " " : "");
        buffer_add_string(&title, parts[i]);
    }
    buffer_add_string(&title, *unit ? " (" : "");
    buffer_add_string(&title, unit);
    buffer_add_string(&title, *unit ? ")" : "");
    sheet_text(to, at, 0, title.data, styles_get(styles, KIND_HEADER, 0, false));
    buffer_free(&title);
}

/* The cells of a group from row AT on, with the chart beside; gives the row behind. */
static lxw_row_t write_group(lxw_workbook *workbook, lxw_worksheet *to, lxw_row_t at, const struct groups *s,
                             const struct group *g, struct styles *styles)
{
    const char *name = to->name;
    lxw_row_t first = at + 1, last = at + (lxw_row_t)g->count;
    write_title(to, at, s, g->row[0], styles);
    for (size_t i = 0; i < g->count; i++)
        write_point(to, first + (lxw_row_t)i, s, g->row[i], styles);
    lxw_chart *chart = workbook_add_chart(workbook, s->type);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, name, first, 0, last, 0);
    chart_series_set_values(series, name, first, 1, last, 1);
    chart_series_set_name_range(series, name, at, 0);
    chart_title_set_name_range(chart, name, at, 0);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    sheet_check(worksheet_insert_chart(to, at, CHART_COLUMN, chart));
    return at + (g->count + 2 > CHART_ROWS ? (lxw_row_t)g->count + 2 : CHART_ROWS);
}

static lxw_row_t write_groups(lxw_workbook *workbook, lxw_worksheet *to, lxw_row_t at, struct groups *s,
                              struct styles *styles)
{
    for (size_t row = 1; row <= s->grid->rows; row++) {
        struct period period;
        if (is_shown(s, row, &period))
            add_row(s, group_of(s, key_of(s, row, &period)), row);
    }
    uint32_t *order = indices_up_to(s->count);
    sort_indices(order, s->count, compare_groups, s->group);
    for (size_t i = 0; i < s->count && i < CHARTS_MAXIMUM && s->group[order[i]].count > 1; i++) {
        struct group *g = &s->group[order[i]];
        if (s->label == P_PERIOD)
            sort_indices(g->row, g->count, compare_periods, s);
        at = write_group(workbook, to, at, s, g, styles);
    }
    free(order);
    for (size_t i = 0; i < s->count; i++)
        free(s->group[i].row);
    free(s->group);
    name_map_free(&s->index);
    return at;
}

void charts_write(lxw_workbook *workbook, struct styles *styles, const struct grid *g, const char *name)
{
    int part[P_PARTS];
    lxw_worksheet *to = workbook_add_worksheet(workbook, name);
    if (!to)
        cli_die("out of memory");
    for (int i = 0; i < P_PARTS; i++)
        part[i] = grid_column(g, part_names[i]);
    worksheet_set_column(to, 0, 0, LABEL_WIDTH, NULL);
    worksheet_set_column(to, 1, 1, LABEL_WIDTH, NULL);
    struct groups bars = {.grid = g, .part = part, .label = P_CITY, .type = LXW_CHART_BAR};
    struct groups lines = {.grid = g, .part = part, .label = P_PERIOD, .type = LXW_CHART_LINE};
    lxw_row_t at = write_groups(workbook, to, 0, &bars, styles);
    if (write_groups(workbook, to, at, &lines, styles) == 0)
        sheet_text(to, 0, 0, "no indicator is told of two cities or of two periods", NULL);
}
