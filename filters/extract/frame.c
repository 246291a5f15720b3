/* What is carried from token to token, figure to figure and sentence to sentence: times, divisions, topics.
 * See attach.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/pattern.h"

static struct pattern zone = {
    "[^,。;:]{0,4}(?:开发区|示范区|高新区|片区|经开区|新区|园区|产业园|集聚区|试验区)", "经济开发区", 0};
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
    f->entity = f->entity_owner = string_none;
    if (f->in_part || i + 1 >= s->count || s->tokens[i + 1].word.class != W_VERB)
        f->doer = string_none; /* but 企业实现收入5亿元;实现利税1亿元 */
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
    f->subject = f->whole_owner;
    f->now = f->whole_time; /* 其中二季度增长0.8%;工业用电量增长1.3% */
    if (!f->context.mixed)
        f->area = f->context.area;
    if (i + 1 < s->count && s->tokens[i + 1].kind == T_TIME)
        f->in_part = false;
}

/* 累计 behind a figure of one month: what follows is of the year up to it (当月完成5亿元,累计完成50亿元). */
static void pass_total(struct frame *f)
{
    const struct figure *before = f->previous >= 0 ? &f->b->figures[f->previous] : NULL;
    if (before && f->now.from.month && period_months(&f->now) == 1 && period_equal(&before->period, &f->now))
        f->now.from.month = 1;
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
        clause_pass(f, s, f->clause, i);
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
        if (t->word.class == W_VERB && strcmp(t->word.value, "total") == 0)
            pass_total(f);
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
