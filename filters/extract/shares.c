/* Shares that a sentence tells of over more than one figure, and what follows an amount that something is
   compared with: see attach.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"

/* A change of a share, or a ratio without units, is one of the share itself: 比重提高5.4个百分点. */
void share_named(struct bulletin *b, const struct reading *r, struct figure *g)
{
    bool ratio = g->measure == MEASURE_SHARE && g->unit.from == g->unit.to;
    if (r->weight.length && r->nouns && (g->measure == MEASURE_GAP || ratio))
        g->indicator = bulletin_join(b, g->indicator, r->weight);
}

/* ... and what the share itself comes to is not: 工业投资比重提高2个百分点,达45%. */
void share_unnamed(const struct frame *before, const struct reading *r, struct figure *g)
{
    size_t weight = before->weight.length;
    if (g->measure == MEASURE_SHARE && !r->nouns && weight && weight < g->indicator.length &&
        string_ends(g->indicator, before->weight))
        g->indicator.length -= weight;
}

/* What a share comes to is one of the same whole: 占工业的比重提高2个百分点,达到45%; 由45%提高到47%. */
static void weigh(const struct frame *f, const struct reading *r, struct figure *g)
{
    const struct figure *previous = f->previous >= 0 ? &f->b->figures[f->previous] : NULL;
    if (!previous || r->nouns || g->basis.length || strcmp(figure_dimension(f->b, g), "ratio") != 0)
        return;
    if (r->reached && previous->measure == MEASURE_SHARE && g->measure == MEASURE_SHARE) {
        g->basis = f->weighed.length ? f->weighed : previous->basis;
    } else if (f->weight.length && previous->measure == MEASURE_GAP && g->measure == MEASURE_LEVEL) {
        g->measure = MEASURE_SHARE;
        g->direction = DIRECTION_NONE;
        g->basis = f->weighed;
        g->why[WHY_MEASURE] = g->why[WHY_BASIS] = "the share that moved";
    }
}

/* What is told behind the amount that it is compared with is against the year of that amount, or what else
   the amount is of: 比上年同期169万元下降1%, 比全国平均5.1%低2个百分点. */
static void compare_with(const struct frame *f, struct figure *g)
{
    const struct figure *than = f->previous >= 0 ? &f->b->figures[f->previous] : NULL;
    bool change = g->measure == MEASURE_GROWTH || g->measure == MEASURE_CHANGE || g->measure == MEASURE_GAP;
    struct period before = period_shift_years(f->now, -1);
    if (!than || !change || g->basis.length)
        return;
    bool year = f->now.to.year && than->measure == MEASURE_LEVEL && period_equal(&before, &than->period);
    g->basis = year ? bulletin_string(f->b, "yoy", 3) : f->than;
    g->why[WHY_BASIS] = "amount compared with";
}

void share_after(struct frame *f, const struct frame *before, const struct reading *r, struct figure *g)
{
    if (!r->reached) {
        f->weight = r->weight;
        f->weighed = r->whole;
    }
    f->than = r->comparing ? r->basis : string_none;
    weigh(before, r, g);
    if (before->comparing)
        compare_with(before, g);
}

/* The share of an amount says more of what was told before that amount. */
void share_portion(struct frame *f, struct figure *g)
{
    if (!f->portion_of.length)
        return;
    g->measure = MEASURE_SHARE;
    g->direction = DIRECTION_NONE;
    g->basis = f->portion_of;
    g->why[WHY_MEASURE] = g->why[WHY_BASIS] = "share of the amount before";
    f->portion_of = string_none;
}

/* Whether the amount at token I is only what the share behind it is of: 预算数60999万元的40.4%. */
static bool has_portion(const struct frame *f, const struct sentence *s, size_t i)
{
    if (f->previous < 0 || i + 2 >= s->count || s->tokens[i + 2].kind != T_FIGURE ||
        !token_begins(s, i + 1, "的") || s->tokens[i + 1].to - s->tokens[i + 1].from > 3)
        return false;
    return strcmp(figure_dimension(f->b, &f->b->figures[s->tokens[i + 2].index]), "ratio") == 0 &&
           strcmp(figure_dimension(f->b, &f->b->figures[s->tokens[i].index]), "ratio") != 0;
}

bool share_of_amount(struct frame *before, const struct sentence *s, size_t i, const struct reading *r,
                     struct figure *g)
{
    if (g->measure != MEASURE_LEVEL || !has_portion(before, s, i))
        return false;
    struct string whole = r->basis.length ? r->basis : r->goal;
    before->portion_of = whole.length ? whole : g->indicator;
    if (r->goal.length && !r->nouns) { /* 完成年度任务6600人的98% */
        g->indicator = before->b->figures[before->previous].indicator;
        g->subject = before->b->figures[before->previous].subject;
    }
    if (vocabulary_class(whole.at, whole.length) == W_TARGET)
        g->status = STATUS_TARGET; /* 占全年任务2355万元的60% */
    return true;
}
