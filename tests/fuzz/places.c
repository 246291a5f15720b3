/* Periods and divisions: a period that is read is written and read again as the same, and a division that is
   found lies within those above it. */
#include "harness.h"
#include "lib/areas.h"
#include "lib/period.h"
#include "lib/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FOUND = 8 };

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void try_period(const char *text, size_t length)
{
    struct period p, again, before;
    char written[PERIOD_TEXT];
    if (!period_parse(text, length, &p))
        return;
    period_format(&p, written);
    require(period_parse(written, strlen(written), &again) && period_equal(&p, &again));
    require(period_within(&p, &p) && period_compare(&p, &again) == 0);
    if (period_before(&p, &before))
        require(period_compare(&before, &p) < 0 && !period_overlap(&before, &p));
    period_is_cumulative(&p);
    period_months(&p);
}

static void try_area(const char *text, size_t length)
{
    const struct area *found[FOUND];
    require(areas_longest(text, length) <= length);
    size_t count = areas_named(text, length, found, FOUND);
    for (size_t i = 0; i < count && i < FOUND; i++) {
        require(area_within(found[i], found[i]) && areas_coded(found[i]->code));
        require(!area_city(found[i]) || area_within(found[i], area_city(found[i])));
    }
    areas_coded(text);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    char *copy = malloc(size + 1);
    if (!copy)
        return;
    memcpy(copy, data, size);
    copy[size] = '\0';
    if (utf8_check(copy, size) == size) {
        size_t length = strlen(copy);
        try_period(copy, length);
        for (size_t at = 0; at <= length; at += at < length ? utf8_size((unsigned char)copy[at]) : 1)
            try_area(copy + at, length - at);
    }
    free(copy);
}
