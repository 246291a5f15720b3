/* Goes through a sentence's tokens and attaches its figures: see attach.h. */
#include "extract/attach.h"

#include <stdlib.h>
#include <string.h>

#include "extract/groups.h"
#include "extract/nouns.h"
#include "extract/places.h"

static const struct string none = {"", 0};

static bool known(const struct period *p)
{
    return p->from.year || p->to.year;
}

void frame_begin(struct frame *f, struct bulletin *b, const struct context *context)
{
    memset(f, 0, sizeof *f);
    f->b = b;
    f->context = *context;
    f->period = context->calendar.base;
    f->previous = f->level = f->amount = f->whole = -1;
    f->subject = f->entity = f->indicator = f->lead = f->modifier = none;
}

static void begin_sentence(struct frame *f)
{
    f->now = f->period;
    f->area = f->context.area;
    f->subject = f->entity = f->lead = f->modifier = none;
    f->floor = 0;
    f->item_count = 0;
    f->fixed_basis = NULL;
    f->in_part = f->target = false;
    f->whole = -1;
}

/* A time moves the sentence on, unless it is what something is compared with. */
static void pass_time(struct frame *f, const struct sentence *s, size_t i)
{
    const struct token *t = &s->tokens[i];
    if (i > 0 && s->tokens[i - 1].word.class == W_THAN)
        return;
    if (!known(&t->when.period) || t->when.vague)
        return;
    f->now = t->when.period;
    if (!t->when.day && !t->when.relative)
        f->period = f->now;
}

/* The figures after 其中 are parts of the last whole. */
static void pass_part(struct frame *f)
{
    f->in_part = true;
    f->whole = f->level;
}

static void pass_area(struct frame *f, const struct sentence *s, size_t i)
{
    const struct token *t = &s->tokens[i];
    if (!place_counts(s, i))
        return;
    const struct area *a = place_named(s->text + t->from, t->to - t->from, f->context.area);
    if (a)
        f->area = a;
}

/* The topic that a clause without figures leaves to the next: its noun phrase up to its first verb. */
static void pass_clause(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string lead = none;
    for (size_t i = from; i < to; i++)
        if (s->tokens[i].kind == T_FIGURE)
            return;
    for (size_t i = from; i < to; i++) {
        const struct token *t = &s->tokens[i];
        enum word_class c = t->word.class;
        if (t->kind == T_WORD && c < W_WORD && c != W_ADVERB && c != W_DO && c != W_PART) {
            if (noun_trim(lead).length)
                break;
            lead = none;
            continue;
        }
        if (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST || t->kind == T_AREA ||
            (t->kind == T_WORD && c >= W_WORD))
            lead = bulletin_join(f->b, lead, (struct string){s->text + t->from, t->to - t->from});
    }
    lead = noun_trim(lead);
    struct string items[FRAME_ITEMS];
    if (lead.length && (noun_class(lead) != W_NONE || noun_items(lead, items, FRAME_ITEMS) > 1))
        f->lead = lead;
}

static void set_whole(struct frame *f, struct figure *g, int index)
{
    if (g->measure != MEASURE_LEVEL)
        return;
    f->amount = index;
    if (f->in_part && f->whole >= 0 &&
        strcmp(figure_dimension(f->b, g), figure_dimension(f->b, &f->b->figures[f->whole])) == 0) {
        g->whole = f->b->figures[f->whole].number.number.from;
        g->why[WHY_PART_OF] = "behind a word for parts";
    } else if (!f->in_part) {
        f->level = index;
    }
}

static void set_place_and_time(struct frame *f, struct figure *g)
{
    g->area = f->area;
    g->period = f->now;
    g->why[WHY_AREA] = f->area == f->context.area ? "document or section" : "named in the sentence";
    g->why[WHY_PERIOD] =
        period_equal(&f->now, &f->context.calendar.base) ? "document or section" : "named before";
}

static void attach_qualifier(struct frame *f, const struct sentence *s, size_t i)
{
    struct figure *g = &f->b->figures[s->tokens[i].index];
    size_t end, noun = i + 1;
    measure_figure(f, s, &(struct reading){.figure = i, .basis = none}, false, g);
    set_place_and_time(f, g);
    while (noun < s->count && s->tokens[noun].word.class == W_AFTER)
        noun++;
    g->measure = MEASURE_LEVEL;
    g->status = STATUS_QUALIFIER;
    g->direction = DIRECTION_NONE;
    g->indicator = reading_behind(f->b, s, NULL, noun, &end);
    g->subject = none;
    g->why[WHY_STATUS] = g->why[WHY_INDICATOR] = "describes the noun behind it";
}

/* A bracket without a name of its own says more of the noun before it: 电梯(占比11.3%). */
static void read_outside(struct frame *f, const struct sentence *s, const bool *qualifier, struct reading *r)
{
    struct reading outer;
    reading_read(f->b, s, qualifier, f->floor, r->begin - 1, &outer);
    if (outer.previous != r->begin - 1 && outer.nouns == 0)
        return;
    memcpy(r->noun, outer.noun, sizeof r->noun);
    r->nouns = outer.nouns;
}

/* Attaches the group that begins with token I; gives the token of its last member. */
static size_t attach_group(struct frame *f, const struct sentence *s, const bool *qualifier, size_t i)
{
    struct group group;
    struct reading r;
    size_t end;
    group_read(f->b, s, qualifier, i, &group);
    reading_read(f->b, s, qualifier, f->floor, i, &r);
    if (r.bracketed && r.nouns == 0 && !r.bare)
        read_outside(f, s, qualifier, &r);
    size_t index = s->tokens[i].index, last = group.token[group.count - 1];
    struct figure *g = &f->b->figures[index];
    bool has_unit = g->unit.to > g->unit.from;
    struct string behind =
        has_unit && group.count == 1 ? reading_behind(f->b, s, qualifier, last + 1, &end) : none;
    if (r.target)
        f->target = true;
    measure_figure(f, s, &r, behind.length > 0 && figure_counts(f->b, g), g);
    if (group.ratio)
        g->measure = MEASURE_SHARE;
    head_figure(f, &r, behind, g);
    set_place_and_time(f, g);
    set_whole(f, g, (int)index);
    group_spread(f, s, &r, &group);
    if (g->measure == MEASURE_GROWTH && r.fixed_basis)
        f->fixed_basis = r.fixed_basis;
    f->previous = (int)s->tokens[last].index;
    if (behind.length && figure_counts(f->b, g)) {
        f->floor = end;
        if (end < s->count && (s->tokens[end].kind == T_WORD || s->tokens[end].kind == T_TEXT))
            f->subject = f->entity; /* 10家工业类开发区工业投资: the counted are the owners of what follows */
    }
    return last;
}

/* A number that turned out to have neither unit nor a statistic that needs none. */
static void drop_bare(struct frame *f, const struct sentence *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->tokens[i].kind != T_FIGURE)
            continue;
        struct figure *g = &f->b->figures[s->tokens[i].index];
        if (g->unit.to == g->unit.from && g->measure == MEASURE_LEVEL && !g->number.rank &&
            noun_class(g->indicator) != W_STATISTIC)
            g->number.reason = g->number.chinese ? REASON_NAME : REASON_REFERENCE;
    }
}

void attach_sentence(struct frame *f, const struct sentence *s)
{
    bool *qualifier = alloc_zeroed(s->count + 1, sizeof *qualifier);
    size_t clause = 0;
    struct period outside = f->period;
    begin_sentence(f);
    qualify(f->b, s, qualifier);
    for (size_t i = 0; i < s->count; i++) {
        const struct token *t = &s->tokens[i];
        if (t->kind == T_TIME)
            pass_time(f, s, i);
        else if (t->kind == T_AREA)
            pass_area(f, s, i);
        else if (t->word.class == W_PART)
            pass_part(f);
        else if (t->kind == T_OPEN)
            outside = f->now;
        else if (t->kind == T_CLOSE)
            f->now = outside;
        if (t->kind == T_COMMA || t->kind == T_COLON || t->kind == T_SEMICOLON) {
            pass_clause(f, s, clause, i);
            clause = i + 1;
        }
        if (t->kind == T_FIGURE && qualifier[i])
            attach_qualifier(f, s, i);
        else if (t->kind == T_FIGURE)
            i = attach_group(f, s, qualifier, i);
    }
    drop_bare(f, s);
    free(qualifier);
}
