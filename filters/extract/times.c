/* Times in a sentence: which move it on, and which only tell what a figure is compared with. See attach.h. */
#include <string.h>

#include "extract/attach.h"
#include "lib/pattern.h"

enum { LONGEST_COMPARATOR = 16 }; /* tokens */

/* Whether the word at token I always opens a comparator, as 比 does and 与 does not. */
static bool is_firm(const struct sentence *s, size_t i)
{
    static const char *const loose[] = {"与", "同", "按", "对比", "相对"};
    static struct pattern closed = {"[^,;。]{0,40}?(?:相比|比较)", "2010年的72万人相比", 0};
    struct match m;
    if (pattern_at(&closed, s->text, s->tokens[i].to, s->to, &m))
        return true;
    for (size_t k = 0; k < sizeof loose / sizeof *loose; k++)
        if (s->tokens[i].to - s->tokens[i].from == strlen(loose[k]) && token_ends(s, i, loose[k]))
            return false;
    return true;
}

/* Whether token I stands in the name of a comparator: 比历史上最好的1984年. */
static bool within_comparator(const struct sentence *s, size_t i)
{
    size_t first = i > LONGEST_COMPARATOR ? i - LONGEST_COMPARATOR : 0;
    if (i > 0 && s->tokens[i - 1].word.class == W_THAN)
        return true;
    while (i-- > first) {
        const struct token *t = &s->tokens[i];
        enum word_class c = t->word.class;
        bool mark = t->kind == T_FIGURE || (t->kind >= T_COMMA && t->kind != T_LIST);
        if (c == W_THAN)
            return is_firm(s, i);
        if (mark || c == W_MOVE || c == W_ADD || c == W_VERB || c == W_SHARE || c == W_PART || c == W_LIST)
            return false;
    }
    return false;
}

/* Whether what follows the time at token I is the whole of a share: 恢复至2019年同期水平的81%. */
static bool is_portion(const struct frame *f, const struct sentence *s, size_t i)
{
    if (i == 0 || s->tokens[i - 1].word.class != W_VERB ||
        strcmp(s->tokens[i - 1].word.value, "portion") != 0)
        return false;
    size_t k = i + 1;
    while (k < s->count && k < i + LONGEST_COMPARATOR && s->tokens[k].kind != T_FIGURE &&
           s->tokens[k].kind < T_COMMA)
        k++;
    return k < s->count && s->tokens[k].kind == T_FIGURE &&
           strcmp(figure_dimension(f->b, &f->b->figures[s->tokens[k].index]), "ratio") == 0;
}

/* Whether the time at token I only dates what a figure is compared with (比上年, 接近1993年的水平). */
static bool is_comparison(const struct frame *f, const struct sentence *s, size_t i)
{
    static struct pattern ground = {"[^,;。\\d]{0,12}?(?:基础上|背景下|情况下|基数)", "高基数的基础上", 0};
    static struct pattern goal = {"度?(?:预期|工作|奋斗)?(?:目标|任务|计划|预算)(?!总?投资|[是为定设:])",
                                  "目标", 0}; /* 全年目标 */
    struct match m;
    if (i > 0 && s->tokens[i - 1].word.class == W_BASIS) /* 同比去年 */
        return true;
    if (i > 0 && token_ends(s, i - 1, "在") && pattern_at(&ground, s->text, s->tokens[i].to, s->to, &m))
        return true;
    if (within_comparator(s, i) || is_portion(f, s, i))
        return true;
    if (pattern_at(&goal, s->text, s->tokens[i].to, s->to, &m))
        return true;
    const struct token *t = i + 1 < s->count ? &s->tokens[i + 1] : NULL;
    if (!t || t->kind != T_TEXT || memcmp(s->text + t->from, "的", 3) != 0)
        return false;
    if (t->to - t->from > 3 || i + 2 >= s->count || s->tokens[i + 2].kind != T_FIGURE)
        return t->to - t->from > 3;
    const char *d = figure_dimension(f->b, &f->b->figures[s->tokens[i + 2].index]);
    if (strcmp(d, "multiple") == 0) /* 是上年的2.3倍 */
        return true;
    return s->tokens[i].when.relative && strcmp(d, "ratio") == 0 && !token_ends(s, i - (i > 0), "由") &&
           !token_ends(s, i - (i > 0), "从");
}

/* Times in a row (2021年、2022年和2023年) span what is told, and are there for a list of as many numbers. */
static void remember_time(struct frame *f, const struct sentence *s, size_t i)
{
    const struct period *p = &s->tokens[i].when.period;
    bool row = i >= 2 && s->tokens[i - 2].kind == T_TIME &&
               s->tokens[i - 1].to - s->tokens[i - 1].from == 3 && f->time_count &&
               f->time_count < FRAME_ITEMS;
    if (!row)
        f->time_count = 0;
    f->times[f->time_count++] = *p;
    f->now = *p;
    if (row && period_known(&f->times[0]))
        f->now.from = f->times[0].from;
}

/* Whether the time at token I is of the figure that a further move begins at: 在上月上涨21.4%的基础上. */
static bool rises_from(const struct sentence *s, size_t i)
{
    static struct pattern ground = {"[^,;。]{0,20}?\\d[^,;。]{0,8}?的?基础上", "上涨21.4%的基础上", 0};
    struct match m;
    return i > 0 && token_ends(s, i - 1, "在") && pattern_at(&ground, s->text, s->tokens[i].to, s->to, &m);
}

/* Whether the next figure belongs to the time at token I by a 的, or stands right behind it: 上年182万吨,
   2010年人口普查的72万人. */
static bool dates_figure(const struct sentence *s, size_t i)
{
    size_t k = i + 1;
    while (k < s->count && (s->tokens[k].kind == T_TEXT || s->tokens[k].kind == T_AREA ||
                            s->tokens[k].kind == T_QUOTE || s->tokens[k].word.class >= W_WORD))
        k++;
    return k < s->count && s->tokens[k].kind == T_FIGURE && (k == i + 1 || token_ends(s, k - 1, "的"));
}

/* What the place of the time at token I says: at the front of the sentence it may be that of the whole
 * paragraph, behind a comma an earlier year is told of in passing; what is reported for a part of the year
 * that is over is no goal. */
static void note_place(struct frame *f, const struct sentence *s, size_t i)
{
    const struct when *w = &s->tokens[i].when;
    const struct period *base = &f->context.calendar.base;
    enum token_kind before = i ? s->tokens[i - 1].kind : T_SEMICOLON;
    int months = period_months(base);
    bool over = months && months < 12 && !w->relative &&
                (w->period.to.year < base->to.year ||
                 (w->period.to.year == base->to.year && w->period.to.month <= base->to.month));
    f->over = over && before == T_SEMICOLON && w->period.to.year == base->to.year;
    if (i == 0 && w->has_year && !w->relative && s->count > 1 && s->tokens[1].kind == T_COMMA)
        f->opening = w->period;
    if (before == T_COMMA && w->has_year && f->past && !w->relative && period_known(&f->back) &&
        w->period.to.year < f->back.to.year)
        f->led = f->back;
    if ((before == T_COMMA || before == T_SEMICOLON) && over)
        f->target = false;
}

/* Whether the year at token I only says again which year a time right before it lies in: 截至3月底,今年完成.
 */
static bool says_again(const struct sentence *s, size_t i)
{
    const struct period *year = &s->tokens[i].when.period;
    if (period_months(year) != 12 || !token_begins(s, i, "今年"))
        return false;
    for (size_t k = i; k-- > 0 && s->tokens[k].kind != T_FIGURE && s->tokens[k].kind != T_SEMICOLON;)
        if (s->tokens[k].kind == T_TIME)
            return s->tokens[k].when.period.to.year == year->to.year && !s->tokens[k].when.vague;
    return false;
}

/* A time moves the sentence on. One that no year is known for takes the sentence back to what the document
 * says. */
void frame_time(struct frame *f, const struct sentence *s, size_t i)
{
    const struct when *w = &s->tokens[i].when;
    bool of_figure = dates_figure(s, i);
    bool own = of_figure && within_comparator(s, i);            /* 比2009年同期的66.83%高 */
    if (w->vague && of_figure && !token_begins(s, i, "同期")) { /* 由目前的600亿元提高到1000亿元 */
        f->back = f->now;
        f->now = f->context.calendar.base;
        f->once = f->past = true;
    }
    bool dateline = w->day && (token_begins(s, i + 1, "电") || token_begins(s, i + 1, "讯")); /* 3月13日电 */
    if ((is_comparison(f, s, i) && !own) || w->vague || dateline || says_again(s, i))
        return;
    int this_year = f->context.calendar.this_year;
    f->past = w->relative || (this_year ? w->period.to.year && w->period.to.year < this_year
                                        : w->has_year && period_known(&w->period));
    if (!period_known(&w->period)) {
        f->now = w->relative ? w->period : f->context.calendar.base;
        return;
    }
    f->once =
        own || rises_from(s, i) || (i > 0 && (token_ends(s, i - 1, "由") || token_ends(s, i - 1, "从")));
    f->back = f->now; /* 由上年的13.7调整为12.3: the time is the first number's alone */
    remember_time(f, s, i);
    note_place(f, s, i);
    f->dated = w->day;
    bool month = period_months(&w->period) == 1 && period_within(&w->period, &f->context.calendar.base) &&
                 f->context.calendar.base.from.year;
    if (!w->day && !f->past && !f->once && !month && !f->in_part && w->period.from.year &&
        w->period.to.year && !f->bracketed)
        f->period = f->now;
}
