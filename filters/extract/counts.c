/* Owner and name of what is counted: see head.h. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/head.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/charset.h"

enum { LONGEST_OWNER = 30 }; /* bytes of an owner that no table knows; longer ones are whole phrases */

/* Whose a counted thing is that has no owner in its clause: not another counted thing's. */
static struct string owner_of_count(const struct frame *f)
{
    if (f->subject.length && !f->counted)
        return f->subject;
    return f->topic.length ? f->topic : f->speaker;
}

/* S without the division at its end that it is compared in: 嘉峪关工业园区在全省. */
static struct string without_place(struct string s)
{
    size_t n = strlen("全省");
    struct string rest = s.length > n ? string_before(s, n) : s;
    return string_ends_with(rest, "在") && place_whole(s.at + rest.length, n)
               ? string_before(rest, strlen("在"))
               : s;
}

/* Of a part named with its whole (企业中的外商投资企业) the part. */
static struct string without_whole(struct string s)
{
    const char *of = memmem(s.at, s.length, "中的", 6);
    if (!of || of == s.at)
        return s;
    struct string part = {of + 6, s.length - (size_t)(of + 6 - s.at)};
    return noun_class((struct string){s.at, (size_t)(of - s.at)}) != W_NONE && noun_class(part) == W_ENTITY
               ? part
               : s;
}

/* A body that has part of what was counted before (其中高新区35个): its owner. */
static bool share_of_count(const struct frame *f, struct string before, struct figure *g)
{
    static struct charset bodies = {"区市县州镇乡级直", 0};
    if (!f->in_part || !head_same_kind(f, g) || !vocabulary_holds(before.at, before.length) ||
        !charset_has(&bodies, before.at + before.length - 3) || noun_class(f->entity) == W_NONE ||
        vocabulary_holds(f->entity.at, f->entity.length))
        return false;
    g->subject = before;
    g->indicator = f->entity;
    g->why[WHY_SUBJECT] = "owner named alone";
    g->why[WHY_INDICATOR] = "thing counted before";
    return true;
}

/* A count that needs an owner takes the thing counted before (医院12所,床位900张), and leaves its own to the
 * next such (小学招生102人;在校生612人). False where G is no such count. */
static bool relative_count(struct frame *f, struct string owner, struct figure *g)
{
    size_t length = 0;
    bool member = vocabulary_member(g->indicator.at, g->indicator.length, &length);
    bool relative = vocabulary_class(g->indicator.at, g->indicator.length) == W_RELATIVE;
    if (!member && (!relative || owner.length))
        return false;
    if (member)
        owner = bulletin_join(f->b, owner, noun_trim(string_before(g->indicator, length)));
    g->why[WHY_INDICATOR] = "noun before the number";
    g->why[WHY_SUBJECT] = owner.length ? "what stands before the counted noun" : "thing counted before";
    if (owner.length) {
        f->entity = f->modifier = owner;
        f->entity_owner = string_none;
    } else if (f->entity.length && (g->measure == MEASURE_LEVEL || g->measure == MEASURE_CHANGE)) {
        g->subject = bulletin_join(f->b, f->entity_owner, f->entity);
    } else if (f->modifier.length && g->measure == MEASURE_LEVEL) {
        g->subject = f->modifier;
    }
    return true;
}

/* COUNTED, a body with what it did (高新区签约19个), as what that was done to; *OWNER gets the body. */
static struct string without_doer(struct frame *f, struct string counted, struct string *owner)
{
    struct string state, body = noun_without_deed(counted, &state);
    if (owner->length || !state.length || !vocabulary_holds(body.at, body.length))
        return counted;
    *owner = body;
    return string_starts(f->entity, state) ? f->entity : bulletin_join(f->b, state, f->entity);
}

/* What stands BEHIND the classifier is counted: 共签约203个项目. BEFORE: what stands before the number. */
static void count_behind(struct frame *f, const struct reading *r, struct string before, struct string behind,
                         struct figure *g)
{
    struct string state;
    if (noun_class(r->extreme) == W_STATISTIC)
        f->statistic = r->extreme; /* 浓度最低的3个城市分别为47、55: what the numbers are of */
    before = noun_without_group(noun_without_deed(before, &state));
    g->indicator = noun_class(behind) == W_ENTITY ? bulletin_join(f->b, state, behind) : behind;
    g->subject = before.length && !r->such ? before : owner_of_count(f);
    bool same = string_ends(g->subject, behind); /* 38个行业中,有28个行业 */
    bool phrase = g->subject.length > LONGEST_OWNER && noun_class(g->subject) == W_NONE;
    enum word_class class = vocabulary_class(g->subject.at, g->subject.length);
    if (same || phrase || class == W_DO || class == W_VERB ||
        string_is(g->subject, "通过")) /* 已批准的14个项目, 通过组建6支队伍 */
        g->subject = string_none;
    g->why[WHY_INDICATOR] = "counted noun behind the classifier";
}

/* What stands BEFORE the number is counted, and nothing behind it. False where it is a count of the thing
 * counted before (relative_count). */
static bool count_before(struct frame *f, const struct reading *r, struct string before, struct figure *g)
{
    struct string state, owner = string_none;
    if (r->nouns > 1) /* 签约引进项目14个 */
        owner = noun_without_deed(noun_without_area(head_join(f->b, r, 0, r->nouns - 1)), &state);
    struct string counted = noun_without_examples(r->nouns > 1 ? r->noun[r->nouns - 1] : before);
    if (head_is_average(counted) &&
        f->indicator.length >= counted.length) /* 日均新设2.2万户,日均净增1.2万户 */
        counted =
            string_starts(f->indicator, counted) ? f->indicator : bulletin_join(f->b, counted, f->indicator);
    counted = without_doer(f, counted, &owner);
    g->indicator = head_without_zone(without_whole(counted), &owner);
    g->subject = owner.length ? owner : f->subject;
    if (!r->aside && relative_count(f, owner, g))
        return false;
    if (!owner.length && head_alike(g->subject, g->indicator))
        g->subject = f->speaker; /* 高新技术企业…;科技型企业9945家: not theirs */
    g->why[WHY_INDICATOR] = "noun before the number";
    return true;
}

void head_count(struct frame *f, const struct reading *r, struct string behind, struct figure *g)
{
    struct string before = without_place(noun_without_area(head_join(f->b, r, 0, r->nouns)));
    if (behind.length && !before.length && f->entity.length &&
        vocabulary_class(behind.at, behind.length) == W_DO) {
        g->indicator = f->entity; /* 66个新开工项目已有28个开工建设 */
        g->subject = f->entity_owner;
        g->why[WHY_INDICATOR] = "thing counted before";
    } else if (behind.length) {
        count_behind(f, r, before, behind, g);
    } else if (share_of_count(f, before, g) || !count_before(f, r, before, g)) {
        return;
    }
    g->why[WHY_SUBJECT] = "what stands before the counted noun";
    size_t own;
    bool member = vocabulary_member(g->indicator.at, g->indicator.length, &own) && own == g->indicator.length;
    if (!r->aside && !member) {
        f->entity = g->indicator;
        f->entity_owner = g->subject;
    }
    if (vocabulary_holds(g->subject.at, g->subject.length)) {
        f->subject = g->subject;
        f->counted = false;
    }
}

/* G as a count whose unit is one of the COUNT NOUNS, and all the noun there is. False where it is none of
 * them. */
static bool counted_by_unit(struct frame *f, const char *const *nouns, size_t count, struct figure *g)
{
    struct string unit = figure_unit(f->b, g);
    for (size_t i = 0; i < count; i++)
        if (string_is(unit, nouns[i])) {
            g->indicator = bulletin_string(f->b, unit.at, unit.length);
            g->subject = f->subject;
            g->why[WHY_INDICATOR] = "its unit is its noun";
            return true;
        }
    return false;
}

/* Whether bare G stands behind a comma and another count in another unit: 辖6个行政村,2086户,8277人. */
static bool another_count(const struct frame *f, const struct reading *r, const struct figure *g)
{
    const struct figure *before = f->previous >= 0 ? &f->b->figures[f->previous] : NULL;
    return r->apart && before && before->measure == MEASURE_LEVEL && figure_counts(f->b, before) &&
           !string_equal(figure_unit(f->b, before), figure_unit(f->b, g));
}

bool head_unit(struct frame *f, const struct reading *r, struct figure *g)
{
    static const char *const nouns[] = {"户", "人", "口", "口人"};
    if (r->move || r->reached || g->measure != MEASURE_LEVEL || (r->bare && !another_count(f, r, g)))
        return false;
    return counted_by_unit(f, nouns, sizeof nouns / sizeof *nouns, g);
}

bool head_division(struct frame *f, struct figure *g)
{
    static const char *const divisions[] = {"镇", "乡", "村", "县",   "市",   "区",
                                            "旗", "州", "省", "街道", "乡镇", "社区"};
    return counted_by_unit(f, divisions, sizeof divisions / sizeof *divisions, g);
}
