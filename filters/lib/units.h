/* Units of measure as bulletins write them: a name of filters/lexicon/units.tsv behind any multipliers (亿元,
   十万吨), with a bracket that only varies the unit (万台（套）), or several parted by / or · (万元/亩,
   元/平方米·月). */
#ifndef LIB_UNITS_H
#define LIB_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/decimal.h"

enum { UNIT_PARTS = 4, UNIT_TEXT = 256 };

struct unit_part {
    int row;    /* of the table of units */
    int power;  /* its multipliers make 10^power */
    bool below; /* stands behind a / */
};

struct unit {
    size_t length; /* bytes that it takes, brackets and multipliers among them */
    size_t prefix; /* bytes of the multipliers that it begins with: 3 in 万元, 0 in 千瓦 */
    int parts;     /* 0: nothing but multipliers (亿) */
    struct unit_part part[UNIT_PARTS];
};

/* The length in bytes of the longest unit that TEXT begins with, 0 where it begins with none; multipliers
   alone are none. OUT may be NULL. */
size_t units_longest(const char *text, size_t length, struct unit *out);

/* Reads the unit TEXT, all of it: white space and full-width letters do not matter, brackets may hold
   anything, and multipliers alone will do. False where it is unknown. */
bool unit_read(const char *text, size_t length, struct unit *out);

/* The length in bytes of the multipliers that TEXT begins with (十万: 6); together they make 10^*POWER. */
size_t units_multiplier(const char *text, size_t length, int *power);

/* The dimension of its first part (money for 元/亩), "" for multipliers alone: enough to tell what is
 * counted. */
const char *unit_kind(const struct unit *u);

/* The whole dimension (money/land), the canonical unit (元/亩) and how many of it the unit is: always a
   finite decimal. OUT has UNIT_TEXT bytes and is given back. A compound's canonical unit is the compound
   without the multipliers before it, each part under the first name of its size (元/kg: 元/公斤). */
char *unit_dimension(const struct unit *u, char *out);
char *unit_base(const struct unit *u, char *out);
struct decimal unit_factor(const struct unit *u);

/* How many TO one FROM is, as *NUMERATOR / *DENOMINATOR. False where they do not convert into each other. */
bool unit_ratio(const struct unit *from, const struct unit *to, struct decimal *numerator,
                struct decimal *denominator);

/* The canonical unit that amounts of DIMENSION are in where none is written (money: 元), NULL for an unknown
 * dimension. */
const char *unit_default(const char *dimension);

#endif
