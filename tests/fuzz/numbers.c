/* Numbers and units: what is read holds together, and what is written is read again as the same. The bytes
   are a number and, behind a line break, a unit and another one. */
#include "harness.h"
#include "lib/decimal.h"
#include "lib/numerals.h"
#include "lib/units.h"
#include "lib/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void try_number(const char *text, size_t length)
{
    struct numeral n;
    struct decimal again;
    char written[DECIMAL_TEXT];
    if (decimal_parse(text, length, &again))
        require(strlen(decimal_format(&again, written)) < sizeof written);
    if (numeral_read(text, length, &n) != NUMERAL_OK)
        return;
    require(n.range || decimal_compare(&n.value, &n.high) == 0);
    decimal_format(&n.value, written);
    if (decimal_parse(written, strlen(written), &again))
        require(decimal_compare(&again, &n.value) == 0);
    if (n.unit)
        require(n.unit >= text && n.unit + n.unit_length <= text + length);
}

static bool try_unit(const char *text, size_t length, struct unit *u)
{
    char base[UNIT_TEXT], dimension[UNIT_TEXT];
    struct unit longest, canonical;
    require(units_longest(text, length, &longest) <= length);
    if (!unit_read(text, length, u))
        return false;
    unit_dimension(u, dimension);
    unit_base(u, base);
    require(!decimal_is_zero(&(struct decimal[]){unit_factor(u)}[0]));
    require(!*base || unit_read(base, strlen(base), &canonical));
    return true;
}

void fuzz_input(const uint8_t *data, size_t size)
{
    const char *text[3] = {"", "", ""};
    size_t length[3] = {0};
    char *copy = malloc(size + 1); /* ends with the memory, so that reading on is seen */
    if (!copy)
        return;
    memcpy(copy, data, size);
    copy[size] = '\0';
    char *at = copy;
    for (int i = 0; utf8_check(copy, size) == size && i < 3 && at; i++) {
        char *newline = i < 2 ? strchr(at, '\n') : NULL;
        text[i] = at;
        length[i] = newline ? (size_t)(newline - at) : strlen(at);
        at = newline ? newline + 1 : NULL;
    }
    struct unit from, to;
    struct decimal numerator, denominator;
    try_number(text[0], length[0]);
    if (try_unit(text[1], length[1], &from) && try_unit(text[2], length[2], &to) &&
        unit_ratio(&from, &to, &numerator, &denominator))
        require(!decimal_is_zero(&denominator));
    free(copy);
}
