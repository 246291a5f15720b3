/* Ranks, and among whom they are: see attach.h. */
#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/places.h"

void rank_among(struct reading *r, struct figure *g)
{
    if (!g->number.rank || !r->nouns || g->basis.length)
        return;
    struct string *last = &r->noun[r->nouns - 1], among = *last;
    if (last->length >= 12 && place_whole(last->at + last->length - 6, 6) == 6) { /* 总量全市第三 */
        last->length -= 6;
        g->basis = (struct string){last->at + last->length, 6};
        return;
    }
    if (place_whole(among.at, among.length) != among.length && /* 增幅全市排名第3 */
        (r->rank || place_longest(among.at, among.length) != among.length))
        return;
    g->basis = among;
    r->nouns--;
}

/* A clause 在 … 168个 … 中 before a rank: where in the text its 在 ends, the token of the count (that of the
 * rank where nothing is counted) and that of the 中. */
struct field {
    size_t from, count, closing;
};

static bool ends_clause(const struct token *t)
{
    return t->kind >= T_COMMA && t->kind != T_LIST;
}

/* The field before token I, and not beyond the figure before it. */
static bool find_field(const struct sentence *s, size_t i, struct field *out)
{
    size_t at = i;
    *out = (struct field){i, i, i};
    while (at-- > 0 && !ends_clause(&s->tokens[at])) {
        if (s->tokens[at].kind == T_FIGURE) {
            if (out->closing == i || out->count != i)
                return false;
            out->count = at;
        } else if (out->closing == i && token_begins(s, at, "中")) {
            out->closing = at;
        } else if (out->closing != i && (token_ends(s, at, "在") || token_begins(s, at, "在"))) {
            out->from = token_begins(s, at, "在") ? s->tokens[at].from + 3 : s->tokens[at].to;
            return true;
        }
    }
    return false;
}

/* The figure before G in its sentence, or NULL. */
static const struct figure *figure_before(const struct bulletin *b, const struct figure *g)
{
    return g > b->figures && g[-1].clause.from == g->clause.from ? g - 1 : NULL;
}

/* G is among WHOM, of what stands before them in its clause (增加值在全省园区中居第7), or else of what the
 * figure before it tells (增长11.3%,在全省园区中居第7). */
static void rank_among_others(const struct frame *f, const struct reading *r, struct string whom,
                              struct figure *g)
{
    const struct figure *before = figure_before(f->b, g);
    bool named = r->nouns > 1;
    g->basis = whom;
    g->why[WHY_BASIS] = "in what the rank is among";
    if (named) {
        noun_part(noun_without_area(r->noun[0]), &g->subject, &g->indicator);
        g->why[WHY_SUBJECT] = g->why[WHY_INDICATOR] = "before what the rank is among";
    } else if (before) {
        g->indicator = before->indicator;
        g->subject = before->subject;
        g->area = before->area;
        g->why[WHY_SUBJECT] = g->why[WHY_INDICATOR] = "of the figure before";
    }
}

void rank_within(const struct frame *f, const struct sentence *s, size_t i, const struct reading *r,
                 struct figure *g)
{
    struct field field;
    if (!g->number.rank || !find_field(s, i, &field))
        return;
    struct figure *count = &f->b->figures[s->tokens[field.count].index];
    size_t from = field.from, to = s->tokens[field.closing].from;
    if (count == g) { /* 增速11.3%,在全省园区中排名第7 */
        rank_among_others(f, r, string_part(s->text, from, to), g);
        return;
    }
    struct string who = count->subject;
    bool statistic = noun_class(who) == W_STATISTIC;
    count->subject = string_none;
    g->basis = string_part(s->text, from, to);
    g->subject = statistic || !who.length ? f->speaker : who;
    const struct figure *before = figure_before(f->b, count);
    if (before)
        g->area = before->area; /* not that of 全国 */
    if (!r->nouns)
        g->indicator = statistic ? who : before && !who.length ? before->indicator : string_none;
    g->why[WHY_SUBJECT] = g->why[WHY_BASIS] = "before and in what the rank is among";
}
