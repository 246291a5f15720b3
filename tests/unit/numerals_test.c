/* Tests of lib/numerals: every form of number by a table, and that numbers written in every form are read
 * back. */
#include "check.h"
#include "lib/numerals.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>

static const struct {
    const char *text, *value, *high; /* high NULL: no range */
    int places;
} read_cases[] = {
    {"49.1", "49.1", NULL, 1},
    {"5.70", "5.7", NULL, 2},
    {"007", "7", NULL, 0},
    {"-13.08", "-13.08", NULL, 2},
    {"−13.08", "-13.08", NULL, 2},
    {"－13.08", "-13.08", NULL, 2},
    {"负13.08", "-13.08", NULL, 2},
    {"+3.5", "3.5", NULL, 1},
    {"＋3.5", "3.5", NULL, 1},
    {"1,230", "1230", NULL, 0},
    {"2，598", "2598", NULL, 0},
    {"12,345,678.90", "12345678.9", NULL, 2},
    {"１２３．４５", "123.45", NULL, 2},
    {"1 230", "1230", NULL, 0},
    {"1　230", "1230", NULL, 0},
    {"22万", "220000", NULL, -4},
    {"1.2万", "12000", NULL, -3},
    {"1.2万亿", "1200000000000", NULL, -11},
    {"3亿2千万", "320000000", NULL, -7},
    {"1万2000", "12000", NULL, 0},
    {"5百万", "5000000", NULL, -6},
    {"亿", "100000000", NULL, -8},
    {"百亿", "10000000000", NULL, -10},
    {"千亿", "100000000000", NULL, -11},
    {"十", "10", NULL, -1},
    {"十五", "15", NULL, 0},
    {"三十五", "35", NULL, 0},
    {"一百二", "120", NULL, -1},
    {"一百零二", "102", NULL, 0},
    {"一百一", "110", NULL, -1},
    {"两千三", "2300", NULL, -2},
    {"三万五", "35000", NULL, -3},
    {"三万零五", "30005", NULL, 0},
    {"三亿五", "350000000", NULL, -7},
    {"一千二万", "12000000", NULL, -6},
    {"一万五千亿", "1500000000000", NULL, -11},
    {"一千一百二十一亿", "112100000000", NULL, -8},
    {"三万亿五千亿", "3500000000000", NULL, -11},
    {"四万万", "400000000", NULL, -8},
    {"二〇二四", "2024", NULL, 0},
    {"三点五", "3.5", NULL, 1},
    {"一百点零五", "100.05", NULL, 2},
    {"三十五点六万", "356000", NULL, -3},
    {"壹仟贰佰叁拾肆", "1234", NULL, 0},
    {"伍萬陸仟", "56000", NULL, -3},
    {"俩", "2", NULL, 0},
    {"半", "0.5", NULL, 1},
    {"一半", "0.5", NULL, 1},
    {"四分之三", "0.75", NULL, 2},
    {"百分之五", "0.05", NULL, 2},
    {"千分之一点五", "0.0015", NULL, 4},
    {"负四分之一", "-0.25", NULL, 2},
    {"1/4", "0.25", NULL, 2},
    {"三分之一", "0.333333333333", NULL, 12},
    {"2/3", "0.666666666667", NULL, 12},
    {"1/7", "0.142857142857", NULL, 12},
    {"十几", "10", NULL, -1},
    {"几十", "10", NULL, -1},
    {"数千", "1000", NULL, -3},
    {"十来", "10", NULL, -1},
    {"2000余", "2000", NULL, 0},
    {"4万多", "40000", NULL, -4},
    {"1-2", "1", "2", 0},
    {"11.1～11.6", "11.1", "11.6", 1},
    {"3—4", "3", "4", 0},
    {"3——4", "3", "4", 0},
    {"15–20", "15", "20", 0},
    {"15~20", "15", "20", 0},
    {"15至20", "15", "20", 0},
    {"三到五", "3", "5", 0},
    {"-5--3", "-5", "-3", 0},
    {"−5~−3", "-5", "-3", 0},
    {"1.25-2", "1.25", "2", 0},
    {"1亿至2亿", "100000000", "200000000", -8},
    {"5-8亿", "500000000", "800000000", -8},
    {"1.5-2亿", "150000000", "200000000", -8},
    {"三到五百万", "3000000", "5000000", -6},
    {"十到二十万", "100000", "200000", -5},
    {"三百到五百万", "3000000", "5000000", -6},
    {"5000-2万", "5000", "20000", -4},
    {"三百到五百", "300", "500", -2},
    {"1-20", "1", "20", 0},
    {"百分之五至百分之十", "0.05", "0.1", 2},
    {"百分之五至十", "0.05", "0.1", 2},
    {"3.5%到4", "3.5", "4", 0},
    {"3.5%到4%", "3.5", "4", 0},
    {"二〇〇〇万", "20000000", NULL, -4},
    {"两三", "2", "3", 0},
    {"三五", "3", "5", 0},
    {"七八十", "70", "80", -1},
    {"十七八", "17", "18", 0},
    {"两三百万", "2000000", "3000000", -6},
    {"123456789012345678901234567890", "123456789012345678901234567890", NULL, 0},
    {"0.000000000000000000000000000001", "0.000000000000000000000000000001", NULL, 30},
};

static void test_read(void)
{
    char text[DECIMAL_TEXT];
    for (size_t i = 0; i < sizeof read_cases / sizeof *read_cases; i++) {
        struct numeral n;
        bool good = numeral_read(read_cases[i].text, strlen(read_cases[i].text), &n) == NUMERAL_OK;
        check(good, read_cases[i].text);
        if (!good)
            continue;
        check_text(decimal_format(&n.value, text), read_cases[i].value, read_cases[i].text);
        check(n.range == (read_cases[i].high != NULL), "is a range or not");
        check_text(decimal_format(&n.high, text), n.range ? read_cases[i].high : read_cases[i].value,
                   "upper end");
        check(n.places == read_cases[i].places, "digits behind the point as written");
    }
}

static void test_refused(void)
{
    static const char *const malformed[] = {
        "",        "-",      "abc",    "12a",      "1.2.3",  "5.",        ".5",   "1,23",  "1234,567",
        "12,3456", "1,230,", "三三十", "百千",     "亿万",   "3万50",     "2千5", "点五",  "三点",
        "三点5",   "几",     "1/0",    "零分之一", "1/",     "/2",        "1-",   "1-2-3", "5亿元",
        "到5",     "--5",    "1e5",    "\xe2\x80", "分之一", "万一万二万"};
    struct numeral n;
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++)
        check(numeral_read(malformed[i], strlen(malformed[i]), &n) == NUMERAL_MALFORMED, malformed[i]);
    char ones[NUMERAL_FRACTION_DIGITS * 20];
    memset(ones, '1', sizeof ones);
    check(numeral_read(ones, 31, &n) == NUMERAL_TOO_LONG, "31 digits are too long");
    check(numeral_read(ones, sizeof ones, &n) == NUMERAL_TOO_LONG, "hundreds of digits are too long");
    ones[sizeof ones - 1] = '(';
    check(numeral_read(ones, sizeof ones, &n) == NUMERAL_MALFORMED,
          "hundreds of characters that make no number");
    check(numeral_read("1,234,567,890,123,456,789,012,345,678,901", 41, &n) == NUMERAL_TOO_LONG,
          "31 digits with commas");
}

static void test_ends(void)
{
    struct numeral n;
    numeral_read("5000万元至1", strlen("5000万元至1"), &n);
    check(n.unit_length == strlen("元") && memcmp(n.unit, "元", n.unit_length) == 0,
          "the first end has a unit of its own");
    numeral_read("5000万至1", strlen("5000万至1"), &n);
    check(n.own_multiplier && n.unit_length == 0, "the first end has a multiplier of its own");
    numeral_read("一百至一百五", strlen("一百至一百五"), &n);
    check(!n.own_multiplier, "both ends have multipliers");
    char text[DECIMAL_TEXT];
    numeral_read("负2/3", strlen("负2/3"), &n);
    check_text(decimal_format(&n.numerator, text), "-2", "numerator of a fraction that is not finite");
    check_text(decimal_format(&n.denominator, text), "3", "denominator of it");
    numeral_read("3/4", 3, &n);
    check_text(decimal_format(&n.denominator, text), "1", "a finite fraction is a decimal");
    check(!n.percent, "3/4 is no percent");
    numeral_read("百分之五", strlen("百分之五"), &n);
    check(n.percent, "百分之五 is one");
    numeral_read("三百分之五", strlen("三百分之五"), &n);
    check(!n.percent, "三百分之五 is none");
}

/* How a whole number can be written. */
struct writing {
    const char *const *digits;
    const char *small[4], *wan, *yi;
    const char *zhao;     /* NULL: written by 万亿 */
    bool bare_ten, liang; /* 十五 for 一十五; 两千 for 二千 */
};

static const char *const plain[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const capital[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
static const struct writing writings[] = {
    {plain, {"", "十", "百", "千"}, "万", "亿", NULL, false, false},
    {plain, {"", "十", "百", "千"}, "万", "亿", "兆", true, true},
    {capital, {"", "拾", "佰", "仟"}, "萬", "億", NULL, false, false},
};

/* Appends NUMBER, 1 to 9999; GAP asks for a zero before it where its thousands are missing. */
static void write_section(char *out, unsigned number, bool gap, const struct writing *w)
{
    bool zero = false, begun = false;
    for (int power = 3, unit = 1000; power >= 0; power--, unit /= 10) {
        unsigned digit = number / (unsigned)unit % 10;
        zero |= digit == 0 && (begun || gap);
        if (digit == 0)
            continue;
        if (zero)
            strcat(out, w->digits[0]);
        if (w->liang && digit == 2 && power >= 2)
            strcat(out, "两");
        else if (!(w->bare_ten && digit == 1 && power == 1 && !begun && !gap))
            strcat(out, w->digits[digit]);
        strcat(out, w->small[power]);
        begun = true;
        zero = false;
    }
}

/* Appends NUMBER, below 10^8 where COMPLETE, else at most 10^16. */
static void write_chinese(char *out, uint64_t number, bool gap, const struct writing *w)
{
    const struct {
        uint64_t size;
        const char *name;
    } steps[] = {
        {w->zhao ? 1000000000000 : UINT64_MAX, w->zhao}, {100000000, w->yi}, {10000, w->wan}, {1, ""}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        uint64_t count = number / steps[i].size;
        number %= steps[i].size;
        if (count > 9999)
            write_chinese(out, count, gap, w);
        else if (count > 0)
            write_section(out, (unsigned)count, gap, w);
        else
            continue;
        strcat(out, steps[i].name);
        gap = true;
    }
}

static void write_positional(char *out, const char *digits, const char *const *names)
{
    for (; *digits; digits++)
        strcat(out, names[*digits - '0']);
}

static void write_thousands(char *out, const char *digits, const char *comma)
{
    size_t length = strlen(digits);
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            strcat(out, comma);
        strncat(out, digits + i, 1);
    }
}

/* 3亿2000万: Arabic digits with multipliers; behind the last one they fill all places. */
static void write_mixed(char *out, uint64_t number)
{
    uint64_t yi = number / 100000000, wan = number / 10000 % 10000, rest = number % 10000;
    char *end = out;
    if (yi > 0)
        end += sprintf(end, "%" PRIu64 "亿", yi);
    if (wan > 0)
        end += sprintf(end, "%" PRIu64 "万", wan);
    if (rest > 0 || number == 0)
        sprintf(end, "%0*" PRIu64, wan > 0 ? 4 : yi > 0 ? 8 : 1, rest);
}

static bool reads_as(const char *text, const char *wanted)
{
    struct numeral n;
    char got[DECIMAL_TEXT];
    if (numeral_read(text, strlen(text), &n) == NUMERAL_OK && !n.range &&
        strcmp(decimal_format(&n.value, got), wanted) == 0)
        return true;
    printf("# \"%s\" is not read as %s\n", text, wanted);
    return false;
}

static uint64_t random_state = 20240101;

static uint64_t random_number(void)
{
    random_state = random_state * 6364136223846793005U + 1442695040888963407U; /* Knuth, MMIX */
    return random_state >> 11;
}

/* A number of 1 to 17 digits, at most 10^16, with ones in runs as often as not. */
static uint64_t random_whole(void)
{
    uint64_t number = 1 + random_number() % 9;
    for (uint64_t digits = random_number() % 16; digits > 0; digits--)
        number = number * 10 + (random_number() % 2 ? random_number() % 10 : 0);
    return number;
}

enum { ROUNDS = 20000, TEXT = 512 };

static void test_written(void)
{
    static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    bool chinese = true, positional = true, thousands = true, full_width = true, mixed = true;
    for (int i = 0; i < ROUNDS; i++) {
        char digits[32], text[TEXT] = "";
        uint64_t number = i ? random_whole() : 10000000000000000;
        snprintf(digits, sizeof digits, "%" PRIu64, number);
        for (size_t w = 0; w < sizeof writings / sizeof *writings; w++) {
            text[0] = '\0';
            write_chinese(text, number, false, &writings[w]);
            chinese &= reads_as(text, digits);
        }
        write_positional(strcpy(text, ""), digits, plain);
        positional &= strlen(digits) == 2 || reads_as(text, digits);
        write_thousands(strcpy(text, ""), digits, i % 2 ? "," : "，");
        thousands &= reads_as(text, digits);
        write_positional(strcpy(text, ""), digits, wide);
        full_width &= reads_as(text, digits);
        write_mixed(strcpy(text, ""), number);
        mixed &= reads_as(text, digits);
    }
    check(chinese, "Chinese numerals up to 10^16 are read back");
    check(positional, "digit by digit too");
    check(thousands, "thousands too");
    check(full_width, "full-width digits too");
    check(mixed, "digits with multipliers too");
}

/* Decimals with sign, in ASCII, full-width and Chinese. */
static void test_decimals(void)
{
    bool ascii = true, chinese = true;
    for (int i = 0; i < ROUNDS; i++) {
        char fraction[16], wanted[64], text[TEXT] = "负";
        uint64_t whole = random_whole() % 100000000, part = 1 + random_number() % 999;
        snprintf(fraction, sizeof fraction, "%03" PRIu64, part);
        while (fraction[strlen(fraction) - 1] == '0')
            fraction[strlen(fraction) - 1] = '\0';
        snprintf(wanted, sizeof wanted, "-%" PRIu64 ".%s", whole, fraction);
        ascii &= reads_as(wanted, wanted);
        if (whole > 0)
            write_chinese(text, whole, false, &writings[0]);
        else
            strcat(text, plain[0]);
        write_positional(strcat(text, "点"), fraction, plain);
        chinese &= reads_as(text, wanted);
    }
    check(ascii, "decimals are read back");
    check(chinese, "Chinese decimals too");
}

int main(void)
{
    test_read();
    test_refused();
    test_ends();
    test_written();
    test_decimals();
    return check_result();
}
