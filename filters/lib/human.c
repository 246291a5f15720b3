/* The greatest unit that is no greater than the number. */
#include "lib/human.h"

#include <stdio.h>
#include <string.h>

static const struct {
    int power; /* of ten */
    const char *unit;
} units[] = {{8, "亿"}, {4, "万"}};

const char *human_number(const char *text, char *out)
{
    struct decimal number, size;
    char digits[DECIMAL_TEXT];
    if (!decimal_parse(text, strlen(text), &number))
        return text;
    size = number;
    size.sign = 1;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        struct decimal unit = decimal_power_of_ten(units[i].power),
                       part = decimal_power_of_ten(-units[i].power);
        if (decimal_compare(&size, &unit) < 0 || !decimal_multiply(&number, &part, &part))
            continue;
        snprintf(out, HUMAN_TEXT, "%s%s", decimal_format(&part, digits), units[i].unit);
        return out;
    }
    return text;
}
