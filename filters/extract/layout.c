/* From lines to blocks: see layout.h. */
#include "extract/layout.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "extract/dates.h"
#include "extract/lines.h"
#include "extract/places.h"
#include "extract/vocabulary.h"
#include "lib/areas.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

enum { SHORT_HEADING = 16, ACROSS = 12 }; /* characters; bytes looked at before a line's end */

static bool is_area_name(const char *s, const struct line *l)
{
    return areas_longest(s + l->from, l->to - l->from) == l->to - l->from;
}

/* A line that a page put into the middle of a sentence. */
static bool is_aside(const struct lines *all, size_t i)
{
    const struct line *l = &all->line[i];
    if (l->look == LOOK_PAGE || l->repeated)
        return true;
    return i > 0 && (all->line[i - 1].repeated || all->line[i - 1].look == LOOK_PAGE) &&
           is_area_name(all->source, l);
}

/* Whether text that begins with FROM looks like the beginning of a sentence: a time, a place, a usual
 * opening. */
static bool begins_sentence(const char *s, size_t from, size_t to)
{
    static struct pattern opening = {"(?:从|据|截至|截止|目前|其中|记者|数据显示|初步核算|值得|为了?|在|随着|"
                                     "根据|坚持|预计|围绕|深入|加快|"
                                     "强化|我们|我国|本|该|受|今后|下一步)",
                                     "据", 0};
    struct calendar none = {0};
    struct match m;
    struct when w;
    return date_at(s, from, to, &none, &w) || place_longest(s + from, to - from) ||
           place_whole(s + from, to - from) || pattern_at(&opening, s, from, to, &m);
}

/* Whether a known word lies across the end of A and the beginning of B. */
static bool word_across(const char *s, const struct line *a, const struct line *b)
{
    char joined[2 * ACROSS + 1];
    size_t left = a->to - a->from < ACROSS ? a->to - a->from : ACROSS;
    while (left && ((unsigned char)s[a->to - left] & 0xC0) == 0x80)
        left--;
    size_t right = b->to - b->from < ACROSS ? b->to - b->from : ACROSS;
    memcpy(joined, s + a->to - left, left);
    memcpy(joined + left, s + b->from, right);
    for (size_t at = 0; at < left; at += utf8_size((unsigned char)joined[at])) {
        size_t length;
        if (vocabulary_longest(joined + at, left + right - at, &length) && at + length > left)
            return true;
    }
    return false;
}

/* What headings end with. */
static struct pattern topics = {"(?:情况|成效|原因|因素|估计|分析|任务|计划|措施|打算|建议|特点|展望|目标|"
                                "重点|资源|概况|简介|回顾|安排|公报|总结|亮点|工作)$",
                                "形势估计", 0};

/* Whether line I of a broken text, which begins a block and does not end like a sentence, is a heading all
 * the same. */
static bool is_heading(const struct lines *all, size_t i, size_t j, bool top)
{
    const struct line *a = &all->line[i], *b = &all->line[j];
    const char *s = all->source;
    struct match m;
    if (a->characters > LONGEST_HEADING || a->has_stop || line_ends(s, a, ",，、") || word_across(s, a, b))
        return false;
    if (a->look == LOOK_HEADED ||
        (!a->commas && a->characters <= SHORT_HEADING && pattern_find(&topics, s, a->from, a->to, &m)))
        return true;
    bool page = j > i + 1 && a->indented && begins_sentence(s, a->from, a->to); /* between the two */
    if (a->commas || page)
        return false;
    if (a->look == LOOK_MARKED)
        return a->characters < SHORT_HEADING - 4 || begins_sentence(s, b->from, b->to);
    if (top || begins_sentence(s, b->from, b->to))
        return top || !begins_sentence(s, a->from, a->to);
    return a->characters <= SHORT_HEADING && !begins_sentence(s, a->from, a->to);
}

/* Whether the sentence that line I ends in (or goes on in, where CONTINUED) goes on in line J. TOP: no
 * paragraph was there yet. */
static bool goes_on(const struct lines *all, size_t i, size_t j, bool continued, bool top)
{
    const struct line *a = &all->line[i], *b = &all->line[j];
    if (b->look != LOOK_PLAIN && b->look != LOOK_PAGE)
        return false;
    const char *s = all->source;
    struct calendar none = {0};
    struct when when;
    size_t first = utf8_size((unsigned char)s[b->from]);
    bool colon = line_ends(s, a, ":：") && all->broken && a->characters > SHORT_HEADING;
    if ((a->ended && !colon) || a->look == LOOK_DATELINE)
        return false;
    bool digit =
        is_digit(s[a->to - 1]) || (s[a->to - 1] == '.' && a->characters > 1 && is_digit(s[a->to - 2]));
    bool number = digit && (is_digit(s[b->from]) || any_of(".万亿", s + b->from, first)) &&
                  !date_at(s, b->from, b->to, &none, &when);
    if (number || any_of(",，、。;；:：)）”》%％", s + b->from, first) || line_ends(s, a, ",，、"))
        return true;
    if (b->indented && !all->broken)
        return false;
    if (continued || (a->hanging && !all->broken))
        return true;
    return all->broken && !is_heading(all, i, j, top);
}

static void add_block(struct layout *layout, enum block_kind kind, size_t from)
{
    size_t to = layout->text.bytes.length;
    if (from == to)
        return;
    layout->blocks = alloc_room(layout->blocks, &layout->capacity, layout->count, sizeof *layout->blocks);
    layout->blocks[layout->count++] = (struct block){kind, from, to};
    text_mark(&layout->text, '\n', text_source_end(&layout->text, to));
}

static void add_alone(struct layout *layout, enum block_kind kind, const struct line *l)
{
    size_t from = layout->text.bytes.length;
    text_add(&layout->text, l->from, l->to);
    add_block(layout, kind, from);
}

/* Adds line I and all that goes on from it as one block, then the asides found on the way. Gives the next
 * line. */
static size_t add_sentence_lines(struct layout *layout, const struct lines *all, size_t i, bool top)
{
    size_t from = layout->text.bytes.length, last = i, next = i + 1;
    text_add(&layout->text, all->line[i].from, all->line[i].to);
    for (size_t j = next; j < all->count; j++) {
        if (all->line[last].look == LOOK_TAG)
            break;
        if (is_aside(all, j) && !all->line[last].ended)
            continue;
        if (!goes_on(all, last, j, last != i, top))
            break;
        text_add(&layout->text, all->line[j].from, all->line[j].to);
        last = j;
        next = j + 1;
    }
    const struct line *l = &all->line[last];
    add_block(layout, l->ended || l->hanging || last != i ? BLOCK_PROSE : BLOCK_HEADING, from);
    for (size_t j = i + 1; j < last; j++)
        if (is_aside(all, j))
            add_alone(layout, BLOCK_ASIDE, &all->line[j]);
    return next;
}

void layout_read(const char *source, size_t length, struct layout *layout)
{
    struct lines all = {.source = source};
    bool top = true;
    lines_split(&all, length);
    layout->text.source = source;
    for (size_t i = 0; i < all.count;) {
        const struct line *l = &all.line[i];
        if (l->look == LOOK_ROW || l->look == LOOK_BYLINE || l->look == LOOK_PAGE) {
            add_alone(layout,
                      l->look == LOOK_ROW    ? BLOCK_ROW
                      : l->look == LOOK_PAGE ? BLOCK_ASIDE
                                             : BLOCK_BYLINE,
                      l);
            i++;
        } else {
            i = add_sentence_lines(layout, &all, i, top);
            top &= layout->blocks[layout->count - 1].kind == BLOCK_HEADING;
        }
    }
    free(all.line);
}

void layout_free(struct layout *layout)
{
    text_free(&layout->text);
    free(layout->blocks);
    free(layout->places.span);
    free(layout->times.span);
    memset(layout, 0, sizeof *layout);
}
