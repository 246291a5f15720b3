/* Whose figure it is, and of what: see attach.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/head.h"
#include "extract/nouns.h"
#include "extract/places.h"

bool head_same_kind(const struct frame *f, const struct figure *g)
{
    return f->amount >= 0 &&
           strcmp(figure_dimension(f->b, &f->b->figures[f->amount]), figure_dimension(f->b, g)) == 0;
}

struct string head_join(struct bulletin *b, const struct reading *r, size_t from, size_t to)
{
    struct string out = string_none;
    for (size_t i = from; i < to; i++)
        out = bulletin_join(b, out, r->noun[i]);
    return out;
}

struct string head_without_zone(struct string s, struct string *owner)
{
    static const char *const scopes[] = {"全域", "全区", "全境"};
    size_t n = place_longest(s.at, s.length);
    if (owner->length || !n || !place_zone(s.at, n) || n == s.length)
        return s;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (s.length > n + strlen(scopes[i]) && string_starts_with(string_behind(s, n), scopes[i]))
            n += strlen(scopes[i]);
    *owner = (struct string){s.at, n};
    return noun_trim(string_behind(s, n));
}

bool head_alike(struct string a, struct string b)
{
    return a.length >= 6 && string_ends(b, string_behind(a, a.length - 6));
}

/* No noun of its own: the figure says more of what was spoken of. */
static void head_bare(struct frame *f, struct figure *g)
{
    if (f->lead.length) {
        struct string owner;
        noun_part(noun_without_area(f->lead), &owner, &g->indicator);
        g->subject = owner.length ? owner : f->subject;
        g->why[WHY_INDICATOR] = g->why[WHY_SUBJECT] = "topic of the clause before";
        return;
    }
    if (f->previous >= 0) {
        g->indicator = f->b->figures[f->previous].indicator;
        g->subject = f->b->figures[f->previous].subject;
        bool amount = g->measure == MEASURE_LEVEL && !figure_counts(f->b, g) &&
                      strcmp(figure_dimension(f->b, g), "ratio") != 0;
        if (amount && f->statistic.length && noun_class(g->indicator) == W_ENTITY &&
            strcmp(figure_dimension(f->b, &f->b->figures[f->previous]), figure_dimension(f->b, g)) != 0)
            g->indicator = f->statistic; /* 9个市增长,遵义市266亿元 */
    }
    g->why[WHY_INDICATOR] = g->why[WHY_SUBJECT] = "of the figure before";
}

/* Remembers what the statistic S is of, for a bare one that follows: 蔬菜播种面积96公顷,产量3106吨. */
static void set_modifier(struct frame *f, struct string s)
{
    size_t length;
    struct string state;
    enum word_class class = vocabulary_head(s.at, s.length, &length);
    if (vocabulary_class(s.at, s.length) == W_RELATIVE)
        return;
    if (string_ends_with(string_before(s, length), "总"))
        length += strlen("总"); /* 总产值 */
    if (class != W_STATISTIC && class != W_RELATIVE)
        f->modifier = s;
    else if (length < s.length)
        f->modifier = noun_without_deed(noun_trim(string_before(s, length)), &state); /* 蔬菜 播种 面积 */
}

bool head_is_average(struct string s)
{
    static const char *const averages[] = {"人均", "户均", "亩均", "平均", "日均", "月均", "年均"};
    for (size_t i = 0; s.length == strlen("人均") && i < sizeof averages / sizeof *averages; i++)
        if (string_is(s, averages[i]))
            return true;
    return false;
}

/* A word that says only which side of the statistic spoken of is ranked, or is a share: 总量居全市第3位. */
static bool is_aspect(struct string s)
{
    static const char *const aspects[] = {"总量", "总额", "规模", "数量", "总数", "中位数"};
    for (size_t i = 0; i < sizeof aspects / sizeof *aspects; i++)
        if (string_is(s, aspects[i]))
            return true;
    return false;
}

/* A and B as one where B begins with the two characters that A ends with (商品房销售 and 销售额); else empty.
 */
static struct string overlap(struct bulletin *b, struct string first, struct string second)
{
    if (second.length < 6 || !string_ends(first, (struct string){second.at, 6}))
        return string_none;
    return bulletin_join(b, first, string_behind(second, 6));
}

/* Whether S, what a statistic was named with, is a thing that others can be of: not in
 * 一般公共预算收入18亿元, 税收占比88%, nor in 地区生产总值60亿元,完成投资5亿元. */
static bool has_statistics(struct string s)
{
    return !string_ends_with(s, "预算") && !string_ends_with(s, "生产");
}

/* Whether both say of what size their firms are: 规模以上工业增加值 is not that of 规模以上企业 alone. */
static bool scoped_alike(struct string a, struct string b)
{
    static const char *const scopes[] = {"规模以上", "规上", "限额以上", "限上"};
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (string_starts_with(a, scopes[i]) && string_starts_with(b, scopes[i]))
            return true;
    return false;
}

/* The owner of a statistic named without one: LAST, with MODIFIER what the statistic before it is of. */
static void head_owner(struct frame *f, struct string last, struct string modifier, struct figure *g)
{
    size_t length;
    bool bare = vocabulary_ending(last.at, last.length, &length) == W_RELATIVE && length == last.length;
    if (scoped_alike(f->subject, last))
        f->subject = f->speaker;
    if (bare && f->entity.length) {
        g->subject = string_ends(f->entity_owner, f->entity)
                         ? f->entity_owner
                         : bulletin_join(f->b, f->entity_owner, f->entity);
        g->why[WHY_SUBJECT] = "thing counted before";
    } else if (bare && modifier.length && !string_equal(modifier, last) && !f->in_part &&
               (noun_class(modifier) != W_ENTITY || head_is_industry(modifier)) && has_statistics(modifier)) {
        struct string whole = overlap(f->b, modifier, last);
        bool known = vocabulary_class(whole.at, whole.length) == W_STATISTIC;
        g->indicator = known ? whole : last;
        g->subject = !known ? modifier : f->subject.length ? f->subject : f->doer;
        g->why[WHY_SUBJECT] = "what the statistic before is of";
    } else if (bare && f->doer.length && !f->in_part &&
               !f->subject.length) { /* 蔬菜类播种面积18亩,产量43吨 */
        g->subject = f->doer;
        g->why[WHY_SUBJECT] = "subject of the clause before";
    } else {
        g->subject = bare && !f->subject.length ? f->topic : f->subject;
        g->why[WHY_SUBJECT] = "carried over";
    }
}

/* Who the sentence speaks of from now on: OWNER, if figures are told of such a body one after the other. */
static void keep_owner(struct frame *f, struct string owner)
{
    if (vocabulary_holds(owner.at, owner.length)) {
        f->subject = owner;
        f->counted = false;
    } else {
        f->modifier = owner;
        f->subject = f->counted ? string_none : f->subject;
    }
}

/* Nouns that are no name of their own: a division alone (石门县下降3.6%), an average (人均4.2亩), a word for
   those just listed, an owner. */
static bool head_dependent(struct frame *f, struct string last, struct string owner, struct figure *g)
{
    if (last.length == 0) {
        head_bare(f, g);
        g->subject = f->speaker;
        return true;
    }
    g->why[WHY_INDICATOR] = g->why[WHY_SUBJECT] = "noun before the number";
    if ((g->number.rank || g->measure == MEASURE_SHARE) && is_aspect(last) && f->indicator.length) {
        head_bare(f, g);
        return true;
    }
    if (head_is_average(last) && f->indicator.length) {
        g->subject = f->subject;
        g->indicator = bulletin_join(f->b, last, f->indicator);
        return true;
    }
    return owner.length == 0 && head_carried(f, last, g);
}

/* S, a known statistic with the short name of its division in front, without that: 广东完成投资. */
static struct string without_place(struct string s, struct string place)
{
    if (!place.length || !string_starts(s, place))
        return s;
    struct string rest = string_behind(s, place.length);
    enum word_class class = vocabulary_class(rest.at, rest.length);
    return class == W_STATISTIC || class == W_RELATIVE ? rest : s;
}

static void head_named(struct frame *f, const struct reading *r, struct figure *g)
{
    struct string last = r->nouns > 1 ? r->noun[r->nouns - 1] : noun_without_area(r->noun[0]);
    struct string place =
        r->area ? string_part(f->b->layout.text.bytes.data, r->area->from, r->area->to) : string_none;
    last = without_place(last, place);
    struct string owner = r->nouns > 1 ? noun_without_area(head_join(f->b, r, 0, r->nouns - 1)) : string_none;
    if (g->measure != MEASURE_SHARE) {
        last = noun_without_group(last);
        owner = noun_without_group(owner);
    }
    if (head_dependent(f, last, owner, g))
        return;
    last = head_without_zone(last, &owner);
    if (owner.length == 0)
        noun_part(last, &owner, &last);
    g->subject = owner;
    g->indicator = last;
    struct string modifier = r->verb_first ? string_none : f->modifier; /* 上交税金10亿元,实现利润11亿元 */
    set_modifier(f, last);
    if (owner.length) {
        keep_owner(f, owner);
        f->doer = owner;
    } else if (f->adjacent.length) {
        f->subject = g->subject = f->adjacent;
        f->counted = true;
    } else if (r->verb_first && f->doer.length && !memmem(last.at, last.length, f->doer.at, f->doer.length)) {
        g->subject = f->doer;
        g->why[WHY_SUBJECT] = "subject of the clause before";
    } else {
        head_owner(f, last, modifier, g);
    }
}

/* An amount of what a verb does with it: 发放2.8亿元消费补贴. */
static bool head_object(struct frame *f, const struct reading *r, struct string behind, struct figure *g)
{
    struct string state;
    struct string before = noun_without_area(r->noun[0]); /* 全县已建成10万亩农田 */
    bool known = noun_class(behind) != W_NONE || (behind.length && !before.length);
    if (r->nouns != 1 || !known || r->move || noun_without_deed(before, &state).length)
        return false;
    g->indicator = behind;
    g->subject = f->subject;
    g->why[WHY_INDICATOR] = "noun behind the unit";
    return true;
}

void head_figure(struct frame *f, const struct reading *r, struct string behind, struct figure *g)
{
    bool amount = g->measure == MEASURE_LEVEL || g->measure == MEASURE_CHANGE;
    f->spoken = f->indicator;
    if (amount && !behind.length && head_division(f, g)) {
        f->entity = f->entity_owner = string_none;
    } else if (amount && figure_counts(f->b, g) && (r->nouns || behind.length)) {
        head_count(f, r, behind, g);
    } else if (amount && r->nouns && head_object(f, r, behind, g)) {
        f->entity = f->entity_owner = string_none;
    } else if (r->nouns) {
        head_named(f, r, g);
    } else if (amount && head_unit(f, r, g)) {
        f->entity = f->entity_owner = string_none;
    } else if (behind.length && (amount || g->measure == MEASURE_SHARE)) {
        g->indicator = behind;
        g->subject = f->subject;
        g->why[WHY_INDICATOR] = "noun behind the unit";
    } else {
        head_bare(f, g);
    }
    f->indicator = g->indicator;
    enum word_class class = noun_class(g->indicator);
    if (g->measure == MEASURE_GROWTH && !f->divided && (class == W_STATISTIC || class == W_RELATIVE)) {
        f->grown = g->indicator;
        f->told = true;
    }
    if (g->measure == MEASURE_LEVEL && (class == W_STATISTIC || class == W_RELATIVE))
        f->statistic = g->indicator;
    f->lead = string_none;
}
