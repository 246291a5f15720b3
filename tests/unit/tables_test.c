/* Tests of what statements are kept in: names, tuples, sorting by index; with more of them than the tables
 * begin with. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "lib/names.h"
#include "lib/sort.h"
#include "lib/tuples.h"

enum { MANY = 100000 };

static void test_names(void)
{
    char text[32];
    uint32_t first = name_number_string("运城市");
    const char *kept = name_text(first);
    int wrong = 0;
    check(name_number("", 0) == 0 && name_number_string("") == 0 && name_length(0) == 0,
          "the empty text is 0");
    check_text(name_text(0), "", "the empty text");
    check(name_find("临汾市", strlen("临汾市")) == NAME_NONE, "what was not added is not there");
    check(name_number("运城市盐湖区", strlen("运城市")) == first, "as many bytes as told");
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "name %d", i);
        name_number_string(text);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "name %d", i);
        uint32_t number = name_find(text, strlen(text));
        wrong += number == NAME_NONE || strcmp(name_text(number), text) != 0 ||
                 name_length(number) != strlen(text);
    }
    check(wrong == 0, "many names are found again");
    check(name_text(first) == kept && name_number_string("运城市") == first, "texts and numbers stay");
    check(name_compare(name_number_string("a"), name_number_string("ab")) < 0, "order by bytes");
    check(name_compare(first, first) == 0, "equal to itself");
}

static void test_tuples(void)
{
    struct tuples t = {.width = 3};
    int wrong = 0;
    check(tuples_find(&t, (uint32_t[]){1, 2, 3}) == TUPLE_NONE, "an empty set has none");
    for (uint32_t i = 0; i < MANY; i++)
        wrong += tuples_add(&t, (uint32_t[]){i, i / 7, i % 7}) != i;
    for (uint32_t i = 0; i < MANY; i++)
        wrong += tuples_find(&t, (uint32_t[]){i, i / 7, i % 7}) != i || tuples_get(&t, i)[1] != i / 7;
    check(wrong == 0, "indices in the order of coming");
    check(tuples_add(&t, (uint32_t[]){5, 0, 5}) == 5 && tuples_count(&t) == MANY, "the same tuple once");
    check(tuples_find(&t, (uint32_t[]){5, 5, 0}) == TUPLE_NONE, "the order within counts");
    tuples_free(&t);
    check(tuples_count(&t) == 0, "empty when freed");
}

static int by_tens(const void *context, uint32_t a, uint32_t b)
{
    (void)context;
    return (int)(a / 10) - (int)(b / 10);
}

static void test_sort(void)
{
    uint32_t *index = indices_up_to(MANY);
    for (size_t i = 0; i < MANY; i++)
        index[i] = (uint32_t)(i * 7919 % MANY);
    sort_indices(index, MANY, by_tens, NULL);
    int wrong = 0, unstable = 0;
    for (size_t i = 1; i < MANY; i++) {
        wrong += index[i - 1] / 10 > index[i] / 10;
        /* i * 7919 % MANY: who came first is told by the inverse, 17679 * 7919 % MANY = 1 */
        size_t before = index[i - 1] * 17679UL % MANY, after = index[i] * 17679UL % MANY;
        unstable += index[i - 1] / 10 == index[i] / 10 && before > after;
    }
    check(wrong == 0, "sorted");
    check(unstable == 0, "what compares equal keeps its order");
    sort_indices(index, 0, by_tens, NULL);
    check(true, "nothing to sort");
    free(index);
}

int main(void)
{
    test_names();
    test_tuples();
    test_sort();
    return check_result();
}
