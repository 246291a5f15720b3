/* Figures in brackets that say more of what stands before them: see attach.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/places.h"
#include "lib/pattern.h"

/* Whether a noun stands right before token OPEN: 合理区间(92%-105%), 生猪存栏(46万头). */
static bool behind_noun(const struct sentence *s, size_t open)
{
    enum word_class c = open > 0 ? s->tokens[open - 1].word.class : W_NONE;
    return c == W_STATISTIC || c == W_RELATIVE || c == W_ENTITY;
}

void bracket_read(const struct frame *f, const struct sentence *s, const bool *qualifier, struct reading *r)
{
    struct reading outer;
    if (!r->bracketed || r->nouns || r->time || (r->bare && !behind_noun(s, r->begin - 1)))
        return;
    reading_read(f->b, s, qualifier, f->floor, false, r->begin - 1, &outer);
    memcpy(r->noun, outer.noun, sizeof r->noun);
    r->nouns = outer.nouns;
}

/* A bracket right behind a figure that only says it again, in another unit: 225万吨(22.5亿公斤). */
static bool restates(const struct frame *f, const struct sentence *s, const struct reading *r,
                     const struct figure *g)
{
    return r->bracketed && r->begin >= 2 && r->begin == r->figure &&
           s->tokens[r->begin - 2].kind == T_FIGURE && f->previous >= 0 &&
           strcmp(figure_dimension(f->b, g), figure_dimension(f->b, &f->b->figures[f->previous])) == 0;
}

/* In brackets the same of a whole division: 同比增长16.8%(全国7.1%、全省14.8%). */
static bool compares(const struct frame *f, const struct reading *r, const struct figure *g)
{
    struct string whole = r->nouns == 1 ? r->noun[0] : string_none;
    return f->bracketed && whole.length && place_whole(whole.at, whole.length) == whole.length && !r->move &&
           !r->share && f->previous >= 0 &&
           strcmp(figure_dimension(f->b, g), figure_dimension(f->b, &f->b->figures[f->previous])) == 0;
}

/* The whole division whose own such figure stands in the bracket behind it:
 * 比全省(7.7%)和全国(7.0%)高0.7个百分点. */
static const struct area *whole_before(const struct frame *f, const struct sentence *s,
                                       const struct reading *r, const struct figure *g)
{
    static struct pattern whole = {"(?:全国|全省|全市|全自治区)(?:平均)?(?:水平)?$", "全省", 0};
    struct match m;
    if (!r->bracketed || !r->begin || r->begin != r->figure ||
        strcmp(figure_dimension(f->b, g), "ratio") != 0)
        return NULL;
    size_t open = s->tokens[r->begin - 1].from, from = open > s->from + 24 ? open - 24 : s->from;
    while (((unsigned char)s->text[from] & 0xC0) == 0x80)
        from++;
    return pattern_find(&whole, s->text, from, open, &m)
               ? place_named(s->text + m.from[0], 6, f->context.area)
               : NULL;
}

void bracket_restate(struct frame *f, const struct sentence *s, const struct reading *r, struct figure *g)
{
    const struct area *whole = whole_before(f, s, r, g);
    if (!whole && !restates(f, s, r, g) && !compares(f, r, g))
        return;
    f->area = whole ? whole : f->area;
    const struct figure *of = f->previous >= 0 ? &f->b->figures[f->previous] : g;
    if (strcmp(figure_dimension(f->b, g), figure_dimension(f->b, of)) != 0)
        return; /* 增速提高0.8个百分点,比全省(7.7%)高 */
    g->measure = of->measure;
    g->direction = of->direction;
    g->basis = of->basis;
    g->status = of->status;
    g->why[WHY_MEASURE] = "restates the figure before";
}
