/* Figures inside a noun phrase that only describe it: 5亿元以上项目, 1230m³高炉. See attach.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "lib/units.h"

enum { LONGEST_LIST = 100 }; /* tokens looked through for the end of a list of examples */

static bool is_noun(const struct token *t)
{
    return t->kind == T_TEXT || t->kind == T_QUOTE ||
           (t->kind == T_WORD && (t->word.class >= W_WORD || t->word.class == W_DO));
}

/* Whether a word that takes an amount stands right before the figure. */
static bool verb_before(const struct sentence *s, size_t figure)
{
    if (figure == 0)
        return false;
    enum word_class c = s->tokens[figure - 1].word.class;
    return c != W_NONE && c < W_WORD;
}

/* Whether a statistic whose amount it is stands right before the figure, and a deed behind:
 * 投资2亿元建设总部. */
static bool statistic_before(const struct sentence *s, size_t figure)
{
    if (figure == 0 || figure + 1 >= s->count)
        return false;
    enum word_class c = s->tokens[figure - 1].word.class;
    const struct word *deed = &s->tokens[figure + 1].word;
    return (c == W_RELATIVE || c == W_STATISTIC) &&
           (deed->class == W_DO || (deed->class == W_WORD && strcmp(deed->value, "deed") == 0));
}

static bool one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

/* A bounded amount that tells which things are counted: 不足1亿元的项目65个. */
static bool describes_counted(struct bulletin *b, const struct sentence *s, size_t i)
{
    size_t end;
    if (i == 0 || (s->tokens[i - 1].word.class != W_BEFORE && s->tokens[i - 1].word.class != W_LIMIT))
        return false;
    struct string behind = reading_behind(b, s, NULL, i + 1, &end);
    while (end < s->count && (s->tokens[end].word.class == W_VERB || s->tokens[end].word.class == W_BEFORE))
        end++; /* 采购额超过2亿元的县区有3个 */
    return noun_class(behind) == W_ENTITY && end < s->count && s->tokens[end].kind == T_FIGURE &&
           figure_counts(b, &b->figures[s->tokens[end].index]);
}

/* What a thing can make in a year: 年产3.6万吨的加工企业. */
static bool describes_producer(struct bulletin *b, const struct sentence *s, size_t i)
{
    size_t end;
    return i > 0 && (token_ends(s, i - 1, "年产") || token_ends(s, i - 1, "日产")) &&
           noun_class(reading_behind(b, s, NULL, i + 1, &end)) == W_ENTITY;
}

/* How large each of the things counted before is: 5个总投资超10亿元的项目. */
static bool describes_size(const struct bulletin *b, const struct sentence *s, size_t i)
{
    for (size_t k = i; k > 0 && s->tokens[k - 1].kind <= T_FIGURE; k--)
        if (s->tokens[k - 1].kind == T_FIGURE)
            return figure_counts(b, &b->figures[s->tokens[k - 1].index]) && reading_sized(b, s, k) == i + 1;
    return false;
}

/* A bare multiplier that means one: 百亿斤粮食产能基地. */
static bool is_multiplier(const struct bulletin *b, const struct figure *g)
{
    int power;
    size_t length = g->number.number.to - g->number.number.from;
    return units_multiplier(b->layout.text.bytes.data + g->number.number.from, length, &power) == length;
}

/* Whether the amount at token I tells of the first or a further of examples of what stands behind them:
   20吉瓦时储能机柜、4万吨铜箔等57项重点项目, 60万吨丙烷、9万吨尼龙等项目. */
static bool describes_example(const struct bulletin *b, const struct sentence *s, size_t i)
{
    bool list = i > 0 && s->tokens[i - 1].kind == T_LIST;
    for (size_t k = i + 1; k + 1 < s->count && k <= i + LONGEST_LIST; k++) {
        const struct token *t = &s->tokens[k];
        bool such = t->to - t->from >= 3 && memcmp(s->text + t->to - 3, "等", 3) == 0;
        if (such && s->tokens[k + 1].kind == T_FIGURE)
            return list && figure_counts(b, &b->figures[s->tokens[k + 1].index]);
        if (such && s->tokens[k + 1].word.class == W_ENTITY)
            return list;
        list |= t->kind == T_LIST;
        if (t->kind == T_COMMA || t->kind == T_SEMICOLON || t->kind == T_COLON || t->word.class == W_VERB ||
            t->word.class == W_MOVE || t->word.class == W_SHARE)
            return false;
    }
    return false;
}

/* Whether the ages from token I on are listed before what they describe: 0-17岁、18-34岁、60岁及以上人口. */
static bool describes_ages(const struct bulletin *b, const struct sentence *s, size_t i)
{
    for (size_t end = i + 2 * FRAME_ITEMS; i < end && i + 2 < s->count && s->tokens[i + 1].kind == T_LIST;
         i += 2) {
        const struct token *t = &s->tokens[i + 2];
        if (t->kind != T_FIGURE)
            return is_noun(t) && is_numeral(s->text, t->from); /* 65岁及以上人口, one word */
        if (strcmp(figure_dimension(b, &b->figures[t->index]), "age") != 0)
            return false;
    }
    return i + 1 < s->count && (s->tokens[i + 1].word.class == W_AFTER || is_noun(&s->tokens[i + 1]));
}

bool qualify_joins(const struct sentence *s, size_t i)
{
    const struct token *t = &s->tokens[i];
    return t->kind == T_LIST ||
           (t->to - t->from <= strlen("以及") && (token_begins(s, i, "和") || token_begins(s, i, "及") ||
                                                  token_begins(s, i, "或") || token_begins(s, i, "以及")));
}

size_t qualify_next(const struct sentence *s, size_t i)
{
    size_t k = i + 1;
    k += k < s->count && s->tokens[k].word.class == W_AFTER;
    if (k + 1 >= s->count || s->tokens[k + 1].kind != T_FIGURE)
        return i;
    return qualify_joins(s, k) ? k + 1 : i;
}

/* Whether the count at token I tells of whom a further number is compared with:
 * 高于东部33个开发区0.7个百分点. */
static bool describes_compared(const struct bulletin *b, const struct sentence *s, size_t i)
{
    size_t at = i, k = i + 1;
    while (at > 0 && (s->tokens[at - 1].kind <= T_QUOTE || s->tokens[at - 1].kind == T_AREA) &&
           s->tokens[at - 1].word.class != W_THAN)
        at--;
    if (at == 0 || s->tokens[at - 1].word.class != W_THAN || !*s->tokens[at - 1].word.value)
        return false;
    while (k < s->count && is_noun(&s->tokens[k]))
        k++;
    return k > i + 1 && k < s->count && s->tokens[k].kind == T_FIGURE &&
           strcmp(figure_dimension(b, &b->figures[s->tokens[k].index]), "count") != 0;
}

/* Whether the bounded amount at token I is listed before others of its kind, the last of which describes:
 * 30亿元以上、50亿元以上以及百亿元项目, 50亿元或5亿美元以上项目. */
static bool listed_with(const struct bulletin *b, const struct sentence *s, size_t i, size_t *last)
{
    const char *kind = figure_dimension(b, &b->figures[s->tokens[i].index]);
    *last = i;
    for (size_t n = 0, next; n < FRAME_ITEMS && (next = qualify_next(s, *last)) != *last; n++) {
        if (strcmp(figure_dimension(b, &b->figures[s->tokens[next].index]), kind) != 0)
            return false;
        *last = next;
    }
    return *last != i && (s->tokens[i + 1].word.class == W_AFTER || token_begins(s, i + 1, "或"));
}

static bool describes(struct bulletin *b, const struct sentence *s, size_t i)
{
    static const char *const never[] = {"",       "ratio",  "multiple", "times",
                                        "points", "person", "time",     "index"};
    const struct figure *g = &b->figures[s->tokens[i].index];
    const struct token *next = i + 1 < s->count ? &s->tokens[i + 1] : NULL;
    const char *d = figure_dimension(b, g);
    if (g->number.graded)
        return true;
    if (strcmp(d, "age") == 0) /* 14岁以下14104人, 0-17岁人口 */
        return next && (next->word.class == W_AFTER || next->kind == T_FIGURE || is_noun(next) ||
                        (next->kind == T_LIST && describes_ages(b, s, i)));
    if (next && is_multiplier(b, g) && !figure_counts(b, g) && (is_noun(next) || next->word.class == W_AFTER))
        return true;
    if (!next || g->number.rank || strcmp(d, "points") == 0)
        return false;
    if (next->word.class == W_AFTER) {
        next = i + 2 < s->count && !growth_behind(s, i) ? next + 1 : NULL;
        return next && is_noun(next) && !figure_counts(b, g);
    }
    if (token_begins(s, (size_t)(next - s->tokens), "的"))
        return describes_counted(b, s, i) || describes_producer(b, s, i) || describes_size(b, s, i);
    if (!is_noun(next) || one_of(d, never, sizeof never / sizeof *never))
        return false;
    if (!figure_counts(b, g) && describes_example(b, s, i))
        return true;
    size_t end;
    struct string behind = reading_behind(b, s, NULL, i + 1, &end);
    if (noun_class(behind) != W_ENTITY)
        return false;
    return figure_counts(b, g) ? (i > 0 && token_begins(s, i - 1, "年产")) || describes_compared(b, s, i)
                               : !(verb_before(s, i) || statistic_before(s, i)) || describes_counted(b, s, i);
}

static bool qualifies(struct bulletin *b, const struct sentence *s, size_t i)
{
    size_t last;
    return describes(b, s, i) || (listed_with(b, s, i, &last) && describes(b, s, last));
}

void qualify(struct bulletin *b, const struct sentence *s, bool *qualifier)
{
    for (size_t i = 0; i < s->count; i++)
        qualifier[i] = s->tokens[i].kind == T_FIGURE && qualifies(b, s, i);
}
