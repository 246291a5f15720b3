/* Tests of lib/decimal: reading, exact arithmetic, rounding, limits; and random quotients checked by
 * multiplying back. */
#include "check.h"
#include "lib/decimal.h"

static struct decimal number(const char *text)
{
    struct decimal d;
    if (!decimal_parse(text, strlen(text), &d)) {
        check(false, text);
        return decimal_from(0);
    }
    return d;
}

static void check_decimal(struct decimal got, const char *wanted, const char *name)
{
    char text[DECIMAL_TEXT];
    check_text(decimal_format(&got, text), wanted, name);
}

static void test_parse(void)
{
    static const struct {
        const char *text, *formatted; /* formatted NULL: no number */
        int scale;
    } cases[] = {
        {"0", "0", 0},
        {"-0", "0", 0},
        {"0.00", "0", 2},
        {"5.70", "5.7", 2},
        {"-12.50", "-12.5", 2},
        {"+3", "3", 0},
        {"007", "7", 0},
        {"0.05", "0.05", 2},
        {"1000000000", "1000000000", 0},
        {"123456789012345678901234567890", "123456789012345678901234567890", 0},
        {"0.000000000000000000000000000001", "0.000000000000000000000000000001", 30},
        {"1234567890123456789012345678901", NULL, 0},
        {"0.0000000000000000000000000000001", NULL, 0},
        {"", NULL, 0},
        {"-", NULL, 0},
        {".5", NULL, 0},
        {"5.", NULL, 0},
        {"1.2.3", NULL, 0},
        {"1e3", NULL, 0},
        {"1,000", NULL, 0},
        {" 1", NULL, 0},
        {"--1", NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decimal d;
        bool good = decimal_parse(cases[i].text, strlen(cases[i].text), &d);
        check(good == (cases[i].formatted != NULL), cases[i].text);
        if (!good || !cases[i].formatted)
            continue;
        check_decimal(d, cases[i].formatted, "written as read");
        check(d.scale == cases[i].scale, "keeps the digits behind the point");
    }
}

static void test_long(void)
{
    check_decimal(decimal_from(0), "0", "from 0");
    check_decimal(decimal_from(-1500), "-1500", "from -1500");
    check_decimal(decimal_from(9223372036854775807L), "9223372036854775807", "from the largest long");
    check_decimal(decimal_from(-9223372036854775807L - 1), "-9223372036854775808", "from the smallest long");
}

static void test_arithmetic(void)
{
    static const struct {
        const char *a, *b, *sum, *difference, *product;
    } cases[] = {
        {"0.1", "0.2", "0.3", "-0.1", "0.02"},
        {"-0.1", "0.1", "0", "-0.2", "-0.01"},
        {"999999999", "1", "1000000000", "999999998", "999999999"},
        {"1000000000000000000", "-1", "999999999999999999", "1000000000000000001", "-1000000000000000000"},
        {"49.1", "0", "49.1", "49.1", "0"},
        {"9434000000", "5602000000.05", "15036000000.05", "3831999999.95", "52849268000471700000"},
        {"123456789012345678901234567890", "987654321098765432109876543210",
         "1111111110111111111011111111100", "-864197532086419753208641975320",
         "121932631137021795226185032733622923332237463801111263526900"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decimal a = number(cases[i].a), b = number(cases[i].b), r;
        check(decimal_add(&a, &b, &r), "adds");
        check_decimal(r, cases[i].sum, "sum");
        check(decimal_subtract(&a, &b, &r), "subtracts");
        check_decimal(r, cases[i].difference, "difference");
        check(decimal_multiply(&a, &b, &r), "multiplies");
        check_decimal(r, cases[i].product, "product");
    }
}

static void test_divide(void)
{
    static const struct {
        const char *a, *b;
        int digits;
        const char *quotient;
        bool exact;
    } cases[] = {
        {"1", "3", 5, "0.33333", false},
        {"2", "3", 5, "0.66667", false},
        {"10", "4", 10, "2.5", true},
        {"0", "7", 3, "0", true},
        {"-1", "8", 2, "-0.12", false}, /* 0.125: half to even */
        {"3", "8", 2, "0.38", false},   /* 0.375: half to even */
        {"-1", "8", 3, "-0.125", true},
        {"999.5", "1", 3, "1000", false}, /* carries into another digit */
        {"123456", "1", 2, "120000", false},
        {"49.1", "1.057", 6, "46.4522", false},
        {"1", "7", 60, "0.142857142857142857142857142857142857142857142857142857142857", false},
        {"1000000000000000000000", "1000000001", 12, "999999999000", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decimal a = number(cases[i].a), b = number(cases[i].b), q;
        bool exact;
        check(decimal_divide(&a, &b, cases[i].digits, &q, &exact), "divides");
        check_decimal(q, cases[i].quotient, "quotient");
        check(exact == cases[i].exact, "tells whether it is exact");
    }
    struct decimal one = decimal_from(1), zero = decimal_from(0), q;
    check(!decimal_divide(&one, &zero, 5, &q, NULL), "nothing divides by zero");
}

static void test_divide_places(void)
{
    static const struct {
        const char *a, *b;
        int places;
        const char *half_even, *down, *up;
    } cases[] = {
        {"1", "3", 2, "0.33", "0.33", "0.34"},
        {"-1", "3", 2, "-0.33", "-0.34", "-0.33"},
        {"1", "8", 2, "0.12", "0.12", "0.13"},
        {"3", "8", 2, "0.38", "0.37", "0.38"},
        {"10", "4", 1, "2.5", "2.5", "2.5"},
        {"10", "4", 0, "2", "2", "3"},
        {"-10", "4", 0, "-2", "-3", "-2"},
        {"0", "7", 3, "0", "0", "0"},
        {"1", "1000", 2, "0", "0", "0.01"},
        {"-1", "1000", 2, "0", "-0.01", "0"},
        {"123.456", "0.001", 0, "123456", "123456", "123456"},
    };
    struct decimal one = decimal_from(1), zero = decimal_from(0), q;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decimal a = number(cases[i].a), b = number(cases[i].b);
        check(decimal_divide_places(&a, &b, cases[i].places, ROUND_HALF_EVEN, &q), "divides");
        check_decimal(q, cases[i].half_even, "half even");
        check(decimal_divide_places(&a, &b, cases[i].places, ROUND_DOWN, &q), "divides");
        check_decimal(q, cases[i].down, "down");
        check(decimal_divide_places(&a, &b, cases[i].places, ROUND_UP, &q), "divides");
        check_decimal(q, cases[i].up, "up");
    }
    check(!decimal_divide_places(&one, &zero, 2, ROUND_DOWN, &q), "nothing divides by zero");
    check_decimal(decimal_power_of_ten(3), "1000", "10^3");
    check_decimal(decimal_power_of_ten(0), "1", "10^0");
    check_decimal(decimal_power_of_ten(-2), "0.01", "10^-2");
}

static void test_round(void)
{
    static const struct {
        const char *number;
        int places;
        const char *rounded;
    } cases[] = {
        {"2.5", 0, "2"},    {"3.5", 0, "4"},
        {"-2.5", 0, "-2"},  {"2.51", 0, "3"},
        {"0.4", 0, "0"},    {"0.06", 1, "0.1"},
        {"9.995", 2, "10"}, {"9.985", 2, "9.98"},
        {"1.005", 2, "1"},  {"7", 3, "7"},
        {"-0.001", 2, "0"}, {"0.000000000000000000000000000006", 29, "0.00000000000000000000000000001"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decimal d = number(cases[i].number);
        check_decimal(decimal_round(&d, cases[i].places), cases[i].rounded, cases[i].number);
    }
}

static void test_compare(void)
{
    static const char *const rising[] = {"-1000000000", "-2.5", "-2.4999", "0",
                                         "0.05",        "0.5",  "5",       "1000000000"};
    enum { COUNT = sizeof rising / sizeof rising[0] };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++) {
            struct decimal a = number(rising[i]), b = number(rising[j]);
            check(decimal_compare(&a, &b) == (i > j) - (i < j), "compares");
        }
    struct decimal a = number("5.70"), b = number("5.7"), zero = number("0.00");
    check(decimal_compare(&a, &b) == 0, "other scale, same value");
    check(decimal_is_zero(&zero) && !decimal_is_zero(&a), "zero");
    check_decimal(decimal_negate(zero), "0", "zero has no minus");
    check_decimal(decimal_negate(a), "-5.7", "negated");
}

static void test_limits(void)
{
    struct decimal huge = number("999999999999999999999999999999"), product = huge, small, r;
    check(decimal_multiply(&huge, &huge, &product) && decimal_multiply(&product, &huge, &product),
          "90 digits hold");
    check(!decimal_multiply(&product, &huge, &r), "120 digits do not");
    check(!decimal_add(&product, &product, &r), "91 digits do not");
    small = number("0.000000000000000000000000000001");
    check(!decimal_add(&product, &small, &r), "90 digits with 30 more behind the point do not");
    char text[DECIMAL_TEXT];
    check(strlen(decimal_format(&product, text)) == 90, "90 digits are written");
}

static unsigned long next_random(void)
{
    static unsigned long state = 88172645463325252UL;
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static struct decimal random_decimal(void)
{
    char text[DECIMAL_DIGITS + 1];
    size_t length = 1 + next_random() % DECIMAL_DIGITS;
    for (size_t i = 0; i < length; i++) /* runs of 0 and 9 reach the corrections of long division */
        text[i] = "0099123456789999"[next_random() % 16];
    text[length] = '\0';
    return number(text);
}

/* a * b / b is a exactly; (a * b + 1) / b, to as many digits as a has, is a and not exactly, where b is
 * above 2. */
static void test_random_quotients(void)
{
    struct decimal one = decimal_from(1), two = decimal_from(2);
    int wrong = 0;
    for (int i = 0; i < 100000; i++) {
        struct decimal a = random_decimal(), b = random_decimal(), product, more, q;
        char text[DECIMAL_TEXT];
        bool exact;
        if (decimal_is_zero(&a) || decimal_compare(&b, &two) <= 0)
            continue;
        decimal_multiply(&a, &b, &product);
        decimal_add(&product, &one, &more);
        wrong += !decimal_divide(&product, &b, 60, &q, &exact) || !exact || decimal_compare(&q, &a) != 0;
        decimal_divide(&more, &b, (int)strlen(decimal_format(&a, text)), &q, &exact);
        wrong += exact || decimal_compare(&q, &a) != 0;
    }
    check(wrong == 0, "random quotients multiply back");
}

int main(void)
{
    test_parse();
    test_long();
    test_arithmetic();
    test_divide();
    test_divide_places();
    test_round();
    test_compare();
    test_limits();
    test_random_quotients();
    return check_result();
}
