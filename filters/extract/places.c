/* Divisions in running text: see places.h. */
#include "extract/places.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/charset.h"
#include "lib/lexicon.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

enum { CANDIDATES = 64, TITLE_WEIGHT = 6, BYLINE_WEIGHT = 200, FULL_WEIGHT = 2, OWN_LEVEL_WEIGHT = 2 };
enum { LONGEST_LIST = 100 }; /* tokens looked through for the end of a list of examples */

static const struct {
    const char *word;
    enum area_level level;
} wholes[] = {
    {"全国", AREA_NATION},     {"我国", AREA_NATION},       {"全省", AREA_PROVINCE},
    {"我省", AREA_PROVINCE},   {"全自治区", AREA_PROVINCE}, {"全市", AREA_PREFECTURE},
    {"我市", AREA_PREFECTURE}, {"全州", AREA_PREFECTURE},   {"全盟", AREA_PREFECTURE},
    {"全县", AREA_COUNTY},     {"我县", AREA_COUNTY},       {"全旗", AREA_COUNTY},
    {"全区", AREA_COUNTY},     {"我区", AREA_COUNTY},       {"我州", AREA_PREFECTURE},
    {"我盟", AREA_PREFECTURE}, {"我旗", AREA_COUNTY},
};

static struct pattern office = {
    "(?:省|市|县|区|州|盟|旗)?(?:国家|人民|经济|统计|调查|商务|发展|发改|工信|工业和|财政|农业|农委|农村|"
    "税务|海关|政府|党|委|局"
    "|厅|办|人大|政协|纪委|公安|市场监管|生态环境|住房|人力|教育|卫生|科技局|科技厅|日报|晚报|新闻|电视)",
    "统计", 0};

/* Well-known zones that are no divisions: the division that they belong to. */
static struct lexicon_index zones = {.table = "zones"};

const struct area *place_zone(const char *text, size_t length)
{
    const struct lexicon_row *row = lexicon_find(&zones, text, length);
    return row ? areas_coded(row->field[1]) : NULL;
}

size_t place_longest(const char *text, size_t length)
{
    size_t zone, area = areas_longest(text, length);
    lexicon_longest(&zones, text, length, &zone);
    return zone > area ? zone : area;
}

/* A mountain, a station that is called after a division, or only like it: 天门山. */
static struct pattern feature = {
    "(?:山|湖|河|江|岛|站|西站|东站|南站|北站|路|街|桥|寺|峡|瀑布|古镇|古城|机场)", "山", 0};

/* Behind a short name: it is a township's that is called like a division, 万安镇. */
static struct pattern township = {"(?:镇(?!域|区|村)|乡(?!村|镇|亲|土)|街道)", "镇", 0};

/* Behind the name of a division that does something for another: 鄂尔多斯市对口援建的项目. */
static struct pattern agent = {"(?:对口|援建|捐|帮扶|支援|籍)", "援建", 0};

/* Behind the name of a division where others keep an office: 深圳经贸联络处. */
static struct pattern branch = {"[^,。;:、]{0,4}(?:联络处|办事处|联络站|商会)", "经贸联络处", 0};

size_t place_whole(const char *text, size_t length)
{
    static struct charset firsts = {"全我", 0};
    if (length == 0 || !charset_has(&firsts, text))
        return 0;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (strlen(wholes[i].word) <= length && memcmp(text, wholes[i].word, strlen(wholes[i].word)) == 0)
            return strlen(wholes[i].word);
    return 0;
}

/* HOME, or what it lies in, at LEVEL; HOME itself where it is at a lower place than LEVEL's name says (a
 * county-level 市 says 全市). */
static const struct area *above(const struct area *home, enum area_level level)
{
    const struct area *a = home;
    while (a && a->level > level)
        a = a->parent;
    return a && a->level == level ? a : home;
}

const struct area *place_named(const char *text, size_t length, const struct area *home)
{
    const struct area *found[16], *zone = place_zone(text, length);
    if (zone)
        return zone;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (strlen(wholes[i].word) == length && memcmp(text, wholes[i].word, length) == 0) {
            if (wholes[i].level == AREA_NATION)
                return areas_coded("000000");
            if (home && home->level == AREA_COUNTY && wholes[i].level == AREA_PREFECTURE &&
                strcmp(home->name + strlen(home->name) - 3, "市") == 0)
                return home;
            return home ? above(home, wholes[i].level) : NULL;
        }
    size_t count = areas_named(text, length, found, 16);
    if (count > 16)
        count = 16;
    if (count == 0)
        return NULL;
    const struct area *best = NULL, *highest = found[0];
    for (size_t i = 0; i < count; i++) {
        bool near = home && home->level != AREA_NATION &&
                    (area_within(found[i], home) || area_within(home, found[i]));
        if (near)
            return found[i];
        if (home && area_province(home) && area_province(found[i]) == area_province(home))
            best = found[i];
        if (!found[i]->successor == !highest->successor && found[i]->level < highest->level)
            highest = found[i]; /* 海南 is a province, and a district */
    }
    if (best)
        return best;
    bool stray = home && home->level != AREA_NATION && highest->level == AREA_COUNTY &&
                 area_shortened(highest, length); /* 南川 in a text about another province */
    return stray ? NULL : highest;
}

/* Whether the name that ends at TO is a full one: ends as those do. */
static bool is_full(const char *to)
{
    static struct charset ends = {"省市县区旗州盟", 0};
    return charset_has(&ends, to - 3);
}

/* Whether a name at token I, not the first, stands where a clause tells its place. */
static bool stands_where_told(const struct sentence *s, size_t i)
{
    const struct token *p = &s->tokens[i - 1];
    if (p->kind == T_CLOSE && p->index > 0 && p->index < i - 1)
        return stands_where_told(s, p->index); /* 前四天(1月27日至30日)全国 */
    return (p->kind == T_TEXT && token_ends(s, i - 1, "在")) || p->kind == T_COMMA ||
           p->kind == T_SEMICOLON || p->kind == T_TIME || p->kind == T_COLON || p->word.class == W_PART ||
           p->word.class == W_ADVERB || (p->kind == T_LIST && i > 1 && s->tokens[i - 2].kind == T_FIGURE);
}

/* Whether the division at token PART lies in that at token WHOLE. */
static bool lies_in(const struct sentence *s, size_t whole, size_t part)
{
    const struct token *w = &s->tokens[whole], *p = &s->tokens[part];
    const struct area *city = place_named(s->text + w->from, w->to - w->from, NULL);
    const struct area *a = place_named(s->text + p->from, p->to - p->from, city);
    return city && a && area_within(a, city);
}

/* Whether token I only begins an example of what is counted: 海口、舟山等20个城市, 香港某公司加工、…
 * 等项目33个. */
static bool in_examples(const struct sentence *s, size_t i)
{
    bool list = i > 1 && (s->tokens[i - 1].kind == T_LIST ||
                          (s->tokens[i - 1].kind == T_COMMA && s->tokens[i - 2].kind == T_AREA));
    bool such = false;
    for (size_t k = i + 1; k < s->count && k <= i + LONGEST_LIST; k++) {
        const struct token *t = &s->tokens[k];
        if (t->kind == T_FIGURE)
            return such && list;
        bool parts =
            t->kind == T_LIST || (t->kind == T_COMMA && k + 1 < s->count && s->tokens[k - 1].kind == T_AREA &&
                                  s->tokens[k + 1].kind == T_AREA);
        if (t->kind >= T_COMMA && !parts)
            return false;
        such |= t->kind == T_TEXT && (token_begins(s, k, "等") || token_ends(s, k, "等"));
        list |= parts && !such;
    }
    return false;
}

bool place_counts(const struct sentence *s, size_t i)
{
    struct match m;
    const struct token *t = &s->tokens[i];
    bool alone = i > 0 && i + 1 < s->count && s->tokens[i + 1].kind == T_FIGURE &&
                 (t[-1].kind == T_OPEN || (t[-1].kind == T_LIST && i > 1 && t[-2].kind == T_FIGURE));
    if (alone) /* (全国5963元、北京6351元) */
        return true;
    for (size_t k = i; k > 0; k--) /* 全省(不含深圳) */
        if (s->tokens[k - 1].kind == T_OPEN && s->tokens[k - 1].index > i)
            return false;
    if (in_examples(s, i))
        return false;
    size_t first = i; /* of up to three divisions in a row, each in the one before: 山西省运城市永济市 */
    while (first > 0 && i - first < 2 && s->tokens[first - 1].kind == T_AREA)
        first--;
    if (first > 0 && !stands_where_told(s, first))
        return false;
    if (first < i && !lies_in(s, i - 1, i))
        return false;
    if (pattern_at(&agent, s->text, t->to, s->to, &m) || pattern_at(&feature, s->text, t->to, s->to, &m) ||
        pattern_at(&branch, s->text, t->to, s->to, &m) ||
        (!is_full(s->text + t->to) && pattern_at(&township, s->text, t->to, s->to, &m)))
        return false;
    if (i + 1 < s->count && (s->tokens[i + 1].kind == T_LIST || s->tokens[i + 1].kind == T_AREA))
        return s->tokens[i + 1].kind == T_AREA && !pattern_at(&office, s->text, t->to, s->to, &m);
    return !pattern_at(&office, s->text, t->to, s->to, &m);
}

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
    if (pattern_at(&newspaper, text, s.to, k->to, &m)) {
        t->newspaper = t->newspaper ? t->newspaper : a;
        return;
    }
    bool full = !area_shortened(a, n) || place_zone(text + s.from, n);
    if (!full && (pattern_at(&township, text, s.to, k->to, &m) || pattern_at(&branch, text, s.to, k->to, &m)))
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
        return above(best, level);
    return best || level != AREA_NATION ? best : nation_of(l, first, last);
}
