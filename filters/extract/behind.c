/* The noun phrase behind a number: see reading.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"

enum { LONGEST_SIZE = 8 }; /* tokens before the amount in a clause that says how large something is */

static struct string text_of(const struct sentence *s, const struct token *t)
{
    return string_part(s->text, t->from, t->to);
}

/* Where a relative clause that begins at token I ends (实现收入的税种): the token behind its 的, or I where
 * none begins. */
static size_t behind_relative(const struct sentence *s, size_t i)
{
    size_t at = i;
    enum word_class c = i < s->count ? s->tokens[i].word.class : W_NONE;
    if (c != W_VERB && c != W_MOVE && c != W_ADD && c != W_DO)
        return i;
    for (; at < s->count && (s->tokens[at].kind == T_TEXT || s->tokens[at].kind == T_WORD); at++)
        if (s->tokens[at].kind == T_TEXT && token_begins(s, at, "的"))
            return at;
    return i;
}

/* Whether G can say how large something is: no count, rank or points. */
static bool can_size(const struct bulletin *b, const struct figure *g)
{
    return !figure_counts(b, g) && !g->number.rank && strcmp(figure_dimension(b, g), "points") != 0;
}

size_t reading_sized(const struct bulletin *b, const struct sentence *s, size_t i)
{
    bool statistic = false;
    size_t at = i;
    for (; at < s->count && at < i + LONGEST_SIZE && s->tokens[at].kind <= T_QUOTE; at++)
        statistic |= s->tokens[at].word.class == W_RELATIVE || s->tokens[at].word.class == W_STATISTIC;
    if (!statistic || at >= s->count || s->tokens[at].kind != T_FIGURE ||
        !can_size(b, &b->figures[s->tokens[at].index]))
        return i;
    at++;
    at += at < s->count && s->tokens[at].word.class == W_AFTER;
    return at < s->count && s->tokens[at].kind == T_TEXT && token_begins(s, at, "的") ? at : i;
}

/* Whether the word goes on behind a thing counted; behind an amount it may belong to the name: 工业发展资金.
 */
static bool ends_count(const struct word *w, bool counts)
{
    return w->class == W_RANK || (counts && (w->class == W_STATISTIC || w->class == W_RELATIVE));
}

/* Whether an amount with its statistic begins at token I: 投资10亿元. */
static bool amount_begins(const struct sentence *s, size_t i)
{
    return i + 1 < s->count && s->tokens[i].word.class == W_RELATIVE && s->tokens[i + 1].kind == T_FIGURE;
}

struct string reading_behind(struct bulletin *b, const struct sentence *s, const bool *qualifier, size_t from,
                             size_t *end)
{
    struct string out = {"", 0};
    size_t whole = 0, behind_whole = from; /* up to the last word that can end a noun phrase */
    const struct token *before = from > 0 ? &s->tokens[from - 1] : NULL;
    bool counts = before && before->kind == T_FIGURE && figure_counts(b, &b->figures[before->index]);
    size_t sized = counts ? reading_sized(b, s, from) : from;
    size_t i = sized > from ? sized : behind_relative(s, from);
    for (; i < s->count; i++) {
        const struct token *t = &s->tokens[i];
        bool word = t->kind == T_WORD &&
                    (t->word.class >= W_WORD || t->word.class == W_DO || t->word.class == W_RANK ||
                     (t->word.class == W_AFTER && i > from && s->tokens[i - 1].kind == T_FIGURE));
        if (t->kind == T_OPEN && t->index > i && out.length) {
            size_t next = t->index + 1; /* 4A级(含)以上景区 */
            if (next >= s->count || s->tokens[next].word.class != W_AFTER)
                break;
            out = bulletin_join(b, out, text_of(s, &s->tokens[next]));
            i = next;
            continue;
        }
        if (!(word || t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_AREA ||
              (t->kind == T_LIST && out.length) || (t->kind == T_FIGURE && qualifier && qualifier[i])))
            break;
        if (t->kind == T_LIST && amount_begins(s, i + 1))
            break; /* 1亿元的甲项目、投资10亿元的乙项目 */
        if (t->kind == T_TEXT && (token_begins(s, i, "中") || token_begins(s, i, "各")) &&
            noun_class(out) != W_NONE)
            break; /* 在21项核算指标中我市有17项, 10家开发区各项指标 */
        if (out.length && word &&
            (t->word.class == W_STATISTIC || t->word.class == W_RELATIVE || t->word.class == W_DO) &&
            noun_class(out) == W_ENTITY)
            break;
        if (whole && ends_count(&t->word, counts)) {
            out.length = whole; /* 168个城市中排名第14, 20家民宿平均入住率 */
            i = behind_whole;
            break;
        }
        out = bulletin_join(b, out, text_of(s, t));
        if (t->kind == T_WORD && t->word.class == W_ENTITY) {
            whole = out.length;
            behind_whole = i + 1;
        }
    }
    if (whole && noun_class(out) == W_NONE) {
        out.length = whole;
        i = behind_whole;
    }
    *end = i;
    return noun_trim(out);
}
