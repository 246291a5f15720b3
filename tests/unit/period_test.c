/* Tests of lib/period: every form read and written back, what is no period, shifts, order. */
#include "check.h"
#include "lib/period.h"

static struct period span(const char *text)
{
    struct period p = {0};
    if (!period_parse(text, strlen(text), &p))
        check(false, text);
    return p;
}

static void check_period(struct period got, const char *wanted, const char *name)
{
    char text[PERIOD_TEXT];
    check_text(period_format(&got, text), wanted, name);
}

static void test_forms(void)
{
    static const struct {
        const char *text, *formatted;
    } cases[] = {
        {"2024", "2024"},
        {"2024-Q1", "2024-Q1"},
        {"2024-H2", "2024-H2"},
        {"2024-03", "2024-03"},
        {"2024-02-29", "2024-02-29"},
        {"2024-01/2024-03", "2024-Q1"},
        {"2024-Q1/2024-Q2", "2024-H1"},
        {"2024-01-01/2024-12-31", "2024"},
        {"2024-01/2024-02", "2024-01/2024-02"},
        {"2024-Q1/2024-Q3", "2024-01/2024-09"},
        {"2010/2010-05", "2010-01/2010-05"},
        {"2010-08/2011-04", "2010-08/2011-04"},
        {"2023/2024-Q1", "2023/2024-Q1"},
        {"2021/2025", "2021/2025"},
        {"2011-04-23/2011-04-24", "2011-04-23/2011-04-24"},
        {"2011-04/2011-05-10", "2011-04-01/2011-05-10"},
        {"2022/", "2022/"},
        {"2010-08/", "2010-08/"},
        {"/2024-Q1", "/2024-Q1"},
        {"/2024-06", "/2024-H1"},
        {"/2010-05-26", "/2010-05-26"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_period(span(cases[i].text), cases[i].formatted, cases[i].text);
}

static void test_wrong(void)
{
    static const char *const wrong[] = {"",           "/",          "24",         "2024-Q5",
                                        "2024-Q0",    "2024-H3",    "2024-13",    "2024-00",
                                        "2023-02-29", "2024-04-31", "2024-04-00", "2024Q1",
                                        "2024-Q1 ",   "2024-q1",    "2025/2024",  "2024/2025/2026",
                                        "0000",       "0001",       "二〇二四"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct period p;
        check(!period_parse(wrong[i], strlen(wrong[i]), &p), wrong[i]);
    }
}

static void test_shift(void)
{
    static const struct {
        const char *text;
        int years;
        const char *shifted;
    } cases[] = {
        {"2024", -1, "2023"},
        {"2024-Q1", -1, "2023-Q1"},
        {"2024-02", -1, "2023-02"},
        {"2023-02", 1, "2024-02"},
        {"2024-02-29", -1, "2023-02-28"},
        {"2023-02-28", 1, "2024-02-28"},
        {"2024-01/2024-02", -1, "2023-01/2023-02"},
        {"/2023-02", 1, "/2024-02"},
        {"2022/", -2, "2020/"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_period(period_shift_years(span(cases[i].text), cases[i].years), cases[i].shifted,
                     cases[i].text);
}

static void test_before(void)
{
    static const struct {
        const char *text, *before; /* NULL: none */
    } cases[] = {
        {"2024-Q1", "2023-Q4"},
        {"2024-03", "2024-02"},
        {"2024", "2023"},
        {"2024-H2", "2024-H1"},
        {"2024-01/2024-02", "2023-11/2023-12"},
        {"2024-03-01", "2024-02-29"},
        {"2024-01-01", "2023-12-31"},
        {"2024-03-15", "2024-03-14"},
        {"2024-03-01/2024-03-15", NULL},
        {"/2024-Q1", NULL},
        {"2024/", NULL},
        {"1000/3000", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct period p = span(cases[i].text), before;
        bool found = period_before(&p, &before);
        check(found == (cases[i].before != NULL), cases[i].text);
        if (found && cases[i].before)
            check_period(before, cases[i].before, "the span before");
    }
}

static void test_kinds(void)
{
    static const struct {
        const char *text;
        int months;
        bool cumulative;
    } cases[] = {
        {"2024", 12, false},           {"2024-Q1", 3, true},
        {"2024-Q2", 3, false},         {"2024-01", 1, true},
        {"2024-01/2024-09", 9, true},  {"2023/2024-Q1", 15, false},
        {"2024-02/2024-03", 2, false}, {"2024-01-01/2024-01-20", 0, true},
        {"/2024-Q1", 0, false},        {"2024/", 0, false},
        {"2024-02-29", 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct period p = span(cases[i].text);
        check(period_months(&p) == cases[i].months, cases[i].text);
        check(period_is_cumulative(&p) == cases[i].cumulative, "cumulative or not");
    }
}

static void test_order(void)
{
    static const char *const rising[] = {"/2023",   "/2024-Q1", "2023/", "2023",
                                         "2024-01", "2024-Q1",  "2024",  "2024-02"};
    enum { COUNT = sizeof rising / sizeof rising[0] };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++) {
            struct period a = span(rising[i]), b = span(rising[j]);
            check(period_compare(&a, &b) == (i > j) - (i < j), "ordered");
            check(period_equal(&a, &b) == (i == j), "equal or not");
        }
}

static void test_within(void)
{
    static const struct {
        const char *part, *whole;
        bool within;
    } cases[] = {
        {"2024-03", "2024-Q1", true},  {"2024-Q1", "2024-Q1", true}, {"2024-Q1", "2024-03", false},
        {"2024-04", "2024-Q1", false}, {"2024-03", "/2024", true},   {"2024-03", "2024/", true},
        {"2023", "2024/", false},      {"/2024", "2024", false},     {"2024/", "/2025", false},
        {"/2023", "/2024", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct period part = span(cases[i].part), whole = span(cases[i].whole);
        check(period_within(&part, &whole) == cases[i].within, cases[i].part);
    }
}

static void test_overlap(void)
{
    static const struct {
        const char *a, *b;
        bool overlap;
    } cases[] = {
        {"2024-Q1", "2024-03", true},
        {"2024-Q1", "2024-Q2", false},
        {"2024-03-31", "2024-04-01", false},
        {"2024-H1", "2024-06/2024-07", true},
        {"/2024", "2024-03", true},
        {"/2023", "2024", false},
        {"2022/", "2024", true},
        {"2025/", "2024", false},
        {"/2024", "2023/", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct period a = span(cases[i].a), b = span(cases[i].b);
        check(period_overlap(&a, &b) == cases[i].overlap && period_overlap(&b, &a) == cases[i].overlap,
              cases[i].a);
    }
}

static void test_days(void)
{
    check(period_days(2024, 2) == 29 && period_days(2023, 2) == 28, "leap years");
    check(period_days(1900, 2) == 28 && period_days(2000, 2) == 29, "centuries");
    check(period_days(2024, 4) == 30 && period_days(2024, 12) == 31, "other months");
}

int main(void)
{
    test_forms();
    test_wrong();
    test_shift();
    test_before();
    test_kinds();
    test_order();
    test_within();
    test_overlap();
    test_days();
    return check_result();
}
