/* Reads the tokens before a figure, left to right, into what they say: see reading.h. */
#define _GNU_SOURCE /* memmem */
#include "extract/reader.h"

#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "lib/charset.h"
#include "lib/pattern.h"

struct string reader_text(const struct reader *k, const struct token *t)
{
    return string_part(k->s->text, t->from, t->to);
}

bool reader_is(const struct reader *k, const struct token *t, const char *word)
{
    return t->to - t->from == strlen(word) && memcmp(k->s->text + t->from, word, t->to - t->from) == 0;
}

void reader_gather(struct reader *k, const struct token *t)
{
    k->gathered = bulletin_join(k->b, k->gathered, reader_text(k, t));
}

/* A word that only says that what follows is in the place spoken of: 镇内 有11个村. */
static bool is_here(struct string s)
{
    static struct charset places = {"境镇乡县市区省村", 0};
    return s.length == 6 && string_ends_with(s, "内") && charset_has(&places, s.at);
}

/* What stands beside a noun's name, which is group 1; sought only where its WORD stands. */
static struct {
    struct pattern pattern;
    const char *word;
} fringes[] = {
    {{"(.{6,}?)[由从为]?(?:每(?:[人户亩个吨斤月年天日头件]|公[斤顷里]|千[克瓦]|立方米|平方米))+均?$",
      "低保标准由每人每月", 0},
     "每"},
    {{"(.+)(?:扣除|剔除)[^扣剔]{2,30}后$", "纯收入扣除价格因素后", 0}, "后"},
    {{"最[大高低小快慢多少]的(.{2,})$", "最快的新材料制造业", 0}, "最"},
    {{"(.{6,}?) ?(?:以下)?简称.*$", "开发景气指数简称“国房指数”", 0}, "简称"},
};

static struct string without_fringe(struct string s)
{
    struct match m;
    for (size_t i = 0; s.length && i < sizeof fringes / sizeof *fringes; i++)
        if (memmem(s.at, s.length, fringes[i].word, strlen(fringes[i].word)) &&
            pattern_at(&fringes[i].pattern, s.at, 0, s.length, &m)) {
            struct string name = noun_trim(string_part(s.at, m.from[1], m.to[1]));
            s = name.length ? name : s;
        }
    return s;
}

void reader_settle(struct reader *k)
{
    struct string s = noun_trim(k->gathered);
    struct reading *r = k->r;
    struct match m;
    k->gathered = string_none;
    if (k->mode == MODE_NOUN) {
        s = without_fringe(s);
        bool each = r->nouns && string_starts_with(s, "每");     /* 为每公斤20元 */
        bool phrase = s.length > 6 && string_ends_with(s, "后"); /* 剔除退税因素后 */
        r->here |= is_here(s);
        if (s.length && !each && !phrase && !is_here(s) && r->nouns < READING_NOUNS)
            r->noun[r->nouns++] = s;
    } else {
        static struct pattern whole = {".+?(?=的?比例$)", "GDP的比例", 0}; /* 占GDP的比例 */
        if (k->mode == MODE_WHOLE && pattern_at(&whole, s.at, 0, s.length, &m))
            s.length = m.to[0];
        if (s.length || k->mode == MODE_COMPARATOR)
            r->basis = s;
        if (s.length && k->mode == MODE_WHOLE && r->share)
            r->whole = s;
        if (r->rank && r->basis.length > 3 && string_ends_with(r->basis, "前"))
            r->basis.length -= strlen("前"); /* 列全市前3 */
        if (k->mode == MODE_COMPARATOR)
            r->fixed_basis = k->yoy ? "yoy" : k->pop ? "pop" : NULL;
    }
    k->mode = MODE_NOUN;
}

void reader_begin(struct reader *k, enum mode mode)
{
    reader_settle(k);
    k->mode = mode;
    k->yoy = k->pop = false;
}

bool reader_next_is_figure(const struct reader *k)
{
    return k->behind == 0;
}

bool reader_behind_is_of(const struct reader *k, const struct token *t)
{
    size_t next = (size_t)(t + 1 - k->s->tokens);
    if (t[1].kind == T_OPEN && t[1].index > next)
        next = t[1].index + 1; /* 年度任务(230亿元)的28.4% */
    return next < k->s->count && k->s->tokens[next].kind == T_TEXT && token_begins(k->s, next, "的");
}

const struct figure *reader_figure(const struct reader *k)
{
    const struct token *t = &k->s->tokens[k->r->figure];
    return t->kind == T_FIGURE ? &k->b->figures[t->index] : NULL;
}

const char *reader_dimension(const struct reader *k)
{
    const struct figure *g = reader_figure(k);
    return g ? figure_dimension(k->b, g) : "";
}

enum direction direction_named(const char *name)
{
    return strcmp(name, "down") == 0 ? DIRECTION_DOWN : DIRECTION_UP;
}

void read_move(struct reader *k, const struct token *t)
{
    struct reading *r = k->r;
    if (!reader_next_is_figure(k) && reader_behind_is_of(k, t)) {
        reader_gather(k, t); /* 同比上涨的有24个 */
        return;
    }
    if (k->mode == MODE_WHOLE && !reader_next_is_figure(k)) { /* 占新增工业增加值的61% */
        reader_gather(k, t);
        return;
    }
    bool noun_behind = !reader_next_is_figure(k) && t[1].kind == T_WORD && t[1].word.class >= W_ENTITY;
    if (k->mode == MODE_COMPARATOR && t->word.class == W_ADD && noun_behind)
        reader_settle(k); /* 比上年新增就业5万人 */
    bool leads =
        k->mode == MODE_NOUN && t->word.class != W_DEGREE && !reader_next_is_figure(k) &&
        t[1].kind != T_FIGURE &&
        (t[1].kind == T_TEXT || t[1].kind == T_QUOTE || (t[1].kind == T_WORD && t[1].word.class >= W_WORD));
    enum direction d = direction_named(t->word.value);
    r->reached = false; /* 转为增长3.2% */
    if (leads) {        /* 新增就业: the verb is part of the name */
        reader_gather(k, t);
        r->direction = r->direction ? r->direction : d;
        r->move |= t->to - t->from >= 6;
        r->adds |= t->word.class == W_ADD;
        return;
    }
    if (k->mode == MODE_OBJECT) { /* 拉动GDP增长, 影响CPI下降 */
        r->direction = d == DIRECTION_DOWN ? d : r->direction;
        reader_settle(k);
        return;
    }
    reader_settle(k);
    r->move = true;
    r->adds |= t->word.class == W_ADD;
    r->direction = d;
}

/* Words that are part of the noun phrase. */
static void read_noun(struct reader *k, const struct token *t)
{
    if (k->mode == MODE_COMPARATOR && k->gathered.length && string_starts_with(reader_text(k, t), "节约"))
        reader_settle(k); /* 较采购计划节约资金5.51亿元 */
    reader_gather(k, t);
    k->r->verb_last = false;
}

static void read_verb(struct reader *k, const struct token *t)
{
    static struct pattern suffix = {"[率量额数值费]", "率", 0};
    struct match m;
    if (!reader_next_is_figure(k) && pattern_at(&suffix, k->s->text, t->to, k->s->to, &m)) {
        reader_gather(k, t); /* 办结率 */
        return;
    }
    if (k->mode != MODE_NOUN && !reader_next_is_figure(k) && t[1].word.class == W_TARGET &&
        k->gathered.length) {
        reader_gather(k, t); /* 高于市政府下达目标 */
        return;
    }
    bool all = k->mode != MODE_NOUN && !k->gathered.length && reader_is(k, t, "全部");
    if (all)
        reader_gather(k, t); /* 拉动全部工业增长, 高于全部规上工业6.7个百分点 */
    if (all || (k->mode == MODE_OBJECT && !k->gathered.length && !reader_next_is_figure(k)))
        return;
    bool flat = strcmp(t->word.value, "flat") == 0;
    if (flat && !reader_next_is_figure(k) && reader_behind_is_of(k, t)) {
        reader_gather(k, t); /* 持平的有1个 */
        return;
    }
    bool portion = strcmp(t->word.value, "portion") == 0;
    if (portion && !reader_next_is_figure(k) && strcmp(reader_dimension(k), "ratio") == 0) {
        reader_begin(k, MODE_WHOLE); /* 恢复至疫前同期的70.1% */
        k->r->share = true;
        return;
    }
    k->r->reached |= portion || strcmp(t->word.value, "reached") == 0;
    reader_settle(k);
    if (flat && !reader_next_is_figure(k) && t[1].kind == T_LIST)
        k->r->nouns = 0; /* 服务价格持平、居住价格上涨0.5% */
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
    reader_settle(k);
    k->r->list = true;
    if (strcmp(t->word.value, "share") == 0 && !reader_next_is_figure(k) &&
        strcmp(reader_dimension(k), "ratio") == 0) {
        reader_begin(k, MODE_WHOLE); /* 分别占总数和总额83.2%、78.1% */
        k->r->share = true;
    }
}

static void read_after(struct reader *k, const struct token *t)
{
    if (k->after_qualifier)
        reader_gather(k, t);
}

/* Inside a name an adverb is part of it: 城镇职工基本医疗保险. */
static void read_adverb(struct reader *k, const struct token *t)
{
    k->r->done |= strcmp(t->word.value, "done") == 0;
    k->r->sums |= strcmp(t->word.value, "sum") == 0;
    if (strcmp(t->word.value, "ground") == 0 && k->mode == MODE_NOUN)
        k->gathered.length = 0; /* 高基数基础上 */
    if (k->mode == MODE_NOUN && k->gathered.length && !reader_next_is_figure(k) && t->to - t->from >= 6 &&
        t[1].word.class >= W_ENTITY && t[1].word.class <= W_STATISTIC)
        reader_gather(k, t);
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

/* Where the region before FIGURE begins: at a mark or a figure, and not too far away. */
static size_t find_begin(const struct sentence *s, const bool *qualifier, size_t floor, size_t figure,
                         struct reading *r)
{
    size_t at = figure;
    r->previous = figure;
    while (at > floor && s->tokens[figure].from - s->tokens[at - 1].from <= LONGEST_CLAUSE) {
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

/* What stands right in front of the figure. */
static void read_front(struct reader *k)
{
    const struct sentence *s = k->s;
    struct reading *r = k->r;
    size_t figure = r->figure;
    const struct token *last = &s->tokens[figure];
    bool of = figure > r->begin && last[-1].kind == T_TEXT && token_ends(s, figure - 1, "的");
    bool timed = of && figure - r->begin >= 2 && last[-2].kind == T_TIME;
    static struct pattern extreme = {"最[低高大小快慢多少]的$|新[低高]的$", "最低的", 0}; /* 多年最低的3.9% */
    struct match m;
    if (of && k->mode == MODE_NOUN && pattern_find(&extreme, k->gathered.at, 0, k->gathered.length, &m)) {
        r->extreme = noun_trim((struct string){k->gathered.at, m.from[0]});
        k->gathered.length = 0;
    }
    r->of = of && !timed && k->mode == MODE_NOUN && k->gathered.length > 3;
    bool from =
        figure >= r->begin + 3 && (token_ends(s, figure - 3, "由") || token_ends(s, figure - 3, "从"));
    if (timed && k->mode == MODE_NOUN && !from && /* 从上年的20%升到23% */
        (last[-2].when.relative || strcmp(reader_dimension(k), "multiple") == 0)) /* 是2000年的2.4倍 */
        r->of_time = reader_text(k, last - 2); /* 恢复到2019年同期的118.4% */
    r->such = figure > r->begin && last[-1].kind == T_TEXT && token_ends(s, figure - 1, "等");
}

/* A 、 between nouns. True where what stands before it is no part of the noun behind it. */
static bool read_enumeration(struct reader *k, const struct token *t)
{
    struct reading *r = k->r;
    bool last = k->behind == 1; /* before the noun of the figure */
    if (last && t[1].word.class == W_STATISTIC && r->move) {
        r->move = r->rate = false; /* 32个行业增长、增长面84.2% */
        r->direction = DIRECTION_NONE;
        r->nouns = 0;
        k->gathered.length = 0;
    }
    bool described = last && t[1].word.class == W_RELATIVE && k->gathered.length > 3 &&
                     string_starts_with(k->gathered, "的");
    bool several = r->figure + 2 < k->s->count && k->s->tokens[r->figure + 2].kind == T_FIGURE;
    if (k->mode != MODE_NOUN || !((k->do_last && !several) || described))
        return false;
    /* 开工建设、园区入驻企业: what was done, then what is counted; 1亿元的甲项目、投资10亿元 */
    k->gathered.length = 0;
    return true;
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
    r->apart = r->begin > 0 && s->tokens[r->begin - 1].kind == T_COMMA;
    bool behind_semicolon = r->begin > 0 && s->tokens[r->begin - 1].kind == T_SEMICOLON;
    r->verb_first = (r->apart || behind_semicolon) && s->tokens[r->begin].word.class == W_VERB;
    r->basis = string_none;
    for (size_t i = r->begin; i < figure; i++) {
        const struct token *t = &s->tokens[i];
        k.behind = figure - 1 - i;
        if (t->kind == T_OPEN && t->index > i && t->index < figure) {
            i = t->index;
            continue;
        }
        r->bare &=
            t->kind == T_LIST || (t->kind == T_WORD && (reader_is(&k, t, "和") || reader_is(&k, t, "与") ||
                                                        reader_is(&k, t, "及") || t->word.class == W_AFTER));
        if (t->kind == T_TIME)
            read_time(&k, t);
        else if (t->kind == T_WORD)
            readers[t->word.class](&k, t);
        else if (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST || t->kind == T_FIGURE ||
                 t->kind == T_AREA) {
            if (t->kind == T_AREA && k.mode == MODE_NOUN && !r->area && k.gathered.length == 0)
                r->area = t;
            if (t->kind != T_LIST || !read_enumeration(&k, t))
                reader_gather(&k, t);
            r->verb_last = false;
        }
        k.do_last = t->word.class == W_DO;
        k.after_qualifier = t->kind == T_FIGURE;
    }
    read_front(&k);
    r->comparing = k.mode == MODE_COMPARATOR;
    reader_settle(&k);
}
