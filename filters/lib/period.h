/* Periods as records write them: 2024, 2024-Q1, 2024-H1, 2024-03, 2024-03-15, A/B, A/, /B. */
#ifndef LIB_PERIOD_H
#define LIB_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

enum { PERIOD_TEXT = 32 };

struct date {
    int year, month, day;
};

/* First and last day, both inclusive; year 0 on a side that is open ("2022/" has no end, "/2024-Q1" no
 * beginning). */
struct period {
    struct date from, to;
};

/* Whether P has a beginning or an end. */
static inline bool period_known(const struct period *p)
{
    return p->from.year || p->to.year;
}

/* False where TEXT is no period in one of the forms above, its dates do not exist, or are before the year
 * 1000. */
bool period_parse(const char *text, size_t length, struct period *out);

/* Writes the shortest form: a whole year as 2024, a quarter as 2024-Q1, a half as 2024-H1, a month as
   2024-03, a day as 2024-03-15; else A/B, within one year by months (2024-01/2024-09) or days, over years
   each side in the coarsest of these forms that begins or ends there (2023/2024-Q1). OUT holds PERIOD_TEXT
   bytes. Gives OUT. */
char *period_format(const struct period *p, char *out);

/* The last day of YEAR's MONTH. */
int period_days(int year, int month);

/* The same span N years later (negative: earlier). */
struct period period_shift_years(struct period p, int n);

/* The span of the same length just before it: 2024-Q1 gives 2023-Q4, 2024-03 gives 2024-02, 2024 gives 2023.
   False where P is open, or no whole number of months or a single day, or as long as all years before it. */
bool period_before(const struct period *p, struct period *out);

/* Months that it spans where it begins on a first and ends on a last day of a month, else 0. */
int period_months(const struct period *p);

/* True where P begins on 1 January, lies in one year and is shorter than it: a cumulative part of the year.
 */
bool period_is_cumulative(const struct period *p);

/* Order by from, then to; an open side is before all. */
int period_compare(const struct period *a, const struct period *b);

bool period_equal(const struct period *a, const struct period *b);
/* True where some day is in both. */
bool period_overlap(const struct period *a, const struct period *b);
/* True where A lies within B. */
bool period_within(const struct period *a, const struct period *b);

#endif
