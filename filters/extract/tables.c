/* Statistical tables: see tables.h. A table's cells have no sentence around them; their meaning comes from
   the header above, the row's name before, the unit in a header's or name's brackets or in a column of its
   own, and the table's title. */
#include "extract/tables.h"

#include <string.h>

#include "extract/dating.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "extract/tokens.h"
#include "lib/pattern.h"
#include "lib/units.h"
#include "lib/utf8.h"

enum { LONGEST_TITLE = 150, LONGEST_GROUP = 45, LONGEST_GENERIC = 9 };

struct cells {
    struct span cell[TABLE_COLUMNS];
    size_t count;
};

static struct pattern number = {"[-+]?\\d[\\d,]*(?:\\.\\d+)?%?$", "-12.5", 0};
static struct pattern unit_line = {".{0,20}单位[:：](.+)$", "单位:亿元", 0};
static struct pattern growth_head = {".*(?:增长|增速|涨跌|增幅|同比变化|[±])", "同比增长(±%)", 0};
static struct pattern share_head = {".*(?:比重|占比|构成)", "比重(%)", 0};
static struct pattern unit_head = {"(?:计量)?单位$", "单位", 0};
static struct pattern plain_head = {
    "(?:指标值|数值|绝对[量数值]|总量|本[期年月]|累计|实绩|完成[数额值]?|合计)", "指标值", 0};
static struct pattern brackets = {"[(]([^()]*)[)]", "(万吨)", 0};

/* The text of S without blanks. */
static struct string squeeze(struct bulletin *b, struct span s)
{
    struct string out = {"", 0};
    const char *text = b->layout.text.bytes.data;
    for (size_t at = s.from; at < s.to; at++) {
        size_t run = at;
        while (run < s.to && text[run] != ' ')
            run++;
        out = bulletin_join(b, out, string_part(text, at, run));
        at = run;
    }
    return out;
}

static void split(const char *text, const struct block *k, struct cells *c)
{
    c->count = 0;
    size_t from = k->from;
    for (size_t at = k->from; at <= k->to && c->count < TABLE_COLUMNS; at++) {
        bool gap = at < k->to && text[at] == ' ' && at + 1 < k->to && text[at + 1] == ' ' &&
                   !memchr(text + k->from, '\t', k->to - k->from);
        if (at < k->to && text[at] != '\t' && !gap)
            continue;
        struct span s = {from, at};
        while (s.from < s.to && text[s.from] == ' ')
            s.from++;
        while (s.to > s.from && text[s.to - 1] == ' ')
            s.to--;
        if (s.to > s.from || c->count == 0)
            c->cell[c->count++] = s;
        from = at + 1;
    }
}

static bool matches(struct pattern *p, struct string s)
{
    struct match m;
    return pattern_at(p, s.at, 0, s.length, &m);
}

static bool is_number(const char *text, struct span s)
{
    struct match m;
    return pattern_at(&number, text, s.from, s.to, &m);
}

/* A year at the head of a column. */
static bool is_year(const char *text, struct span s)
{
    static struct pattern year = {"(?:19|20)\\d\\d$", "2021", 0};
    struct match m;
    return pattern_at(&year, text, s.from, s.to, &m);
}

/* The unit in the last brackets of S, if there is one: 猪（万头）. */
static struct string unit_in(struct string s)
{
    struct match m;
    struct unit u;
    for (size_t from = 0; from < s.length && pattern_find(&brackets, s.at, from, s.length, &m);
         from = m.to[0])
        if (unit_read(s.at + m.from[1], m.to[1] - m.from[1], &u))
            return string_part(s.at, m.from[1], m.to[1]);
    return string_none;
}

/* S up to its first bracket. */
static struct string without_brackets(struct string s)
{
    const char *open = s.length ? memchr(s.at, '(', s.length) : NULL;
    return open ? (struct string){s.at, (size_t)(open - s.at)} : s;
}

/* The period that a title names (2024年9月各县空气质量), for all cells whose columns name none. */
static void set_period(struct table *t, const struct bulletin *b, const struct block *k,
                       const struct context *c)
{
    struct when w;
    t->period = (struct period){{0, 0, 0}, {0, 0, 0}};
    if (k->to - k->from <= LONGEST_TITLE && dating_of_block(&b->layout, k, &c->calendar, &w))
        t->period = w.period;
}

bool table_block(struct table *t, struct bulletin *b, const struct block *k, const struct context *c)
{
    struct match m;
    struct string s = squeeze(b, (struct span){k->from, k->to});
    if (t->begun && k->kind == BLOCK_HEADING &&
        s.length <= LONGEST_GROUP) { /* 期末畜禽存栏: a group of rows, or the next title */
        t->group = t->title = s;
        set_period(t, b, k, c);
        return false;
    }
    if (t->begun) {
        memset(t, 0, sizeof *t);
        t->whole = WHOLE_NONE;
    }
    if (s.length > LONGEST_TITLE)
        return false;
    if (pattern_at(&unit_line, s.at, 0, s.length, &m)) {
        t->unit = string_part(s.at, m.from[1], m.to[1]);
        return true;
    }
    t->title = s.length ? s : t->title;
    set_period(t, b, k, c);
    return false;
}

static void read_header(struct table *t, struct bulletin *b, const struct cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        t->header[i] = squeeze(b, c->cell[i]);
        if (is_year(b->layout.text.bytes.data, c->cell[i]))
            t->header[i] = bulletin_join(b, t->header[i], (struct string){"年", 3});
    }
    t->columns = c->count;
    t->group = t->row_unit = string_none;
    t->begun = true;
}

/* The statistic that the table is about: what its title ends with, behind year and place
 * (2012年主要农产品产量: 产量). */
static struct string statistic_of(const struct table *t)
{
    size_t length;
    for (int i = 0; i < 3; i++) {
        struct string s =
            i == 0 ? without_brackets(t->group)
            : i == 1 && t->columns > 1
                ? without_brackets(t->header[t->columns > 2 && matches(&unit_head, t->header[1]) ? 2 : 1])
                : t->title;
        enum word_class class = vocabulary_ending(s.at, s.length, &length);
        if (s.length && length <= LONGEST_GENERIC && !matches(&plain_head, s) &&
            (class == W_STATISTIC || class == W_RELATIVE))
            return (struct string){s.at + s.length - length, length};
    }
    return string_none;
}

/* What a table of divisions is about: the column's statistic, or what the title ends with. */
static struct string subject_of_table(const struct table *t, size_t column)
{
    size_t length;
    size_t level = column < t->columns ? column : 0;
    while (level > 1 && matches(&growth_head, t->header[level]))
        level--; /* growth is that of the column before */
    struct string head = level ? without_brackets(t->header[level]) : string_none;
    struct string title = without_brackets(t->title);
    enum word_class class = vocabulary_ending(title.at, title.length, &length);
    if (class == W_STATISTIC || class == W_RELATIVE)
        return (struct string){title.at + title.length - length, length};
    return head;
}

/* The row's own indicator: its name, and what the table counts where the name does not say it. */
static struct string indicator_of(struct table *t, struct bulletin *b, struct string name)
{
    struct string own = noun_trim(without_brackets(name));
    enum word_class class = noun_class(own);
    if (class == W_STATISTIC || class == W_RELATIVE)
        return own;
    struct string group = without_brackets(t->group);
    static const char *const stocks[] = {"存栏", "出栏"};
    for (size_t i = 0; i < sizeof stocks / sizeof *stocks; i++)
        if (string_ends_with(group, stocks[i]))
            return bulletin_join(b, own, string_of(stocks[i]));
    return bulletin_join(b, own, statistic_of(t));
}

static struct figure *add_figure(const struct table *t, struct bulletin *b, const struct block *k,
                                 struct span cell, const struct context *c)
{
    const char *text = b->layout.text.bytes.data;
    b->figures = alloc_room(b->figures, &b->figure_capacity, b->figure_count, sizeof *b->figures);
    struct figure *f = &b->figures[b->figure_count++];
    memset(f, 0, sizeof *f);
    size_t end = cell.to - (text[cell.to - 1] == '%');
    f->number.number = (struct span){cell.from, end};
    f->number.unit = f->unit = (struct span){end, cell.to};
    f->clause = (struct span){k->from, k->to};
    f->whole = WHOLE_NONE;
    f->area = c->area;
    f->period = t->period.from.year ? t->period : c->calendar.base;
    for (int i = 0; i < WHY_COUNT; i++)
        f->why[i] = "table";
    return f;
}

static void read_cell(struct table *t, struct bulletin *b, const struct block *k, struct span cell,
                      size_t column, struct string name, struct string unit, const struct context *c)
{
    static const char percent[] = "%", yoy[] = "yoy";
    struct figure *f = add_figure(t, b, k, cell, c);
    struct string head = column < t->columns ? t->header[column] : string_none;
    struct string own = unit_in(head);
    struct when when;
    if (head.length && date_at(head.at, 0, head.length, &c->calendar, &when) && when.period.from.year &&
        !when.relative)
        f->period = when.period;
    const struct area *place = name.length && areas_longest(name.at, name.length) == name.length
                                   ? place_named(name.at, name.length, c->area)
                                   : NULL;
    f->area = place ? place : f->area;
    f->indicator = place ? subject_of_table(t, column) : indicator_of(t, b, name);
    f->subject = f->basis = string_none;
    bool row_grows = matches(&growth_head, name); /* 比上年增长(%): of the row above */
    if (row_grows && t->row_name.length)
        f->indicator = indicator_of(t, b, t->row_name);
    if (matches(&growth_head, head) || row_grows) {
        f->measure = MEASURE_GROWTH;
        f->basis = (struct string){yoy, 3};
        f->direction = b->layout.text.bytes.data[cell.from] == '-' ? DIRECTION_NONE : DIRECTION_UP;
        f->borrowed = (struct string){percent, 1};
    } else {
        f->measure = matches(&share_head, head) ? MEASURE_SHARE : MEASURE_LEVEL;
        f->borrowed = own.length ? own : unit.length ? unit : t->unit;
    }
}

/* # before a name, or 其中, makes the row a part of the last row without. */
static void set_wholes(struct table *t, struct bulletin *b, size_t first, bool part)
{
    if (b->figure_count == first)
        return;
    if (part)
        b->figures[first].whole = t->whole;
    else
        t->whole = b->figures[first].number.number.from;
}

void table_row(struct table *t, struct bulletin *b, const struct block *k, const struct context *c)
{
    const char *text = b->layout.text.bytes.data;
    struct cells cells;
    split(text, k, &cells);
    size_t numbers = 0;
    for (size_t i = 1; i < cells.count; i++)
        numbers += is_number(text, cells.cell[i]) && !is_year(text, cells.cell[i]);
    if (numbers == 0) {
        tokens_reject_all(b, k->from, k->to, REASON_NAME);
        read_header(t, b, &cells);
        return;
    }
    size_t named = cells.count > 2 && is_number(text, cells.cell[0]) &&
                   !is_number(text, cells.cell[1]); /* behind a rank */
    struct string name = squeeze(b, cells.cell[named]);
    bool part = name.length && *name.at == '#';
    if (part)
        name = string_behind(name, 1);
    bool own_unit = !named && cells.count > 2 && t->columns > 1 && matches(&unit_head, t->header[1]);
    struct string unit = own_unit ? squeeze(b, cells.cell[1]) : unit_in(name);
    if (unit.length)
        t->row_unit = unit;
    else if (!t->unit.length)
        unit = t->row_unit;
    size_t first = b->figure_count;
    tokens_reject_all(b, cells.cell[0].from, cells.cell[0].to, named ? REASON_LABEL : REASON_NAME);
    for (size_t i = 1; i < cells.count; i++) {
        if (is_number(text, cells.cell[i]))
            read_cell(t, b, k, cells.cell[i], i, name, unit, c);
        else
            tokens_reject_all(b, cells.cell[i].from, cells.cell[i].to, REASON_NAME);
    }
    set_wholes(t, b, first, part);
    if (!matches(&growth_head, name))
        t->row_name = name;
    t->begun = true;
}
