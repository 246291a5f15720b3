/* Articles, sections, paragraphs: see outline.h. */
#include "extract/outline.h"

#include <stdlib.h>
#include <string.h>

#include "extract/attach.h"
#include "extract/dating.h"
#include "extract/places.h"
#include "extract/tables.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

enum { LONGEST_SENTENCE = 16384, LONGEST_HEADING = 120 };

static struct pattern plans = {"(?:下一步|下步|工作计划|工作打算|工作安排|目标任务|预期目标|主要目标|"
                               "工作思路|重点工作|下半年工作|努力方向"
                               "|发展方向|合作意向|展望|形势估计|趋势预测)",
                               "下一步", 0};
/* What was done of a plan, or together with one: no plan itself. */
static struct pattern reports = {"(?:总结|回顾|情况|汇报|成效)[^,。;:]{0,6}?(?:和|及|与|、|暨|以及)|"
                                 "(?:工作|目标|任务|计划)的?(?:完成|落实|进展|推进|执行)|"
                                 "(?:总结|汇报|回顾|情况通报)(?:报告)?(?:[(:]|$)",
                                 "上半年工作总结及下半年工作打算", 0};
static struct pattern byline = {"(?:供稿|作者|撰稿|供稿单位)[:/].{1,60}$", "供稿:运城市商务局", 0};
static struct pattern tag = {"\\[.{1,40}\\]|【.{1,40}】", "【下一步工作计划】", 0};
static struct pattern section = {
    "(?:[一二三四五六七八九十]{1,3}[、.]|【|第[一二三四五六七八九十]{1,3}[章节部])", "一、", 0};

struct walk {
    struct bulletin *b;
    struct context article; /* what the article gives */
    struct context context; /* what the section gives */
    struct string grown;    /* the statistic that the section has last told the growth of, as a whole */
    struct sentence sentence;
    struct table table;
};

/* Whether block K closes an article: a byline, alone or at the end of a paragraph. */
static bool closes_article(const struct layout *l, const struct block *k)
{
    struct match m;
    if (k->kind == BLOCK_BYLINE)
        return true;
    size_t from = k->to > k->from + LONGEST_HEADING ? k->to - LONGEST_HEADING : k->from;
    return k->kind == BLOCK_PROSE && pattern_find(&byline, l->text.bytes.data, from, k->to, &m);
}

/* A heading, or the short first line of a section: sets what its section takes from it. */
static void read_section(struct walk *w, const struct block *k)
{
    struct match m;
    struct when when;
    const char *text = w->b->layout.text.bytes.data;
    bool opens = pattern_at(&section, text, k->from, k->to, &m);
    bool plan =
        pattern_find(&plans, text, k->from, k->to, &m) && !pattern_find(&reports, text, k->from, k->to, &m);
    bool tagged = pattern_at(&tag, text, k->from, k->to, &m);
    if (!opens && !plan && !tagged)
        return;
    bool timed = dating_of_block(&w->b->layout, k, &w->article.calendar, &when);
    if (tagged || plan || timed || opens) {
        w->context = w->article;
        w->context.plan = plan;
    }
    if (timed) {
        w->context.calendar.base = when.period;
        w->context.calendar.year = when.period.to.year ? when.period.to.year : when.period.from.year;
    } else if (plan && w->article.calendar.year)
        w->context.calendar.base =
            (struct period){{w->article.calendar.year, 1, 1}, {w->article.calendar.year, 12, 31}};
}

static bool is_wide(char c)
{
    return (unsigned char)c >= 0x80 || c == ')';
}

/* Where the sentence that begins at FROM ends: behind its full stop (an ASCII one too, where no decimal
   point can be), or at END; a monster is cut at a mark.
 */
static size_t sentence_end(const char *text, size_t from, size_t end)
{
    size_t at = from, mark = 0;
    while (at < end) {
        size_t size = utf8_size((unsigned char)text[at]);
        at += size;
        bool stop = text[at - 1] == '.' && at - from > 3 && is_wide(text[at - 2]) &&
                    (at == end || is_wide(text[at]) || is_digit(text[at]));
        if (stop || (size == 3 && memcmp(text + at - 3, "。", 3) == 0) || text[at - 1] == '!' ||
            text[at - 1] == '?')
            return at;
        if (text[at - 1] == ',' || text[at - 1] == ';' || text[at - 1] == '\t')
            mark = at;
        if (at - from > LONGEST_SENTENCE)
            return mark ? mark : at;
    }
    return end;
}

/* Whether the text FROM to TO, a sentence, tells nothing: no numeral, no time and no place. */
static bool tells_nothing(const struct layout *l, size_t from, size_t to)
{
    const char *text = l->text.bytes.data;
    size_t time = spans_from(&l->times, from), place = spans_from(&l->places, from);
    if ((time < l->times.count && l->times.span[time].from < to) ||
        (place < l->places.count && l->places.span[place].from < to))
        return false;
    while (from < to && !is_numeral(text, from))
        from += utf8_size((unsigned char)text[from]);
    return from >= to;
}

static void read_paragraph(struct walk *w, const struct block *k)
{
    struct frame frame;
    frame_begin(&frame, w->b, &w->context);
    frame.grown = w->grown;
    for (size_t at = k->from; at < k->to;) {
        size_t end = sentence_end(w->b->layout.text.bytes.data, at, k->to);
        struct calendar calendar = w->context.calendar;
        if (tells_nothing(&w->b->layout, at, end)) {
            frame_sentence(&frame);
        } else {
            tokens_read(w->b, at, end, &calendar, &w->sentence);
            attach_sentence(&frame, &w->sentence);
        }
        at = end;
    }
    w->grown = frame.grown;
    if (w->context.mixed)
        w->context.area = frame.area;
}

static void read_block(struct walk *w, const struct block *k)
{
    bool ended = k->to - k->from >= 3 && memcmp(w->b->layout.text.bytes.data + k->to - 3, "。", 3) == 0;
    bool heading =
        k->kind == BLOCK_HEADING || (k->kind == BLOCK_PROSE && k->to - k->from <= LONGEST_HEADING && !ended);
    bool unit_line = k->kind != BLOCK_ROW && table_block(&w->table, w->b, k, &w->context);
    if (heading)
        read_section(w, k);
    if (k->kind == BLOCK_ASIDE || k->kind == BLOCK_BYLINE || unit_line)
        tokens_reject_all(w->b, k->from, k->to, REASON_NAME);
    else if (k->kind == BLOCK_ROW)
        table_row(&w->table, w->b, k, &w->context);
    else
        read_paragraph(w, k);
}

/* S, unless it is a division (浦东新区) or only its zones together (晋城市开发区), which are no subject of
 * their own. */
static struct string own_name(struct string s)
{
    const struct area *a;
    size_t length, n = areas_longest(s.at, s.length);
    if (n && n == s.length)
        return string_none;
    bool full = n && areas_named(s.at, n, &a, 1) && !area_shortened(a, n);
    if (full && (string_ends_with(s, "镇") || string_ends_with(s, "乡") || string_ends_with(s, "街道")))
        return string_behind(s, n); /* 什邡市皂角镇 */
    bool zones =
        full && vocabulary_ending(s.at + n, s.length - n, &length) == W_ENTITY && length == s.length - n;
    return zones ? string_none : s;
}

/* The township or zone that a title names, or the first line: 时家店乡, 柳河经济开发区2021年上半年工业经济.
 */
static struct string titled_subject(struct bulletin *b, size_t first, size_t last)
{
    static struct pattern place = {"(?:第[一二三四五六七八九十]+[章节] "
                                   "*)?(?:(?:19|20)\\d\\d年)?+(?:上半年|前?[一二三四]季度)?+(?!国家级|省级|"
                                   "全[国省市县区]|各[类级]?)([^,。;:(“ "
                                   "\\[\\]·《\\d看]{2,14}?(?:乡(?![村镇])|(?<!城)镇|街道|开发区|高新区|"
                                   "示范区|工业园区|产业园区|新区))(?![市县区])"
                                   "(?![^,。;:]*(?:工作|动态|办法|意见|考核))",
                                   "时家店乡", 0};
    static struct pattern located = {/* what a text is about that begins by saying where it lies */
                                     "([^,。;:(“ \\[\\]《\\d]{1,8}?(?:乡|镇|街道)),?(?:位于|地处|坐落|隶属)",
                                     "皂角镇位于", 0};
    struct match m;
    const struct layout *l = &b->layout;
    const char *text = l->text.bytes.data;
    for (size_t i = first; i < last && i < first + 2; i++)
        if (l->blocks[i].kind == BLOCK_HEADING &&
            pattern_at(&place, text, l->blocks[i].from, l->blocks[i].to, &m))
            return own_name(string_part(text, m.from[1], m.to[1]));
    if (first < last && pattern_at(&located, text, l->blocks[first].from, l->blocks[first].to, &m))
        return own_name(string_part(text, m.from[1], m.to[1]));
    return string_none;
}

static void read_article(struct walk *w, size_t first, size_t last, const struct given *given,
                         const struct context *document)
{
    const struct layout *l = &w->b->layout;
    const struct area *area = document->area;
    w->article.mixed = document->mixed;
    if (first > 0 || last < l->count)
        area = place_of_text(l, first, last, &w->article.mixed);
    w->article.area = area ? area : document->area ? document->area : given->area;
    w->article.calendar = dating_read(l, first, last, &document->calendar);
    w->article.subject = titled_subject(w->b, first, last);
    w->article.plan = false;
    w->context = w->article;
    for (size_t i = first; i < last; i++)
        read_block(w, &l->blocks[i]);
}

static int compare_figures(const void *a, const void *b)
{
    size_t x = ((const struct figure *)a)->number.number.from,
           y = ((const struct figure *)b)->number.number.from;
    return (x > y) - (x < y);
}

/* Puts the figures in the order of the text, which only tables and asides leave. */
static void sort_figures(struct bulletin *b)
{
    size_t i = 1;
    while (i < b->figure_count && compare_figures(&b->figures[i - 1], &b->figures[i]) <= 0)
        i++;
    if (i < b->figure_count)
        qsort(b->figures, b->figure_count, sizeof *b->figures, compare_figures);
}

void outline_read(struct bulletin *b, const struct given *given)
{
    struct walk w = {.b = b, .table = {.whole = WHOLE_NONE}};
    const struct layout *l = &b->layout;
    struct context document = {0};
    places_find(&b->layout);
    dating_find(&b->layout);
    document.area = place_of_text(l, 0, l->count, &document.mixed);
    document.calendar = dating_read(l, 0, l->count, &given->calendar);
    size_t first = 0;
    bool prose = false;
    for (size_t i = 0; i < l->count; i++) {
        prose |= l->blocks[i].kind == BLOCK_PROSE;
        if (prose && closes_article(l, &l->blocks[i])) {
            read_article(&w, first, i + 1, given, &document);
            first = i + 1;
            prose = false;
        }
    }
    if (first < l->count)
        read_article(&w, first, l->count, given, &document);
    sort_figures(b);
    free(w.sentence.tokens);
}
