/* Owners named alone, whose statistic is one told before: see head.h. */
#include <string.h>

#include "extract/head.h"
#include "extract/nouns.h"
#include "lib/pattern.h"

/* G is of OWNER and STATISTIC, told before; WHY it is that owner's. */
static void carry(struct figure *g, struct string owner, struct string statistic, const char *why)
{
    g->subject = owner;
    g->indicator = statistic;
    g->why[WHY_SUBJECT] = why;
    g->why[WHY_INDICATOR] = "carried over";
}

/* G is of OWNER, and of what the statistic SPOKEN of is without an owner of its own: 增加值 of
 * 第一产业增加值. */
static void carry_over(struct string owner, struct string spoken, struct figure *g)
{
    size_t length;
    vocabulary_head(spoken.at, spoken.length, &length);
    struct string other = noun_trim(string_before(spoken, length));
    if (other.length > 6 && vocabulary_class(other.at + other.length - 6, 6) == W_VERB)
        other.length -= 6; /* 第三产业完成投资 */
    bool body = vocabulary_holds(owner.at, owner.length) && !vocabulary_holds(other.at, other.length);
    if (noun_class(other) == W_ENTITY && !body) /* but a body has the whole: 货物吞吐量, 其中沿海港口 */
        spoken = string_behind(spoken, spoken.length - length);
    carry(g, owner, spoken, "owner named alone");
}

/* Whether S names somebody or something that has a statistic, and is none itself (生猪出栏, counted in
 * heads). */
static bool is_owner(struct string s)
{
    enum word_class end = s.length > 6 ? vocabulary_class(s.at + s.length - 6, 6) : W_NONE;
    return noun_class(s) == W_ENTITY && end != W_RELATIVE && end != W_STATISTIC;
}

/* Whether S is a rate, which moves by points and not by percent: 开工率, 增长面. */
static bool is_rate(struct string s)
{
    return s.length > 3 && (string_ends_with(s, "率") || string_ends_with(s, "面"));
}

/* An owner alone (石化公司1.1亿元, 第二产业增长9.8%): the statistic is the one spoken of. */
static bool owner_alone(struct frame *f, struct string noun, struct figure *g)
{
    bool distance = string_starts_with(noun, "距");
    enum word_class spoken = noun_class(f->indicator);
    bool part = f->in_part && g->measure == MEASURE_LEVEL && !figure_counts(f->b, g) &&
                head_same_kind(f, g) && f->b->figures[f->amount].indicator.at == f->indicator.at;
    if (!is_owner(noun) || distance || (g->measure == MEASURE_SHARE && !f->in_part) ||
        (spoken != W_STATISTIC && spoken != W_RELATIVE && !(part && spoken == W_NONE)))
        return false;
    if (g->measure == MEASURE_GROWTH && is_rate(f->indicator))
        return false;
    if (head_alike(f->indicator, noun)) /* 国内游客, 入境游客 */
        return false;
    size_t length;
    bool again =
        f->previous >= 0 && g->measure == MEASURE_GROWTH &&
        f->b->figures[f->previous].measure == MEASURE_GROWTH &&
        vocabulary_head(noun.at, noun.length, &length) == W_ENTITY; /* 第二产业增长3.5%,第三产业增长2% */
    if (!head_same_kind(f, g) && !again && !(f->in_part && g->measure != MEASURE_LEVEL))
        return false;
    carry_over(noun, f->indicator, g);
    return true;
}

/* A body of the kind of that which the growth before is told of: 第二产业新设企业增长6%;第三产业下降0.6%. */
static bool peer(const struct frame *f, struct string noun, struct figure *g)
{
    const struct figure *before = f->previous >= 0 ? &f->b->figures[f->previous] : NULL;
    if (!before || g->measure != MEASURE_GROWTH || before->measure != MEASURE_GROWTH ||
        noun_class(noun) != W_ENTITY || !head_alike(before->subject, noun))
        return false;
    carry(g, noun, before->indicator, "owner named alone");
    return true;
}

bool head_is_industry(struct string s)
{
    return s.length > 6 && string_ends_with(s, "业") && !string_ends_with(s, "企业");
}

static bool value_added(struct string s)
{
    return s.length > 9 && string_ends_with(s, "增加值");
}

/* Parts of what was told whole before, though other parts were since: 财政收入20亿元,其中税收收入12亿元。
 * 分部门看,国税部门完成8亿元. */
static bool share_of_whole(const struct frame *f, struct string noun, struct figure *g)
{
    const struct figure *whole = f->divided && f->level >= 0 ? &f->b->figures[f->level] : NULL;
    if (!whole || g->measure != MEASURE_LEVEL || !is_owner(noun) ||
        noun_class(whole->indicator) != W_STATISTIC ||
        strcmp(figure_dimension(f->b, whole), figure_dimension(f->b, g)) != 0)
        return false;
    carry_over(noun, whole->indicator, g);
    return true;
}

/* Parts of what was told whole before: 工业增加值增长13%。分经济类型看,集体企业增长10.8%. */
static bool part_of_divided(const struct frame *f, struct string noun, struct figure *g)
{
    bool industry =
        f->told && head_is_industry(noun) && (value_added(f->grown) || string_ends_with(noun, "行业"));
    bool thing = is_owner(noun) || noun_class(noun) == W_NONE;
    if (f->viewed.length && thing && g->measure == MEASURE_GROWTH) { /* 从主要产品产量看,精制茶增长23.9% */
        carry_over(noun, f->viewed, g);
        return true;
    }
    if (!(f->divided || industry) || !f->grown.length || g->measure != MEASURE_GROWTH || !is_owner(noun))
        return false;
    carry_over(noun, f->grown, g);
    return true;
}

/* A word for those just listed: 三市合计占48.5%. */
static bool sums_up(const struct frame *f, struct string noun, struct figure *g)
{
    static struct pattern sum = {
        "(?:[两三四五六七八九十]|\\d+)(?:者|市|地|县|区|州|项|家|国|业|类)(?:合计|共计|总计)?$", "三市合计",
        0};
    struct match m;
    if (f->previous < 0 || !pattern_at(&sum, noun.at, 0, noun.length, &m))
        return false;
    carry(g, noun, f->indicator, "sums up those listed");
    return true;
}

bool head_carried(struct frame *f, struct string noun, struct figure *g)
{
    return sums_up(f, noun, g) || peer(f, noun, g) || share_of_whole(f, noun, g) || owner_alone(f, noun, g) ||
           part_of_divided(f, noun, g);
}
