/* Which division a text is about: see places.h. */
#include <string.h>

#include "extract/places.h"
#include "lib/charset.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

enum { CANDIDATES = 64, TITLE_WEIGHT = 6, BYLINE_WEIGHT = 200, FULL_WEIGHT = 2, OWN_LEVEL_WEIGHT = 2 };

/* A tally of divisions named in a text. */
struct tally {
    const struct area *area[CANDIDATES];
    long weight[CANDIDATES];
    size_t count;
    const struct area *newspaper; /* that of the first newspaper */
};

static void tally_add(struct tally *t, const struct area *a, long weight)
{
    size_t i = 0;
    while (i < t->count && t->area[i] != a)
        i++;
    if (i == CANDIDATES)
        return;
    if (i == t->count) {
        t->area[t->count] = a;
        t->weight[t->count++] = 0;
    }
    t->weight[i] += weight;
}

/* Whether a division of A's follows right behind it: 甘肃省庆阳市镇原县, (安徽省)颍上县. */
static bool leads_to_part(const char *text, size_t from, size_t end, const struct area *a)
{
    if (from < end && text[from] == ')')
        from++;
    size_t n = areas_longest(text + from, end - from);
    const struct area *part = n ? place_named(text + from, n, a) : NULL;
    return part && part != a && area_within(part, a);
}

/* Whether a name AT in block K stands at the beginning of a sentence, or behind a number or a mark. */
static bool stands_in_front(const char *text, const struct block *k, size_t at)
{
    return at == k->from || (unsigned char)text[at - 1] < 0x80 ||
           (at - k->from >= 3 && memcmp(text + at - 3, "。", 3) == 0);
}

void places_find(struct layout *l)
{
    const char *text = l->text.bytes.data;
    for (size_t i = 0; i < l->count; i++) {
        const struct block *k = &l->blocks[i];
        for (size_t at = k->from; at < k->to;) {
            size_t n = place_longest(text + at, k->to - at);
            if (n && at >= k->from + 3 && memcmp(text + at - 3, "其中", 6) == 0)
                n = 0; /* 其中山场面积 */
            if (!n && place_whole(text + at, k->to - at) && memcmp(text + at + 3, "国", 3) == 0 &&
                stands_in_front(text, k, at))
                n = 6;
            if (n)
                spans_add(&l->places, at, at + n);
            at += n ? n : utf8_size((unsigned char)text[at]);
        }
    }
}

/* Weighs the name in S, which stands in block K. */
static void tally_name(struct tally *t, const struct layout *l, const struct block *k, struct span s,
                       bool title)
{
    static struct pattern newspaper = {"(?:日报|晚报|早报|晨报|商报|时报|都市报|新闻网|电视台|广播|讯)",
                                       "晚报", 0};
    const char *text = l->text.bytes.data;
    struct match m;
    size_t n = s.to - s.from;
    const struct area *a = place_named(text + s.from, n, NULL);
    if (!a || leads_to_part(text, s.to, k->to, a))
        return;
    if (n == 6 && s.from >= k->from + 3 && memcmp(text + s.from - 3, "社北京", 9) == 0)
        return; /* where the agencies write from: 新华社北京3月13日电 */
    if (s.from >= k->from + 3 && memcmp(text + s.from - 3, "距", 3) == 0)
        return; /* 距成都市60公里 */
    if (pattern_at(&newspaper, text, s.to, k->to, &m)) {
        t->newspaper = t->newspaper ? t->newspaper : a;
        return;
    }
    bool full = !area_shortened(a, n) || place_zone(text + s.from, n);
    if (place_is_other(text, s.to, k->to, full))
        return;
    bool chance =
        !full && !title && a->level == AREA_COUNTY && !stands_in_front(text, k, s.from); /* 山平塘 */
    long weight = full ? FULL_WEIGHT : !chance;
    if (k->kind == BLOCK_BYLINE)
        weight *= full ? BYLINE_WEIGHT : 1;
    else if (title || (s.from == k->from && k == l->blocks))
        weight *= TITLE_WEIGHT;
    tally_add(t, a, weight);
}

/* A ministry's or national office's name at the top, or what is said of the nation there, makes a text that
 * names no division one about the nation. */
static const struct area *nation_of(const struct layout *l, size_t first, size_t last)
{
    static struct pattern ministry = {
        "(?:国家|全国|中国|中华|国务院|最高人民|[^,。;:(]{2,8}部(?:\\n|$)|"
        "^(?:[^,。;:(省市县区州]{1,8}部|海关总署|央行|人社部|税务总局)[::发公印通])",
        "化学工业部", 0};
    static struct pattern speaker = {
        "(?:据|记者从)?(?:国家[^,。;:]{2,10}[局委部]|国务院|海关总署|(?:中国)?人民银行(?!"
        "[^,。;:]{0,6}[分支]行)|央行|[^,。;:(省市县区]{2,8}部(?!门|分|署))",
        "国家统计局", 0}; /* at the beginning of a paragraph */
    static struct pattern all = {
        "(?:^|[,。;:年月度])(?:全国|我国)|国家[^,。;:省市县区]{1,10}(?:总局|部|局|委员会)|"
        "最高(?:人民)?(?:法院?|检察院|检)",
        "全国", 0};
    struct match m;
    for (size_t i = first; i < last && i < first + 4; i++) {
        const struct block *k = &l->blocks[i];
        if (k->to - k->from < 90 ? pattern_find(&ministry, l->text.bytes.data, k->from, k->to, &m)
                                 : pattern_at(&speaker, l->text.bytes.data, k->from, k->to, &m) ||
                                       pattern_find(&all, l->text.bytes.data, k->from, k->to, &m))
            return areas_coded("000000");
    }
    return NULL;
}

/* Whether a ministry or national office speaks in the first line, or that is about the nation. */
static bool ministry_speaks(const struct layout *l, size_t first, size_t last)
{
    static struct pattern speaks = {
        "(?:[^,。;:(省市县区州]{1,8}部|海关总署|央行|国家[^,。;:(省市县区州]{2,8}[局委])(?::|发布|通报|公布)|"
        "[^,。;:]{0,24}全国",
        "生态环境部:", 0};
    struct match m;
    return first < last &&
           pattern_at(&speaks, l->text.bytes.data, l->blocks[first].from, l->blocks[first].to, &m);
}

/* The level of the whole that the text calls itself: 全县 or 我县 a county, 全市 a prefecture, 全省 a
   province; AREA_NATION if none. The lowest counts: a county's text says 全市 of what it lies in. */
static enum area_level level_of_text(const struct layout *l, size_t first, size_t last)
{
    static struct {
        struct pattern pattern;
        enum area_level level;
    } wholes_of[] = {{{"[全我][县旗]", "全县", 0}, AREA_COUNTY},
                     {{"[全我][市州盟]", "全市", 0}, AREA_PREFECTURE},
                     {{"[全我]省", "全省", 0}, AREA_PROVINCE}};
    struct match m;
    enum area_level level = AREA_NATION;
    for (size_t i = first; i < last; i++)
        for (size_t k = 0; k < sizeof wholes_of / sizeof *wholes_of; k++)
            if (wholes_of[k].level > level && pattern_find(&wholes_of[k].pattern, l->text.bytes.data,
                                                           l->blocks[i].from, l->blocks[i].to, &m))
                level = wholes_of[k].level;
    return level;
}

/* Whether the text speaks for its province: 我省, and of no city or county so. */
static bool speaks_for_province(const struct layout *l, size_t first, size_t last, enum area_level level)
{
    static struct pattern ours = {"我省", "我省", 0};
    struct match m;
    bool found = false;
    for (size_t i = first; level == AREA_PROVINCE && i < last && !found; i++)
        found = pattern_find(&ours, l->text.bytes.data, l->blocks[i].from, l->blocks[i].to, &m);
    return found;
}

/* The weight of division I with that of all that lies in it, so that a city beats its many counties together.
 */
static long tally_weight(const struct tally *t, size_t i)
{
    long weight = 2 * t->weight[i];
    for (size_t j = 0; j < t->count; j++)
        if (j != i && area_within(t->area[j], t->area[i]) && t->area[i]->level != AREA_NATION)
            weight += t->weight[j] / 2;
    return weight;
}

const struct area *place_of_text(const struct layout *l, size_t first, size_t last, bool *mixed)
{
    struct tally t = {.count = 0};
    bool titled = false; /* a title names a division */
    size_t titles = 0, at = first < last ? spans_from(&l->places, l->blocks[first].from) : 0;
    for (size_t i = first; i < last; i++) {
        bool title = l->blocks[i].kind == BLOCK_HEADING && titles < 2;
        titles += l->blocks[i].kind != BLOCK_ASIDE;
        titled |= title && at < l->places.count && l->places.span[at].from < l->blocks[i].to;
        for (; at < l->places.count && l->places.span[at].from < l->blocks[i].to; at++)
            tally_name(&t, l, &l->blocks[i], l->places.span[at], title);
    }
    const struct area *best = NULL;
    long most = 0;
    enum area_level level = level_of_text(l, first, last);
    for (size_t i = 0; i < t.count && level != AREA_NATION; i++)
        t.weight[i] *= t.area[i]->level == level ? OWN_LEVEL_WEIGHT : t.area[i]->level != AREA_NATION;
    for (size_t i = 0; i < t.count; i++)
        if (tally_weight(&t, i) > most) {
            most = tally_weight(&t, i);
            best = t.area[i];
        }
    *mixed = false;
    if (!titled && level == AREA_NATION && ministry_speaks(l, first, last))
        return areas_coded("000000"); /* the cities in it are named in passing */
    for (size_t i = 0; best && i < t.count; i++)
        *mixed |= 2 * tally_weight(&t, i) >= most && t.area[i]->level <= AREA_PREFECTURE &&
                  !area_within(t.area[i], best) && !area_within(best, t.area[i]);
    best = best ? best : t.newspaper;
    if (best && best->level > level && (best == t.newspaper || speaks_for_province(l, first, last, level)))
        return place_above(best, level);
    return best || level != AREA_NATION ? best : nation_of(l, first, last);
}
