/* Words that open or name what a figure is compared with or a part of, and its bounds: see reader.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/reader.h"
#include "lib/pattern.h"

/* Comparators that have a name of their own among the bases. */
static struct pattern year_before = {"(?:(?:上年|去年|上一年)度?(?:同期|同月|同季度?)?|同期)$", "去年同期",
                                     0};
static struct pattern period_before_that = {"(?:上月|上个月|上季度?)$", "上月", 0};

struct string reading_basis(struct string comparator)
{
    struct match m;
    if (pattern_at(&year_before, comparator.at, 0, comparator.length, &m))
        return string_of("yoy");
    if (pattern_at(&period_before_that, comparator.at, 0, comparator.length, &m))
        return string_of("pop");
    return comparator;
}

/* A time within a comparator makes it the year or the period before; elsewhere it is the figure's time. */
void read_time(struct reader *k, const struct token *t)
{
    if (k->mode == MODE_NOUN) {
        k->r->time = t;
        return;
    }
    bool beside = reader_is(k, t, "同期") && !reader_next_is_figure(k) && !reader_behind_is_of(k, t) &&
                  (t[1].kind == T_TEXT || t[1].kind == T_AREA || t[1].word.class >= W_ENTITY);
    if (beside) { /* 比同期工业高2个百分点: of another thing in the same months */
        reader_gather(k, t);
        return;
    }
    struct string basis = reading_basis(reader_text(k, t));
    k->yoy |= string_is(basis, "yoy");
    k->pop |= string_is(basis, "pop");
    reader_gather(k, t);
}

void read_than(struct reader *k, const struct token *t)
{
    bool named = *t->word.value != 0;
    bool loose =
        reader_is(k, t, "与") || reader_is(k, t, "同") || reader_is(k, t, "按") || reader_is(k, t, "对比");
    bool followed = !reader_next_is_figure(k) &&
                    (t[1].kind == T_TIME || t[1].kind == T_AREA || t[1].kind == T_TEXT ||
                     t[1].kind == T_QUOTE || (t[1].kind == T_WORD && t[1].word.class != W_VERB));
    if (k->mode == MODE_COMPARATOR && reader_is(k, t, "相比"))
        return;                                /* ends it: 与上年相比 */
    if (named && k->mode == MODE_COMPARATOR) { /* 比全省平均水平高出 */
        read_move(k, t);
        return;
    }
    if (named && reader_next_is_figure(k)) { /* 低于4.5%的控制目标 */
        reader_settle(k);
        k->r->bound = strcmp(t->word.value, "down") == 0 ? BOUND_LT : BOUND_GT;
        return;
    }
    if (!named && !loose && reader_next_is_figure(k)) { /* 比107个工作日的法定时限少86天 */
        reader_begin(k, MODE_COMPARATOR);
        return;
    }
    if (!named && (!followed || (loose && t[1].kind != T_TIME))) {
        reader_gather(k, t);
        return;
    }
    reader_begin(k, MODE_COMPARATOR);
    if (named) {
        k->r->move = true;
        k->r->direction = direction_named(t->word.value);
    }
}

/* The whole of a weight where it is named with 在: 在工业投资中的占比. */
static void cut_whole(struct reader *k)
{
    static struct pattern within = {"(.*)在([^在]{2,20}?)中的?$", "在工业投资中的", 0};
    struct match m;
    if (!pattern_at(&within, k->gathered.at, 0, k->gathered.length, &m))
        return;
    k->r->basis = k->r->whole = string_part(k->gathered.at, m.from[2], m.to[2]);
    k->gathered.length = m.to[1];
}

void read_share(struct reader *k, const struct token *t)
{
    struct reading *r = k->r;
    static const struct {
        const char *verb, *whole; /* what of the whole's name it holds */
    } verbs[] = {{"占", ""},         {"约占", ""},       {"只占", ""},       {"仅占", ""},
                 {"已占", ""},       {"占到", ""},       {"占地方", "地方"}, {"占全部", "全部"},
                 {"占地区", "地区"}, {"占用水", "用水"}, {"占用电", "用电"}}; /* not 占地, 占用 */
    r->share = true;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (reader_is(k, t, verbs[i].verb)) {
            r->move = r->rate = false; /* of the name: 呈增长势头企业占75.8% */
            reader_begin(k, MODE_WHOLE);
            k->gathered = bulletin_string(k->b, verbs[i].whole, strlen(verbs[i].whole));
            return;
        }
    r->weight = reader_text(k, t);
    if (k->mode == MODE_COMPARATOR)
        return;
    if (k->mode == MODE_NOUN)
        cut_whole(k);
    reader_settle(k);
}

/* Only verbs, adverbs and the like stand between token T and the figure. */
static bool close_to_figure(const struct reader *k, const struct token *t)
{
    for (size_t i = 1; i <= k->behind; i++) {
        enum word_class c = t[i].word.class;
        if (t[i].kind != T_WORD || (c != W_VERB && c != W_ADVERB && c != W_BEFORE && c != W_TARGET))
            return false;
    }
    return true;
}

/* 将 is a word of purpose only before a verb: 将达到, but not 将价格. */
void read_target(struct reader *k, const struct token *t)
{
    bool preposition = reader_is(k, t, "将") && !reader_next_is_figure(k) &&
                       (t[1].kind != T_WORD || t[1].word.class >= W_WORD);
    if (preposition)
        return;
    bool name = strcmp(t->word.value, "name") == 0;
    if (name && (!k->r->verb_last || k->gathered.length)) { /* 部门预算支出, but 为预算102% */
        reader_gather(k, t);
        return;
    }
    if (k->mode != MODE_NOUN) { /* 比年度目标多0.5万人 */
        reader_gather(k, t);
        if (reader_next_is_figure(k) && strcmp(reader_dimension(k), "points") != 0)
            k->r->goal = reader_text(k, t); /* 比年度目标4%低 */
        return;
    }
    bool of = !reader_next_is_figure(k) && reader_behind_is_of(k, t);
    bool share =
        reader_next_is_figure(k) && strcmp(figure_dimension(k->b, &k->b->figures[t[1].index]), "ratio") == 0;
    if (of || (share && k->r->verb_last &&
               (name || !*t->word.value))) { /* 完成年度目标的95.3%, 完成年度计划23.7% */
        k->r->basis = bulletin_join(k->b, noun_trim(k->gathered), reader_text(k, t));
        k->gathered.length = 0;
        if (k->s->tokens[k->r->begin].word.class == W_VERB)
            k->r->nouns = 0; /* 完成市政府下达全年目标的59.2% */
        k->r->share = true;
        return;
    }
    reader_settle(k);
    k->r->target = true;
    k->r->norm |= strcmp(t->word.value, "norm") == 0;
    k->r->held = strcmp(t->word.value, "held") == 0;
    if (k->r->verb_last && !*t->word.value)
        k->r->goal = reader_text(k, t); /* 完成年度任务6600人 */
}

void read_degree(struct reader *k, const struct token *t)
{
    bool compared = k->r->basis.length || k->r->fixed_basis;
    if (k->mode == MODE_COMPARATOR || (compared && reader_next_is_figure(k))) /* 比上年增幅高8个百分点 */
        read_move(k, t);
    else
        reader_gather(k, t);
}

void read_rate(struct reader *k, const struct token *t)
{
    reader_settle(k);
    k->r->rate = true;
    if (!k->r->move)
        k->r->direction = direction_named(t->word.value);
}

void read_basis(struct reader *k, const struct token *t)
{
    reader_settle(k);
    k->r->fixed_basis = t->word.value;
}

void read_contribute(struct reader *k, const struct token *t)
{
    const char *d = reader_dimension(k);
    if (strcmp(d, "points") != 0 && strcmp(d, "ratio") != 0) { /* 带动就业7000人 */
        reader_settle(k);
        return;
    }
    reader_begin(k, MODE_OBJECT);
    k->r->contribute = true;
    k->r->direction = direction_named(t->word.value);
}

void read_rank(struct reader *k, const struct token *t)
{
    const struct figure *g = reader_figure(k);
    if (!g || !g->number.rank) {
        reader_gather(k, t);
        return;
    }
    reader_begin(k, MODE_WHOLE);
    k->r->rank = true;
}

void read_bound(struct reader *k, const struct token *t)
{
    if (!close_to_figure(k, t) && strcmp(reader_dimension(k), "points") == 0) {
        reader_begin(k, MODE_COMPARATOR); /* 超时序进度6.6个百分点 */
        k->r->move = true;
        k->r->direction = bound_named(t->word.value) == BOUND_LT ? DIRECTION_DOWN : DIRECTION_UP;
        return;
    }
    if (!close_to_figure(k, t)) {
        reader_gather(k, t);
        return;
    }
    reader_settle(k);
    k->r->bound = bound_named(t->word.value);
    k->r->norm |= t->word.class == W_LIMIT;
    k->r->target |= t->word.class == W_LIMIT;
}
