/* What is carried from token to token, figure to figure and sentence to sentence: times, divisions, topics.
 * See attach.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

static const struct string none = {"", 0};

static struct pattern zone = {
    "[^,。;:]{0,4}(?:开发区|示范区|高新区|片区|经开区|新区|园区|产业园|集聚区|试验区)", "经济开发区", 0};
/* What is looked at: 从资金到位情况看. */
static struct pattern looking = {"(?:从|就)(.{3,30}?)(?:的?情况|方面|角度)?(?:来看|看|来说|而言)$",
                                 "从资金到位情况看", 0};
static struct pattern aspect = {".+?(?=方面$|领域$|情况$)", "两江直管区", 0};

/* Whether token I ends with WORD. */
static bool ends_with(const struct sentence *s, size_t i, const char *word)
{
    size_t n = strlen(word);
    return s->tokens[i].to - s->tokens[i].from >= n && memcmp(s->text + s->tokens[i].to - n, word, n) == 0;
}

static bool known(const struct period *p)
{
    return p->from.year || p->to.year;
}

void frame_begin(struct frame *f, struct bulletin *b, const struct context *context)
{
    memset(f, 0, sizeof *f);
    f->b = b;
    f->context = *context;
    f->period = f->before = f->now = context->calendar.base;
    f->area = context->area;
    f->previous = f->level = f->amount = f->whole = -1;
    f->indicator = f->statistic = none;
    f->speaker = context->subject;
}

void frame_sentence(struct frame *f)
{
    f->before = f->past ? f->period : f->now;
    f->now = f->period;
    f->dated = false;
    f->area = f->context.mixed && f->area ? f->area : f->context.area;
    f->subject = f->speaker;
    f->entity = f->entity_owner = f->lead = f->modifier = f->topic = f->list = f->adjacent = f->compared =
        none;
    f->floor = 0;
    f->item_count = f->time_count = 0;
    f->bracketed = false;
    f->rate = DIRECTION_NONE;
    f->fixed_basis = NULL;
    f->in_part = f->target = f->past = f->comparing = f->counted = false;
    f->whole = -1;
}

/* Whether the word at token I always opens a comparator, as 比 does and 与 does not. */
static bool is_firm(const struct sentence *s, size_t i)
{
    static const char *const loose[] = {"与", "同", "按", "对比", "相对"};
    for (size_t k = 0; k < sizeof loose / sizeof *loose; k++)
        if (s->tokens[i].to - s->tokens[i].from == strlen(loose[k]) && ends_with(s, i, loose[k]))
            return false;
    return true;
}

/* Whether token I stands in the name of a comparator: 比历史上最好的1984年. */
static bool within_comparator(const struct sentence *s, size_t i)
{
    if (i > 0 && s->tokens[i - 1].word.class == W_THAN)
        return true;
    while (i-- > 0) {
        const struct token *t = &s->tokens[i];
        enum word_class c = t->word.class;
        bool mark = t->kind == T_FIGURE || (t->kind >= T_COMMA && t->kind != T_LIST);
        if (c == W_THAN)
            return is_firm(s, i);
        if (mark || c == W_MOVE || c == W_ADD || c == W_VERB || c == W_SHARE || c == W_PART || c == W_LIST)
            return false;
    }
    return false;
}

/* Whether the time at token I only dates what a figure is compared with (比上年, 接近1993年的水平). */
static bool is_comparison(const struct frame *f, const struct sentence *s, size_t i)
{
    static struct pattern ground = {"[^,;。\\d]{0,12}?(?:基础上|背景下|情况下|基数)", "高基数的基础上", 0};
    static struct pattern goal = {"度?(?:预期|工作|奋斗)?(?:目标|任务|计划|预算)(?!总?投资)", "目标",
                                  0}; /* 全年目标 */
    struct match m;
    if (i > 0 && s->tokens[i - 1].word.class == W_BASIS) /* 同比去年 */
        return true;
    if (i > 0 && ends_with(s, i - 1, "在") && pattern_at(&ground, s->text, s->tokens[i].to, s->to, &m))
        return true;
    if (within_comparator(s, i))
        return true;
    if (pattern_at(&goal, s->text, s->tokens[i].to, s->to, &m))
        return true;
    const struct token *t = i + 1 < s->count ? &s->tokens[i + 1] : NULL;
    if (!t || t->kind != T_TEXT || memcmp(s->text + t->from, "的", 3) != 0)
        return false;
    if (t->to - t->from > 3 || i + 2 >= s->count || s->tokens[i + 2].kind != T_FIGURE)
        return t->to - t->from > 3;
    const char *d = figure_dimension(f->b, &f->b->figures[s->tokens[i + 2].index]);
    if (strcmp(d, "multiple") == 0) /* 是上年的2.3倍 */
        return true;
    return s->tokens[i].when.relative && strcmp(d, "ratio") == 0 && !ends_with(s, i - (i > 0), "由");
}

/* Times in a row (2021年、2022年和2023年) span what is told, and are there for a list of as many numbers. */
static void remember_time(struct frame *f, const struct sentence *s, size_t i)
{
    const struct period *p = &s->tokens[i].when.period;
    bool row = i >= 2 && s->tokens[i - 2].kind == T_TIME &&
               s->tokens[i - 1].to - s->tokens[i - 1].from == 3 && f->time_count &&
               f->time_count < FRAME_ITEMS;
    if (!row)
        f->time_count = 0;
    f->times[f->time_count++] = *p;
    f->now = *p;
    if (row && known(&f->times[0]))
        f->now.from = f->times[0].from;
}

/* Whether the time at token I is of the figure that a further move begins at: 在上月上涨21.4%的基础上. */
static bool rises_from(const struct sentence *s, size_t i)
{
    static struct pattern ground = {"[^,;。]{0,20}?\\d[^,;。]{0,8}?的?基础上", "上涨21.4%的基础上", 0};
    struct match m;
    return i > 0 && ends_with(s, i - 1, "在") && pattern_at(&ground, s->text, s->tokens[i].to, s->to, &m);
}

/* A time moves the sentence on. One that no year is known for takes the sentence back to what the document
 * says. */
static void pass_time(struct frame *f, const struct sentence *s, size_t i)
{
    const struct when *w = &s->tokens[i].when;
    bool of_figure = (i + 2 < s->count && s->tokens[i + 2].kind == T_FIGURE && ends_with(s, i + 1, "的")) ||
                     (i + 1 < s->count && s->tokens[i + 1].kind == T_FIGURE); /* 比上年182万吨增加 */
    bool own = of_figure && within_comparator(s, i); /* 比2009年同期的66.83%高 */
    if (w->vague && of_figure) {                     /* 由目前的600亿元提高到1000亿元 */
        f->back = f->now;
        f->now = f->context.calendar.base;
        f->once = f->past = true;
    }
    if ((is_comparison(f, s, i) && !own) || w->vague)
        return;
    int this_year = f->context.calendar.this_year;
    f->past = w->relative || (this_year ? w->period.to.year && w->period.to.year < this_year
                                        : w->has_year && known(&w->period));
    if (!known(&w->period)) {
        f->now = w->relative ? w->period : f->context.calendar.base;
        return;
    }
    f->once = own || rises_from(s, i) || (i > 0 && (ends_with(s, i - 1, "由") || ends_with(s, i - 1, "从")));
    f->back = f->now; /* 由上年的13.7调整为12.3: the time is the first number's alone */
    remember_time(f, s, i);
    f->dated = w->day;
    bool month = period_months(&w->period) == 1 && period_within(&w->period, &f->context.calendar.base) &&
                 f->context.calendar.base.from.year;
    if (!w->day && !f->past && !f->once && !month && !f->in_part && w->period.from.year &&
        w->period.to.year && !f->bracketed)
        f->period = f->now;
}

static void pass_area(struct frame *f, const struct sentence *s, size_t i)
{
    struct match m;
    const struct token *t = &s->tokens[i];
    if (!place_counts(s, i) || (f->placed && i > 0 && ends_with(s, i - 1, "在")))
        return;
    const struct area *a = place_named(s->text + t->from, t->to - t->from, f->context.area);
    bool named_after = pattern_at(&zone, s->text, t->to, s->to, &m); /* a zone belongs to its city */
    if (a && named_after && area_city(a))
        a = area_city(a);
    if (a)
        f->area = a;
    f->placed |= a != NULL;
    f->above = a && f->context.area && a != f->context.area && area_within(f->context.area, a) &&
               !place_whole(s->text + t->from, t->to - t->from);
}

/* The noun phrase that clause FROM to TO begins with, up to its first verb; *VERB tells whether there is one.
 */
static struct string leading_noun(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string lead = none;
    for (size_t i = from; i < to; i++) {
        const struct token *t = &s->tokens[i];
        enum word_class c = t->word.class;
        if (t->kind == T_OPEN && t->index > i && t->index < to)
            i = t->index;
        else if (t->kind == T_WORD && c < W_WORD && c != W_ADVERB && c != W_DO && c != W_PART) {
            if (noun_trim(lead).length)
                break;
            lead = none;
        } else if (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST || t->kind == T_AREA ||
                   (t->kind == T_WORD && c >= W_WORD)) {
            lead = bulletin_join(f->b, lead, (struct string){s->text + t->from, t->to - t->from});
        }
    }
    return noun_trim(lead);
}

/* Whether S is the name of a division, or ends with one: 江西省萍乡市. */
static bool ends_in_place(struct string s)
{
    for (size_t at = 0; at < s.length; at += utf8_size((unsigned char)s.at[at]))
        if (place_longest(s.at + at, s.length - at) == s.length - at)
            return true;
    return false;
}

/* What a relative clause describes: 在东营兴建的光伏公司. */
static struct string behind_of(struct string s)
{
    for (size_t at = s.length; at >= 6; at--)
        if (memcmp(s.at + at - 3, "的", 3) == 0)
            return (struct string){s.at + at, s.length - at};
    return s;
}

/* A clause that names what the whole sentence compares with: 与2010年相比. */
static void find_comparator(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    static struct pattern with = {"(?:与|同|跟|和)([^,;]{2,40}?)(?:相比|比较)$", "与2010年相比", 0};
    static struct pattern last_year = {"(?:上年|去年)(?:同期)?$", "上年同期", 0};
    struct match m, y;
    if (from >= to || from >= s->count)
        return;
    size_t end = s->tokens[to - 1].to;
    if (!pattern_at(&with, s->text, s->tokens[from].from, end, &m))
        return;
    bool yoy = pattern_at(&last_year, s->text, m.from[1], m.to[1], &y);
    f->compared = yoy ? (struct string){"yoy", 3} : (struct string){s->text + m.from[1], m.to[1] - m.from[1]};
}

/* The last list of names in the clause: 县市区有莱阳、栖霞、蓬莱. */
static void find_list(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string run = none;
    for (size_t i = from; i <= to && i < s->count; i++) {
        const struct token *t = &s->tokens[i];
        bool name = i < to && (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST ||
                               t->kind == T_AREA || (t->kind == T_WORD && t->word.class >= W_WORD));
        if (name) {
            run = bulletin_join(f->b, run, (struct string){s->text + t->from, t->to - t->from});
            continue;
        }
        if (run.length && memmem(run.at, run.length, "、", 3))
            f->list = noun_trim(run);
        run = none;
    }
}

/* Whether the clause tells of something done (2018年升级为国家高新区): its time is not that of the figures
 * behind it. */
static bool tells_event(const struct sentence *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (s->tokens[i].word.class == W_VERB || s->tokens[i].word.class == W_DO)
            return true;
    return false;
}

/* A clause without figures leaves its topic to the next; before a colon it is what the whole paragraph speaks
 * of. */
static void pass_clause(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct match m;
    f->adjacent = none;
    if (f->floor > from)
        from = f->floor; /* what is left behind a thing counted: 三家开发区工业投资负增长 */
    for (size_t i = from; i < to; i++)
        if (s->tokens[i].kind == T_FIGURE && f->b->figures[s->tokens[i].index].status != STATUS_QUALIFIER)
            return;
    if (f->above) /* 位于湖南省西北部: says where, not of what is told next */
        f->area = f->context.area;
    find_list(f, s, from, to);
    find_comparator(f, s, from, to);
    struct string lead = leading_noun(f, s, from, to);
    bool later = f->context.calendar.base.to.year && period_compare(&f->now, &f->context.calendar.base) > 0 &&
                 f->now.from.year && !period_within(&f->now, &f->context.calendar.base); /* 2025年6月投产 */
    if (tells_event(s, from, to) && (f->past || (later && period_months(&f->now) <= 1)) && !f->bracketed)
        f->now = f->period; /* when something happened, not what the figures cover: 2016年成立了公司 */
    if (to < s->count && s->tokens[to].kind == T_COLON && lead.length &&
        pattern_at(&aspect, lead.at, 0, lead.length, &m))
        lead.length = m.to[0];
    if (pattern_at(&looking, s->text, s->tokens[from < s->count ? from : to].from,
                   s->tokens[to < s->count ? to : to - 1].from, &m) &&
        m.to[0] > m.from[0]) {
        f->lead = noun_trim((struct string){s->text + m.from[1], m.to[1] - m.from[1]});
        return;
    }
    enum word_class class = noun_class(lead);
    bool list = lead.length && memmem(lead.at, lead.length, "、", 3);
    if (class == W_ENTITY)
        lead = behind_of(lead);
    if (!lead.length || (class == W_NONE && !list))
        return;
    f->lead = lead;
    bool place = ends_in_place(lead); /* 云南: */
    if (class == W_ENTITY && !place && !f->bracketed)
        f->topic = lead;
    if (vocabulary_holds(lead.at, lead.length) && !place && !f->bracketed) {
        f->subject = lead;
        f->counted = false;
    }
    if (class == W_ENTITY && !place && to < s->count && s->tokens[to].kind == T_COLON)
        f->subject = f->speaker = lead;
}

/* Inside brackets another time may hold: 1-2月(-13.08%). */
static void pass_bracket(struct frame *f, const struct sentence *s, size_t i)
{
    f->bracketed = s->tokens[i].kind == T_OPEN;
    if (s->tokens[i].kind == T_CLOSE) {
        f->now = f->outside;
        f->subject = f->kept.subject;
        f->entity = f->kept.entity;
        f->entity_owner = f->kept.entity_owner;
        f->lead = f->kept.lead;
        f->previous = f->kept.previous;
        f->in_part = f->kept.in_part;
        f->whole = f->kept.whole;
        return;
    }
    f->outside = f->now;
    f->kept.subject = f->subject;
    f->kept.entity = f->entity;
    f->kept.entity_owner = f->entity_owner;
    f->kept.lead = f->lead;
    f->kept.previous = f->previous;
    f->kept.in_part = f->in_part;
    f->kept.whole = f->whole;
    if (i > 0 && s->tokens[i - 1].kind == T_TIME && known(&s->tokens[i - 1].when.period))
        f->now = s->tokens[i - 1].when.period;
}

void frame_pass(struct frame *f, const struct sentence *s, size_t i)
{
    const struct token *t = &s->tokens[i];
    switch (t->kind) {
    case T_TIME:
        pass_time(f, s, i);
        break;
    case T_AREA:
        pass_area(f, s, i);
        break;
    case T_OPEN:
    case T_CLOSE:
        pass_bracket(f, s, i);
        break;
    case T_COMMA:
    case T_COLON:
    case T_SEMICOLON:
        pass_clause(f, s, f->clause, i);
        f->clause = i + 1;
        f->comparing = f->placed = f->above = false;
        if (t->kind == T_SEMICOLON && f->in_part && !f->context.mixed)
            f->area = f->context.area;
        if (t->kind == T_SEMICOLON && f->in_part)
            f->now = f->period;
        if (t->kind == T_SEMICOLON)
            f->entity = f->entity_owner = none;
        break;
    case T_WORD:
        if (t->word.class == W_PART && i == 0 && known(&f->before))
            f->now = f->before; /* a sentence of parts goes on with the one before */
        if (t->word.class == W_PART) {
            f->in_part = true;
            f->whole = f->level;
        }
        if (t->word.class == W_RATE)
            f->rate = strcmp(t->word.value, "down") == 0 ? DIRECTION_DOWN : DIRECTION_UP;
        if (t->word.class == W_BASIS)
            f->fixed_basis = t->word.value;
        f->target |= t->word.class == W_TARGET && strcmp(t->word.value, "hope") == 0;
        break;
    default:
        break;
    }
}
