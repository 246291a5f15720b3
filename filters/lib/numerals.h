/* Numbers as bulletins write them: Arabic, full-width, Chinese (financial capitals too), mixed (3亿2千万), fractions, ranges. */
#ifndef LIB_NUMERALS_H
#define LIB_NUMERALS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/decimal.h"

struct numeral {
    struct decimal value, high; /* high: upper end of a range; the same as value otherwise */
    bool range;
    int places; /* digits behind the point as written, of the coarser end: its last digit is 10^-places; negative where
                   trailing multipliers are written (3亿2千万: -7) */
};

enum numeral_result { NUMERAL_OK, NUMERAL_MALFORMED, NUMERAL_TOO_LONG };

/* Reads the number TEXT, all of it, white space aside: signs - − － 负 +, thousands by , or ，, full-width digits and point, Chinese
   numerals to 兆, 点, 半 (0.5), 分之, a/b, ranges by - － — – ~ ～ 至 到 whose first end may carry a unit's multiplier or % (3.5%到4%);
   余 多 几 数 are passed over. A fraction that is no finite decimal is NUMERAL_MALFORMED. */
enum numeral_result numeral_read(const char *text, size_t length, struct numeral *out);

#endif
