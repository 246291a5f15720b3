/* Divisions in running text: see places.h. */
#include "extract/places.h"

#include <string.h>

#include "lib/charset.h"
#include "lib/lexicon.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

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

const struct area *place_above(const struct area *home, enum area_level level)
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
            return home ? place_above(home, wholes[i].level) : NULL;
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

bool place_is_other(const char *text, size_t to, size_t end, bool full)
{
    struct match m;
    return pattern_at(&branch, text, to, end, &m) || (!full && pattern_at(&township, text, to, end, &m));
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
        place_is_other(s->text, t->to, s->to, is_full(s->text + t->to)))
        return false;
    if (i + 1 < s->count && (s->tokens[i + 1].kind == T_LIST || s->tokens[i + 1].kind == T_AREA))
        return s->tokens[i + 1].kind == T_AREA && !pattern_at(&office, s->text, t->to, s->to, &m);
    return !pattern_at(&office, s->text, t->to, s->to, &m);
}
