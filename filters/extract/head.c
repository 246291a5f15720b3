/* Whose figure it is, and of what: see attach.h. */
#include <string.h>

#include "extract/attach.h"
#include "extract/nouns.h"
#include "extract/places.h"
#include "lib/charset.h"
#include "lib/pattern.h"

enum { LONGEST_OWNER = 30 }; /* bytes of an owner that no table knows; longer ones are whole phrases */

static const struct string none = {"", 0};

static bool same_kind(const struct frame *f, const struct figure *g)
{
    return f->amount >= 0 &&
           strcmp(figure_dimension(f->b, &f->b->figures[f->amount]), figure_dimension(f->b, g)) == 0;
}

static bool ends_with(struct string s, struct string tail)
{
    return s.length >= tail.length && memcmp(s.at + s.length - tail.length, tail.at, tail.length) == 0;
}

static struct string join_nouns(struct bulletin *b, const struct reading *r, size_t from, size_t to)
{
    struct string out = none;
    for (size_t i = from; i < to; i++)
        out = bulletin_join(b, out, r->noun[i]);
    return out;
}

/* Whose a counted thing is that has no owner in its clause: not another counted thing's. */
static struct string owner_of_count(const struct frame *f)
{
    if (f->subject.length && !f->counted)
        return f->subject;
    return f->topic.length ? f->topic : f->speaker;
}

/* Parts a zone's name off the front of S into *OWNER: 两江新区全域招商引资签约项目. */
static struct string without_zone(struct string s, struct string *owner)
{
    static const char *const scopes[] = {"全域", "全区", "全境"};
    size_t n = place_longest(s.at, s.length);
    if (owner->length || !n || !place_zone(s.at, n) || n == s.length)
        return s;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (s.length > n + 6 && memcmp(s.at + n, scopes[i], 6) == 0)
            n += 6;
    *owner = (struct string){s.at, n};
    return noun_trim((struct string){s.at + n, s.length - n});
}

/* S without the division at its end that it is compared in: 嘉峪关工业园区在全省. */
static struct string without_place(struct string s)
{
    size_t n = 9; /* 在 and 全省 */
    if (s.length > n && memcmp(s.at + s.length - n, "在", 3) == 0 && place_whole(s.at + s.length - 6, 6))
        s.length -= n;
    return s;
}

/* Whether A and B are things of one kind: end with the same word. */
static bool alike(struct string a, struct string b)
{
    return a.length >= 6 && b.length >= 6 && memcmp(a.at + a.length - 6, b.at + b.length - 6, 6) == 0;
}

/* A body that has part of what was counted before (其中高新区35个): its owner. */
static bool head_share_of_count(const struct frame *f, struct string before, struct figure *g)
{
    static struct charset bodies = {"区市县州镇乡级直", 0};
    if (!f->in_part || !same_kind(f, g) || !vocabulary_holds(before.at, before.length) ||
        !charset_has(&bodies, before.at + before.length - 3) || noun_class(f->entity) == W_NONE ||
        vocabulary_holds(f->entity.at, f->entity.length))
        return false;
    g->subject = before;
    g->indicator = f->entity;
    g->why[WHY_SUBJECT] = "owner named alone";
    g->why[WHY_INDICATOR] = "thing counted before";
    return true;
}

/* A thing is counted: 12家省级开发区 (named behind), 项目22个 (named before). */
static void head_count(struct frame *f, const struct reading *r, struct string behind, struct figure *g)
{
    struct string before = without_place(noun_without_area(join_nouns(f->b, r, 0, r->nouns)));
    if (behind.length && !before.length && f->entity.length &&
        vocabulary_class(behind.at, behind.length) == W_DO) {
        g->indicator = f->entity; /* 66个新开工项目已有28个开工建设 */
        g->subject = f->entity_owner;
        g->why[WHY_INDICATOR] = "thing counted before";
    } else if (behind.length) {
        struct string state = none;
        if (noun_class(behind) == W_ENTITY)
            before = noun_without_deed(before, &state); /* 共签约203个项目 */
        g->indicator = bulletin_join(f->b, state, behind);
        g->subject = before.length && !r->such ? before : owner_of_count(f);
        bool same = ends_with(g->subject, behind); /* 38个行业中,有28个行业 */
        bool phrase = g->subject.length > LONGEST_OWNER && noun_class(g->subject) == W_NONE;
        if (same || phrase)
            g->subject = none;
        g->why[WHY_INDICATOR] = "counted noun behind the classifier";
    } else if (head_share_of_count(f, before, g)) {
        return;
    } else {
        struct string owner = r->nouns > 1 ? noun_without_area(join_nouns(f->b, r, 0, r->nouns - 1)) : none;
        g->indicator = without_zone(r->nouns > 1 ? r->noun[r->nouns - 1] : before, &owner);
        g->subject = owner.length ? owner : f->subject;
        if (!owner.length && f->entity.length && !r->aside && g->measure == MEASURE_LEVEL &&
            vocabulary_class(g->indicator.at, g->indicator.length) == W_RELATIVE) {
            g->subject = bulletin_join(f->b, f->entity_owner, f->entity); /* 医院12所,床位900张 */
            g->why[WHY_INDICATOR] = "noun before the number";
            g->why[WHY_SUBJECT] = "thing counted before";
            return;
        }
        if (!owner.length && alike(g->subject, g->indicator))
            g->subject = f->speaker; /* 高新技术企业…;科技型企业9945家: not theirs */
        g->why[WHY_INDICATOR] = "noun before the number";
    }
    g->why[WHY_SUBJECT] = "what stands before the counted noun";
    if (!r->aside) {
        f->entity = g->indicator;
        f->entity_owner = g->subject;
    }
    if (vocabulary_holds(g->subject.at, g->subject.length)) {
        f->subject = g->subject;
        f->counted = false;
    }
}

/* No noun of its own: the figure says more of what was spoken of. */
static void head_bare(struct frame *f, struct figure *g)
{
    if (f->lead.length) {
        struct string owner;
        noun_part(noun_without_area(f->lead), &owner, &g->indicator);
        g->subject = owner.length ? owner : f->subject;
        g->why[WHY_INDICATOR] = g->why[WHY_SUBJECT] = "topic of the clause before";
        return;
    }
    if (f->previous >= 0) {
        g->indicator = f->b->figures[f->previous].indicator;
        g->subject = f->b->figures[f->previous].subject;
        bool amount = g->measure == MEASURE_LEVEL && !figure_counts(f->b, g) &&
                      strcmp(figure_dimension(f->b, g), "ratio") != 0;
        if (amount && f->statistic.length && noun_class(g->indicator) == W_ENTITY &&
            strcmp(figure_dimension(f->b, &f->b->figures[f->previous]), figure_dimension(f->b, g)) != 0)
            g->indicator = f->statistic; /* 9个市增长,遵义市266亿元 */
    }
    g->why[WHY_INDICATOR] = g->why[WHY_SUBJECT] = "of the figure before";
}

/* An owner alone (石化公司1.1亿元, 第二产业增长9.8%): the statistic is the one spoken of. */
static bool head_owner_alone(struct frame *f, struct string noun, struct figure *g)
{
    bool distance = noun.length >= 3 && memcmp(noun.at, "距", 3) == 0;
    enum word_class spoken = noun_class(f->indicator);
    bool part = f->in_part && g->measure == MEASURE_LEVEL && !figure_counts(f->b, g) && same_kind(f, g) &&
                f->b->figures[f->amount].indicator.at == f->indicator.at;
    if (noun_class(noun) != W_ENTITY || distance || (g->measure == MEASURE_SHARE && !f->in_part) ||
        (spoken != W_STATISTIC && spoken != W_RELATIVE && !(part && spoken == W_NONE)))
        return false;
    if (alike(f->indicator, noun)) /* 国内游客, 入境游客 */
        return false;
    size_t length;
    bool again =
        f->previous >= 0 && g->measure == MEASURE_GROWTH &&
        f->b->figures[f->previous].measure == MEASURE_GROWTH &&
        vocabulary_head(noun.at, noun.length, &length) == W_ENTITY; /* 第二产业增长3.5%,第三产业增长2% */
    if (!same_kind(f, g) && !again && !(f->in_part && g->measure != MEASURE_LEVEL))
        return false;
    struct string owner;
    g->subject = noun;
    vocabulary_head(f->indicator.at, f->indicator.length, &length); /* 第一产业增加值: 增加值 */
    owner = noun_trim((struct string){f->indicator.at, f->indicator.length - length});
    g->indicator = f->indicator;
    bool body = vocabulary_holds(noun.at, noun.length) && !vocabulary_holds(owner.at, owner.length);
    if (noun_class(owner) == W_ENTITY && !body) /* but a body has the whole: 货物吞吐量, 其中沿海港口 */
        g->indicator = (struct string){f->indicator.at + f->indicator.length - length, length};
    g->why[WHY_SUBJECT] = "owner named alone";
    g->why[WHY_INDICATOR] = "carried over";
    return true;
}

/* Remembers what the statistic S is of, for a bare one that follows: 蔬菜播种面积96公顷,产量3106吨. */
static void set_modifier(struct frame *f, struct string s)
{
    size_t length;
    enum word_class class = vocabulary_head(s.at, s.length, &length);
    if (vocabulary_class(s.at, s.length) == W_RELATIVE)
        return;
    if (length + 3 <= s.length && memcmp(s.at + s.length - length - 3, "总", 3) == 0)
        length += 3; /* 总产值 */
    if (class != W_STATISTIC && class != W_RELATIVE)
        f->modifier = s;
    else if (length < s.length)
        f->modifier = noun_trim((struct string){s.at, s.length - length});
}

/* A word for those just listed: 三市合计占48.5%. */
static bool head_sum(const struct frame *f, struct string noun, struct figure *g)
{
    static struct pattern sum = {
        "(?:[两三四五六七八九十]|\\d+)(?:者|市|地|县|区|州|项|家|国|业|类)(?:合计|共计|总计)?$", "三市合计",
        0};
    struct match m;
    if (f->previous < 0 || !pattern_at(&sum, noun.at, 0, noun.length, &m))
        return false;
    g->subject = noun;
    g->indicator = f->indicator;
    g->why[WHY_SUBJECT] = "sums up those listed";
    g->why[WHY_INDICATOR] = "carried over";
    return true;
}

/* A word that only says of how many the statistic spoken of is the average. */
static bool is_average(struct string s)
{
    static const char *const averages[] = {"人均", "户均", "亩均", "平均", "日均", "月均", "年均"};
    for (size_t i = 0; i < sizeof averages / sizeof *averages; i++)
        if (s.length == 6 && memcmp(s.at, averages[i], 6) == 0)
            return true;
    return false;
}

/* A word that says only which side of the statistic spoken of is ranked, or is a share: 总量居全市第3位. */
static bool is_aspect(struct string s)
{
    static const char *const aspects[] = {"总量", "总额", "规模", "数量", "总数"};
    for (size_t i = 0; i < sizeof aspects / sizeof *aspects; i++)
        if (s.length == 6 && memcmp(s.at, aspects[i], 6) == 0)
            return true;
    return false;
}

/* The owner of a statistic named without one: LAST, with MODIFIER what the statistic before it is of. */
static void head_owner(struct frame *f, struct string last, struct string modifier, struct figure *g)
{
    static const struct string budget = {"预算", 6};
    size_t length;
    bool bare = vocabulary_ending(last.at, last.length, &length) == W_RELATIVE && length == last.length;
    if (bare && f->entity.length) {
        g->subject = ends_with(f->entity_owner, f->entity) ? f->entity_owner
                                                           : bulletin_join(f->b, f->entity_owner, f->entity);
        g->why[WHY_SUBJECT] = "thing counted before";
    } else if (bare && modifier.length && !f->in_part && noun_class(modifier) != W_ENTITY &&
               !ends_with(modifier, budget)) { /* 一般公共预算收入18亿元,税收占比88% */
        g->subject = modifier;
        g->why[WHY_SUBJECT] = "what the statistic before is of";
    } else {
        g->subject = bare && !f->subject.length ? f->topic : f->subject;
        g->why[WHY_SUBJECT] = "carried over";
    }
}

/* Who the sentence speaks of from now on: OWNER, if figures are told of such a body one after the other. */
static void keep_owner(struct frame *f, struct string owner)
{
    if (vocabulary_holds(owner.at, owner.length)) {
        f->subject = owner;
        f->counted = false;
    } else {
        f->modifier = owner;
        f->subject = f->counted ? none : f->subject;
    }
}

/* Nouns that are no name of their own: a division alone (石门县下降3.6%), an average (人均4.2亩), a word for
   those just listed, an owner. */
static bool head_dependent(struct frame *f, struct string last, struct string owner, struct figure *g)
{
    if (last.length == 0) {
        head_bare(f, g);
        g->subject = f->speaker;
        return true;
    }
    g->why[WHY_INDICATOR] = g->why[WHY_SUBJECT] = "noun before the number";
    if ((g->number.rank || g->measure == MEASURE_SHARE) && is_aspect(last) && f->indicator.length) {
        head_bare(f, g);
        return true;
    }
    if (is_average(last) && f->indicator.length) {
        g->subject = f->subject;
        g->indicator = bulletin_join(f->b, last, f->indicator);
        return true;
    }
    return owner.length == 0 && (head_sum(f, last, g) || head_owner_alone(f, last, g));
}

static void head_named(struct frame *f, const struct reading *r, struct figure *g)
{
    struct string last = r->nouns > 1 ? r->noun[r->nouns - 1] : noun_without_area(r->noun[0]);
    struct string owner = r->nouns > 1 ? noun_without_area(join_nouns(f->b, r, 0, r->nouns - 1)) : none;
    if (head_dependent(f, last, owner, g))
        return;
    last = without_zone(last, &owner);
    if (owner.length == 0)
        noun_part(last, &owner, &last);
    g->subject = owner;
    g->indicator = last;
    struct string modifier = f->modifier;
    set_modifier(f, last);
    if (owner.length) {
        keep_owner(f, owner);
    } else if (f->adjacent.length) {
        f->subject = g->subject = f->adjacent;
        f->counted = true;
    } else {
        head_owner(f, last, modifier, g);
    }
}

/* A count whose classifier is all the noun there is: 4645户, 12498人. */
static bool head_unit(struct frame *f, const struct reading *r, struct figure *g)
{
    static const char *const nouns[] = {"户", "人", "口", "口人"};
    const char *text = f->b->layout.text.bytes.data + g->unit.from;
    if (r->bare || r->move || r->reached || g->measure != MEASURE_LEVEL)
        return false;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (g->unit.to - g->unit.from == strlen(nouns[i]) && memcmp(text, nouns[i], strlen(nouns[i])) == 0) {
            g->indicator = bulletin_string(f->b, text, strlen(nouns[i]));
            g->subject = f->subject;
            g->why[WHY_INDICATOR] = "its unit is its noun";
            return true;
        }
    return false;
}

/* Divisions counted by their own name: 辖8镇9乡. */
static bool head_division(struct frame *f, struct figure *g)
{
    static const char *const divisions[] = {"镇", "乡", "村", "县",   "市",   "区",
                                            "旗", "州", "省", "街道", "乡镇", "社区"};
    const char *unit = f->b->layout.text.bytes.data + g->unit.from;
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++)
        if (g->unit.to - g->unit.from == strlen(divisions[i]) &&
            memcmp(unit, divisions[i], strlen(divisions[i])) == 0) {
            g->indicator = bulletin_string(f->b, unit, strlen(divisions[i]));
            g->subject = f->subject;
            g->why[WHY_INDICATOR] = "its unit is its noun";
            return true;
        }
    return false;
}

/* An amount of what a verb does with it: 发放2.8亿元消费补贴. */
static bool head_object(struct frame *f, const struct reading *r, struct string behind, struct figure *g)
{
    struct string state;
    enum word_class class = noun_class(behind);
    if (r->nouns != 1 || class == W_NONE || r->move || noun_without_deed(r->noun[0], &state).length)
        return false;
    g->indicator = behind;
    g->subject = f->subject;
    g->why[WHY_INDICATOR] = "noun behind the unit";
    return true;
}

void head_figure(struct frame *f, const struct reading *r, struct string behind, struct figure *g)
{
    bool amount = g->measure == MEASURE_LEVEL || g->measure == MEASURE_CHANGE;
    f->spoken = f->indicator;
    if (amount && !behind.length && head_division(f, g)) {
        f->entity = f->entity_owner = none;
    } else if (amount && figure_counts(f->b, g) && (r->nouns || behind.length)) {
        head_count(f, r, behind, g);
    } else if (amount && r->nouns && head_object(f, r, behind, g)) {
        f->entity = f->entity_owner = none;
    } else if (r->nouns) {
        head_named(f, r, g);
    } else if (amount && head_unit(f, r, g)) {
        f->entity = f->entity_owner = none;
    } else if (behind.length && (amount || g->measure == MEASURE_SHARE)) {
        g->indicator = behind;
        g->subject = f->subject;
        g->why[WHY_INDICATOR] = "noun behind the unit";
    } else {
        head_bare(f, g);
    }
    f->indicator = g->indicator;
    enum word_class class = noun_class(g->indicator);
    if (g->measure == MEASURE_LEVEL && (class == W_STATISTIC || class == W_RELATIVE))
        f->statistic = g->indicator;
    f->lead = none;
}
