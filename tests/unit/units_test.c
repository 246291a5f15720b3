/* Tests of lib/units: names, multipliers, brackets and compounds by a table; every name of units.tsv by what
   must hold of all: canonical units are their own, sums scale, conversions lead back. */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"
#include "lib/unit_table.h"
#include "lib/units.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *text, *base, *factor, *dimension;
} read_cases[] = {
    {"元", "元", "1", "money"},
    {"亿元", "元", "100000000", "money"},
    {"万亿元", "元", "1000000000000", "money"},
    {"十万元", "元", "100000", "money"},
    {"百亿美元", "美元", "10000000000", "money"},
    {"亿元人民币", "元", "100000000", "money"},
    {"千瓦", "千瓦", "1", "power"},
    {"万千瓦", "千瓦", "10000", "power"},
    {"千千瓦", "千瓦", "1000", "power"},
    {"百千瓦时", "千瓦时", "100", "energy"},
    {"亿度", "千瓦时", "100000000", "energy"},
    {"公顷", "亩", "15", "land"},
    {"万公顷", "亩", "150000", "land"},
    {"平方公里", "亩", "1500", "land"},
    {"k㎡", "亩", "1500", "land"},
    {"万平方米", "平方米", "10000", "floor"},
    {"亿斤", "吨", "50000", "mass"},
    {"万户", "个", "10000", "count"},
    {"宗", "个", "1", "count"},
    {"台", "台", "1", "count"},
    {"名", "人", "1", "person"},
    {"万人次", "人次", "10000", "visits"},
    {"个工作日", "工作日", "1", "time"},
    {"TEU", "标准箱", "1", "container"},
    {"％", "%", "1", "ratio"},
    {"‰", "%", "0.1", "ratio"},
    {"成", "%", "10", "ratio"},
    {"数", "%", "100", "ratio"},
    {"个百分点", "个百分点", "1", "points"},
    {"百分点", "个百分点", "1", "points"},
    {"万台（套）", "台", "10000", "count"},
    {"批(次)", "批", "1", "count"},
    {"万头（只、羽）", "头", "10000", "count"},
    {"亿元（人民币）", "元", "100000000", "money"},
    {"亿元（含税）", "元", "100000000", "money"},
    {"元/亩", "元/亩", "1", "money/land"},
    {"万元/亩", "元/亩", "10000", "money/land"},
    {"公斤/亩", "公斤/亩", "1", "mass/land"},
    {"万吨/年", "吨/年", "10000", "mass/time"},
    {"万台（套）/年", "台/年", "10000", "count/time"},
    {"吨标准煤/万元", "吨标准煤/万元", "1", "fuel/money"},
    {"升/百公里", "升/百公里", "1", "volume/length"},
    {"元/kg", "元/公斤", "1", "money/mass"},
    {"元／㎡", "元/平方米", "1", "money/floor"},
    {"元/平方米·月", "元/平方米·月", "1", "money/floor·time"},
    {"元/人/年", "元/人·年", "1", "money/person·time"},
    {"元/户", "元/户", "1", "money/count"},
    {"人·公里", "人公里", "1", "traffic"},
    {"μg/m³", "微克/立方米", "1", "concentration"},
    {"公里/小时", "公里/小时", "1", "speed"},
    {"亿 元", "元", "100000000", "money"},
    {"ｋｍ", "公里", "1", "length"},
    {"亿", "", "100000000", ""},
    {"百万", "", "1000000", ""},
};

static void test_read(void)
{
    for (size_t i = 0; i < COUNT(read_cases); i++) {
        struct unit u;
        char text[UNIT_TEXT], number[DECIMAL_TEXT];
        bool good = unit_read(read_cases[i].text, strlen(read_cases[i].text), &u);
        check(good, read_cases[i].text);
        if (!good)
            continue;
        struct decimal factor = unit_factor(&u);
        check_text(unit_base(&u, text), read_cases[i].base, read_cases[i].text);
        check_text(decimal_format(&factor, number), read_cases[i].factor, read_cases[i].text);
        check_text(unit_dimension(&u, text), read_cases[i].dimension, read_cases[i].text);
    }
}

static void test_unknown(void)
{
    static const char *const unknown[] = {"",       "蛐蛐", "元元",   "亿蛐蛐", "元/", "/亩",
                                          "元//亩", "kmx",  "（套）", "台（套", "元·", "％％"};
    for (size_t i = 0; i < COUNT(unknown); i++) {
        struct unit u;
        check(!unit_read(unknown[i], strlen(unknown[i]), &u), unknown[i]);
    }
}

static const struct {
    const char *text, *longest; /* what TEXT begins with */
    size_t prefix;
} longest_cases[] = {
    {"亿元，增长", "亿元", 3},
    {"亿元人民币，", "亿元人民币", 3},
    {"个百分点。", "个百分点", 0},
    {"个工作日内", "个工作日", 0},
    {"个项目", "个", 0},
    {"万千瓦时电", "万千瓦时", 3},
    {"十万吨级码头", "十万吨级", 6},
    {"万台（套），", "万台（套）", 3},
    {"万台（含出口）", "万台", 3},
    {"家(户)", "家(户)", 0},
    {"元/亩以上", "元/亩", 0},
    {"元/人均", "元/人", 0},
    {"公斤/亩，", "公斤/亩", 0},
    {"km，", "km", 0},
    {"m³高炉", "m³", 0},
    {"米/秒的", "米/秒", 0},
    {"人次。", "人次", 0},
    {"kmh", "", 0},
    {"亿", "", 0},
    {"，亿元", "", 0},
    {"", "", 0},
};

static void test_longest(void)
{
    for (size_t i = 0; i < COUNT(longest_cases); i++) {
        struct unit u = {0};
        size_t length = units_longest(longest_cases[i].text, strlen(longest_cases[i].text), &u);
        check(length == strlen(longest_cases[i].longest), longest_cases[i].text);
        check(length == 0 || (u.prefix == longest_cases[i].prefix && u.length == length),
              "multipliers in it");
    }
    int power;
    check(units_multiplier("十万吨", strlen("十万吨"), &power) == strlen("十万") && power == 5,
          "multipliers alone");
    check(units_multiplier("吨", strlen("吨"), &power) == 0 && power == 0, "no multiplier");
    check_text(unit_default("money"), "元", "money is in 元 where no unit is written");
    check(unit_default("nothing") == NULL, "no unit of an unknown dimension");
}

static bool equal(const struct decimal *a, const struct decimal *b)
{
    return decimal_compare(a, b) == 0;
}

/* Every name is read as the whole of its row, its canonical unit as itself. */
static void test_names(void)
{
    static const char *const multipliers[] = {"",     "十", "百",   "千",   "万",   "十万", "百万",
                                              "千万", "亿", "十亿", "百亿", "千亿", "万亿"};
    static const int powers[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    size_t count;
    const struct unit_row *rows = unit_rows(&count);
    bool named = true, canonical = true, multiplied = true;
    check(count >= 300, "at least 300 names");
    for (size_t i = 0; i < count; i++) {
        struct unit u;
        char base[UNIT_TEXT], text[UNIT_TEXT];
        named &=
            unit_read(rows[i].name, strlen(rows[i].name), &u) && u.parts == 1 && (size_t)u.part[0].row == i;
        struct decimal factor = unit_factor(&u), one = decimal_from(1);
        named &= equal(&factor, &rows[i].factor);
        unit_base(&u, base);
        canonical &= unit_read(base, strlen(base), &u) && strcmp(unit_base(&u, text), base) == 0;
        factor = unit_factor(&u);
        canonical &= equal(&factor, &one);
        for (size_t m = 0; m < COUNT(multipliers); m++) {
            snprintf(text, sizeof text, "%s%s", multipliers[m], rows[i].name);
            bool good = unit_read(text, strlen(text), &u);
            struct decimal wanted;
            decimal_shift(&rows[i].factor, powers[m], &wanted);
            factor = unit_factor(&u);
            good &= equal(&factor, &wanted) && strcmp(unit_base(&u, text), base) == 0;
            good &= units_longest(text, strlen(text), NULL) == strlen(text);
            if (!good)
                printf("# %s%s\n", multipliers[m], rows[i].name);
            multiplied &= good;
        }
    }
    check(named, "every name is read as its row");
    check(canonical, "every canonical unit is its own");
    check(multiplied, "every multiplier before every name");
}

static uint64_t random_state = 20240102;

static uint64_t random_number(void)
{
    random_state = random_state * 6364136223846793005U + 1442695040888963407U; /* Knuth, MMIX */
    return random_state >> 11;
}

/* Up to 15 digits, up to 9 of them behind the point. */
static struct decimal random_decimal(void)
{
    struct decimal d = decimal_from((long)(random_number() % 1000000000000000));
    d.scale = (int)(random_number() % 10);
    return d;
}

/* a units and b units are (a + b) units. */
static void test_sums(void)
{
    size_t count;
    const struct unit_row *rows = unit_rows(&count);
    bool good = true;
    for (int i = 0; i < 20000; i++) {
        struct unit u;
        const char *name = rows[random_number() % count].name;
        good &= unit_read(name, strlen(name), &u);
        struct decimal factor = unit_factor(&u), a = random_decimal(), b = random_decimal(), sum, apart;
        good &= decimal_add(&a, &b, &sum) && decimal_multiply(&sum, &factor, &sum);
        good &= decimal_multiply(&a, &factor, &a) && decimal_multiply(&b, &factor, &b) &&
                decimal_add(&a, &b, &apart);
        good &= equal(&sum, &apart);
    }
    check(good, "sums scale");
}

/* TO is what FROM is by canonical units: the ratio is that of the factors where both have one canonical unit.
 */
static bool ratio_fits(const struct unit *from, const struct unit *to, const struct decimal *up,
                       const struct decimal *down)
{
    char a[UNIT_TEXT], b[UNIT_TEXT];
    struct decimal left = unit_factor(from), right = unit_factor(to);
    if (strcmp(unit_base(from, a), unit_base(to, b)) != 0)
        return true;
    return decimal_multiply(&left, down, &left) && decimal_multiply(&right, up, &right) &&
           equal(&left, &right);
}

/* VALUE there and back; true too where there is no finite decimal. */
static bool leads_back(const struct decimal *value, const struct decimal *up, const struct decimal *down)
{
    struct decimal there, back;
    bool exact;
    if (!decimal_multiply(value, up, &there) || !decimal_divide(&there, down, 60, &there, &exact))
        return false;
    if (!exact)
        return true;
    return decimal_multiply(&there, down, &there) && decimal_divide(&there, up, 60, &back, &exact) && exact &&
           equal(&back, value);
}

/* Every two units of a dimension, where they convert at all. */
static void test_conversions(void)
{
    size_t count, pairs = 0;
    const struct unit_row *rows = unit_rows(&count);
    bool both = true, inverse = true, right = true, back = true;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            struct unit a, b;
            struct decimal up, down, up_again, down_again, value = random_decimal();
            if (strcmp(rows[i].dimension, rows[j].dimension) != 0)
                continue;
            unit_read(rows[i].name, strlen(rows[i].name), &a);
            unit_read(rows[j].name, strlen(rows[j].name), &b);
            bool converts = unit_ratio(&a, &b, &up, &down);
            both &= converts == unit_ratio(&b, &a, &up_again, &down_again);
            both &= converts || rows[i].base != rows[j].base;
            if (!converts)
                continue;
            pairs++;
            right &= ratio_fits(&a, &b, &up, &down);
            back &= leads_back(&value, &up, &down);
            inverse &= decimal_multiply(&up, &up_again, &up) && decimal_multiply(&down, &down_again, &down) &&
                       equal(&up, &down);
        }
    check(pairs > 3000, "there are conversions");
    check(both, "what converts there converts back");
    check(inverse, "by the inverse");
    check(right, "as the canonical units say");
    check(back, "and a value there and back is the same");
}

static const struct {
    const char *from, *to, *factor; /* factor NULL: they do not convert */
} ratio_cases[] = {
    {"亩", "平方米", "666.666666667"},
    {"公顷", "平方米", "10000"},
    {"平方公里", "公顷", "100"},
    {"万元/亩", "元/亩", "10000"},
    {"元/斤", "元/公斤", "2"},
    {"元/担", "元/吨", "20"},
    {"公斤/亩", "吨/公顷", "0.015"},
    {"元/平方米·月", "元/平方米·年", "12"},
    {"吨标准煤/万元", "吨标准煤/元", "0.0001"},
    {"小时", "天", "0.0416666666667"},
    {"天", "分钟", "1440"},
    {"年", "个月", "12"},
    {"米/秒", "公里/小时", "3.6"},
    {"毫克/升", "微克/立方米", "1000000"},
    {"千瓦时", "千焦", "3600"},
    {"百万英热单位", "千瓦时", "293.071070172"},
    {"美元", "元", NULL},
    {"个月", "天", NULL},
    {"工作日", "天", NULL},
    {"倍", "番", NULL},
    {"吨标准煤", "千瓦时", NULL},
    {"元/亩", "元", NULL},
    {"元/亩", "亩/元", NULL},
};

static void test_ratios(void)
{
    for (size_t i = 0; i < COUNT(ratio_cases); i++) {
        struct unit from, to;
        struct decimal up, down, ratio;
        char text[DECIMAL_TEXT];
        unit_read(ratio_cases[i].from, strlen(ratio_cases[i].from), &from);
        unit_read(ratio_cases[i].to, strlen(ratio_cases[i].to), &to);
        bool converts = unit_ratio(&from, &to, &up, &down);
        check(converts == (ratio_cases[i].factor != NULL), ratio_cases[i].from);
        if (converts && decimal_divide(&up, &down, 12, &ratio, NULL))
            check_text(decimal_format(&ratio, text), ratio_cases[i].factor, ratio_cases[i].to);
    }
}

int main(void)
{
    test_read();
    test_unknown();
    test_longest();
    test_names();
    test_sums();
    test_ratios();
    test_conversions();
    return check_result();
}
