/* The items of a list, each made whole: see items.h. */
#define _GNU_SOURCE /* memmem */
#include "extract/items.h"

#include <string.h>

#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/charset.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

enum { LONGEST_MODIFIER = 12 }; /* bytes of an item that takes a noun from the last */

/* A list that is summed up before it goes on (批发业、零售业两大行业销售额): the list alone; *REST gets
   what follows the sum. */
static struct string without_sum(struct string s, size_t count, struct string *rest)
{
    static const char *const numerals[] = {"", "", "两", "三", "四", "五", "六", "七", "八", "九", "十"};
    static const char *const forms[] = {"大", "个", "项", "家", "种", "类", "市",
                                        "县", "区", "地", "省", "国", "州"};
    *rest = string_none;
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
                *rest = string_behind(s, behind);
                return noun_trim((struct string){s.at, at});
            }
    }
    return s;
}

/* Bytes of the division's name that S begins with, one of its own or 全国, 全省; 0 if none. */
static size_t place_length(struct string s)
{
    size_t n = place_longest(s.at, s.length);
    return n ? n : place_whole(s.at, s.length);
}

/* A list of divisions whose last item goes on with what is told of them all: 高平市、阳城县总投资. */
static bool part_places(struct string *items, size_t count, struct string *rest)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (!items[i].length || place_length(items[i]) != items[i].length)
            return false;
    struct string *last = &items[count - 1];
    size_t n = place_length(*last);
    if (n == 0)
        return false;
    if (n < last->length)
        *rest = noun_trim(string_part(last->at, n, last->length));
    last->length = n;
    return true;
}

/* Whether all items begin with one of two sides, as the last does in full: 内、外贸吞吐量. */
static bool are_sides(const struct string *items, size_t count, struct string last)
{
    static struct charset sides = {"内外进出城乡男女省市县公私", 0};
    for (size_t i = 0; i + 1 < count; i++)
        if (items[i].length != 3 || !charset_has(&sides, items[i].at))
            return false;
    return last.length > 9 && charset_has(&sides, last.at);
}

/* The bytes of what LAST ends with where the other items are all as short as its own part of it (韩国、日本、
 * 法国实际投入金额), 0 where they are not. */
static size_t even_tail(const struct string *items, size_t count, struct string last)
{
    size_t known, own = items[0].length;
    for (size_t i = 1; i + 1 < count; i++)
        if (items[i].length != own)
            return 0;
    if (are_sides(items, count, last))
        return last.length - own;
    if (count < 3 || own > 6 || last.length <= own + 6 || ((unsigned char)last.at[own] & 0xC0) == 0x80)
        return 0;
    for (size_t at = 0; at < own; at += utf8_size((unsigned char)last.at[at]))
        if (vocabulary_longest(last.at + at, last.length - at, &known) && at + known > own)
            return 0; /* a word lies across: 工业、商业、建筑业增加值 */
    return last.length - own;
}

/* The bytes of what stands behind the deed that LAST begins with, where the other items are deeds and nothing
 * else (新投产、新达产项目总投资), 0 where they are not. */
static size_t deed_tail(const struct string *items, size_t count, struct string last)
{
    size_t length;
    for (size_t i = 0; i + 1 < count; i++)
        if (vocabulary_class(items[i].at, items[i].length) != W_DO)
            return 0;
    const struct word *w = vocabulary_longest(last.at, last.length, &length);
    return w && w->class == W_DO ? last.length - length : 0;
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
    if (string_ends(item, tail))
        return item;
    bool price = string_is(tail, "价格");
    struct string whole = bulletin_join(b, item, tail);
    bool known = vocabulary_class(whole.at, whole.length) == W_STATISTIC; /* 社会保障和就业支出 */
    bool alike = price && own == W_STATISTIC && noun_class(front) == W_STATISTIC;
    if (!(own == W_NONE || (class != W_ENTITY && own == W_ENTITY) || alike || known))
        return item;
    return whole;
}

/* Whether the first COUNT items may all be short for things that the last names by its noun: 国有、集体企业,
 * but not 器材、汽车及其零配件、机械设备. */
static bool are_modifiers(const struct string *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (noun_class(items[i]) == W_NONE && items[i].length > LONGEST_MODIFIER)
            return false;
    return true;
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
    const char *both = count == 2 ? memmem(s.at, s.length, "城乡", 6) : NULL;
    if (!both || string_ends_with(s, "比")) /* 城乡居民收入比2.2:1 */
        return false;
    struct string front = {s.at, (size_t)(both - s.at)};
    struct string tail = {both + 6, s.length - front.length - 6};
    for (size_t i = 0; i < 2; i++)
        items[i] = bulletin_join(b, bulletin_join(b, front, parts[i]), tail);
    return true;
}

/* Whether P matches the items, all of each but the last, and of the last more than its group 1, which names
 * it in short; *REST is what is told of them all behind that. */
static bool match_items(struct pattern *p, const struct string *items, size_t count, struct string *rest)
{
    struct match m = {0};
    for (size_t i = 0; i < count; i++)
        if (!pattern_at(p, items[i].at, 0, items[i].length, &m) ||
            (i + 1 < count ? m.to[0] != items[i].length : m.to[0] == m.to[1]))
            return false;
    *rest = noun_trim((struct string){items[count - 1].at + m.to[0], items[count - 1].length - m.to[0]});
    return true;
}

/* Sectors in short: 第一、二、三产业增加值. Each in full; *REST is what is told of them. */
static bool part_sectors(struct bulletin *b, struct string *items, size_t count, struct string *rest)
{
    static struct pattern sector = {"第?([一二三])(?:产业)?", "三产业", 0};
    struct match m;
    if (!match_items(&sector, items, count, rest))
        return false;
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
    struct match m;
    if (!match_items(&region, items, count, rest))
        return false;
    for (size_t i = 0; i < count; i++) {
        pattern_at(&region, items[i].at, 0, items[i].length, &m);
        const char *tail = m.to[1] == 3 ? "部地区" : "地区";
        items[i] =
            bulletin_join(b, (struct string){items[i].at, m.to[1]}, (struct string){tail, strlen(tail)});
    }
    return true;
}

/* Items that the last names the statistic of: 来自韩国、英国的实际使用外资. Each with what stands before the
 * first and behind the last. */
static bool part_origins(struct bulletin *b, struct string *items, size_t count)
{
    static struct pattern origin = {"(来自|对|向|从).{2,}", "来自韩国", 0};
    struct string *last = &items[count - 1];
    const char *of = memmem(last->at, last->length, "的", 3);
    struct match m;
    if (!of || of == last->at || !pattern_at(&origin, items[0].at, 0, items[0].length, &m))
        return false;
    struct string tail = {of, last->length - (size_t)(of - last->at)};
    enum word_class class = noun_class(string_behind(tail, 3));
    if (class != W_STATISTIC && class != W_RELATIVE)
        return false;
    struct string front = {items[0].at, m.to[1]};
    for (size_t i = 0; i < count; i++) {
        struct string item = i ? bulletin_join(b, front, items[i]) : items[i];
        items[i] = i + 1 < count ? bulletin_join(b, item, tail) : item;
    }
    return true;
}

/* The items of a list some of which are lists themselves, told by the character that all end with:
 * 粮油食品类、日用品类和服装、鞋帽、针纺织品类. */
static bool items_alike(struct string s, size_t count, struct string *items)
{
    struct string pieces[FRAME_ITEMS];
    size_t n = noun_items(s, BY_ANY, pieces, FRAME_ITEMS), found = 0;
    if (n <= count || n > FRAME_ITEMS || s.length < 3)
        return false;
    struct string end = string_behind(s, s.length - 3);
    const char *from = pieces[0].at;
    for (size_t i = 0; i < n; i++) {
        if (!string_ends(pieces[i], end))
            continue;
        if (found == count)
            return false;
        items[found++] = (struct string){from, (size_t)(pieces[i].at + pieces[i].length - from)};
        from = i + 1 < n ? pieces[i + 1].at : from;
    }
    return found == count;
}

bool list_items(struct bulletin *b, struct string s, size_t count, struct string *items, struct string *rest)
{
    size_t length;
    *rest = string_none;
    if (count < 2 || s.length == 0)
        return false;
    size_t whole = s.length;
    s = without_sum(s, count, rest);
    bool summed = s.length < whole; /* each is a name by itself: 新能源、生物经济两大产业 */
    if (town_and_country(b, s, count, items))
        return true;
    if (noun_items(s, BY_AND, items, FRAME_ITEMS) != count &&
        noun_items(s, BY_MARK, items, FRAME_ITEMS) != count &&
        noun_items(s, BY_ANY, items, FRAME_ITEMS) != count && !items_alike(s, count, items))
        return false;
    if (part_places(items, count, rest) || part_regions(b, items, count, rest) ||
        part_sectors(b, items, count, rest) || part_origins(b, items, count))
        return true;
    if (count == 2)
        items[1] = with_front(b, items[0], items[1]);
    struct string last = items[count - 1];
    enum word_class class = shared_tail(b, items[0], last, &length);
    size_t even = even_tail(items, count, last), behind = deed_tail(items, count, last);
    length = behind ? behind : even > length ? even : length;
    if (class != W_NONE && length < last.length &&
        (class != W_ENTITY || (!summed && are_modifiers(items, count - 1))))
        for (size_t i = 0; i + 1 < count; i++)
            items[i] = with_tail(b, items[i], string_before(last, length),
                                 (struct string){last.at + last.length - length, length});
    return true;
}
