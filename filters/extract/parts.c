/* What figures are parts of: see attach.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/attach.h"

enum {
    BESIDE = 4,  /* figures before the whole that may be one for other units */
    RECENT = 100 /* figures looked through for a part of the same unit */
};

/* Whether G names another statistic than the parts before the semicolon do: 其中黄牛6127头;生猪存栏21650头,
   but 其中第一产业增加值5亿元;第二产业增加值11亿元. */
static bool ends_parts(const struct frame *f, const struct figure *g)
{
    size_t n, length;
    enum word_class part = vocabulary_head(f->part.at, f->part.length, &n);
    enum word_class class = vocabulary_head(g->indicator.at, g->indicator.length, &length);
    if (!f->part.length || (class != W_RELATIVE && class != W_STATISTIC))
        return false;
    bool alike = part == class && n == length &&
                 string_ends(f->part, string_behind(g->indicator, g->indicator.length - n));
    bool known = vocabulary_class(g->indicator.at, g->indicator.length) == W_STATISTIC &&
                 vocabulary_class(f->part.at, f->part.length) == W_STATISTIC; /* 工业增加值, 工业投资 */
    return part == W_ENTITY || part == W_NONE ||
           (!alike && (known || class == W_STATISTIC || part == W_STATISTIC));
}

static bool same_unit(const struct frame *f, const struct figure *a, const struct figure *b)
{
    return string_equal(figure_unit(f->b, a), figure_unit(f->b, b));
}

/* Whether a semicolon parts figure INDEX from the word for parts, and no part told since is of its unit. */
static bool parts_end(const struct frame *f, int index)
{
    const struct figure *all = f->b->figures;
    for (int i = index - 1; f->part.length && i > f->whole && index - i <= RECENT; i--)
        if (all[i].whole != WHOLE_NONE && same_unit(f, &all[i], &all[index]))
            return false;
    return f->part.length > 0;
}

static bool each_person(const struct figure *g)
{
    return g->indicator.length && memmem(g->indicator.at, g->indicator.length, "人均", strlen("人均"));
}

/* Whether the figure at INDEX can be part of CANDIDATE, told in the same sentence in the same unit. */
static bool can_be_whole(const struct frame *f, const struct figure *candidate, int index)
{
    const struct figure *g = &f->b->figures[index];
    return candidate->measure == MEASURE_LEVEL && candidate->whole == WHOLE_NONE && !candidate->number.rank &&
           candidate->status == g->status && same_unit(f, candidate, g);
}

/* The figure that the one at INDEX can be part of: one of the last told of its unit in this sentence
 * (签约27个项目,合同额206亿元,其中高新区19个), rather one of its name (采购计划金额7亿元,
 * 采购金额5亿元,其中货物类采购计划金额2亿元), or the whole told last; -1 if none. */
static int whole_of(const struct frame *f, int index)
{
    const struct figure *all = f->b->figures, *g = &all[index];
    int oldest = f->whole < BESIDE ? 0 : f->whole - BESIDE, found = -1;
    if (strcmp(figure_dimension(f->b, g), "ratio") == 0)
        return -1; /* rates are no parts of one another */
    bool beside = !parts_end(f, index);
    for (int i = f->whole; beside && i >= oldest && all[i].clause.from == g->clause.from; i--) {
        if (!can_be_whole(f, &all[i], index))
            continue;
        if (string_ends(g->indicator, all[i].indicator))
            return i;
        found = found < 0 ? i : found;
    }
    bool alike =
        f->whole >= 0 && strcmp(figure_dimension(f->b, g), figure_dimension(f->b, &all[f->whole])) == 0;
    found = found >= 0 ? found : alike ? f->whole : -1;
    return found >= 0 && each_person(g) && !each_person(&all[found]) ? -1 : found;
}

void parts_place(struct frame *f, const struct reading *r, struct figure *g, int index)
{
    if (f->in_part && g->measure == MEASURE_GROWTH) {
        f->in_part = !ends_parts(f, g);
        f->latest = g->indicator;
    }
    if (g->measure != MEASURE_LEVEL)
        return;
    f->amount = index;
    const struct area *of = f->in_part && f->whole >= 0 ? f->b->figures[f->whole].area : NULL;
    bool elsewhere = of && f->area && !area_within(f->area, of); /* 北京接待5万人次;其中…;山西接待4万人次 */
    if (f->in_part && (r->sums || elsewhere || ends_parts(f, g)))
        f->in_part = false;
    int whole = f->in_part ? whole_of(f, index) : -1;
    if (whole >= 0) {
        g->whole = f->b->figures[whole].number.number.from;
        g->why[WHY_PART_OF] = "behind a word for parts";
        f->latest = g->indicator;
    } else if (!f->in_part) {
        f->level = index;
    }
}

/* Whether the amount before the word for parts at token I is a part itself, which has parts of its own:
 * 其中黄牛6127头;羊存栏20409只,其中山羊1403只. */
static bool part_before(const struct frame *f, const struct sentence *s, size_t i)
{
    if (!f->in_part || f->amount < 0 || f->b->figures[f->amount].whole == WHOLE_NONE)
        return false;
    while (i > 0 && s->tokens[i - 1].kind != T_SEMICOLON && s->tokens[i - 1].word.class != W_PART)
        if (s->tokens[--i].kind == T_FIGURE && (int)s->tokens[i].index == f->amount)
            return true;
    return false;
}

void parts_begin(struct frame *f, const struct sentence *s, size_t i)
{
    f->whole_time = f->now;
    f->whole_owner = f->subject;
    f->whole = part_before(f, s, i) ? f->amount : f->level;
    f->in_part = true;
}
