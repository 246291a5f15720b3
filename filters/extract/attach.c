/* Goes through a sentence's tokens and attaches its figures: see attach.h. */
#include "extract/attach.h"

#include <stdlib.h>
#include <string.h>

#include "extract/groups.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/utf8.h"

/* Whether S is a name of A: 运城 in 运城完成投资20亿元. */
static bool is_name_of(struct string s, const struct area *a)
{
    const struct area *found[16];
    size_t count = a && s.length ? areas_named(s.at, s.length, found, sizeof found / sizeof *found) : 0;
    for (size_t i = 0; i < count && i < sizeof found / sizeof *found; i++)
        if (found[i] == a)
            return true;
    return false;
}

static void set_place_and_time(struct frame *f, struct figure *g)
{
    const struct area *home = f->context.area;
    bool among =
        g->number.rank && home && f->area && area_within(home, f->area); /* 在全国168个城市中排名第14 */
    g->area = among ? home : f->area;
    if (g->area != f->context.area && g->subject.at == f->context.subject.at)
        g->subject = string_none; /* a zone's text tells of the nation */
    if (is_name_of(g->subject, g->area))
        g->subject = string_none;
    g->period = f->now;
    g->dated = f->dated;
    if (f->opening.to.year && period_equal(&f->now, &f->opening) && ++f->opened == 2)
        f->period = f->now; /* more than one figure: no event in passing */
    g->why[WHY_AREA] = f->area == f->context.area ? "document or section" : "named in the sentence";
    g->why[WHY_PERIOD] =
        period_equal(&f->now, &f->context.calendar.base) ? "document or section" : "named before";
}

static size_t bound_follows(const struct sentence *s, size_t figure)
{
    return figure + 1 < s->count && s->tokens[figure + 1].word.class == W_AFTER;
}

/* A figure inside a noun phrase reports nothing itself: 占增加值10%以上的企业. */
static void attach_qualifier(struct frame *f, const struct sentence *s, const bool *qualifier, size_t i)
{
    struct figure *g = &f->b->figures[s->tokens[i].index];
    struct reading r;
    size_t end, noun = i;
    reading_read(f->b, s, qualifier, f->floor > i ? 0 : f->floor, f->comparing, i, &r);
    measure_figure(f, s, &r, false, g);
    set_place_and_time(f, g);
    for (size_t next;
         noun < i + 2 * FRAME_ITEMS && (next = qualify_next(s, noun)) != noun && qualifier[next];)
        noun = next; /* 0-17岁、18-34岁人口 */
    noun++;
    while (noun < s->count && s->tokens[noun].word.class == W_AFTER)
        noun++;
    if (g->measure != MEASURE_SHARE) {
        g->measure = MEASURE_LEVEL;
        g->basis = string_none;
    }
    g->status = STATUS_QUALIFIER;
    g->direction = DIRECTION_NONE;
    struct string behind = reading_behind(f->b, s, NULL, noun, &end), items[2];
    g->indicator = noun_items(behind, BY_AND, items, 2) > 1 ? noun_trim(items[0]) : behind;
    size_t others = noun_without_examples(g->indicator).length;
    if (others < g->indicator.length) /* 9万吨尼龙等项目 */
        g->indicator.length -= others + strlen("等");
    bool own = r.nouns && !r.verb_last && !r.move && !qualify_joins(s, i - 1);
    g->subject = own ? noun_without_area(r.noun[r.nouns - 1]) : string_none;
    enum word_class class = noun_class(g->subject);
    if (class == W_STATISTIC || class == W_RELATIVE) { /* 税收500万元以上企业 */
        struct string thing = g->indicator;
        g->indicator = g->subject;
        g->subject = thing;
    }
    if (vocabulary_class(g->subject.at, g->subject.length) == W_WORD)
        g->subject = string_none; /* 建设60万吨丙烷、9万吨尼龙等项目 */
    g->why[WHY_STATUS] = g->why[WHY_INDICATOR] = "describes the noun behind it";
}

/* The owner that a relative clause gives: 总投资20亿元的智能组件制造项目. Empty if none follows. */
static struct string owner_behind(struct frame *f, const struct sentence *s, size_t figure)
{
    size_t of = figure + 1, end;
    if (!token_begins(s, of, "的"))
        return string_none;
    if (s->tokens[of].to - s->tokens[of].from == 3 && of + 1 < s->count && s->tokens[of + 1].kind == T_FIGURE)
        of += 2;
    return reading_behind(f->b, s, NULL, of, &end);
}

/* A part named within its whole parts into the two: 工业投资中制造业投资占比82.8%. */
static void part_within(struct figure *g)
{
    struct string s = g->indicator;
    for (size_t at = 6; at + 6 < s.length; at += 3) {
        size_t length;
        const struct word *w;
        if (memcmp(s.at + at, "中", 3) != 0)
            continue;
        w = vocabulary_longest(s.at + at, s.length - at, &length);
        struct string whole = {s.at, at};
        if ((w && length > 3) || noun_class(whole) == W_NONE)
            continue;
        g->basis = whole;
        g->indicator = (struct string){s.at + at + 3, s.length - at - 3};
        g->why[WHY_BASIS] = "named before its part";
        return;
    }
}

/* A list of numbers being attached: what was read before it and what stands behind it. */
struct attachment {
    struct group group;
    struct reading reading;
    size_t last; /* the token of its last member */
    struct figure *first;
    struct string behind; /* the noun phrase behind it, which is what it counts or is an amount of */
    struct string owner;  /* who has the share of what stands behind it; empty if none is told */
    size_t behind_end;    /* the token behind that */
};

static void read_around(struct frame *f, const struct sentence *s, const bool *qualifier, size_t i,
                        struct attachment *a)
{
    group_read(f->b, s, qualifier, i, &a->group);
    reading_read(f->b, s, qualifier, f->floor, f->comparing, i, &a->reading);
    const struct reading *r = &a->reading;
    bracket_read(f, s, qualifier, &a->reading);
    a->last = a->group.token[a->group.count - 1];
    a->first = &f->b->figures[s->tokens[i].index];
    a->behind = a->owner = string_none;
    bool has_unit = a->first->unit.to > a->first->unit.from;
    bool described =
        token_begins(s, a->last + 1, "的") &&
        (r->nouns > 0 || target_behind(s, a->last)); /* 总投资20亿元的项目, but 能有300公里的续航 */
    if (has_unit && a->group.count == 1 && !described)
        a->behind = reading_behind(f->b, s, qualifier, a->last + 1, &a->behind_end);
}

/* A share's own noun stands behind it where none stands before: 三分之一的亏损企业, 半数以上开发区. */
static void read_behind_share(struct frame *f, const struct sentence *s, const bool *qualifier,
                              struct attachment *a)
{
    size_t end;
    if (a->first->measure == MEASURE_SHARE && !a->reading.nouns && a->first->number.chinese)
        a->behind = reading_behind(f->b, s, qualifier, a->last + 1 + bound_follows(s, a->last), &end);
}

/* What the words behind the number say of its owner and name: 5%作为科技发展资金, 总投资20亿元的项目. */
static void refine_head(struct frame *f, const struct sentence *s, const bool *qualifier,
                        const struct attachment *a)
{
    struct figure *g = a->first;
    size_t end, next = a->last + 1;
    if (g->measure == MEASURE_SHARE && (token_begins(s, next, "作为") || token_begins(s, next, "用于"))) {
        g->indicator = reading_behind(f->b, s, qualifier, next + 1, &end);
        g->why[WHY_INDICATOR] = "what the share is used as";
    }
    if (g->measure != MEASURE_LEVEL || noun_class(g->indicator) != W_RELATIVE)
        return;
    struct string owner = owner_behind(f, s, a->last);
    if (owner.length) {
        g->subject = owner;
        g->why[WHY_SUBJECT] = "what the clause describes";
    }
}

/* Leaves behind what the next figures take over. */
static void move_on(struct frame *f, const struct sentence *s, const struct attachment *a)
{
    const struct figure *g = a->first;
    if (g->measure == MEASURE_GROWTH && a->reading.fixed_basis)
        f->fixed_basis = a->reading.fixed_basis;
    f->previous = (int)s->tokens[a->last].index;
    if (f->once) {
        f->now = f->back;
        f->once = f->past = false;
    }
    if (!a->behind.length || (!figure_counts(f->b, g) && !a->owner.length))
        return;
    size_t end = f->floor = a->behind_end;
    if (end < s->count && (s->tokens[end].kind == T_WORD || s->tokens[end].kind == T_TEXT))
        f->adjacent = bulletin_join(f->b, f->entity_owner, f->entity); /* 10家工业类开发区工业投资 */
}

/* How much of a goal was reached: 完成58.5%的任务. */
static bool share_of_goal(const struct sentence *s, struct attachment *a, struct figure *g)
{
    static const char *const goals[] = {"任务", "目标", "计划", "预算"};
    size_t of = a->last + 1;
    if (!token_begins(s, of, "的") || !a->reading.verb_last || s->tokens[of].from + 9 > s->to)
        return false;
    for (size_t i = 0; i < sizeof goals / sizeof *goals; i++)
        if (memcmp(s->text + s->tokens[of].from + 3, goals[i], 6) == 0) {
            g->measure = MEASURE_SHARE;
            g->direction = DIRECTION_NONE;
            g->basis = (struct string){goals[i], 6};
            g->status = STATUS_ACTUAL;
            g->why[WHY_MEASURE] = g->why[WHY_BASIS] = "share of a goal";
            return true;
        }
    return false;
}

/* A share of what stands behind it: 聚集了80%的重点实验室, 创造了全国14%的税收. */
static void share_behind(struct frame *f, const struct sentence *s, const bool *qualifier,
                         struct attachment *a)
{
    struct figure *g = a->first;
    struct reading *r = &a->reading;
    size_t end, n;
    if (strcmp(figure_dimension(f->b, g), "ratio") != 0 || share_of_goal(s, a, g) ||
        !token_begins(s, a->last + 1, "的") ||
        (g->measure != MEASURE_LEVEL && g->measure != MEASURE_CONTRIBUTION &&
         !(g->measure == MEASURE_SHARE && r->bare)) ||
        r->target || target_behind(s, a->last))
        return;
    struct string place = r->nouns ? r->noun[r->nouns - 1] : string_none;
    struct string behind = reading_behind(f->b, s, qualifier, a->last + 1, &end);
    a->behind_end = end;
    bool rate = string_ends_with(behind, "率");
    bool owned = place.length && place_whole(place.at, place.length) != place.length;
    if ((owned && !r->verb_last) || rate || noun_class(behind) == W_NONE)
        return;
    if (owned) { /* 高新区聚集了84%的重点实验室 */
        a->owner = noun_without_area(place);
        place = string_none;
    } else if (!r->nouns && f->previous >= 0 && f->b->figures[f->previous].measure == MEASURE_SHARE) {
        a->owner = f->b->figures[f->previous].subject;
    }
    if (!place.length && (n = place_whole(behind.at, behind.length)) != 0) {
        place = (struct string){behind.at, n};
        behind = noun_trim(string_behind(behind, n));
    }
    g->measure = MEASURE_SHARE;
    g->direction = DIRECTION_NONE;
    g->basis = place.length ? place : behind;
    r->nouns = 0;
    a->behind = behind;
    g->why[WHY_MEASURE] = g->why[WHY_BASIS] = "share of what stands behind it";
}

/* The bytes of WHO's name, or of the end of it, that S begins with: 高新区市场主体 in a text about
 * 宿州高新区. */
static size_t begins_with_end(struct string s, struct string who)
{
    for (; who.length >= strlen("高新区"); who = string_behind(who, utf8_size((unsigned char)*who.at)))
        if (string_starts(s, who))
            return who.length;
    return 0;
}

/* A statistic named with whom the paragraph speaks of (张村乡总人口) is that one's, and goes on without the
 * name. */
static void part_speaker(struct frame *f, struct reading *r)
{
    struct string who = f->speaker;
    for (size_t i = 0; who.length && i < r->nouns; i++) {
        struct string *noun = &r->noun[i];
        size_t named = begins_with_end(*noun, who);
        if (!named || noun->length == named)
            continue;
        struct string rest = noun_without_area(noun_trim(string_behind(*noun, named)));
        if (noun_class(rest) == W_NONE || vocabulary_holds(rest.at, rest.length))
            continue;
        *noun = rest;
        f->subject = who;
        f->counted = false;
    }
}

/* Attaches the group that begins with token I; gives the token of its last member. */
static size_t attach_group(struct frame *f, const struct sentence *s, const bool *qualifier, size_t i)
{
    struct attachment a;
    struct frame before = *f;
    read_around(f, s, qualifier, i, &a);
    struct figure *g = a.first;
    part_speaker(f, &a.reading);
    if (a.reading.here)
        f->subject = f->topic = f->speaker;
    f->floor = 0;
    f->target = (f->target && !a.reading.done) || (a.reading.target && !a.reading.norm);
    f->comparing = a.reading.comparing;
    measure_figure(f, s, &a.reading, a.behind.length > 0 && figure_counts(f->b, g), g);
    share_after(f, &before, &a.reading, g);
    if (a.group.ratio)
        g->measure = MEASURE_SHARE;
    share_portion(f, g);
    rank_among(&a.reading, g);
    share_behind(f, s, qualifier, &a);
    if (g->measure == MEASURE_SHARE && a.reading.of && !a.reading.share && a.reading.nouns)
        a.reading.nouns--; /* 为年初预算的83.3%: the whole is no name of the part */
    bracket_restate(f, s, &a.reading, g);
    read_behind_share(f, s, qualifier, &a);
    head_figure(f, &a.reading, a.behind, g);
    refine_head(f, s, qualifier, &a);
    if (a.owner.length)
        g->subject = a.owner;
    share_unnamed(&before, &a.reading, g);
    if (g->measure == MEASURE_SHARE && !g->basis.length)
        part_within(g);
    set_place_and_time(f, g);
    rank_within(f, s, i, &a.reading, g);
    parts_place(f, &a.reading, g, (int)s->tokens[i].index);
    f->actual = f->actual || g->status == STATUS_ACTUAL;
    group_spread(f, s, &a.reading, &a.group);
    for (size_t k = 0; k < a.group.count; k++)
        share_named(f->b, &a.reading, &f->b->figures[s->tokens[a.group.token[k]].index]);
    move_on(f, s, &a);
    if (share_of_amount(&before, s, a.last, &a.reading, g))
        *f = before;
    return a.last;
}

/* A number that turned out to have neither unit nor a statistic that needs none. */
static void drop_bare(struct frame *f, const struct sentence *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->tokens[i].kind != T_FIGURE)
            continue;
        struct figure *g = &f->b->figures[s->tokens[i].index];
        if (g->unit.to == g->unit.from && g->measure == MEASURE_LEVEL && !g->number.rank &&
            noun_class(g->indicator) != W_STATISTIC)
            g->number.reason = g->number.chinese ? REASON_NAME : REASON_REFERENCE;
    }
}

void attach_sentence(struct frame *f, const struct sentence *s)
{
    bool *qualifier = alloc_zeroed(s->count + 1, sizeof *qualifier);
    frame_sentence(f);
    f->clause = 0;
    qualify(f->b, s, qualifier);
    for (size_t i = 0; i < s->count; i++) {
        if (s->tokens[i].kind != T_FIGURE)
            frame_pass(f, s, i);
        else if (qualifier[i])
            attach_qualifier(f, s, qualifier, i);
        else
            i = attach_group(f, s, qualifier, i);
    }
    drop_bare(f, s);
    free(qualifier);
}
