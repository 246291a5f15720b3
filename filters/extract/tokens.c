/* From characters to tokens: see tokens.h. */
#include "extract/tokens.h"

#include <string.h>

#include "extract/places.h"
#include "lib/alloc.h"
#include "lib/charset.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

enum { LONGEST_NAME = 25 * 3 }; /* a quotation of more bytes is speech, and holds figures like any text */

static struct pattern quote = {"“[^“”。\\n]*”|‘[^‘’。\\n]*’|《[^《》\\n]*》|\"[^\"。\\n]*\"|「[^「」\\n]*」",
                               "“标准地”", 0};

static struct pattern footnote = {"\\[\\d{1,2}\\]", "[2]", 0};

/* How a figure was reckoned, which is no part of its name. */
static struct pattern method = {
    "按照?(?:(?:可比|不变|现行|当年|当期|同期|同|\\d{4}年)(?:价格?|口径)(?:计算|核算|测算)?|"
    "[^,、。;:()\\d一二两三四五六七八九十百千万亿]{1,14}?(?:计算|核算|折算|测算|推算))的?",
    "按不变价格计算", 0};

static const struct {
    const char *mark;
    enum token_kind kind;
} marks[] = {
    {",", T_COMMA},  {"、", T_LIST},      {";", T_SEMICOLON},  {":", T_COLON},     {"(", T_OPEN},
    {")", T_CLOSE},  {"。", T_SEMICOLON}, {"！", T_SEMICOLON}, {"!", T_SEMICOLON}, {"\t", T_COMMA},
    {"[", T_OPEN},   {"]", T_CLOSE},      {"【", T_OPEN},      {"】", T_CLOSE},    {"〔", T_OPEN},
    {"〕", T_CLOSE}, {"|", T_COMMA},
};

static struct token *add(struct sentence *s, enum token_kind kind, size_t from, size_t to)
{
    struct token *last = s->count ? &s->tokens[s->count - 1] : NULL;
    if (kind == T_TEXT && last && last->kind == T_TEXT && last->to == from) {
        last->to = to;
        return last;
    }
    s->tokens = alloc_room(s->tokens, &s->capacity, s->count, sizeof *s->tokens);
    struct token *t = &s->tokens[s->count++];
    memset(t, 0, sizeof *t);
    t->kind = kind;
    t->from = from;
    t->to = to;
    t->index = s->count - 1;
    return t;
}

static void add_reject(struct bulletin *b, size_t from, size_t to, struct span clause, enum reason reason)
{
    if (!b->wants_rejects)
        return;
    b->rejects = alloc_room(b->rejects, &b->reject_capacity, b->reject_count, sizeof *b->rejects);
    b->rejects[b->reject_count++] = (struct reject){{from, to}, clause, reason};
}

/* Rejects the runs of numerals between FROM and TO. */
static void reject_within(struct bulletin *b, size_t from, size_t to, struct span clause, enum reason reason)
{
    const char *text = b->layout.text.bytes.data;
    for (size_t at = b->wants_rejects ? from : to; at < to;) {
        size_t run = at;
        while (at < to && is_numeral(text, at))
            at += utf8_size((unsigned char)text[at]);
        if (at > run)
            add_reject(b, run, at, clause, reason);
        else
            at += utf8_size((unsigned char)text[at]);
    }
}

void tokens_reject_all(struct bulletin *b, size_t from, size_t to, enum reason reason)
{
    const struct spans *times = &b->layout.times;
    struct span clause = {from, to};
    if (!b->wants_rejects)
        return;
    for (size_t i = spans_from(times, from); i < times->count && times->span[i].to <= to; i++) {
        reject_within(b, from, times->span[i].from, clause, reason);
        reject_within(b, times->span[i].from, times->span[i].to, clause, REASON_DATE);
        from = times->span[i].to;
    }
    reject_within(b, from, to, clause, reason);
}

bool token_begins(const struct sentence *s, size_t i, const char *word)
{
    size_t n = strlen(word);
    return i < s->count && s->tokens[i].to - s->tokens[i].from >= n &&
           memcmp(s->text + s->tokens[i].from, word, n) == 0;
}

bool token_ends(const struct sentence *s, size_t i, const char *word)
{
    size_t n = strlen(word);
    return i < s->count && s->tokens[i].to - s->tokens[i].from >= n &&
           memcmp(s->text + s->tokens[i].to - n, word, n) == 0;
}

static enum reason reason_named(const char *name)
{
    for (enum reason r = REASON_DATE; r <= REASON_IDIOM; r++)
        if (strcmp(reason_names[r], name) == 0)
            return r;
    return REASON_NAME;
}

static bool add_quote(struct bulletin *b, struct sentence *s, size_t at)
{
    static struct charset opening = {"“‘《\"「", 0};
    struct match m;
    if (!charset_has(&opening, s->text + at) || !pattern_at(&quote, s->text, at, s->to, &m) ||
        (m.to[0] - at > LONGEST_NAME && memcmp(s->text + at, "《", 3) != 0))
        return false;
    add(s, T_QUOTE, at, m.to[0]);
    reject_within(b, at, m.to[0], (struct span){s->from, s->to}, REASON_NAME);
    return true;
}

static bool add_time(struct bulletin *b, struct sentence *s, size_t at, struct calendar *c)
{
    struct when when;
    if (!date_at(s->text, at, s->to, c, &when))
        return false;
    add(s, T_TIME, at, at + when.length)->when = when;
    reject_within(b, at, at + when.length, (struct span){s->from, s->to}, REASON_DATE);
    if (when.period.from.year && !when.relative) {
        c->year = when.has_year ? when.period.from.year : c->year;
        c->month = when.period.from.month;
    }
    return true;
}

/* Takes 第 or 前 off the text before a rank. */
static void drop_ordinal(struct sentence *s)
{
    struct token *last = s->count ? &s->tokens[s->count - 1] : NULL;
    if (!last || last->kind != T_TEXT)
        return;
    last->to -= 3;
    s->count -= last->to == last->from;
}

/* Takes 上 or 数 off the text before a bare multiplier (上亿元, 数千家); the bound that it sets. */
static enum bound drop_vague(struct sentence *s, size_t at)
{
    static struct charset multipliers = {"百千万亿", 0};
    struct token *last = s->count ? &s->tokens[s->count - 1] : NULL;
    bool over = last && token_ends(s, s->count - 1, "上");
    if (!charset_has(&multipliers, s->text + at) || !last || last->kind != T_TEXT || last->to != at ||
        !(over || token_ends(s, s->count - 1, "数")))
        return BOUND_NONE;
    last->to -= 3;
    s->count -= last->to == last->from;
    return over ? BOUND_GE : BOUND_NONE;
}

static bool add_number(struct bulletin *b, struct sentence *s, size_t at)
{
    struct number n;
    if (!number_at(s->text, s->from, at, s->to, &n))
        return false;
    if (n.reason) {
        add(s, n.reason == REASON_LABEL ? T_COMMA : T_TEXT, at, n.number.to);
        reject_within(b, at, n.number.to, (struct span){s->from, s->to}, n.reason);
        return true;
    }
    if (n.rank)
        drop_ordinal(s);
    enum bound vague = drop_vague(s, n.from);
    add(s, T_FIGURE, n.from, n.to)->index = b->figure_count;
    b->figures = alloc_room(b->figures, &b->figure_capacity, b->figure_count, sizeof *b->figures);
    struct figure *f = &b->figures[b->figure_count++];
    memset(f, 0, sizeof *f);
    f->number = n;
    f->unit = n.unit;
    f->bound = vague ? vague : n.bound;
    f->number.bound = f->bound;
    if (n.gap.to > n.gap.from)
        f->borrowed = bulletin_join(b, string_part(s->text, n.unit.from, n.gap.from),
                                    string_part(s->text, n.gap.to, n.unit.to));
    f->whole = WHOLE_NONE;
    f->clause = (struct span){s->from, s->to};
    return true;
}

static bool add_mark(struct sentence *s, size_t at)
{
    static struct charset all = {",、;:()。！!\t[]【】〔〕|", 0};
    size_t size = utf8_size((unsigned char)s->text[at]);
    for (size_t i = 0; charset_has(&all, s->text + at) && i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].mark) == size && memcmp(marks[i].mark, s->text + at, size) == 0) {
            add(s, marks[i].kind, at, at + size);
            return true;
        }
    return false;
}

static bool add_method(struct sentence *s, size_t at)
{
    static struct charset opening = {"按", 0};
    struct match m;
    if (!charset_has(&opening, s->text + at) || !pattern_at(&method, s->text, at, s->to, &m))
        return false;
    add(s, T_WORD, at, m.to[0])->word = (struct word){W_ADVERB, ""};
    return true;
}

/* Whether the 比 that the word from AT ends with begins something else: a comparison, 比重, 比例. */
static bool opens_comparison(const struct sentence *s, size_t at, size_t length)
{
    static struct charset behind = {"上去前全同年重例", 0};
    size_t to = at + length;
    return length > 6 && memcmp(s->text + to - 3, "比", 3) == 0 && to < s->to &&
           charset_has(&behind, s->text + to);
}

/* W, or where a count stands before AT the thing counted that W begins with: 19个 项目 总投资. */
static const struct word *counted_thing(const struct bulletin *b, const struct sentence *s, size_t at,
                                        const struct word *w, size_t *length)
{
    const struct token *last = s->count ? &s->tokens[s->count - 1] : NULL;
    size_t shorter;
    if (!last || last->kind != T_FIGURE || w->class != W_STATISTIC ||
        !figure_counts(b, &b->figures[last->index]))
        return w;
    const struct word *thing = vocabulary_longest(s->text + at, *length - 1, &shorter);
    if (!thing || thing->class != W_ENTITY ||
        vocabulary_class(s->text + at + shorter, *length - shorter) != W_RELATIVE)
        return w;
    size_t next, end = at + *length;
    const struct word *behind = vocabulary_longest(s->text + end, s->to - end, &next);
    if (behind && behind->class >= W_WORD)
        return w; /* 外商投资 项目 */
    *length = shorter;
    return thing;
}

/* PLACED: a division's name is known to stand at AT, or before it and over it. */
static bool add_word(struct bulletin *b, struct sentence *s, size_t at, bool placed)
{
    size_t length, name = placed ? place_longest(s->text + at, s->to - at) : 0;
    const struct word *w = vocabulary_longest(s->text + at, s->to - at, &length);
    if (w && w->class == W_STATISTIC && opens_comparison(s, at, length))
        w = vocabulary_longest(s->text + at, length - 3, &length); /* 门票收入比上年, no 收入比 */
    if (name > length) {
        add(s, T_AREA, at, at + name);
        reject_within(b, at, at + name, (struct span){s->from, s->to}, REASON_NAME);
        return true;
    }
    if (!w)
        return false;
    w = counted_thing(b, s, at, w, &length);
    if (w->class == W_NAME) {
        add(s, T_TEXT, at, at + length);
        reject_within(b, at, at + length, (struct span){s->from, s->to}, reason_named(w->value));
        return true;
    }
    add(s, T_WORD, at, at + length)->word = *w;
    reject_within(b, at, at + length, (struct span){s->from, s->to}, REASON_NAME);
    return true;
}

static void pair_brackets(struct sentence *s)
{
    for (size_t i = 0, open = s->count; i < s->count; i++) {
        if (s->tokens[i].kind == T_OPEN)
            open = i;
        if (s->tokens[i].kind == T_CLOSE && open < s->count) {
            s->tokens[i].index = open;
            s->tokens[open].index = i;
            open = s->count;
        }
    }
}

/* A blank parts like a comma where it stands behind a figure, or between two long pieces of a heading. */
static void add_blank(struct sentence *s, size_t at)
{
    static struct pattern mark = {" +(?:、|[,;:)。])", " 、", 0};
    struct match m;
    if (s->count && s->tokens[s->count - 1].kind == T_FIGURE && !pattern_at(&mark, s->text, at, s->to, &m))
        add(s, T_COMMA, at, at + 1);
}

/* Spans looked at from one place to the next. */
struct cursor {
    const struct spans *spans;
    size_t next; /* the first span that does not end before the place */
};

/* The span before AT may reach over it. */
static struct cursor cursor_at(const struct spans *spans, size_t at)
{
    size_t next = spans_from(spans, at);
    return (struct cursor){spans, next - (next > 0)};
}

/* Whether a span begins at AT or reaches over it. */
static bool cursor_within(struct cursor *c, size_t at)
{
    while (c->next < c->spans->count && c->spans->span[c->next].to <= at)
        c->next++;
    return c->next < c->spans->count && c->spans->span[c->next].from <= at;
}

void tokens_read(struct bulletin *b, size_t from, size_t to, struct calendar *calendar, struct sentence *s)
{
    s->text = b->layout.text.bytes.data;
    s->from = from;
    s->to = to;
    s->count = 0;
    struct cursor times = cursor_at(&b->layout.times, from), places = cursor_at(&b->layout.places, from);
    for (size_t at = from; at < to;) {
        struct match m;
        bool timed = cursor_within(&times, at), placed = cursor_within(&places, at);
        if (s->text[at] == '[' && at > from && pattern_at(&footnote, s->text, at, to, &m)) {
            reject_within(b, at, m.to[0], (struct span){from, to}, REASON_LABEL);
            at = m.to[0];
            continue;
        }
        size_t size = utf8_size((unsigned char)s->text[at]);
        if (s->text[at] == ' ')
            add_blank(s, at);
        else if (s->text[at] == '.' && at + 1 == to)
            add(s, T_SEMICOLON, at, to); /* a full stop of ASCII */
        else if (!(timed && add_time(b, s, at, calendar)) && !add_quote(b, s, at) && !add_method(s, at) &&
                 !add_word(b, s, at, placed) && !add_number(b, s, at) && !add_mark(s, at)) {
            if (is_numeral(s->text, at))
                add_reject(b, at, at + size, (struct span){from, to}, REASON_NAME);
            add(s, T_TEXT, at, at + size);
        }
        if (s->count && s->tokens[s->count - 1].to > at)
            at = s->tokens[s->count - 1].to;
        else
            at += size;
    }
    pair_brackets(s);
}
