/* Reads the tokens before a figure, left to right, into what they say: see reading.h. */
#include "extract/reading.h"

#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "lib/pattern.h"

/* What the tokens are being gathered for. */
enum mode { MODE_NOUN, MODE_COMPARATOR, MODE_WHOLE, MODE_OBJECT };

struct reader {
    struct bulletin *b;
    const struct sentence *s;
    struct reading *r;
    enum mode mode;
    struct string gathered;
    bool yoy, pop;
    bool after_qualifier; /* the token before is a figure that is part of a name: 5亿元 以上 */
    bool do_last;         /* what was gathered last is a verb with an object: 签约 */
    size_t behind;        /* tokens of the region behind the one that is looked at */
};

/* Comparators that have a name of their own among the bases. */
static struct pattern year_before = {"(?:(?:上年|去年|上一年)度?(?:同期|同月|同季度?)?|同期)$", "去年同期",
                                     0};
static struct pattern period_before_that = {"(?:上月|上个月|上季度?)$", "上月", 0};

static struct string text_of(const struct sentence *s, const struct token *t)
{
    return (struct string){s->text + t->from, t->to - t->from};
}

static bool is(const struct sentence *s, const struct token *t, const char *word)
{
    return t->to - t->from == strlen(word) && memcmp(s->text + t->from, word, t->to - t->from) == 0;
}

static void gather(struct reader *k, const struct token *t)
{
    k->gathered = bulletin_join(k->b, k->gathered, text_of(k->s, t));
}

/* Ends what is being gathered and puts it where it belongs. */
static void settle(struct reader *k)
{
    struct string s = noun_trim(k->gathered);
    struct reading *r = k->r;
    k->gathered = (struct string){"", 0};
    if (k->mode == MODE_NOUN) {
        bool each = s.length >= 3 && memcmp(s.at, "每", 3) == 0 && r->nouns;     /* 为每公斤20元 */
        bool phrase = s.length > 6 && memcmp(s.at + s.length - 3, "后", 3) == 0; /* 剔除退税因素后 */
        if (s.length && !each && !phrase && r->nouns < READING_NOUNS)
            r->noun[r->nouns++] = s;
    } else {
        if (s.length || k->mode == MODE_COMPARATOR)
            r->basis = s;
        if (r->rank && r->basis.length > 3 && memcmp(r->basis.at + r->basis.length - 3, "前", 3) == 0)
            r->basis.length -= 3; /* 列全市前3 */
        if (k->mode == MODE_COMPARATOR)
            r->fixed_basis = k->yoy ? "yoy" : k->pop ? "pop" : NULL;
    }
    k->mode = MODE_NOUN;
}

static void begin_mode(struct reader *k, enum mode mode)
{
    settle(k);
    k->mode = mode;
    k->yoy = k->pop = false;
}

/* A time within a comparator makes it the year or the period before; elsewhere it is the figure's time. */
static void read_time(struct reader *k, const struct token *t)
{
    if (k->mode == MODE_NOUN) {
        k->r->time = t;
        return;
    }
    struct match m;
    k->yoy |= pattern_at(&year_before, k->s->text, t->from, t->to, &m);
    k->pop |= pattern_at(&period_before_that, k->s->text, t->from, t->to, &m);
    gather(k, t);
}

static bool next_is_figure(const struct reader *k)
{
    return k->behind == 0;
}

static enum direction direction_named(const char *name)
{
    return strcmp(name, "down") == 0 ? DIRECTION_DOWN : DIRECTION_UP;
}

static void read_move(struct reader *k, const struct token *t)
{
    struct reading *r = k->r;
    if (!next_is_figure(k) && t[1].kind == T_TEXT && memcmp(k->s->text + t[1].from, "的", 3) == 0) {
        gather(k, t); /* 同比上涨的有24个 */
        return;
    }
    bool leads =
        k->mode == MODE_NOUN && t->word.class != W_DEGREE && !next_is_figure(k) && t[1].kind != T_FIGURE &&
        (t[1].kind == T_TEXT || t[1].kind == T_QUOTE || (t[1].kind == T_WORD && t[1].word.class >= W_WORD));
    enum direction d = direction_named(t->word.value);
    r->reached = false; /* 转为增长3.2% */
    if (leads) {        /* 新增就业: the verb is part of the name */
        gather(k, t);
        r->direction = r->direction ? r->direction : d;
        r->move |= t->to - t->from >= 6;
        r->adds |= t->word.class == W_ADD;
        return;
    }
    if (k->mode == MODE_OBJECT) { /* 拉动GDP增长, 影响CPI下降 */
        r->direction = d == DIRECTION_DOWN ? d : r->direction;
        settle(k);
        return;
    }
    settle(k);
    r->move = true;
    r->adds |= t->word.class == W_ADD;
    r->direction = d;
}

static void read_than(struct reader *k, const struct token *t)
{
    bool named = *t->word.value != 0;
    bool loose = is(k->s, t, "与") || is(k->s, t, "同") || is(k->s, t, "按") || is(k->s, t, "对比");
    bool followed =
        !next_is_figure(k) && (t[1].kind == T_TIME || t[1].kind == T_AREA || t[1].kind == T_TEXT ||
                               t[1].kind == T_QUOTE || (t[1].kind == T_WORD && t[1].word.class != W_VERB));
    if (named && k->mode == MODE_COMPARATOR) { /* 比全省平均水平高出 */
        read_move(k, t);
        return;
    }
    if (named && next_is_figure(k)) { /* 低于4.5%的控制目标 */
        settle(k);
        k->r->bound = strcmp(t->word.value, "down") == 0 ? BOUND_LT : BOUND_GT;
        return;
    }
    if (!named && !loose && next_is_figure(k)) { /* 比107个工作日的法定时限少86天 */
        begin_mode(k, MODE_COMPARATOR);
        return;
    }
    if (!named && (!followed || (loose && t[1].kind != T_TIME))) {
        gather(k, t);
        return;
    }
    begin_mode(k, MODE_COMPARATOR);
    if (named) {
        k->r->move = true;
        k->r->direction = direction_named(t->word.value);
    }
}

static void read_share(struct reader *k, const struct token *t)
{
    struct reading *r = k->r;
    static const struct {
        const char *verb, *whole; /* what of the whole's name it holds */
    } verbs[] = {{"占", ""},   {"约占", ""}, {"只占", ""},      {"仅占", ""},
                 {"已占", ""}, {"占到", ""}, {"占地方", "地方"}}; /* not 占地 */
    r->share = true;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (is(k->s, t, verbs[i].verb)) {
            begin_mode(k, MODE_WHOLE);
            k->gathered = bulletin_string(k->b, verbs[i].whole, strlen(verbs[i].whole));
            return;
        }
    r->weight = text_of(k->s, t);
    if (k->mode == MODE_COMPARATOR)
        return;
    settle(k);
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
static void read_target(struct reader *k, const struct token *t)
{
    bool preposition =
        is(k->s, t, "将") && !next_is_figure(k) && (t[1].kind != T_WORD || t[1].word.class >= W_WORD);
    if (preposition)
        return;
    if (k->mode != MODE_NOUN) { /* 比年度目标多0.5万人 */
        gather(k, t);
        return;
    }
    bool of = !next_is_figure(k) && t[1].kind == T_TEXT && memcmp(k->s->text + t[1].from, "的", 3) == 0;
    bool share =
        next_is_figure(k) && strcmp(figure_dimension(k->b, &k->b->figures[t[1].index]), "ratio") == 0;
    if (of || (share && k->r->verb_last && !*t->word.value)) { /* 完成年度目标的95.3%, 完成年度计划23.7% */
        k->r->basis = bulletin_join(k->b, noun_trim(k->gathered), text_of(k->s, t));
        k->gathered.length = 0;
        k->r->share = true;
        return;
    }
    settle(k);
    k->r->target = true;
    k->r->norm |= strcmp(t->word.value, "norm") == 0;
}

/* Words that are part of the noun phrase. */
static void read_noun(struct reader *k, const struct token *t)
{
    gather(k, t);
    k->r->verb_last = false;
}

static void read_degree(struct reader *k, const struct token *t)
{
    bool compared = k->r->basis.length || k->r->fixed_basis;
    if (k->mode == MODE_COMPARATOR || (compared && next_is_figure(k))) /* 比上年增幅高8个百分点 */
        read_move(k, t);
    else
        gather(k, t);
}

static void read_rate(struct reader *k, const struct token *t)
{
    settle(k);
    k->r->rate = true;
    if (!k->r->move)
        k->r->direction = direction_named(t->word.value);
}

static void read_basis(struct reader *k, const struct token *t)
{
    settle(k);
    k->r->fixed_basis = t->word.value;
}

static void read_contribute(struct reader *k, const struct token *t)
{
    const char *d = figure_dimension(k->b, &k->b->figures[k->s->tokens[k->r->figure].index]);
    if (strcmp(d, "points") != 0 && strcmp(d, "ratio") != 0) { /* 带动就业7000人 */
        settle(k);
        return;
    }
    begin_mode(k, MODE_OBJECT);
    k->r->contribute = true;
    k->r->direction = direction_named(t->word.value);
}

static void read_rank(struct reader *k, const struct token *t)
{
    if (!k->b->figures[k->s->tokens[k->r->figure].index].number.rank) {
        gather(k, t);
        return;
    }
    begin_mode(k, MODE_WHOLE);
    k->r->rank = true;
}

static void read_bound(struct reader *k, const struct token *t)
{
    if (!close_to_figure(k, t)) {
        gather(k, t);
        return;
    }
    settle(k);
    k->r->bound = bound_named(t->word.value);
    k->r->norm |= t->word.class == W_LIMIT;
    k->r->target |= t->word.class == W_LIMIT;
}

static void read_verb(struct reader *k, const struct token *t)
{
    static struct pattern suffix = {"[率量额数值费]", "率", 0};
    struct match m;
    if (!next_is_figure(k) && pattern_at(&suffix, k->s->text, t->to, k->s->to, &m)) {
        gather(k, t); /* 办结率 */
        return;
    }
    k->r->reached |= strcmp(t->word.value, "reached") == 0;
    settle(k);
    k->r->verb_last = true;
}

static void read_part(struct reader *k, const struct token *t)
{
    (void)t;
    k->r->part = true;
    k->r->nouns = 0;
    k->gathered.length = 0;
    k->mode = MODE_NOUN;
}

static void read_list(struct reader *k, const struct token *t)
{
    (void)t;
    settle(k);
    k->r->list = true;
}

static void read_after(struct reader *k, const struct token *t)
{
    if (k->after_qualifier)
        gather(k, t);
}

/* Inside a name an adverb is part of it: 城镇职工基本医疗保险. */
static void read_adverb(struct reader *k, const struct token *t)
{
    if (k->mode == MODE_NOUN && k->gathered.length && !next_is_figure(k) && t->to - t->from >= 6 &&
        t[1].word.class >= W_ENTITY && t[1].word.class <= W_STATISTIC)
        gather(k, t);
}

static void read_do(struct reader *k, const struct token *t)
{
    k->r->aside |= strcmp(t->word.value, "aside") == 0;
    read_noun(k, t);
}

static void (*const readers[])(struct reader *k, const struct token *t) = {
    [W_MOVE] = read_move,     [W_ADD] = read_move,
    [W_DEGREE] = read_degree, [W_RATE] = read_rate,
    [W_BASIS] = read_basis,   [W_THAN] = read_than,
    [W_SHARE] = read_share,   [W_CONTRIBUTE] = read_contribute,
    [W_RANK] = read_rank,     [W_TARGET] = read_target,
    [W_BEFORE] = read_bound,  [W_LIMIT] = read_bound,
    [W_AFTER] = read_after,   [W_VERB] = read_verb,
    [W_DO] = read_do,         [W_ADVERB] = read_adverb,
    [W_PART] = read_part,     [W_LIST] = read_list,
    [W_WORD] = read_noun,     [W_ENTITY] = read_noun,
    [W_RELATIVE] = read_noun, [W_STATISTIC] = read_noun,
    [W_NAME] = read_noun,
};

/* Where the region before FIGURE begins. */
static size_t find_begin(const struct sentence *s, const bool *qualifier, size_t floor, size_t figure,
                         struct reading *r)
{
    size_t at = figure;
    r->previous = figure;
    while (at > floor) {
        const struct token *t = &s->tokens[at - 1];
        if (t->kind == T_CLOSE && t->index < at - 1 && t->index >= floor) {
            at = t->index;
            continue;
        }
        if (t->kind == T_FIGURE && !qualifier[at - 1])
            r->previous = at - 1;
        r->bracketed = t->kind == T_OPEN;
        if ((t->kind == T_FIGURE && !qualifier[at - 1]) || t->kind == T_COMMA || t->kind == T_SEMICOLON ||
            t->kind == T_COLON || t->kind == T_OPEN)
            break;
        at--;
    }
    return at;
}

void reading_read(struct bulletin *b, const struct sentence *s, const bool *qualifier, size_t floor,
                  bool compared, size_t figure, struct reading *r)
{
    memset(r, 0, sizeof *r);
    struct reader k = {.b = b, .s = s, .r = r, .gathered = {"", 0}};
    r->figure = figure;
    r->begin = find_begin(s, qualifier, floor, figure, r);
    k.mode = compared && r->previous != figure ? MODE_COMPARATOR : MODE_NOUN;
    r->bare = true;
    r->basis = (struct string){"", 0};
    for (size_t i = r->begin; i < figure; i++) {
        const struct token *t = &s->tokens[i];
        k.behind = figure - 1 - i;
        if (t->kind == T_OPEN && t->index > i && t->index < figure) {
            i = t->index;
            continue;
        }
        r->bare &= t->kind == T_LIST || (t->kind == T_WORD && (is(s, t, "和") || is(s, t, "与") ||
                                                               is(s, t, "及") || t->word.class == W_AFTER));
        if (t->kind == T_TIME)
            read_time(&k, t);
        else if (t->kind == T_WORD)
            readers[t->word.class](&k, t);
        else if (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST || t->kind == T_FIGURE ||
                 t->kind == T_AREA) {
            if (t->kind == T_AREA && k.mode == MODE_NOUN && !r->area && k.gathered.length == 0)
                r->area = t;
            if (t->kind == T_LIST && k.mode == MODE_NOUN && k.do_last)
                k.gathered.length = 0; /* 开工建设、园区入驻企业: what was done, then what is counted */
            else
                gather(&k, t);
            r->verb_last = false;
        }
        k.do_last = t->word.class == W_DO;
        k.after_qualifier = t->kind == T_FIGURE;
    }
    const struct token *last = &s->tokens[figure];
    bool of = figure > r->begin && last[-1].kind == T_TEXT && memcmp(s->text + last[-1].to - 3, "的", 3) == 0;
    r->of = of && k.mode == MODE_NOUN && k.gathered.length > 3 && last[-2].kind != T_TIME;
    if (of && figure - r->begin >= 2 && last[-2].kind == T_TIME && k.mode == MODE_NOUN &&
        (last[-2].when.relative ||
         strcmp(figure_dimension(b, &b->figures[last->index]), "multiple") == 0)) /* 是2000年的2.4倍 */
        r->of_time = text_of(s, last - 2); /* 恢复到2019年同期的118.4% */
    r->such = figure > r->begin && last[-1].kind == T_TEXT && memcmp(s->text + last[-1].to - 3, "等", 3) == 0;
    r->comparing = k.mode == MODE_COMPARATOR;
    settle(&k);
}
