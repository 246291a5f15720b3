/* Numerals: where one stands, whether it is a figure, and why not. */
#ifndef EXTRACT_NUMBERS_H
#define EXTRACT_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "extract/text.h"

/* Why a numeral is no figure; REASON_NONE: it is one. */
enum reason {
    REASON_NONE,
    REASON_DATE,
    REASON_LABEL,
    REASON_ORDINAL,
    REASON_NAME,
    REASON_REFERENCE,
    REASON_IDIOM
};
extern const char *const reason_names[];

enum bound { BOUND_NONE, BOUND_GE, BOUND_GT, BOUND_LE, BOUND_LT, BOUND_APPROX };

/* A numeral with what belongs to it. */
struct number {
    struct span number; /* sign to last digit; a range to the end of its second number */
    struct span unit;   /* as written, multiplier first; empty if none */
    struct span gap;    /* 余 or 多 inside the unit: not of it (21万余人); empty if none */
    size_t from, to;    /* all of it, with 第 before and 余 多 级 behind */
    enum reason reason;
    enum bound bound;                            /* of 余 多 几 inside it */
    bool range, chinese, fraction, rank, graded; /* graded: 30万吨级 */
};

/* Reads the numeral that begins at FROM in TEXT (folded), within the sentence that ends at END. BEGIN is
   where the sentence begins. False where none begins there. */
bool number_at(const char *text, size_t begin, size_t from, size_t end, struct number *out);

/* Whether the character at AT is a digit or a Chinese numeral. */
bool is_numeral(const char *text, size_t at);

#endif
