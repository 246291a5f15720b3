/* Numbers as bulletins write them: Arabic, full-width, Chinese (financial capitals too), mixed (3亿2千万),
 * fractions, ranges. */
#ifndef LIB_NUMERALS_H
#define LIB_NUMERALS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/decimal.h"

enum { NUMERAL_FRACTION_DIGITS = 12 };

struct numeral {
    struct decimal value,
        high; /* high: the end of a range that is written last; the same as value otherwise */
    bool range;
    int places; /* digits behind the point as written, of the coarser end: its last digit is 10^-places;
                   negative where trailing multipliers are written (3亿2千万: -7). Of a fraction: those of its
                   value, of 百分之十 2. */
    /* value is numerator / denominator: exactly, or rounded half-even to NUMERAL_FRACTION_DIGITS significant
       digits where a fraction (三分之一) is no finite decimal; the denominator is 1 but then. */
    struct decimal numerator, denominator;
    /* What stands behind the first end of a range, of its own unit (% in 3.5%到4, 万元 in 5000万元至1 without
       its multiplier); UNIT points into the text. */
    const char *unit;
    size_t unit_length;
    bool percent;        /* a fraction of 百, 千 or 万: 百分之五 */
    bool multiplied;     /* 万, 亿 or 兆 stands in it */
    bool own_multiplier; /* the first end of the range ends in multipliers and the last has none: 5000万至1 */
};

enum numeral_result { NUMERAL_OK, NUMERAL_MALFORMED, NUMERAL_TOO_LONG };

/* Reads the number TEXT, all of it, white space aside: signs - − － 负 +, thousands by , or ，, full-width
   digits and point, Chinese numerals to 兆, 点, 半 (0.5), 分之, a/b, ranges by - － — – ~ ～ 至 到 whose
   first end may carry a unit (3.5%到4, and 3.5%到4%) and lacks what multipliers or 分之 both ends share
   (5-8亿, 百分之五至十); 余 多 几 数 来 are passed over; two neighbouring digits are a range (两三百: 200 to
   300, 三五: 3 to 5). TOO_LONG: more than DECIMAL_DIGITS digits. */
enum numeral_result numeral_read(const char *text, size_t length, struct numeral *out);

#endif
