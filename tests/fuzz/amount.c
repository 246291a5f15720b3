/* normalize's numbers and units: a value that is given is a number that reads as the same again. The bytes
   are those of the unit and, behind a line break, the number; before them one that tells what is known of
   both. */
#include "harness.h"

#include <stdlib.h>
#include <string.h>

#include "lib/decimal.h"
#include "lib/utf8.h"
#include "normalize/amount.h"

enum { DIGITS = 12, IS_RANK = 1 << 3, IS_DOWN = 1 << 4 };
static const char *const dimensions[] = {"", "money", "land", "mass", "person", "count", "ratio", "time"};

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* Whether TEXT, which may be empty, is a number. */
static void require_number(const char *text, struct decimal *d)
{
    require(!*text || decimal_parse(text, strlen(text), d));
}

/* The value in its unit is as it was given. */
static void read_again(const struct amount *a)
{
    struct decimal value, same;
    struct amount again;
    const char *unit = a->unit;
    require_number(a->value, &value);
    const struct statement s = {{a->value, strlen(a->value)}, {unit, strlen(unit)}, "", false, false};
    require(amount_read(&s, &again) == AMOUNT_OK);
    require_number(again.value, &same);
    require(decimal_compare(&value, &same) == 0);
}

static void try_statement(const struct statement *s)
{
    struct amount a;
    struct decimal high;
    enum amount_result result = amount_read(s, &a);
    require(a.unit && a.dimension && utf8_check(a.unit, strlen(a.unit)) == strlen(a.unit));
    require_number(a.high, &high);
    if (result != AMOUNT_OK)
        require(!*a.value && !*a.high);
    else if (*a.value && !a.unknown && !s->rank && *a.unit)
        read_again(&a);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    static bool begun;
    if (!begun) {
        amount_options("亿元,万亩", true, DIGITS); /* beside these, all go to their canonical units */
        begun = true;
    }
    char *text = malloc(size + 1);
    if (!text || size == 0)
        return free(text);
    memcpy(text, data, size);
    text[size] = '\0';
    char *unit = text + 1, *number = strchr(unit, '\n');
    if (strlen(unit) == size - 1 && utf8_check(unit, size - 1) == size - 1 && number) {
        *number++ = '\0';
        const unsigned char what = data[0];
        try_statement(&(struct statement){{number, strlen(number)},
                                          {unit, strlen(unit)},
                                          dimensions[what & 7],
                                          (what & IS_RANK) != 0,
                                          (what & IS_DOWN) != 0});
    }
    free(text);
}
