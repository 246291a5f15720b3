/* The document's calendar: see dating.h. */
#include "extract/dating.h"

#include <string.h>

#include "lib/pattern.h"
#include "lib/utf8.h"

enum { DATELINE_BYTES = 240, HEAD_BLOCKS = 6, PROSE_BLOCKS = 3, TAIL_BLOCKS = 3, SENTENCE_BYTES = 1200 };

/* Words before a time that make it something compared with or looked back to. */
static struct pattern compared = {"(?:比|较|与|同|自|从|由|(?<!关)于|“|〔|《[^》]*)$", "比", 0};

/* Where the headings of the whole end and those of sections begin. */
static struct pattern section = {
    "(?:[一二三四五六七八九十]{1,3}[、.]|【|[(][一二三四五六七八九十]{1,3}[)]|\\d{1,2}[.、](?!\\d))", "一、",
    0};

typedef bool acceptable(const struct when *w);

static bool is_known(const struct when *w)
{
    bool long_span = w->period.from.year && w->period.to.year > w->period.from.year + 1; /* “十四五”期间 */
    return w->period.to.year && !w->day && !w->relative && !w->vague && !long_span;
}

/* The year it names: of a stock, that of its day. */
static int year_of(const struct when *w)
{
    return w->period.from.year ? w->period.from.year : w->period.to.year;
}

static bool names_year(const struct when *w)
{
    return w->has_year && year_of(w) && !w->relative && !w->day;
}

static bool is_day(const struct when *w)
{
    return w->day && w->has_year && w->period.from.year;
}

static bool is_compared(const char *text, size_t from, size_t at)
{
    struct match m;
    size_t begin = at > from + 30 ? at - 30 : from;
    while (begin < at && ((unsigned char)text[begin] & 0xC0) == 0x80)
        begin++;
    return pattern_find(&compared, text, begin, at, &m);
}

void dating_find(struct layout *l)
{
    struct calendar none = {0};
    struct when w;
    for (size_t i = 0; i < l->count; i++) {
        const struct block *k = &l->blocks[i];
        for (size_t at = k->from; at < k->to;) {
            size_t length = utf8_size((unsigned char)l->text.bytes.data[at]);
            if (date_at(l->text.bytes.data, at, k->to, &none, &w))
                spans_add(&l->times, at, at + (length = w.length));
            at += length;
        }
    }
}

static bool next_time(const struct layout *l, const struct block *k, const struct calendar *c,
                      acceptable *accept, struct when *out, size_t *where)
{
    const char *text = l->text.bytes.data;
    for (size_t i = spans_from(&l->times, k->from); i < l->times.count && l->times.span[i].from < k->to;
         i++) {
        *where = l->times.span[i].from;
        if (date_at(text, *where, k->to, c, out) && accept(out) && !is_compared(text, k->from, *where))
            return true;
    }
    return false;
}

static bool first_time(const struct layout *l, const struct block *k, const struct calendar *c,
                       acceptable *accept, struct when *out)
{
    size_t where;
    return next_time(l, k, c, accept, out, &where);
}

bool dating_of_block(const struct layout *l, const struct block *k, const struct calendar *c,
                     struct when *out)
{
    return first_time(l, k, c, is_known, out);
}

/* The period that the first paragraph begins with. */
static bool opening_time(const struct layout *l, size_t first, size_t last, const struct calendar *c,
                         struct when *out)
{
    for (size_t i = first; i < last; i++)
        if (l->blocks[i].kind == BLOCK_PROSE && l->blocks[i].to - l->blocks[i].from > DATELINE_BYTES / 2)
            return date_at(l->text.bytes.data, l->blocks[i].from, l->blocks[i].to, c, out) && is_known(out);
    return false;
}

/* A year that runs from one into the next, named in the first paragraph: 本年度(1995年9月至1996年3月). */
static bool seasonal_year(const struct layout *l, size_t first, size_t last, const struct calendar *c,
                          struct when *out)
{
    for (size_t i = first; i < last; i++)
        if (l->blocks[i].kind == BLOCK_PROSE && l->blocks[i].to - l->blocks[i].from > DATELINE_BYTES / 2) {
            struct block rest = l->blocks[i];
            size_t at;
            while (next_time(l, &rest, c, is_known, out, &at)) {
                int months = period_months(&out->period);
                if (out->period.from.year == c->year && out->period.to.year == c->year + 1 && months > 0 &&
                    months <= 12)
                    return true;
                rest.from = at + out->length;
            }
            return false;
        }
    return false;
}

/* The year that the first paragraph begins with: 2010年以来,… */
static int opening_year(const struct layout *l, size_t first, size_t last)
{
    struct calendar none = {0};
    struct when w;
    for (size_t i = first; i < last; i++)
        if (l->blocks[i].kind == BLOCK_PROSE && l->blocks[i].to - l->blocks[i].from > DATELINE_BYTES / 2)
            return date_at(l->text.bytes.data, l->blocks[i].from, l->blocks[i].to, &none, &w) &&
                           names_year(&w)
                       ? year_of(&w)
                       : 0;
    return 0;
}

/* Whether a number with a unit stands in the sentence that goes on at FROM: history (1988年设镇) tells none.
 * *BARREN, 0 at first, is kept for the next question: up to there none stands. */
static bool tells_figures(const char *text, size_t from, size_t end, size_t *barren)
{
    static struct pattern figure = {
        "[^。;]*?\\d[\\d.,]*(?:万|亿)?(?:元|%|‰|亩|公顷|人|户|家|个|吨|公里|平方|台|头|只|辆|千瓦)",
        "产值5亿元", 0};
    static struct pattern sentence = {"[^。;]*+", "产值", 0};
    struct match m;
    if (from < *barren)
        return false;
    if (end - from > SENTENCE_BYTES)
        for (end = from + SENTENCE_BYTES; ((unsigned char)text[end] & 0xC0) == 0x80;)
            end--;
    if (pattern_at(&figure, text, from, end, &m))
        return true;
    *barren = pattern_at(&sentence, text, from, end, &m) ? m.to[0] : end;
    return false;
}

/* Whether a time tells of the present: a part of its year, as of a day in it, or expected. */
static bool is_present(const struct layout *l, const struct block *k, size_t at, const struct when *w)
{
    static struct pattern expected = {"预计$", "预计", 0};
    struct match m;
    return w->period.from.year == 0 || period_months(&w->period) < 12 ||
           (at >= k->from + 6 && pattern_at(&expected, l->text.bytes.data, at - 6, at, &m));
}

/* The latest year that a text names with figures: a profile tells its newest figures' year, and older ones in
 * passing; the first year where none stands with figures. A text that says 今年 or 去年 means no year that it
 * names, but for one that tells of the present. */
static int latest_year(const struct layout *l, size_t first, size_t last)
{
    static struct pattern relative = {"今年|去年", "今年", 0};
    struct calendar none = {0};
    struct match m;
    int year = 0, passing = 0, present = 0;
    size_t barren = 0;
    bool says_relative = false;
    for (size_t i = first; i < last; i++) {
        const struct block *k = &l->blocks[i];
        struct block rest = *k;
        struct when w;
        size_t at;
        says_relative = says_relative || pattern_find(&relative, l->text.bytes.data, k->from, k->to, &m);
        while (next_time(l, &rest, &none, names_year, &w, &at)) {
            bool future = at >= k->from + 3 && memcmp(l->text.bytes.data + at - 3, "到", 3) == 0;
            passing = passing || future ? passing : year_of(&w);
            if (!future && year_of(&w) > year &&
                tells_figures(l->text.bytes.data, at + w.length, k->to, &barren))
                year = year_of(&w);
            if (!future && year_of(&w) > present && is_present(l, k, at, &w))
                present = year_of(&w);
            rest.from = at + w.length;
        }
    }
    return says_relative ? present : year ? year : passing;
}

/* Whether the month at AT, in brackets at the end of heading K, dates a report: 工作总结(2015年12月). */
static bool dates_report(const struct layout *l, const struct block *k, size_t at, const struct when *w)
{
    static struct pattern report = {"(?:总结|汇报|打算|规划|纲要|讲话|意见|方案)[^,。;:]{0,6}\\($",
                                    "工作总结(", 0};
    static struct pattern closing = {"\\) *(?:\\n|$)", ")", 0};
    struct match m;
    const char *text = l->text.bytes.data;
    return k->kind == BLOCK_HEADING && period_months(&w->period) == 1 &&
           pattern_at(&closing, text, at + w->length, k->to, &m) &&
           pattern_find(&report, text, k->from, at, &m);
}

/* Looks through the headings at the top (or, with PROSE, the first paragraphs too). */
static bool from_top(const struct layout *l, size_t first, size_t last, bool prose, const struct calendar *c,
                     acceptable *accept, struct when *out)
{
    struct match m;
    size_t paragraphs = 0;
    for (size_t i = first; i < last && paragraphs < PROSE_BLOCKS && (prose || i < first + HEAD_BLOCKS); i++) {
        const struct block *k = &l->blocks[i];
        bool is_prose = k->kind == BLOCK_PROSE && l->text.bytes.data[k->from] != '[' &&
                        k->to - k->from > DATELINE_BYTES / 2;
        paragraphs += is_prose;
        if (!prose && i > first && pattern_at(&section, l->text.bytes.data, k->from, k->to, &m))
            break;
        if (k->kind == BLOCK_ASIDE || k->kind == BLOCK_BYLINE || (is_prose && !prose))
            continue;
        size_t where;
        if (next_time(l, k, c, accept, out, &where) &&
            (accept != is_known || !dates_report(l, k, where, out)))
            return true;
    }
    return false;
}

/* Whether the date from AT to END in block K dates the text, and tells of no event in it:
 * 发布时间:2011-06-21, (2013年3月20日), 2024年1月9日在市人民代表大会上. */
static bool stands_alone(const char *text, const struct block *k, size_t at, size_t end)
{
    static struct pattern opening = {"(?:(?:时间|日期|报|社|网|讯)[:：]?|[(]|\\[) *$", "发布时间:", 0};
    static struct pattern closing = {" *(?:[)\\]]|讯|电|$|\\n|在[^,。;]{4,40}(?:会议|大会|全会)上)", ")", 0};
    struct match m;
    if (at == k->from || pattern_at(&closing, text, end, k->to, &m))
        return true;
    size_t from = at > k->from + 30 ? at - 30 : k->from;
    while (((unsigned char)text[from] & 0xC0) == 0x80)
        from++;
    return pattern_find(&opening, text, from, at, &m);
}

/* A date in a short block at the top or the end. */
static bool find_dateline(const struct layout *l, size_t first, size_t last, struct when *out)
{
    struct calendar none = {0};
    for (size_t i = first; i < last; i++) {
        const struct block *k = &l->blocks[i];
        if (i >= first + HEAD_BLOCKS && i + TAIL_BLOCKS < last)
            continue;
        struct block part = *k; /* of a long line at the top, its beginning */
        if (part.to - part.from > DATELINE_BYTES && i < first + HEAD_BLOCKS)
            part.to = part.from + DATELINE_BYTES;
        size_t at;
        if (part.to - part.from <= DATELINE_BYTES && next_time(l, &part, &none, is_day, out, &at) &&
            stands_alone(l->text.bytes.data, k, at, at + out->length))
            return true;
    }
    return false;
}

static struct period year_period(int year)
{
    return (struct period){{year, 1, 1}, {year, 12, 31}};
}

static bool after(struct date a, struct date b)
{
    return a.year != b.year ? a.year > b.year : a.month > b.month;
}

/* The first period of C's year that the paragraphs name; in a text without dates of its own, all of them are
 * looked through. */
static bool in_year(const struct layout *l, size_t first, size_t last, const struct calendar *c, bool dated,
                    struct when *out)
{
    size_t paragraphs = 0, barren = 0;
    for (size_t i = first; i < last; i++) {
        struct block rest = l->blocks[i];
        size_t at;
        paragraphs += rest.kind == BLOCK_PROSE;
        while (next_time(l, &rest, c, is_known, out, &at)) {
            int year = out->period.to.year ? out->period.to.year : out->period.from.year;
            bool told = dated || rest.kind != BLOCK_PROSE || rest.to - rest.from <= DATELINE_BYTES ||
                        !out->has_year ||
                        tells_figures(l->text.bytes.data, at + out->length, rest.to, &barren);
            told = told && !dates_report(l, &l->blocks[i], at, out);
            if (told && (!c->year || year == c->year))
                return paragraphs <= PROSE_BLOCKS || (c->year && out->has_year);
            rest.from = at + out->length;
        }
    }
    return false;
}

/* Whether a heading at the top says that the text is a government's report to the congress. */
static bool is_report_to_congress(const struct layout *l, size_t first, size_t last)
{
    static struct pattern report = {"政 ?府 ?工 ?作 ?报 ?告", "2024年政府工作报告", 0};
    struct match m;
    for (size_t i = first; i < last && l->blocks[i].kind != BLOCK_PROSE; i++)
        if (pattern_find(&report, l->text.bytes.data, l->blocks[i].from, l->blocks[i].to, &m))
            return true;
    return false;
}

struct calendar dating_read(const struct layout *l, size_t first, size_t last, const struct calendar *given)
{
    struct calendar c = {.opens_year = is_report_to_congress(l, first, last)};
    struct when w, within, dateline = {0};
    bool dated = find_dateline(l, first, last, &dateline);
    int opening = opening_year(l, first, last);
    if (from_top(l, first, last, false, &c, names_year, &w))
        c.year = year_of(&w);
    else if (opening)
        c.year = opening;
    else if (dated)
        c.year = dateline.period.from.year;
    else
        c.year = latest_year(l, first, last);
    if (!c.year)
        c.year = given->year;
    c.this_year = c.year;
    if (from_top(l, first, last, false, &c, is_known, &w) || in_year(l, first, last, &c, dated, &w)) {
        c.base = w.period;
        if (seasonal_year(l, first, last, &c, &within)) {
            c.base = within.period;
            c.year = c.this_year = within.period.to.year;
        } else if (!(period_months(&c.base) > 1 && period_months(&c.base) < 12) &&
                   opening_time(l, first, last, &c, &within) && period_within(&within.period, &c.base)) {
            c.base = within.period; /* 2024年“五一”假期: 5月1日至5日; but 前三季度: 二季度增长3% */
        }
        if (!c.year && w.has_year)
            c.year = c.this_year = w.period.to.year ? w.period.to.year : w.period.from.year;
        if (dated && !w.has_year && after(w.period.to, dateline.period.from)) { /* 全年, told of in January */
            c.year--;
            c.base = period_shift_years(c.base, -1);
        }
    } else if (period_known(&given->base)) {
        c.base = given->base;
    } else if (c.year) {
        c.base = year_period(c.year);
    }
    if (c.base.from.year == 0 && c.base.to.year)
        c.base.from = (struct date){c.base.to.year, 1, 1};
    return c;
}
