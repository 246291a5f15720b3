/* Lines: see lines.h. */
#define _GNU_SOURCE /* memmem */
#include "extract/lines.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/charset.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

/* Patterns see the line as the source has it, so both widths of a character are named. */
static struct {
    struct pattern pattern;
    enum look look;
} looks[] = {
    {{"(?:供稿|来源|作者|撰稿|记者|编辑|责任编辑|责编|通讯员|供图|供稿单位|信息来源|稿件来源|文)\\s*[:：／/"
      "].{1,60}$",
      "供稿:运城市商务局", 0},
     LOOK_BYLINE},
    {{"[(（](?:[^()（）]{1,24}(?:供稿|记者|通讯员)|(?:供稿|记者|通讯员)[^()（）]{1,24})[)）]$",
      "(市统计局供稿)", 0},
     LOOK_BYLINE},
    {{"(?:[-—–－]\\s*)?\\d{1,4}(?:\\s*[-—–－])?$", "- 12 -", 0}, LOOK_PAGE},
    {{"第\\s*\\d{1,4}\\s*页(?:.{0,3}共\\s*\\d{1,4}\\s*页)?$", "第 3 页 共 9 页", 0}, LOOK_PAGE},
    {{"(?:发布时间|发布日期|发布单位|发布机构|发文机关|信息来源|日期|时间|发布人|文章来源|字号|浏览次数|"
      "索引号)\\s*[:：]",
      "发布时间:", 0},
     LOOK_DATELINE},
    {{"[(（\\[]?(?:19|20)\\d\\d(?:[-./]\\d{1,2}[-./]\\d{1,2}|年\\d{1,2}月\\d{1,2}日)[)）\\]]?"
      "(?:\\s*\\d{1,2}[:：]\\d\\d(?:[:：]\\d\\d)?)?(?:\\s*来源.{1,40})?$",
      "2011-06-21 10:30", 0},
     LOOK_DATELINE},
    {{"【[^】]{1,40}】$", "【下一步工作计划】", 0}, LOOK_TAG},
    {{"【[^】]{1,40}】", "【农业】", 0}, LOOK_MARKED},
    {{"[一二三四五六七八九十]{1,3}[、.．]", "一、", 0}, LOOK_HEADED},
    {{"[(（][一二三四五六七八九十\\d]{1,3}[)）]", "(一)", 0}, LOOK_HEADED},
    {{"\\d{1,2}(?:[、.．](?!\\d)|[)）])", "1.", 0}, LOOK_MARKED},
    {{"\\d{1,2}(?:\\.\\d{1,2}){0,2}[ 　]+[^\\d\\s,，。；]{2,16}$", "1.1 总体情况", 0}, LOOK_HEADED},
    {{"第[一二三四五六七八九十百]{1,3}[章节条部编]", "第三章", 0}, LOOK_HEADED},
    {{"(?:[①-⑳]|[一二三四五六七八九十]是|[一二三四五六七八九十]要|附[件表]?[:：\\d一二三四五]|[表图]\\d|注[:"
      "：])",
      "①", 0},
     LOOK_MARKED},
};

bool any_of(const char *characters, const char *at, size_t size)
{
    for (const char *c = characters; *c; c += utf8_size((unsigned char)*c))
        if (utf8_size((unsigned char)*c) == size && memcmp(c, at, size) == 0)
            return true;
    return false;
}

/* Where the character before TO begins. */
static size_t before(const char *text, size_t to)
{
    do
        to--;
    while (((unsigned char)text[to] & 0xC0) == 0x80);
    return to;
}

static bool is_blank(const char *text, size_t size)
{
    return any_of(" \t\r\v\f　\xC2\xA0\xEF\xBB\xBF\xE2\x80\x8B", text, size);
}

/* Ends as a sentence does: closing quotes and brackets are looked through. */
bool line_ends(const char *source, const struct line *l, const char *characters)
{
    size_t to = l->to;
    while (to > l->from) {
        size_t at = before(source, to);
        if (!any_of("”’\"'）)》】」", source + at, to - at))
            return any_of(characters, source + at, to - at);
        to = at;
    }
    return false;
}

static bool has_comma(const char *s, size_t from, size_t to)
{
    static struct pattern comma = {"[,，。；]", "，", 0};
    struct match m;
    return pattern_find(&comma, s, from, to, &m);
}

/* A table's row: tabs or wide gaps between cells, one of which at least begins like a number. */
static bool is_row(const char *s, size_t from, size_t to)
{
    static struct pattern cells = {"(?:(?!\\t)\\s)*+\\S[^\\t]*+\\t[^\\t\\n]*+", "工业\t3157.4", 0};
    static struct pattern gaps = {"(?!附?[表图]\\d)\\S+(?: {2,}|　+)(?=[-－]?\\d)[^\\n]*", "工业    3157.4",
                                  0};
    struct match m;
    return pattern_at(&cells, s, from, to, &m) || (to - from < 240 && !has_comma(s, from, to) &&
                                                   pattern_at(&gaps, s, from, to, &m) && m.to[0] == to);
}

static enum look look_of(const char *s, const struct line *l)
{
    static struct pattern_table table = PATTERN_TABLE(looks);
    struct match m;
    if (is_row(s, l->from, l->to))
        return LOOK_ROW;
    int row = pattern_first(&table, s, l->from, l->to, &m);
    return row == PATTERN_NO_ROW ? LOOK_PLAIN : looks[row].look;
}

static void describe(const char *s, struct line *l)
{
    static struct charset separators = {",，、;；", 0};
    size_t commas = 0;
    for (size_t at = l->from; at < l->to; at += utf8_size((unsigned char)s[at])) {
        l->characters++;
        commas += charset_has(&separators, s + at);
    }
    l->look = look_of(s, l);
    l->ended = line_ends(s, l, "。！？!?:：");
    l->has_stop = memmem(s + l->from, l->to - l->from, "。", 3) != NULL;
    l->commas = commas > 0;
    if ((l->look == LOOK_HEADED || l->look == LOOK_MARKED) && !l->has_stop &&
        l->characters <= LONGEST_HEADING)
        l->hanging = !l->ended && line_ends(s, l, ",，、");
    else
        l->hanging = !l->ended &&
                     (line_ends(s, l, ",，、;；") || l->characters > 36 || (commas && l->characters > 20));
}

static void split(struct lines *all, size_t length)
{
    const char *s = all->source;
    for (size_t at = 0; at < length;) {
        const char *newline = memchr(s + at, '\n', length - at);
        size_t end = newline ? (size_t)(newline - s) : length;
        struct line l = {.from = at, .to = end};
        size_t size;
        while (l.from < l.to && is_blank(s + l.from, size = utf8_size((unsigned char)s[l.from])))
            l.from += size;
        while (l.to > l.from && is_blank(s + before(s, l.to), l.to - before(s, l.to)))
            l.to = before(s, l.to);
        l.indented = l.from > at + 1;
        if (l.from < l.to) {
            describe(s, &l);
            all->line = alloc_room(all->line, &all->capacity, all->count, sizeof l);
            all->line[all->count++] = l;
        }
        at = end + 1;
    }
}

static const char *compared;

static int compare_lines(const void *a, const void *b)
{
    const struct line *x = *(struct line *const *)a, *y = *(struct line *const *)b;
    size_t m = x->to - x->from, n = y->to - y->from;
    int order = memcmp(compared + x->from, compared + y->from, m < n ? m : n);
    return order ? order : (m > n) - (m < n);
}

/* Running titles: lines of at least four characters, not sentences, that stand more than once. */
static void mark_repeated(struct lines *all)
{
    struct line **sorted = alloc_zeroed(all->count + 1, sizeof *sorted);
    size_t n = 0;
    for (size_t i = 0; i < all->count; i++)
        if (!all->line[i].ended && all->line[i].characters >= 4 && all->line[i].look != LOOK_ROW)
            sorted[n++] = &all->line[i];
    compared = all->source;
    qsort(sorted, n, sizeof *sorted, compare_lines);
    for (size_t i = 1; i < n; i++)
        if (compare_lines(&sorted[i - 1], &sorted[i]) == 0)
            sorted[i - 1]->repeated = sorted[i]->repeated = true;
    free(sorted);
}

/* Whether lines end in the middle of sentences: then a short line without a full stop is more likely a broken
   sentence than a heading. */
static bool is_broken(const struct lines *all)
{
    size_t hanging = 0, plain = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->line[i].look != LOOK_ROW && !all->line[i].repeated) {
            plain++;
            hanging += all->line[i].hanging;
        }
    return hanging >= 3 && hanging * 8 >= plain;
}

void lines_split(struct lines *all, size_t length)
{
    split(all, length);
    mark_repeated(all);
    all->broken = is_broken(all);
}
