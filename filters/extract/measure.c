/* Measure, direction, bound, basis and status of a figure: see attach.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"

static bool unit_is(const struct bulletin *b, const struct figure *g, const char *unit)
{
    return string_is(figure_unit(b, g), unit);
}

static bool is_negative(const struct bulletin *b, const struct figure *g)
{
    return b->layout.text.bytes.data[g->number.number.from] == '-';
}

bool growth_behind(const struct sentence *s, size_t figure)
{
    size_t of = figure + 1;
    of += of < s->count && s->tokens[of].word.class == W_AFTER;
    if (!token_begins(s, of, "的") || s->tokens[of].kind != T_TEXT)
        return false;
    for (size_t i = of + 1; i < s->count && i <= of + 2; i++)
        if (s->tokens[i].word.class == W_MOVE || s->tokens[i].word.class == W_RATE)
            return true;
    return false;
}

enum { LONGEST_ROW = 16 }; /* tokens */

/* The last figure of the row that the one at token FIGURE begins, each behind a 、: 下降4%、重污染天数减少6%.
 */
static size_t last_in_row(const struct sentence *s, size_t figure)
{
    size_t last = figure;
    for (size_t i = figure + 1; i < s->count && i < figure + LONGEST_ROW; i++)
        if (s->tokens[i].kind > T_AREA && s->tokens[i].kind != T_LIST)
            break;
        else if (s->tokens[i].kind == T_FIGURE && s->tokens[last + 1].kind == T_LIST)
            last = i;
    return last;
}

bool target_behind(const struct sentence *s, size_t figure)
{
    figure = last_in_row(s, figure);
    for (size_t i = figure + 1; i < s->count && i <= figure + 3; i++) {
        if (s->tokens[i].word.class == W_TARGET && strcmp(s->tokens[i].word.value, "name") != 0)
            return i > figure + 1 || memcmp(s->text + s->tokens[i].from, "目标", 6) == 0;
        if (s->tokens[i].kind != T_TEXT && s->tokens[i].word.class < W_WORD &&
            s->tokens[i].word.class != W_ADVERB)
            return false;
    }
    return false;
}

/* Whether the name itself says that something was added: 城镇新增就业. */
static bool names_addition(const struct reading *r)
{
    static const char *const additions[] = {"新增", "净增", "节约"};
    struct string name = r->nouns ? r->noun[r->nouns - 1] : string_none;
    for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
        const char *at = memmem(name.at, name.length, additions[i], 6);
        bool thing = noun_class(name) == W_ENTITY; /* not 产值新增1亿元企业, 新增产值超10亿元企业 */
        if (at && !(thing && (at > name.at || memmem(name.at, name.length, "元", 3))))
            return true;
    }
    return false;
}

static enum measure measure_ratio(const struct frame *f, const struct reading *r, const struct figure *g)
{
    struct string last = r->nouns ? r->noun[r->nouns - 1] : f->indicator;
    if ((r->share || r->of || r->of_time.length) && !r->move)
        return MEASURE_SHARE;
    if (unit_is(f->b, g, "数") || unit_is(f->b, g, "成"))
        return r->move ? MEASURE_GROWTH : MEASURE_SHARE;
    if (r->contribute && !r->move && !r->rate)
        return MEASURE_CONTRIBUTION;
    enum measure before =
        r->nouns == 0 && f->previous >= 0 ? f->b->figures[f->previous].measure : MEASURE_LEVEL;
    if (r->reached && before == MEASURE_SHARE) /* 比重由45%提高到65% */
        return MEASURE_SHARE;
    if (r->reached || (string_ends_with(last, "率") && !r->move && !r->rate))
        return MEASURE_LEVEL;
    bool more =
        before == MEASURE_GROWTH || (!r->nouns && f->rate); /* 增速93.22%,超省定18%; 增幅最大,分别为22.5% */
    if (before == MEASURE_SHARE && !r->move && !r->rate && !r->fixed_basis)
        return MEASURE_SHARE;
    return r->move || r->rate || r->fixed_basis || is_negative(f->b, g) || more ? MEASURE_GROWTH
                                                                                : MEASURE_LEVEL;
}

static enum measure measure_of(const struct frame *f, const struct reading *r, const struct figure *g,
                               bool counted_behind)
{
    const char *d = figure_dimension(f->b, g);
    bool times = unit_is(f->b, g, "番");
    if (g->number.rank)
        return MEASURE_RANK;
    if (strcmp(d, "points") == 0)
        return r->contribute ? MEASURE_CONTRIBUTION : MEASURE_GAP;
    if (strcmp(d, "ratio") == 0)
        return measure_ratio(f, r, g);
    if (strcmp(d, "multiple") == 0 || times) {
        if (((r->time && r->time->when.relative) || r->of_time.length) && !r->move)
            return MEASURE_GROWTH;
        if (r->basis.length && !r->fixed_basis && !r->move)
            return MEASURE_SHARE;
        return r->move || r->rate || r->fixed_basis || times ? MEASURE_GROWTH : MEASURE_LEVEL;
    }
    if (g->number.fraction && (r->move || r->rate || r->fixed_basis || r->reached))
        return r->reached ? MEASURE_LEVEL : MEASURE_GROWTH;
    if (*d == 0 && g->unit.from == g->unit.to && (g->number.chinese || r->share))
        return MEASURE_SHARE;
    if (r->reached)
        return MEASURE_LEVEL;
    return (r->move && (!counted_behind || r->adds)) || names_addition(r) ? MEASURE_CHANGE : MEASURE_LEVEL;
}

static enum direction direction_of(const struct frame *f, const struct reading *r, const struct figure *g)
{
    if (g->measure == MEASURE_LEVEL || g->measure == MEASURE_SHARE || g->measure == MEASURE_RANK ||
        is_negative(f->b, g))
        return DIRECTION_NONE;
    if (r->direction)
        return r->direction;
    return !r->nouns && f->rate ? f->rate : DIRECTION_UP; /* 契税降幅最大,达24.3% */
}

enum bound bound_named(const char *name)
{
    static const char *const names[] = {"", "ge", "gt", "le", "lt", "approx"};
    for (int i = 1; i < 6; i++)
        if (strcmp(names[i], name) == 0)
            return (enum bound)i;
    return BOUND_NONE;
}

/* The bound that stands behind the number or its unit (以上, 左右), if any. */
static enum bound bound_behind(const struct sentence *s, size_t figure)
{
    if (figure + 1 >= s->count || s->tokens[figure + 1].word.class != W_AFTER)
        return BOUND_NONE;
    return bound_named(s->tokens[figure + 1].word.value);
}

static void set_basis(const struct frame *f, const struct reading *r, struct figure *g)
{
    bool multiple = r->time && r->time->when.relative && strcmp(figure_dimension(f->b, g), "multiple") == 0;
    const char *fixed = multiple && !r->move ? "yoy" : r->fixed_basis;
    g->why[WHY_BASIS] = "comparator";
    bool of_whole = r->share && g->measure == MEASURE_GAP && string_equal(r->basis, r->whole);
    if (!fixed && f->compared.length && (of_whole || (!r->basis.length && g->measure == MEASURE_GROWTH))) {
        g->basis = f->compared; /* 与上年比,第一产业占地区生产总值的比重上升3.8个百分点 */
        return;
    }
    if (!fixed && !r->basis.length && g->measure == MEASURE_GROWTH && f->fixed_basis) {
        fixed = f->fixed_basis;
        g->why[WHY_BASIS] = "of the growth before";
    }
    if (!fixed && !g->basis.length && !r->basis.length && f->compared.length && g->measure != MEASURE_SHARE) {
        g->basis = f->compared;
        return;
    }
    if (fixed)
        g->basis = bulletin_string(f->b, fixed, strlen(fixed));
    else
        g->basis = r->of_time.length && !r->basis.length            ? r->of_time
                   : g->measure != MEASURE_SHARE || r->basis.length ? r->basis
                   : r->of && r->nouns                              ? r->noun[r->nouns - 1]
                                                                    : r->basis;
    if (!g->basis.length && g->measure == MEASURE_SHARE && f->among.length) {
        g->basis = f->among;
        g->why[WHY_BASIS] = "named by the clause before";
    }
    if (!g->basis.length)
        g->why[WHY_BASIS] = "none named";
}

void measure_figure(const struct frame *f, const struct sentence *s, const struct reading *r,
                    bool counted_behind, struct figure *g)
{
    enum bound behind = bound_behind(s, r->figure);
    g->measure = measure_of(f, r, g, counted_behind);
    if (g->measure == MEASURE_LEVEL && strcmp(figure_dimension(f->b, g), "ratio") == 0 &&
        growth_behind(s, r->figure))
        g->measure = MEASURE_GROWTH;
    g->why[WHY_MEASURE] = r->share         ? "share word"
                          : r->contribute  ? "contribution word"
                          : r->move        ? "verb of change"
                          : r->rate        ? "rate noun"
                          : r->fixed_basis ? "comparator"
                                           : "unit";
    g->direction = direction_of(f, r, g);
    g->bound = behind ? behind : r->bound ? r->bound : g->number.bound;
    bool norm = r->norm || (r->comparing && r->goal.length) || target_behind(s, r->figure);
    bool aimed = r->target && !(r->held && f->over && !g->bound); /* 截至8月底失业率控制在3.2% */
    bool target = (f->target && !r->done) || aimed || norm, plan = f->context.plan && !r->done;
    g->status = norm || aimed || ((target || plan) && !f->past && !f->over) ? STATUS_TARGET : STATUS_ACTUAL;
    g->why[WHY_STATUS] = target            ? "word of purpose"
                         : f->context.plan ? "section of plans"
                                           : "nothing says otherwise";
    if (g->measure != MEASURE_LEVEL)
        set_basis(f, r, g);
}
