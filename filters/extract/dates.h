/* Time expressions of Chinese bulletins: 一季度, 1-2月, 截至8月末, 去年同期, “十四五”期间. */
#ifndef EXTRACT_DATES_H
#define EXTRACT_DATES_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/period.h"

/* What an expression without a year, or a relative one, refers to. */
struct calendar {
    int year;        /* the year that is spoken of, for expressions without one; 0 if nothing tells */
    int this_year;   /* what 今年 and 去年 count from: the document's year */
    int month;       /* the month last named, for days without one; 0 if none */
    bool opens_year; /* the text is a report to a congress at the year's beginning: 过去一年 is the year
                        before */
    struct period base; /* the bulletin's or section's own period; all zero if unknown */
};

struct when {
    struct period period; /* all zero where it names no known time (近年来, a month without a year) */
    bool has_year;        /* the text itself names the year, by number or by 今年 去年 */
    bool relative;        /* 去年, 上年, 同期: a time before the one that is spoken of */
    bool day;             /* a day, or days: tells when something happened, not what a figure covers */
    bool vague;           /* 目前, 近年来: names no time of its own */
    size_t length;        /* bytes of text */
};

/* The time expression that TEXT begins with at FROM, looking no further than END; false if there is none. */
bool date_at(const char *text, size_t from, size_t end, const struct calendar *calendar, struct when *out);

#endif
