/* What is carried from token to token, figure to figure and sentence to sentence: times, divisions, topics.
 * See attach.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

static struct pattern zone = {
    "[^,。;:]{0,4}(?:开发区|示范区|高新区|片区|经开区|新区|园区|产业园|集聚区|试验区)", "经济开发区", 0};
/* How what was told whole is told now: 分行业看. */
static struct pattern dividing = {"(?:分|按)[^,;。]{2,14}?(?:看|划分|分|情况是?)$", "分行业看", 0};
/* What is looked at: 从资金到位情况看. */
static struct pattern looking = {"(?:从|就)(.{3,30}?)(?:的?情况|方面|角度)?(?:来看|看|来说|而言)$",
                                 "从资金到位情况看", 0};
static struct pattern aspect = {".+?(?=方面$|领域$|情况$)", "两江直管区方面", 0};

void frame_begin(struct frame *f, struct bulletin *b, const struct context *context)
{
    memset(f, 0, sizeof *f);
    f->b = b;
    f->context = *context;
    f->period = f->before = f->now = context->calendar.base;
    f->area = context->area;
    f->previous = f->level = f->amount = f->whole = -1;
    f->grown = string_none;
    f->indicator = f->statistic = string_none;
    f->speaker = context->subject;
}

void frame_sentence(struct frame *f)
{
    f->before = f->past ? f->period : f->now;
    f->now = f->period;
    f->dated = false;
    f->opened = 0;
    f->opening = f->led = (struct period){{0, 0, 0}, {0, 0, 0}};
    f->area = f->context.mixed && f->area ? f->area : f->context.area;
    f->subject = f->speaker;
    f->entity = f->entity_owner = f->lead = f->viewed = f->modifier = f->topic = f->list = f->adjacent =
        f->compared = f->among = f->doer = string_none;
    f->floor = 0;
    f->item_count = f->time_count = f->row_count = 0;
    f->bracketed = f->away = false;
    f->rate = DIRECTION_NONE;
    f->fixed_basis = NULL;
    f->latest = f->part = string_none;
    f->in_part = f->target = f->actual = f->over = f->past = f->comparing = f->counted = false;
    f->whole = -1;
}

static void pass_area(struct frame *f, const struct sentence *s, size_t i)
{
    struct match m;
    const struct token *t = &s->tokens[i];
    if (!place_counts(s, i) || (f->placed && i > 0 && token_ends(s, i - 1, "在")))
        return;
    const struct area *a = place_named(s->text + t->from, t->to - t->from, f->context.area);
    bool named_after = pattern_at(&zone, s->text, t->to, s->to, &m); /* a zone belongs to its city */
    if (a && named_after && area_city(a))
        a = area_city(a);
    if (a) {
        f->area = a;
        f->away = i > 0 && (token_ends(s, i - 1, "在") || (f->away && s->tokens[i - 1].kind == T_AREA));
    }
    if (a && i > 0 && s->tokens[i - 1].kind == T_SEMICOLON)
        f->subject = f->speaker; /* ;北京市优良天数比例: not of who was spoken of before */
    f->placed |= a != NULL;
    f->above = a && f->context.area && a != f->context.area && area_within(f->context.area, a) &&
               !place_whole(s->text + t->from, t->to - t->from);
}

/* A whole at the front of a clause, another one than the text's own: 全省 in a city's text. */
static void pass_whole(struct frame *f, const struct sentence *s, size_t i)
{
    static struct pattern rank = {"(?:第|前|首位|排|位|居|列|唯一|最|平均|领先)", "第", 0};
    struct match m;
    const struct token *t = &s->tokens[i], *p = i ? t - 1 : NULL;
    size_t n = place_whole(s->text + t->from, s->to - t->from);
    size_t behind = i;
    while (behind < s->count && s->tokens[behind].from < t->from + n)
        behind++;
    bool alone = f->bracketed && p && (p->kind == T_OPEN || p->kind == T_LIST) && behind < s->count &&
                 s->tokens[behind].kind == T_FIGURE; /* (全国5963元、全省4881元) */
    bool front = !p || p->kind == T_COMMA || p->kind == T_SEMICOLON || p->kind == T_TIME ||
                 p->kind == T_COLON || alone;
    if (!n || !front || pattern_at(&rank, s->text, t->from + n, s->to, &m))
        return;
    const struct area *a = place_named(s->text + t->from, n, f->context.area);
    if (a || f->bracketed)
        f->area = a ? a : f->context.area;
}

/* The noun phrase that clause FROM to TO begins with, up to its first verb; *VERB tells whether there is one.
 */
static struct string leading_noun(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string lead = string_none;
    for (size_t i = from; i < to; i++) {
        const struct token *t = &s->tokens[i];
        enum word_class c = t->word.class;
        if (t->kind == T_OPEN && t->index > i && t->index < to)
            i = t->index;
        else if (c == W_DO && strcmp(t->word.value, "aim") == 0)
            break; /* 我区紧盯重点地区 */
        else if (t->kind == T_WORD && c < W_WORD && c != W_ADVERB && c != W_DO) {
            bool goes_on = c == W_VERB && i + 1 < to && noun_class(lead) == W_ENTITY &&
                           (t[1].word.class == W_STATISTIC || t[1].word.class == W_RELATIVE);
            if (noun_trim(lead).length && !goes_on) /* 企业累计营业收入保持增长 */
                break;
            lead = goes_on ? lead : string_none;
        } else if (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST || t->kind == T_AREA ||
                   (t->kind == T_WORD && c >= W_WORD)) {
            lead = bulletin_join(f->b, lead, string_part(s->text, t->from, t->to));
        }
    }
    return noun_without_area(noun_trim(lead));
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
            return string_behind(s, at);
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
    f->compared = yoy ? (struct string){"yoy", 3} : string_part(s->text, m.from[1], m.to[1]);
}

/* The last list of names in the clause: 县市区有莱阳、栖霞、蓬莱. */
static void find_list(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string run = string_none;
    for (size_t i = from; i <= to && i < s->count; i++) {
        const struct token *t = &s->tokens[i];
        bool name = i < to && (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST ||
                               t->kind == T_AREA || (t->kind == T_WORD && t->word.class >= W_WORD));
        if (name) {
            run = bulletin_join(f->b, run, string_part(s->text, t->from, t->to));
            continue;
        }
        if (run.length && memmem(run.at, run.length, "、", 3))
            f->list = noun_trim(run);
        run = string_none;
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

/* Passes a clause that says how things are looked at (分行业看, 从资金到位情况看); false where it names
 * something else too. */
static bool pass_view(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct match m;
    if (from >= to || from >= s->count)
        return false;
    size_t begin = s->tokens[from].from;
    if (pattern_find(&dividing, s->text, begin, s->tokens[to - 1].to, &m)) {
        f->divided = true;
        if (m.from[0] == s->from && period_known(&f->before))
            f->now = f->before; /* the whole that is divided is told of in the sentence before */
    }
    if (!pattern_at(&looking, s->text, begin, s->tokens[to < s->count ? to : to - 1].from, &m))
        return false;
    f->lead = noun_trim(string_part(s->text, m.from[1], m.to[1]));
    enum word_class class = noun_class(f->lead);
    struct string owner, statistic;
    noun_part(f->lead, &owner, &statistic);
    if (owner.length && (class == W_STATISTIC || class == W_RELATIVE))
        f->viewed = statistic;
    return true;
}

/* Keeps a clause that is nothing but the name LEAD as one of a row of such. */
static void add_to_row(struct frame *f, const struct sentence *s, size_t from, size_t to, struct string lead)
{
    bool whole = to > from && to < s->count && s->tokens[to].kind == T_COMMA &&
                 noun_class(lead) == W_ENTITY && lead.length == s->tokens[to - 1].to - s->tokens[from].from;
    if (!whole)
        f->row_count = 0;
    else if (f->row_count < FRAME_ITEMS)
        f->row[f->row_count++] = lead;
}

/* A clause without figures leaves its topic to the next; before a colon it is what the whole paragraph speaks
 * of. */
static void pass_clause(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct match m;
    f->adjacent = string_none;
    if (f->floor > from)
        from = f->floor; /* what is left behind a thing counted: 三家开发区工业投资负增长 */
    for (size_t i = from; i < to; i++)
        if (s->tokens[i].kind == T_FIGURE && f->b->figures[s->tokens[i].index].status != STATUS_QUALIFIER) {
            f->row_count = 0;
            return;
        }
    if (f->above) /* 位于湖南省西北部: says where, not of what is told next */
        f->area = f->context.area;
    find_list(f, s, from, to);
    find_comparator(f, s, from, to);
    bool source = token_begins(s, from, "据") || token_begins(s, from, "根据") ||
                  (token_begins(s, from, "主要") &&
                   token_begins(s, from + 1, "在")); /* 主要在冬麦区 tells where, not whose */
    struct string lead = source ? string_none : leading_noun(f, s, from, to); /* 据人民银行初步统计 */
    bool later = f->context.calendar.base.to.year && period_compare(&f->now, &f->context.calendar.base) > 0 &&
                 f->now.from.year && !period_within(&f->now, &f->context.calendar.base); /* 2025年6月投产 */
    if (tells_event(s, from, to) && (f->past || (later && period_months(&f->now) <= 1)) && !f->bracketed)
        f->now = f->period; /* when something happened, not what the figures cover: 2016年成立了公司 */
    if (to < s->count && s->tokens[to].kind == T_COLON && lead.length &&
        pattern_at(&aspect, lead.at, 0, lead.length, &m))
        lead.length = m.to[0];
    add_to_row(f, s, from, to, lead);
    if (pass_view(f, s, from, to))
        return;
    if (to > from && to < s->count && s->tokens[to].kind == T_COMMA && token_ends(s, to - 1, "中") &&
        s->tokens[to - 1].kind == T_TEXT && noun_class(lead) != W_NONE)
        f->among = lead;
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
        f->area = f->kept.area;
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
    f->kept.area = f->area;
    f->kept.subject = f->subject;
    f->kept.entity = f->entity;
    f->kept.entity_owner = f->entity_owner;
    f->kept.lead = f->lead;
    f->kept.previous = f->previous;
    f->kept.in_part = f->in_part;
    f->kept.whole = f->whole;
    if (i > 0 && s->tokens[i - 1].kind == T_TIME && period_known(&s->tokens[i - 1].when.period))
        f->now = s->tokens[i - 1].when.period;
}

/* Whether the clause from FROM to a colon at TO announces goals: 主要预期目标是: */
static bool announces_goals(const struct sentence *s, size_t from, size_t to)
{
    while (to > from && s->tokens[to - 1].word.class == W_VERB)
        to--;
    return to > from && s->tokens[to - 1].word.class == W_TARGET && token_ends(s, to - 1, "目标");
}

/* A semicolon ends what was counted; parts go on behind it, but not where another time begins. */
static void pass_semicolon(struct frame *f, const struct sentence *s, size_t i)
{
    f->entity = f->entity_owner = f->doer = string_none;
    f->part = f->latest;
    f->target = f->target && !f->actual; /* what was expected last: 完成365亿元,预计年均增长24.5%; */
    f->actual = false;
    bool goes_on = i + 1 < s->count && s->tokens[i + 1].word.class == W_LIST; /* ;分别完成5亿元、6亿元 */
    if (period_known(&f->led) && !goes_on) {
        f->now = f->led;
        f->led = (struct period){{0, 0, 0}, {0, 0, 0}};
        f->past = false;
    }
    const struct area *home = f->context.area;
    if (f->away && home && !area_within(f->area, home) && !area_within(home, f->area))
        f->area = home;
    if (!f->in_part)
        return;
    f->whole = f->level;
    f->now = f->whole_time; /* 其中二季度增长0.8%;工业用电量增长1.3% */
    if (!f->context.mixed)
        f->area = f->context.area;
    if (i + 1 < s->count && s->tokens[i + 1].kind == T_TIME)
        f->in_part = false;
}

void frame_pass(struct frame *f, const struct sentence *s, size_t i)
{
    const struct token *t = &s->tokens[i];
    switch (t->kind) {
    case T_TIME:
        frame_time(f, s, i);
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
        f->target |= t->kind == T_COLON && announces_goals(s, f->clause, i);
        f->clause = i + 1;
        f->comparing = f->placed = f->above = false;
        if (t->kind == T_SEMICOLON)
            pass_semicolon(f, s, i);
        break;
    case T_TEXT:
        pass_whole(f, s, i);
        break;
    case T_WORD:
        if (t->word.class == W_PART && i == 0 && period_known(&f->before))
            f->now = f->before; /* a sentence of parts goes on with the one before */
        if (t->word.class == W_PART)
            parts_begin(f, s, i);
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
