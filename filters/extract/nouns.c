/* Noun phrases: see nouns.h. */

#define _GNU_SOURCE /* memmem */
#include "extract/nouns.h"

#include <stdint.h>
#include <string.h>

#include "extract/places.h"
#include "lib/areas.h"
#include "lib/charset.h"
#include "lib/utf8.h"

/* Words that stand at one end of a noun phrase and are no part of it; those that begin alike, the longer
 * first. ENDS: the characters at that end of them, so that most phrases are let go at a glance. */
struct fringe {
    const char *words[48];
    struct charset ends;
};

static struct fringe leading = {{"最大的", "最快的", "最高的", "最多的", "这些", "这",   "除了", "除", "的",
                                 "了",     "等",     "、",     "和",     "及",   "与",   "以及", "将", "在",
                                 "对",     "中",     "其",     "各",     "由",   "从",   "以",   "使", "到",
                                 "于",     "向",     "至",     "该区",   "该市", "该县", "该省", "该", "还",
                                 "另",     "个",     "有",     "按",     "就",   "经",   "也",   "据"},
                                {"最这除的了等、和及与以将在对中其各由从使到于向至该还另个有按就经也据", 0}};
static struct fringe trailing = {{"的", "了", "等", "、", "和", "及", "与",   "以及", "在", "就",
                                  "将", "由", "从", "以", "到", "至", "也",   "于",   "可", "得",
                                  "用", "仅", "还", "向", "对", "被", "数量", "中",   "最", "第"},
                                 {"的了等、和及与在就将由从以到至也于可得用仅还向对被量中最第", 0}};
static struct fringe separators = {{"、", "和", "及", "与", "以及"}, {"、和及与以", 0}};

/* Bytes of the word of F that S begins with, 0 if none. LAST: how many of the words count. */
static size_t begins(struct string s, struct fringe *f, size_t last)
{
    for (size_t i = 0; s.length && charset_has(&f->ends, s.at) && i < last && f->words[i]; i++)
        if (string_starts_with(s, f->words[i]))
            return strlen(f->words[i]);
    return 0;
}

/* Where the last character of S begins. */
static const char *last_character(struct string s)
{
    size_t at = s.length - 1;
    while (at > 0 && ((unsigned char)s.at[at] & 0xC0) == 0x80)
        at--;
    return s.at + at;
}

static size_t finishes(struct string s, struct fringe *f)
{
    for (size_t i = 0; s.length && charset_has(&f->ends, last_character(s)) && f->words[i]; i++)
        if (string_ends_with(s, f->words[i]))
            return strlen(f->words[i]);
    return 0;
}

/* Whether the character at that end of S is part of a word that must stay whole (中心, 年产, 占用). */
static bool is_protected(struct string s, bool front)
{
    size_t length;
    if (front) {
        const struct word *w = vocabulary_longest(s.at, s.length, &length);
        return (w && length > 3) || place_longest(s.at, s.length) > 3;
    }
    if (vocabulary_ending(s.at, s.length, &length) != W_NONE)
        return true;
    if (s.length < 6 || string_ends_with(s, "的")) /* 项目的 is no 目的 */
        return false;
    enum word_class last = vocabulary_class(s.at + s.length - 6, 6);
    return last == W_WORD || last == W_DO; /* 集中 */
}

struct string noun_trim(struct string s)
{
    size_t n;
    if (vocabulary_class(s.at, s.length) != W_NONE)
        return s;
    while (s.length && !is_protected(s, true) && (n = begins(s, &leading, SIZE_MAX))) {
        s.at += n;
        s.length -= n;
    }
    while (s.length && !is_protected(s, false) && (n = finishes(s, &trailing)))
        s.length -= n;
    return s;
}

/* S without the division's full name that it begins with. */
static struct string without_name(struct string s)
{
    const struct area *a;
    size_t n = areas_longest(s.at, s.length);
    bool listed =
        string_starts_with(string_behind(s, n), "、") || string_starts_with(string_behind(s, n), "和");
    if (n && !listed && !place_zone(s.at, n) && areas_named(s.at, n, &a, 1) && !area_shortened(a, n))
        return noun_trim(string_behind(s, n));
    return s;
}

struct string noun_without_examples(struct string s)
{
    static const char *const others[] = {"其它", "其他", "一批"};
    static struct charset degrees = {"高中初同平一二三特均相", 0};
    const char *such = memmem(s.at, s.length, "等", 3);
    while (such && (such == s.at || charset_has(&degrees, such - 3))) /* 高等学校 */
        such = memmem(such + 3, s.length - (size_t)(such + 3 - s.at), "等", 3);
    if (!such)
        return s;
    struct string rest = {such + 3, s.length - (size_t)(such + 3 - s.at)};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (rest.length > strlen(others[i]) && string_starts_with(rest, others[i]))
            rest = string_behind(rest, strlen(others[i]));
    return noun_class(rest) == W_ENTITY ? rest : s;
}

struct string noun_without_area(struct string s)
{
    static const char *const everywhere[] = {"全国", "全省", "全市", "全县", "全区", "全乡", "全镇",
                                             "全州", "全盟", "全旗", "我省", "我市", "我县", "我区",
                                             "我州", "我盟", "我旗", "我国", "中国"};
    static struct charset firsts = {"全我中", 0};
    bool whole = s.length > 6 && !string_starts_with(s, "全") && memmem(s.at, s.length, "全", 3) != NULL;
    size_t named = whole ? place_longest(s.at, s.length) : 0; /* 渭南全市 */
    struct string rest = string_behind(s, named);
    for (size_t i = 0;
         rest.length && charset_has(&firsts, rest.at) && i < sizeof everywhere / sizeof *everywhere; i++)
        if (string_starts_with(rest, everywhere[i]))
            return noun_trim(string_behind(rest, strlen(everywhere[i])));
    return without_name(without_name(without_name(s))); /* 山西省运城市永济市 */
}

enum word_class noun_class(struct string s)
{
    size_t length;
    return vocabulary_ending(s.at, s.length, &length);
}

struct string noun_without_group(struct string s)
{
    for (const char *at = s.at; (at = memmem(at, (size_t)(s.at + s.length - at), "中", 3)) != NULL; at += 3) {
        size_t length;
        struct string group = {s.at, (size_t)(at - s.at)}, rest = string_behind(s, group.length + 3);
        const struct word *w = vocabulary_longest(at, 3 + rest.length, &length);
        if (group.length > 6 && rest.length > 6 && !(w && length > 3) && noun_class(group) == W_ENTITY &&
            noun_class(rest) != W_NONE)
            return noun_trim(rest);
    }
    return s;
}

/* S without a verb in front whose object the rest is: 供应工业用地. */
static struct string without_do(struct string s)
{
    size_t length;
    const struct word *w = vocabulary_longest(s.at, s.length, &length);
    if (!w || w->class != W_DO || length == s.length || strcmp(w->value, "state") == 0)
        return s; /* 新达产项目 */
    return noun_trim(string_behind(s, length));
}

/* Bytes of the verb that S ends with (景区接待), 0 if none. */
static size_t do_ending(struct string s)
{
    for (size_t n = 12; n >= 6; n -= 3)
        if (n <= s.length && vocabulary_class(s.at + s.length - n, n) == W_DO)
            return n;
    return 0;
}

struct string noun_without_deed(struct string s, struct string *state)
{
    *state = string_none;
    for (size_t n; (n = do_ending(s)) != 0;) {
        size_t length;
        const struct word *w = vocabulary_longest(s.at + s.length - n, n, &length);
        if (w && strcmp(w->value, "state") == 0 && !state->length)
            *state = (struct string){s.at + s.length - n, n};
        s = noun_trim(string_before(s, n));
    }
    return s;
}

/* Whether BEFORE, what stands before a statistic, ends with a mark behind an item that is none itself. */
static bool shares_statistic(struct string before)
{
    size_t mark = finishes(before, &separators);
    enum word_class item = mark ? noun_class(string_before(before, mark)) : W_STATISTIC;
    return item != W_STATISTIC && item != W_RELATIVE; /* 货运量和货物周转量 */
}

void noun_part(struct string s, struct string *owner, struct string *statistic)
{
    size_t length;
    enum word_class class = vocabulary_ending(s.at, s.length, &length);
    *owner = string_none;
    *statistic = s;
    if (class == W_NONE)
        length = do_ending(s) < s.length ? do_ending(s) : 0;
    else if (class == W_STATISTIC && shares_statistic(string_before(s, length)))
        class = vocabulary_head(s.at, s.length, &length); /* 高技术产业和装备制造业增加值: 增加值 of both */
    if ((class != W_RELATIVE && class != W_STATISTIC && class != W_NONE) || length <= 3)
        return; /* 生猪出栏率 stays whole */
    struct string rest = {s.at, s.length - length};
    if (rest.length > strlen("平均") && string_ends_with(rest, "平均")) { /* 城市平均优良天数比例 */
        rest.length -= strlen("平均");
        length += strlen("平均");
    }
    rest = without_do(noun_trim(rest));
    if (rest.length && noun_class(rest) == W_ENTITY) {
        *owner = rest;
        *statistic = (struct string){s.at + s.length - length, length};
    }
}

size_t noun_items(struct string s, enum separators by, struct string *items, size_t maximum)
{
    size_t words = by == BY_ANY ? SIZE_MAX : (size_t)by;
    size_t count = 0, from = 0, name;
    for (size_t at = 0; at <= s.length;) {
        const struct word *w = vocabulary_longest(s.at + at, s.length - at, &name);
        if (w && w->class == W_ENTITY && name > 9) {
            at += name; /* 交通运输、仓储和邮政业 is one */
            continue;
        }
        size_t n = at < s.length ? begins(string_behind(s, at), &separators, words) : 0;
        if (n || at == s.length) {
            struct string item = {s.at + from, at - from};
            if (item.length && count++ < maximum)
                items[count - 1] = item;
            from = at + n;
        }
        at += n ? n : at < s.length ? utf8_size((unsigned char)s.at[at]) : 1;
    }
    return count;
}
