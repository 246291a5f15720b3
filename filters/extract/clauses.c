/* What a clause without figures leaves to those behind it: see attach.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

/* Bytes of one that a clause without figures names as the doer of what follows, and as its topic; longer ones
 * are whole phrases. */
enum { LONGEST_DOER = 36, LONGEST_TOPIC = 600 };

/* How what was told whole is told now: 分行业看. */
static struct pattern dividing = {"(?:分|按)[^,;。]{2,14}?(?:看|划分|分|情况是?)$", "分行业看", 0};
/* What is looked at: 从资金到位情况看. */
static struct pattern looking = {"(?:从|就)(.{3,30}?)(?:的?情况|方面|角度)?(?:来看|看|来说|而言)$",
                                 "从资金到位情况看", 0};
static struct pattern aspect = {".+?(?=方面$|领域$|情况$)", "两江直管区方面", 0};

/* The noun phrase that clause FROM to TO begins with, up to its first verb. */
static struct string leading_noun(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string lead = string_none;
    for (size_t i = from; i < to; i++) {
        const struct token *t = &s->tokens[i];
        enum word_class c = t->word.class;
        if (t->kind == T_OPEN && t->index > i && t->index < to)
            i = t->index;
        else if ((c == W_DO && strcmp(t->word.value, "aim") == 0) ||
                 (token_begins(s, i, "在") && token_ends(s, to - 1, "下") && noun_class(lead) == W_ENTITY))
            break; /* 我区紧盯重点地区, 建材行业在需求拉动下 */
        else if (t->kind == T_WORD && c < W_WORD && c != W_ADVERB && c != W_DO) {
            bool goes_on = c == W_VERB && i + 1 < to && noun_class(lead) == W_ENTITY &&
                           (t[1].word.class == W_STATISTIC || t[1].word.class == W_RELATIVE);
            if (noun_trim(lead).length && !goes_on) /* 企业累计营业收入保持增长 */
                break;
            lead = goes_on ? lead : string_none;
        } else if (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST || t->kind == T_AREA ||
                   (t->kind == T_WORD && c >= W_WORD)) {
            lead = bulletin_join(f->b, lead, string_part(s->text, t->from, t->to));
        }
    }
    lead = noun_without_group(noun_without_area(noun_trim(lead)));
    return lead.length <= LONGEST_TOPIC ? lead : string_none;
}

/* Whether S is the name of a division, or ends with one: 江西省萍乡市. */
static bool ends_in_place(struct string s)
{
    for (size_t at = 0; at < s.length; at += utf8_size((unsigned char)s.at[at]))
        if (place_longest(s.at + at, s.length - at) == s.length - at)
            return true;
    return false;
}

/* What a relative clause describes: 在东营兴建的光伏公司. */
static struct string behind_of(struct string s)
{
    for (size_t at = s.length; at >= 6; at--)
        if (memcmp(s.at + at - 3, "的", 3) == 0)
            return string_behind(s, at);
    return s;
}

/* A clause that names what the whole sentence compares with: 与2010年相比. */
static void find_comparator(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    static struct pattern with = {"(?:与|同|跟|和)([^,;]{2,40}?)(?:相比|比较?)$", "与2010年相比", 0};
    static struct pattern last_year = {"(?:上年|去年)(?:同期)?$", "上年同期", 0};
    struct match m, y;
    if (from >= to)
        return;
    size_t end = s->tokens[to - 1].to;
    if (!pattern_at(&with, s->text, s->tokens[from].from, end, &m))
        return;
    bool yoy = pattern_at(&last_year, s->text, m.from[1], m.to[1], &y);
    f->compared = yoy ? (struct string){"yoy", 3} : string_part(s->text, m.from[1], m.to[1]);
}

/* The last list of names in the clause: 县市区有莱阳、栖霞、蓬莱. */
static void find_list(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct string run = string_none;
    for (size_t i = from; i <= to; i++) {
        const struct token *t = &s->tokens[i];
        bool name = i < to && (t->kind == T_TEXT || t->kind == T_QUOTE || t->kind == T_LIST ||
                               t->kind == T_AREA || (t->kind == T_WORD && t->word.class >= W_WORD));
        if (name) {
            run = bulletin_join(f->b, run, string_part(s->text, t->from, t->to));
            continue;
        }
        if (run.length && run.length <= LONGEST_TOPIC && memmem(run.at, run.length, "、", 3))
            f->list = noun_trim(run);
        run = string_none;
    }
}

/* Whether the clause tells of something done (2018年升级为国家高新区): its time is not that of the figures
 * behind it. */
static bool tells_event(const struct sentence *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (s->tokens[i].word.class == W_VERB || s->tokens[i].word.class == W_DO)
            return true;
    return false;
}

/* Passes a clause that says how things are looked at (分行业看, 从资金到位情况看); false where it names
 * something else too. */
static bool pass_view(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct match m;
    if (from >= to)
        return false;
    size_t begin = s->tokens[from].from;
    if (pattern_find(&dividing, s->text, begin, s->tokens[to - 1].to, &m)) {
        f->divided = true;
        if (m.from[0] == s->from && period_known(&f->before))
            f->now = f->before; /* the whole that is divided is told of in the sentence before */
    }
    if (!pattern_at(&looking, s->text, begin, s->tokens[to].from, &m))
        return false;
    f->lead = noun_trim(string_part(s->text, m.from[1], m.to[1]));
    enum word_class class = noun_class(f->lead);
    struct string owner, statistic;
    noun_part(f->lead, &owner, &statistic);
    if (owner.length && (class == W_STATISTIC || class == W_RELATIVE))
        f->viewed = statistic;
    return true;
}

/* Keeps a clause that is nothing but the name LEAD as one of a row of such. */
static void add_to_row(struct frame *f, const struct sentence *s, size_t from, size_t to, struct string lead)
{
    bool whole = to > from && s->tokens[to].kind == T_COMMA && noun_class(lead) == W_ENTITY &&
                 lead.length == s->tokens[to - 1].to - s->tokens[from].from;
    if (!whole)
        f->row_count = 0;
    else if (f->row_count < FRAME_ITEMS)
        f->row[f->row_count++] = lead;
}

/* What clause LEAD, which ends with the mark at TO, speaks of is what those behind it do. */
static void leave_topic(struct frame *f, const struct sentence *s, size_t to, struct string lead)
{
    enum word_class class = noun_class(lead);
    bool list = lead.length && memmem(lead.at, lead.length, "、", 3);
    if (class == W_ENTITY)
        lead = behind_of(lead);
    if (!lead.length || (class == W_NONE && !list))
        return;
    f->lead = lead;
    bool place = ends_in_place(lead); /* 云南: */
    bool body = class == W_ENTITY && !place;
    bool goes_on =
        to + 1 < s->count && s->tokens[to].kind == T_COMMA && s->tokens[to + 1].word.class == W_VERB;
    if (body && !f->bracketed)
        f->topic = lead;
    if (body && !f->bracketed && goes_on && lead.length <= LONGEST_DOER)
        f->doer = lead; /* 建材行业快速复苏,实现收入307亿元 */
    if (vocabulary_holds(lead.at, lead.length) && !place && !f->bracketed) {
        f->subject = lead;
        f->counted = false;
    }
    if (body && s->tokens[to].kind == T_COLON)
        f->subject = f->speaker = lead;
}

void clause_pass(struct frame *f, const struct sentence *s, size_t from, size_t to)
{
    struct match m;
    f->adjacent = string_none;
    if (f->floor > from)
        from = f->floor; /* what is left behind a thing counted: 三家开发区工业投资负增长 */
    for (size_t i = from; i < to; i++)
        if (s->tokens[i].kind == T_FIGURE && f->b->figures[s->tokens[i].index].status != STATUS_QUALIFIER) {
            f->row_count = 0;
            return;
        }
    if (f->above) /* 位于湖南省西北部: says where, not of what is told next */
        f->area = f->context.area;
    find_list(f, s, from, to);
    find_comparator(f, s, from, to);
    bool source = token_begins(s, from, "据") || token_begins(s, from, "根据") ||
                  (token_begins(s, from, "主要") &&
                   token_begins(s, from + 1, "在")); /* 主要在冬麦区 tells where, not whose */
    struct string lead = source ? string_none : leading_noun(f, s, from, to); /* 据人民银行初步统计 */
    bool later = f->context.calendar.base.to.year && period_compare(&f->now, &f->context.calendar.base) > 0 &&
                 f->now.from.year && !period_within(&f->now, &f->context.calendar.base); /* 2025年6月投产 */
    if (tells_event(s, from, to) && (f->past || (later && period_months(&f->now) <= 1)) && !f->bracketed)
        f->now = f->period; /* when something happened, not what the figures cover: 2016年成立了公司 */
    if (s->tokens[to].kind == T_COLON && lead.length && pattern_at(&aspect, lead.at, 0, lead.length, &m))
        lead.length = m.to[0];
    add_to_row(f, s, from, to, lead);
    if (pass_view(f, s, from, to))
        return;
    if (to > from && s->tokens[to].kind == T_COMMA && token_ends(s, to - 1, "中") &&
        s->tokens[to - 1].kind == T_TEXT && noun_class(lead) != W_NONE)
        f->among = lead;
    leave_topic(f, s, to, lead);
}
