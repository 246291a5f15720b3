/* Tests of lib/quantity and lib/restated: which statements agree, which tells most, what several come to. */
#include "check.h"
#include "lib/names.h"
#include "lib/restated.h"

static struct decimal number(const char *text)
{
    struct decimal d = decimal_from(0);
    check(decimal_parse(text, strlen(text), &d), text);
    return d;
}

static struct quantity quantity(const char *value, const char *high, const char *rounding, enum bound bound)
{
    return (struct quantity){number(value), number(*high ? high : value), number(rounding), bound};
}

static void test_agrees(void)
{
    static const struct {
        const char *name;
        struct {
            const char *value, *high, *rounding;
            enum bound bound;
        } a, b;
        bool agrees;
    } cases[] = {
        {"the same", {"5", "", "0", BOUND_NONE}, {"5", "", "0", BOUND_NONE}, true},
        {"within the coarser rounding",
         {"49.1", "", "0.05", BOUND_NONE},
         {"49.1234", "", "0.00005", BOUND_NONE},
         true},
        {"on its edge", {"49.1", "", "0.05", BOUND_NONE}, {"49.15", "", "0.005", BOUND_NONE}, true},
        {"beyond it", {"49.1", "", "0.05", BOUND_NONE}, {"49.16", "", "0.005", BOUND_NONE}, false},
        {"equally coarse", {"49.1", "", "0.05", BOUND_NONE}, {"49.2", "", "0.05", BOUND_NONE}, false},
        {"in a range", {"1", "2", "0", BOUND_NONE}, {"1.5", "", "0", BOUND_NONE}, true},
        {"outside a range", {"1", "2", "0", BOUND_NONE}, {"2.5", "", "0", BOUND_NONE}, false},
        {"ranges that meet", {"1", "2", "0", BOUND_NONE}, {"2", "3", "0", BOUND_NONE}, true},
        {"above a lower bound", {"100", "", "0.5", BOUND_GT}, {"156", "", "0.5", BOUND_NONE}, true},
        {"under a lower bound", {"100", "", "0.5", BOUND_GE}, {"98", "", "0.5", BOUND_NONE}, false},
        {"under an upper bound", {"100", "", "0.5", BOUND_LT}, {"98", "", "0.5", BOUND_NONE}, true},
        {"above an upper bound", {"100", "", "0.5", BOUND_LE}, {"102", "", "0.5", BOUND_NONE}, false},
        {"two lower bounds", {"100", "", "0.5", BOUND_GE}, {"100", "", "0.5", BOUND_GT}, true},
        {"two other lower bounds", {"100", "", "0.5", BOUND_GE}, {"120", "", "0.5", BOUND_GE}, false},
        {"bounds to both sides", {"100", "", "0.5", BOUND_GE}, {"120", "", "0.5", BOUND_LE}, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct quantity a =
            quantity(cases[i].a.value, cases[i].a.high, cases[i].a.rounding, cases[i].a.bound);
        struct quantity b =
            quantity(cases[i].b.value, cases[i].b.high, cases[i].b.rounding, cases[i].b.bound);
        check(quantity_agrees(&a, &b) == cases[i].agrees, cases[i].name);
        check(quantity_agrees(&b, &a) == cases[i].agrees, "and the other way round");
    }
}

static void test_precision(void)
{
    const struct quantity falling[] = {
        quantity("5", "", "0", BOUND_NONE),   quantity("5", "", "0.05", BOUND_NONE),
        quantity("5", "", "0.5", BOUND_NONE), quantity("5", "", "0.05", BOUND_APPROX),
        quantity("5", "6", "0", BOUND_NONE),  quantity("5", "", "0", BOUND_GE),
    };
    enum { COUNT = sizeof falling / sizeof falling[0] };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++)
            check(quantity_compare_precision(&falling[i], &falling[j]) == (i > j) - (i < j),
                  "order of precision");
}

static void test_bounds(void)
{
    enum bound out;
    check(bound_read("gt") == BOUND_GT && bound_read("approx") == BOUND_APPROX, "names of bounds");
    check(bound_read("") == BOUND_NONE && bound_read("xx") == BOUND_NONE, "no bound");
    check(bounds_join((const bool[BOUNDS]){[BOUND_NONE] = true}, &out) && out == BOUND_NONE, "numbers");
    check(bounds_join((const bool[BOUNDS]){[BOUND_NONE] = true, [BOUND_GE] = true}, &out) && out == BOUND_GE,
          "at least");
    check(bounds_join((const bool[BOUNDS]){[BOUND_GT] = true, [BOUND_GE] = true}, &out) && out == BOUND_GT,
          "more than");
    check(bounds_join((const bool[BOUNDS]){[BOUND_LE] = true, [BOUND_APPROX] = true}, &out) &&
              out == BOUND_APPROX,
          "about");
    check(!bounds_join((const bool[BOUNDS]){[BOUND_LE] = true, [BOUND_GE] = true}, &out), "both sides");
}

/* The values 49.1, 49.12 (both agree) and 52, the last first by source. */
static void test_restated(void)
{
    struct statements s = {.keys = {.width = 1}};
    const uint32_t key = 7, other = 8;
    const struct quantity coarse = quantity("49.1", "", "0.05", BOUND_NONE),
                          fine = quantity("49.12", "", "0.005", BOUND_NONE),
                          far = quantity("52", "", "0.5", BOUND_NONE);
    uint32_t a = name_number_string("a"), b = name_number_string("b");
    statements_add(&s, &key, &coarse, (struct mention){10, b, 0});
    statements_add(&s, &key, &fine, (struct mention){20, b, 0});
    statements_add(&s, &other, &coarse, (struct mention){10, b, 0});
    statements_add(&s, &other, &far, (struct mention){10, a, 0});
    statements_add(&s, &other, &fine, (struct mention){5, a, 0});
    statements_finish(&s);
    struct restated r = restated_of_key(&s, 0, PREFER_NONE);
    check(r.values == 1 && decimal_compare(&r.quantity.value, &fine.value) == 0,
          "the more precise of two that agree");
    r = restated_of_key(&s, 1, PREFER_NONE);
    check(r.values == 2, "a conflict of two values");
    check(decimal_compare(&r.low, &fine.value) == 0 && decimal_compare(&r.high, &far.value) == 0,
          "their ends");
    r = restated_of_key(&s, 1, PREFER_FIRST);
    check(r.values == 1 && decimal_compare(&r.quantity.value, &fine.value) == 0, "the first: offset 5 of a");
    r = restated_of_key(&s, 1, PREFER_LAST);
    check(r.values == 1 && decimal_compare(&r.quantity.value, &coarse.value) == 0,
          "the last: offset 10 of b");
    r = restated_of_key(&s, 1, PREFER_PRECISE);
    check(r.values == 1 && decimal_compare(&r.quantity.value, &fine.value) == 0, "the most precise");
    statements_free(&s);
}

int main(void)
{
    test_agrees();
    test_precision();
    test_bounds();
    test_restated();
    return check_result();
}
