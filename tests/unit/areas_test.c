/* Tests of lib/areas: the tables hold together (codes, parents, successors, counts), names lead to codes and
   back, ambiguous names give all, ordinary words are passed over, and who belongs to whom. */
#include "lib/areas.h"

#include "check.h"
#include "lib/lexicon.h"

enum { MANY = 64 };

static const struct lexicon_row *rows;
static size_t row_count;

static bool is_former(const struct lexicon_row *row)
{
    return *row->field[3] != '\0';
}

static size_t named(const char *text, const struct area **found)
{
    return areas_named(text, strlen(text), found, MANY);
}

static bool names(const char *text, const char *code)
{
    const struct area *found[MANY];
    size_t count = named(text, found);
    for (size_t i = 0; i < count && i < MANY; i++)
        if (strcmp(found[i]->code, code) == 0)
            return true;
    return false;
}

static size_t longest(const char *text)
{
    return areas_longest(text, strlen(text));
}

/* All that is said of every row: a failure names the row. */
static void test_rows(void)
{
    size_t bad = 0;
    for (size_t i = 0; i < row_count; i++) {
        const char *code = rows[i].field[0], *name = rows[i].field[1];
        const struct area *a = areas_coded(code);
        bool good = strlen(code) == 6 && strspn(code, "0123456789") == 6 && *name && a && names(name, code);
        good = good && (is_former(&rows[i]) || (strcmp(a->name, name) == 0 && !a->successor));
        good = good && (a->parent || a->level == AREA_NATION) && (!a->successor || !a->successor->successor);
        good = good && (!a->from || !a->to || a->from <= a->to);
        if (!good && ++bad)
            printf("# %s %s\n", code, name);
    }
    check(bad == 0,
          "every row has a code, a name that leads to it, a parent, and an existing successor if former");
}

static void test_unique(void)
{
    size_t bad = 0;
    struct words *seen = words_new();
    for (size_t i = 0; i < row_count; i++) {
        const char *code = rows[i].field[0];
        if (is_former(&rows[i]))
            continue;
        if (words_find(seen, code, 6) >= 0 && ++bad)
            printf("# %s twice\n", code);
        words_add(seen, code, 6, 1);
    }
    words_free(seen);
    check(bad == 0, "no code of an existing division stands twice");
}

static void test_counts(void)
{
    int count[AREA_COUNTY + 1] = {0}, former = 0;
    for (size_t i = 0; i < row_count; i++) {
        if (is_former(&rows[i]))
            former++;
        else
            count[areas_coded(rows[i].field[0])->level]++;
    }
    check(count[AREA_NATION] == 1, "one nation");
    check(count[AREA_PROVINCE] == 34, "34 provinces");
    check(count[AREA_PREFECTURE] == 333, "333 prefecture-level divisions");
    check(count[AREA_COUNTY] == 2845, "2845 county-level divisions");
    check(former > 1000, "over a thousand former divisions");
}

static void test_short_names(void)
{
    static const struct {
        const char *code, *name;
    } cases[] = {
        {"150000", "内蒙古"}, {"450000", "广西"},   {"222400", "延边"}, {"433100", "湘西"},
        {"511132", "峨边"},   {"429021", "神农架"}, {"810000", "香港"}, {"410304", "瀍河"},
        {"310115", "浦东"},   {"152200", "兴安"},   {"130406", "峰峰"}, {"130533", ""},
        {"150121", ""},       {"140302", ""},       {"451031", "隆林"}, {"622926", "东乡"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct area *a = areas_coded(cases[i].code);
        check_text(a ? a->short_name : "none", cases[i].name, cases[i].code);
    }
}

static void check_found(const char *text, const char *const *codes)
{
    const struct area *found[MANY];
    size_t count = named(text, found), wanted = 0;
    bool good = true;
    for (; codes[wanted]; wanted++)
        good = good && wanted < count && strcmp(found[wanted]->code, codes[wanted]) == 0;
    check(good && count == wanted, text);
    for (size_t i = 0; i < count && !(good && count == wanted); i++)
        printf("# found %s %s\n", found[i]->code, found[i]->name);
}

static void test_ambiguous(void)
{
    check_found("吉林", (const char *const[]){"220000", "220200", NULL});
    check_found("海南", (const char *const[]){"150303", "460000", "632500", NULL});
    check_found("朝阳", (const char *const[]){"110105", "211300", "211321", "220104", NULL});
    check_found("鼓楼", (const char *const[]){"320106", "320302", "350102", "410204", NULL});
    check_found("莱芜", (const char *const[]){"370116", "371200", "372621", NULL});
    check_found("没有", (const char *const[]){NULL});
    check(areas_named("朝阳", strlen("朝阳"), NULL, 0) == 4, "how many there are, with no room for them");
    check(areas_named("", 0, NULL, 0) == 0, "no text names nothing");
}

static void check_longest(const char *text, const char *wanted)
{
    check(longest(text) == strlen(wanted), text);
    if (longest(text) != strlen(wanted))
        printf("# got %zu bytes, wanted %s\n", longest(text), wanted);
}

static void test_longest(void)
{
    check_longest("运城市规模以上", "运城市");
    check_longest("运城开发区", "运城");
    check_longest("吉林省吉林市", "吉林省");
    check_longest("延边朝鲜族自治州", "延边朝鲜族自治州");
    check_longest("延边州规模以上", "延边州");
    check_longest("景宁县农民", "景宁县");
    check_longest("运城地区生产总值", "运城");
    check_longest("运城地区经济", "运城地区");
    check_longest("通县", "通县");
    check_longest("和平发展", "");
    check_longest("和平区完成", "和平区");
    check_longest("城区人口", "");
    check_longest("阳泉市城区实现", "阳泉市城区");
    check_longest("山西省兴县", "山西省兴县");
    check_longest("河南范县", "河南范县");
    check_longest("范县域", "");
    check_longest("长治市", "长治市");
    check_longest("长治久安", "");
    check_longest("增城镇就业", "");
    check_longest("工业增加值", "");
    check(areas_longest("运城市", strlen("运城")) == strlen("运城"), "no further than the text goes");
    check(names("阳泉市城区", "140302"), "a name with the division above is known");
    check(names("和平", "120101"), "an ordinary word is a name where it is all");
}

static void check_city(const char *code, const char *city, const char *province)
{
    const struct area *a = areas_coded(code);
    const struct area *c = area_city(a), *p = area_province(a);
    check_text(c ? c->name : "", city, code);
    check_text(p ? p->name : "", province, code);
}

static void test_belonging(void)
{
    check_city("140881", "运城市", "山西省");
    check_city("140800", "运城市", "山西省");
    check_city("140000", "", "山西省");
    check_city("000000", "", "");
    check_city("310115", "上海市", "上海市");
    check_city("310000", "上海市", "上海市");
    check_city("500229", "重庆市", "重庆市");
    check_city("419001", "济源市", "河南省");
    check_city("659001", "石河子市", "新疆维吾尔自治区");
    check_city("441900", "东莞市", "广东省");
    check_city("810000", "", "香港特别行政区");
    check_city("371200", "莱芜市", "山东省");
    const struct area *yongji = areas_coded("140881"), *yuncheng = areas_coded("140800");
    check(area_within(yongji, yuncheng) && area_within(yongji, areas_coded("140000")),
          "a county in its city and province");
    check(area_within(yuncheng, yuncheng) && !area_within(yuncheng, yongji),
          "a city in itself, not in its county");
    check(area_within(yongji, areas_coded("000000")), "all lies in the nation");
    check(!areas_coded("999999") && !areas_coded("14"), "what is no code");
}

static void test_former(void)
{
    static const struct {
        const char *name, *code, *heir;
    } cases[] = {
        {"顺德市", "440681", "440606"}, {"哲里木盟", "152300", "150500"}, {"万县市", "511200", "500101"},
        {"大足县", "500225", "500111"}, {"吴江市", "320584", "320509"},   {"莱芜市", "371200", "370116"},
        {"襄樊市", "420600", "420600"}, {"江北区", "500105", "500157"},   {"思茅市", "530800", "530800"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct area *found[MANY];
        size_t count = named(cases[i].name, found);
        bool good = false;
        for (size_t k = 0; k < count; k++)
            good = good || (strcmp(found[k]->code, cases[i].code) == 0 && found[k]->successor &&
                            strcmp(found[k]->successor->code, cases[i].heir) == 0);
        check(good, cases[i].name);
    }
    check_text(areas_coded("420600")->name, "襄阳市",
               "a code gives the existing division before the former one");
    const struct area *laiwu = areas_coded("371200");
    check(area_existed(laiwu, 2012) && area_existed(laiwu, 2018) && !area_existed(laiwu, 2019),
          "a former division's years");
    check(!area_existed(areas_coded("370116"), 2012) && area_existed(areas_coded("370116"), 2019),
          "a new division's years");
    check(!area_existed(areas_coded("152300"), 2010) && area_existed(areas_coded("152300"), 1998),
          "gone in 1999");
    check(area_existed(areas_coded("110223"), 2002) && !area_existed(areas_coded("110223"), 2003),
          "gone by 2002");
    check(area_existed(laiwu, 0), "no year is any year");
}

static void test_zones(void)
{
    size_t count, bad = 0;
    const struct lexicon_row *zone = lexicon_rows("zones", &count);
    for (size_t i = 0; i < count; i++)
        if (!areas_coded(zone[i].field[1]) && ++bad)
            printf("# %s\n", zone[i].field[0]);
    check(bad == 0 && count > 0, "every zone lies in a division");
}

/* A row of lookalikes that hides nothing, or hides a name in full sight, is a mistake. */
static void test_lookalikes(void)
{
    size_t count, bad = 0;
    const struct lexicon_row *row = lexicon_rows("lookalikes", &count);
    for (size_t i = 0; i < count; i++) {
        const char *text = row[i].field[0], *example = row[i].field[1];
        bool name = false;
        for (size_t length = strlen(text); length > 0 && !name; length--)
            name = areas_named(text, length, NULL, 0) > 0;
        if ((longest(text) != 0 || !name || (*example && !strstr(example, text))) && ++bad)
            printf("# %s\n", text);
    }
    check(bad == 0 && count > 0, "every lookalike hides a name, and stands in its example");
}

int main(void)
{
    rows = lexicon_rows("areas", &row_count);
    test_rows();
    test_unique();
    test_counts();
    test_short_names();
    test_ambiguous();
    test_longest();
    test_belonging();
    test_former();
    test_zones();
    test_lookalikes();
    return check_result();
}
