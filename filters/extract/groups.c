/* Parallel lists: see groups.h. */
#define _GNU_SOURCE /* memmem */
#include "extract/groups.h"

#include <string.h>

#include "extract/nouns.h"
#include "extract/places.h"
#include "extract/reader.h"
#include "lib/pattern.h"
#include "lib/units.h"
#include "lib/utf8.h"

enum { LONGEST_MODIFIER = 12 }; /* bytes of an item that takes a noun from the last */

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
    const char *text = b->layout.text.bytes.data;
    return f->unit.to > f->unit.from && unit_read(text + f->unit.from, f->unit.to - f->unit.from, &u) &&
           u.parts > 0;
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
            f->unit = unit;
    }
}

/* A list that is summed up before it goes on (批发业、零售业两大行业销售额): the list alone; *REST gets
   what follows the sum. */
static struct string without_sum(struct string s, size_t count, struct string *rest)
{
    static const char *const numerals[] = {"", "", "两", "三", "四", "五", "六", "七", "八", "九", "十"};
    static const char *const forms[] = {"大", "个", "项", "家", "种", "类", "市",
                                        "县", "区", "地", "省", "国", "州"};
    *rest = (struct string){"", 0};
    if (count >= sizeof numerals / sizeof *numerals)
        return s;
    for (size_t at = 3; at + 6 < s.length; at += 3) {
        if (memcmp(s.at + at, numerals[count], 3) != 0)
            continue;
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
            if (memcmp(s.at + at + 3, forms[i], 3) == 0) {
                size_t behind = at + 6, word;
                const struct word *w = vocabulary_longest(s.at + behind, s.length - behind, &word);
                behind += w && w->class == W_ENTITY ? word : 0;
                *rest = (struct string){s.at + behind, s.length - behind};
                return noun_trim((struct string){s.at, at});
            }
    }
    return s;
}

/* A list of divisions whose last item goes on with what is told of them all: 高平市、阳城县总投资. */
static bool part_places(struct string *items, size_t count, struct string *rest)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (!place_longest(items[i].at, items[i].length) ||
            place_longest(items[i].at, items[i].length) != items[i].length)
            return false;
    struct string *last = &items[count - 1];
    size_t n = place_longest(last->at, last->length);
    if (n == 0)
        return false;
    if (n < last->length)
        *rest = noun_trim((struct string){last->at + n, last->length - n});
    last->length = n;
    return true;
}

/* The bytes of what LAST ends with where the other items are all as short as its own part of it (韩国、日本、
 * 法国实际投入金额), 0 where they are not. */
static size_t even_tail(const struct string *items, size_t count, struct string last)
{
    size_t known, own = items[0].length;
    for (size_t i = 1; i + 1 < count; i++)
        if (items[i].length != own)
            return 0;
    if (count < 3 || own > 6 || last.length <= own + 6 || ((unsigned char)last.at[own] & 0xC0) == 0x80)
        return 0;
    for (size_t at = 0; at < own; at += utf8_size((unsigned char)last.at[at]))
        if (vocabulary_longest(last.at + at, last.length - at, &known) && at + known > own)
            return 0; /* a word lies across: 工业、商业、建筑业增加值 */
    return last.length - own;
}

/* The bytes of what LAST ends with that FIRST shares: the longest end that makes FIRST a known statistic
   (城镇, 农村居民人均可支配收入: 居民人均可支配收入), else the shortest noun. */
static enum word_class shared_tail(struct bulletin *b, struct string first, struct string last,
                                   size_t *length)
{
    for (size_t from = utf8_size((unsigned char)last.at[0]); from < last.length;
         from += utf8_size((unsigned char)last.at[from])) {
        struct string tail = {last.at + from, last.length - from};
        struct string whole = bulletin_join(b, first, tail);
        if (vocabulary_class(tail.at, tail.length) != W_NONE &&
            vocabulary_class(whole.at, whole.length) == W_STATISTIC) {
            *length = tail.length;
            return noun_class(tail);
        }
    }
    return vocabulary_head(last.at, last.length, length);
}

/* Gives ITEM the TAIL of the last item, FRONT, unless it is a statistic by itself: of 衣着、居住价格, where
 * 居住 too stands for its price, 衣着 is no more of one than that. */
static struct string with_tail(struct bulletin *b, struct string item, struct string front,
                               struct string tail)
{
    enum word_class own = noun_class(item), class = noun_class(tail);
    bool ends =
        item.length >= tail.length && memcmp(item.at + item.length - tail.length, tail.at, tail.length) == 0;
    bool price = tail.length == 6 && memcmp(tail.at, "价格", 6) == 0;
    bool alike = price && own == W_STATISTIC && noun_class(front) == W_STATISTIC;
    bool modifier = class != W_ENTITY || item.length <= LONGEST_MODIFIER; /* 国有、集体企业 */
    if (ends || !((own == W_NONE && modifier) || (class != W_ENTITY && own == W_ENTITY) || alike))
        return item;
    return bulletin_join(b, item, tail);
}

/* The last of two items with what the first has before its own last word, where both together are a known
 * statistic: 一般公共预算收入和支出. */
static struct string with_front(struct bulletin *b, struct string first, struct string last)
{
    if (first.length <= last.length || vocabulary_class(last.at, last.length) == W_NONE)
        return last;
    struct string front = {first.at, first.length - last.length};
    struct string whole = bulletin_join(b, front, last);
    size_t known; /* 省级一般公共预算支出 ends as a statistic that is longer than 支出 */
    return vocabulary_ending(whole.at, whole.length, &known) == W_STATISTIC && known > last.length ? whole
                                                                                                   : last;
}

/* Two for one: 城乡居民人均可支配收入 are those of 城镇 and of 农村. */
static bool town_and_country(struct bulletin *b, struct string s, size_t count, struct string *items)
{
    static const struct string parts[] = {{"城镇", 6}, {"农村", 6}};
    const char *both = count == 2 && s.length > 0 ? memmem(s.at, s.length, "城乡", 6) : NULL;
    if (!both || memcmp(s.at + s.length - 3, "比", 3) == 0) /* 城乡居民收入比2.2:1 */
        return false;
    struct string front = {s.at, (size_t)(both - s.at)};
    struct string tail = {both + 6, s.length - front.length - 6};
    for (size_t i = 0; i < 2; i++)
        items[i] = bulletin_join(b, bulletin_join(b, front, parts[i]), tail);
    return true;
}

/* Sectors in short: 第一、二、三产业增加值. Each in full; *REST is what is told of them. */
static bool part_sectors(struct bulletin *b, struct string *items, size_t count, struct string *rest)
{
    static struct pattern sector = {"第?([一二三])(产业)?", "三产业", 0};
    struct match m = {0};
    for (size_t i = 0; i < count; i++)
        if (!pattern_at(&sector, items[i].at, 0, items[i].length, &m) ||
            (i + 1 < count ? m.to[0] != items[i].length : m.from[2] == PATTERN_NONE))
            return false;
    *rest = noun_trim((struct string){items[count - 1].at + m.to[0], items[count - 1].length - m.to[0]});
    for (size_t i = 0; i < count; i++) {
        pattern_at(&sector, items[i].at, 0, items[i].length, &m);
        struct string which = {items[i].at + m.from[1], 3};
        items[i] =
            bulletin_join(b, bulletin_join(b, (struct string){"第", 3}, which), (struct string){"产业", 6});
    }
    return true;
}

/* The great regions, named short before the last (东、中、西部和东北地区用户): each in full; *REST is what is
 * told of them. */
static bool part_regions(struct bulletin *b, struct string *items, size_t count, struct string *rest)
{
    static struct pattern region = {"(东北|[东中西])(?:部(?:地区)?|地区)?", "东部地区", 0};
    struct match m = {0};
    for (size_t i = 0; i < count; i++)
        if (!pattern_at(&region, items[i].at, 0, items[i].length, &m) ||
            (i + 1 < count ? m.to[0] != items[i].length : m.to[0] == m.to[1]))
            return false;
    *rest = noun_trim((struct string){items[count - 1].at + m.to[0], items[count - 1].length - m.to[0]});
    for (size_t i = 0; i < count; i++) {
        pattern_at(&region, items[i].at, 0, items[i].length, &m);
        const char *tail = m.to[1] == 3 ? "部地区" : "地区";
        items[i] =
            bulletin_join(b, (struct string){items[i].at, m.to[1]}, (struct string){tail, strlen(tail)});
    }
    return true;
}

/* Parts S into as many items as G has members; false where it has another number of them. Items before the
   last take the statistic that the last ends with: 牛、羊、禽肉产量. */
static bool items_of(struct bulletin *b, struct string s, size_t count, struct string *items,
                     struct string *rest)
{
    size_t length;
    *rest = (struct string){"", 0};
    if (count < 2)
        return false;
    s = without_sum(s, count, rest);
    if (town_and_country(b, s, count, items))
        return true;
    if (noun_items(s, BY_AND, items, FRAME_ITEMS) != count &&
        noun_items(s, BY_MARK, items, FRAME_ITEMS) != count &&
        noun_items(s, BY_ANY, items, FRAME_ITEMS) != count)
        return false;
    if (part_places(items, count, rest) || part_regions(b, items, count, rest) ||
        part_sectors(b, items, count, rest))
        return true;
    if (count == 2)
        items[1] = with_front(b, items[0], items[1]);
    struct string last = items[count - 1];
    enum word_class class = shared_tail(b, items[0], last, &length);
    size_t even = even_tail(items, count, last);
    length = even > length ? even : length;
    if (class != W_NONE && length < last.length)
        for (size_t i = 0; i + 1 < count; i++)
            items[i] = with_tail(b, items[i], (struct string){last.at, last.length - length},
                                 (struct string){last.at + last.length - length, length});
    return true;
}

/* The figures before the group that it says more of (项目22个,总投资144.52亿元,占比分别为79%和98.7%): as many
 * as it has members. */
static bool spread_over_previous(struct frame *f, const struct sentence *s, const struct group *g)
{
    size_t first = s->tokens[g->token[0]].index;
    if (first < g->count || f->b->figures[first - g->count].clause.from != s->from)
        return false;
    for (size_t i = 0; i < g->count; i++) {
        const struct figure *of = &f->b->figures[first - g->count + i];
        struct figure *to = &f->b->figures[first + i];
        if (of->measure != MEASURE_LEVEL)
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

/* The list of names that fits the group: before the verb, in the clause before, or one used already in the
 * sentence. */
static void spread_names(struct frame *f, const struct sentence *s, const struct reading *r,
                         const struct group *g)
{
    struct string items[FRAME_ITEMS], rest;
    struct figure *first = &f->b->figures[s->tokens[g->token[0]].index];
    if (items_of(f->b, first->subject, g->count, items, &rest)) {
        bool named = rest.length && !is_numeral(rest.at, 0); /* of 三省 they are, no part of a name */
        for (size_t i = 0; named && i < g->count; i++) {
            struct figure *to = &f->b->figures[s->tokens[g->token[i]].index];
            to->indicator = bulletin_join(f->b, rest, to->indicator);
        }
        spread_items(f, s, g, items, true);
        f->subject = (struct string){"", 0};
    } else if (items_of(f->b, first->indicator, g->count, items, &rest)) {
        bool places = is_place(items[0]);
        for (size_t i = 0; (rest.length || places) && i < g->count; i++)
            f->b->figures[s->tokens[g->token[i]].index].indicator = rest.length ? rest : f->spoken;
        spread_items(f, s, g, items, rest.length > 0 || places);
    } else if (r->nouns == 0 && r->list && spread_over_previous(f, s, g)) {
        return;
    } else if (items_of(f->b, f->list, g->count, items, &rest)) {
        spread_items(f, s, g, items, true);
    } else if (f->item_count == g->count && !g->ratio && (f->items_own || r->nouns == 0)) {
        spread_items(f, s, g, f->items, f->items_own);
    }
}

void group_spread(struct frame *f, const struct sentence *s, const struct reading *r, const struct group *g)
{
    struct string items[FRAME_ITEMS], rest;
    struct figure first = f->b->figures[s->tokens[g->token[0]].index];
    bool bases = first.basis.length && items_of(f->b, first.basis, g->count, items, &rest);
    for (size_t i = 1; i < g->count; i++) {
        struct figure *to = &f->b->figures[s->tokens[g->token[i]].index];
        enum bound own = to->bound;
        struct figure copy = first;
        copy.number = to->number;
        copy.unit = to->unit;
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
    for (size_t i = 0; bases && i < g->count; i++)
        f->b->figures[s->tokens[g->token[i]].index].basis = items[i];
    if (!bases && !timed && g->count > 1)
        spread_names(f, s, r, g);
}
