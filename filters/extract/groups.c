/* Parallel lists: see groups.h. */
#include "extract/groups.h"

#include <string.h>

#include "extract/items.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "extract/reader.h"
#include "lib/units.h"

/* Whether token T only parts the members of a list. */
static bool parts_members(const struct sentence *s, const struct token *t)
{
    if (t->kind == T_LIST)
        return true;
    return t->to - t->from == 3 &&
           (memcmp(s->text + t->from, "和", 3) == 0 || memcmp(s->text + t->from, "与", 3) == 0 ||
            memcmp(s->text + t->from, "及", 3) == 0);
}

static bool has_unit(const struct bulletin *b, const struct figure *f)
{
    struct unit u;
    struct string unit = figure_unit(b, f);
    return unit.length && unit_read(unit.at, unit.length, &u) && u.parts > 0;
}

static bool moves(const struct sentence *s, size_t i)
{
    return s->tokens[i].word.class == W_MOVE || s->tokens[i].word.class == W_ADD;
}

static bool is_ratio(const struct bulletin *b, const struct sentence *s, size_t i)
{
    return strcmp(figure_dimension(b, &b->figures[s->tokens[i].index]), "ratio") == 0;
}

/* How far behind the member at token I the next one stands: behind a mark, or with a verb of its own where
 * the first has one too (分别下降3.5%、增长2%); 0 where none does. */
static size_t next_member(const struct bulletin *b, const struct sentence *s, const bool *qualifier,
                          size_t first, size_t i)
{
    if (i + 2 < s->count && s->tokens[i + 2].kind == T_FIGURE && !qualifier[i + 2])
        return 2;
    bool own = first > 0 && moves(s, first - 1) && i + 3 < s->count && parts_members(s, &s->tokens[i + 1]) &&
               moves(s, i + 2);
    return own && s->tokens[i + 3].kind == T_FIGURE && !qualifier[i + 3] && is_ratio(b, s, first) &&
                   is_ratio(b, s, i + 3)
               ? 3
               : 0;
}

/* The unit of the number behind the next mark and a name, if both are points: 高于全国0.7、全省2.3个百分点.
 */
static struct span unit_of_next(const struct bulletin *b, const struct sentence *s, size_t i)
{
    size_t k = i + 2;
    const struct figure *own = &b->figures[s->tokens[i].index];
    if (i + 1 >= s->count || s->tokens[i + 1].kind != T_LIST || own->unit.to > own->unit.from)
        return (struct span){0, 0};
    while (k < s->count && k < i + 6 && s->tokens[k].kind != T_FIGURE && s->tokens[k].kind <= T_AREA &&
           s->tokens[k].kind != T_LIST)
        k++;
    if (k >= s->count || s->tokens[k].kind != T_FIGURE)
        return (struct span){0, 0};
    const struct figure *next = &b->figures[s->tokens[k].index];
    return strcmp(figure_dimension(b, next), "points") == 0 ? next->unit : (struct span){0, 0};
}

/* Gives F the unit that a later number is written with, behind multipliers of its own: 3万、1.2亿元. */
static void borrow_unit(struct bulletin *b, struct figure *f, struct span unit)
{
    struct string own = figure_unit(b, f), lent = string_part(b->layout.text.bytes.data, unit.from, unit.to);
    struct unit read;
    int power;
    if (own.length && units_multiplier(own.at, own.length, &power) == own.length &&
        unit_read(lent.at, lent.length, &read))
        f->borrowed = bulletin_join(b, own, string_behind(lent, read.prefix));
    else
        f->unit = unit;
}

void group_read(struct bulletin *b, const struct sentence *s, const bool *qualifier, size_t first,
                struct group *g)
{
    memset(g, 0, sizeof *g);
    g->token[g->count++] = first;
    for (size_t i = first, step;
         g->count < GROUP_MEMBERS && (step = next_member(b, s, qualifier, first, i)) != 0; i += step) {
        bool colon = s->tokens[i + 1].kind == T_COLON;
        if (!(parts_members(s, &s->tokens[i + 1]) && !g->ratio) && !(colon && (g->ratio || g->count == 1)))
            break;
        g->ratio = colon;
        g->token[g->count++] = i + step;
    }
    struct span unit = g->count == 1 ? unit_of_next(b, s, first) : (struct span){0, 0};
    for (size_t i = g->count; i-- > 0;) {
        struct figure *f = &b->figures[s->tokens[g->token[i]].index];
        bool points = f->unit.to - f->unit.from == 3 && unit.to - unit.from == 12; /* 0.4个和0.1个百分点 */
        if (has_unit(b, f) && !points)
            unit = f->unit;
        else if (unit.to > unit.from)
            borrow_unit(b, f, unit);
    }
}

static bool same_name(const struct figure *a, const struct figure *b)
{
    return string_equal(a->subject, b->subject) && string_equal(a->indicator, b->indicator);
}

/* The figures before the group that it says more of (项目22个,总投资144.52亿元,占比分别为79%和98.7%): as many
 * as it has members; what says more of these may itself come in between (分别增长5%和6%). */
static bool spread_over_previous(struct frame *f, const struct sentence *s, const struct group *g)
{
    size_t first = s->tokens[g->token[0]].index;
    if (first < g->count || f->b->figures[first - g->count].clause.from != s->from)
        return false;
    for (size_t i = 0; i < g->count; i++) {
        const struct figure *of = &f->b->figures[first - g->count + i];
        struct figure *to = &f->b->figures[first + i];
        bool more = i + 1 < g->count ? !same_name(of, of + 1) : !same_name(of, of - 1);
        if (of->measure != MEASURE_LEVEL && of->measure != MEASURE_CHANGE && !more) /* 新增就业1.1万人 */
            return false;
        to->subject = of->subject;
        to->indicator = of->indicator;
        to->area = of->area;
        to->period = of->period;
    }
    return true;
}

/* The division whose name an item begins with: 济南某公司. */
static const struct area *place_of_item(const struct frame *f, struct string item)
{
    size_t n = place_longest(item.at, item.length);
    return n ? place_named(item.at, n, f->context.area) : NULL;
}

/* Whether an item is nothing but a division's name. */
static bool is_place(struct string item)
{
    return item.length && place_longest(item.at, item.length) == item.length;
}

static void spread_items(struct frame *f, const struct sentence *s, const struct group *g,
                         const struct string *items, bool as_subject)
{
    for (size_t i = 0; i < g->count; i++) {
        struct figure *to = &f->b->figures[s->tokens[g->token[i]].index];
        const struct area *area = place_of_item(f, items[i]);
        to->area = area ? area : to->area;
        if (as_subject)
            to->subject = is_place(items[i]) ? f->speaker : items[i];
        else
            to->indicator = items[i];
        if (f->items != items)
            f->items[i] = items[i];
    }
    f->item_count = g->count;
    f->items_own = as_subject;
}

/* Names in a row of clauses, the last of which has the statistic of all: 住宿和餐饮业,金融业生产指数分别增长.
 */
static bool spread_row(struct frame *f, const struct sentence *s, const struct reading *r,
                       const struct group *g)
{
    struct string items[FRAME_ITEMS], owner, statistic;
    struct figure *first = &f->b->figures[s->tokens[g->token[0]].index];
    if (!r->list || f->row_count == 0 || f->row_count + 1 != g->count)
        return false;
    noun_part(first->indicator, &owner, &statistic);
    memcpy(items, f->row, f->row_count * sizeof *items);
    items[f->row_count] = first->subject.length ? first->subject : owner;
    if (!items[f->row_count].length)
        return false;
    for (size_t i = 0; i < g->count; i++)
        f->b->figures[s->tokens[g->token[i]].index].indicator = statistic;
    spread_items(f, s, g, items, true);
    return true;
}

/* The list of names that fits the group: before the verb, in the clause before, or one used already in the
 * sentence. */
static void spread_names(struct frame *f, const struct sentence *s, const struct reading *r,
                         const struct group *g)
{
    struct string items[FRAME_ITEMS], rest;
    struct figure *first = &f->b->figures[s->tokens[g->token[0]].index];
    if (spread_row(f, s, r, g))
        return;
    bool again =
        r->nouns == 0 && f->item_count == g->count && string_equal(first->subject, f->items[g->count - 1]);
    if (again) { /* of those before: …分别实现5亿元和6亿元,分别增长1%和2% */
        spread_items(f, s, g, f->items, f->items_own);
        return;
    }
    if (list_items(f->b, first->subject, g->count, items, &rest)) {
        bool named = rest.length && !is_numeral(rest.at, 0); /* of 三省 they are, no part of a name */
        for (size_t i = 0; named && i < g->count; i++) {
            struct figure *to = &f->b->figures[s->tokens[g->token[i]].index];
            to->indicator = bulletin_join(f->b, rest, to->indicator);
        }
        spread_items(f, s, g, items, true);
        f->subject = string_none;
    } else if (list_items(f->b, first->indicator, g->count, items, &rest)) {
        bool places = is_place(items[0]);
        bool things = noun_class(f->spoken) == W_ENTITY && f->statistic.length && !figure_counts(f->b, first);
        struct string spoken = things ? f->statistic : f->spoken; /* 最低的3个城市是北京…,分别为47 */
        for (size_t i = 0; (rest.length || places) && i < g->count; i++)
            f->b->figures[s->tokens[g->token[i]].index].indicator = rest.length ? rest : spoken;
        spread_items(f, s, g, items, rest.length > 0 || places);
    } else if (r->nouns == 0 && r->list && spread_over_previous(f, s, g)) {
        return;
    } else if (list_items(f->b, f->list, g->count, items, &rest)) {
        spread_items(f, s, g, items, true);
    } else if (f->item_count == g->count && !g->ratio && (f->items_own || r->nouns == 0)) {
        spread_items(f, s, g, f->items, f->items_own);
    } else if (r->nouns == 0 &&
               (first->measure == MEASURE_GAP ||
                (g->count == 2 && (first->measure == MEASURE_GROWTH || first->measure == MEASURE_SHARE)))) {
        spread_over_previous(f, s, g); /* 项目28个、投资额84亿元,增长38%、59% */
    }
}

void group_spread(struct frame *f, const struct sentence *s, const struct reading *r, const struct group *g)
{
    struct string items[FRAME_ITEMS], rest;
    struct figure first = f->b->figures[s->tokens[g->token[0]].index];
    struct string compared = r->fixed_basis && r->basis.length ? r->basis : first.basis;
    bool bases = compared.length && list_items(f->b, compared, g->count, items, &rest);
    for (size_t i = 1; i < g->count; i++) {
        struct figure *to = &f->b->figures[s->tokens[g->token[i]].index];
        enum bound own = to->bound;
        struct figure copy = first;
        copy.number = to->number;
        copy.unit = to->unit;
        copy.borrowed = to->borrowed;
        copy.clause = to->clause;
        copy.bound = own ? own : to->number.bound;
        bool negative = f->b->layout.text.bytes.data[to->number.number.from] == '-';
        bool moving =
            copy.measure == MEASURE_GROWTH || copy.measure == MEASURE_GAP || copy.measure == MEASURE_CHANGE;
        if (moving && moves(s, g->token[i] - 1))
            copy.direction = direction_named(s->tokens[g->token[i] - 1].word.value);
        copy.direction = negative                    ? DIRECTION_NONE
                         : moving && !copy.direction ? DIRECTION_UP
                                                     : copy.direction;
        *to = copy;
    }
    bool timed = r->list && f->time_count == g->count && g->count > 1;
    for (size_t i = 0; timed && i < g->count; i++)
        f->b->figures[s->tokens[g->token[i]].index].period = f->times[i];
    const struct period *years = &first.period;
    bool yearly = r->list && g->count > 1 && years->from.year && period_months(years) == 12 * (int)g->count;
    for (size_t i = 0; yearly && i < g->count; i++) { /* 2013年到2017年分别为 */
        struct period *p = &f->b->figures[s->tokens[g->token[i]].index].period;
        p->from.year = p->to.year = years->from.year + (int)i;
    }
    timed |= yearly;
    if (bases && rest.length && is_numeral(rest.at, 0))
        rest = string_none; /* of 三省 they are, no part of a name */
    for (size_t i = 0; bases && i < g->count; i++)
        f->b->figures[s->tokens[g->token[i]].index].basis =
            reading_basis(bulletin_join(f->b, items[i], rest)); /* 全省和全国平均水平 */
    if (bases && r->nouns == 0 && r->list)
        spread_over_previous(f, s, g);
    else if (!bases && !timed && g->count > 1)
        spread_names(f, s, r, g);
}
