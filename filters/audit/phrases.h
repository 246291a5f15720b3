/* Words between numbers that tie figures to each other: filters/lexicon/ties.tsv, and the cue words of
   extract (cues.tsv). */
#ifndef AUDIT_PHRASES_H
#define AUDIT_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/record.h"

/* The kinds of ties.tsv. */
enum tie {
    TIE_SCOPE,
    TIE_PLAIN,
    TIE_TOGETHER,
    TIE_FROM,
    TIE_NARROWS,
    TIE_REAL,
    TIE_DEFLATED,
    TIE_STRUCTURE,
    TIE_SIZE,
    TIE_BEYOND,
    TIE_SIGNED,
    TIE_SEPARATOR,
    TIE_RATIO,
    TIE_BRACKET,
    TIE_EQUALS,
    TIE_REST,
    TIE_UNIT,
    TIE_WITHIN,
    TIE_COMMA,
    TIE_AT,
    TIE_AMONG,
    TIES
};

/* The length in bytes of the longest word of the kind that TEXT begins with, or 0; its value in *VALUE (may
 * be NULL). */
size_t tie_begins(enum tie kind, struct field text, const char **value);

/* Whether some word of the kind stands in TEXT. */
bool tie_stands(enum tie kind, struct field text);

/* The length of the longest word of the kind that TEXT ends with, or 0. */
size_t tie_ends(enum tie kind, struct field text);

/* Whether TEXT is made of words of the kind and blanks alone, one word at least. */
bool tie_only(enum tie kind, struct field text);

/* Whether a cue word of CLASS (cues.tsv) stands in TEXT. Words that hold others hide them: 比 does not stand
   in 同比. */
bool cue_stands(const char *class, struct field text);

/* Whether TEXT ends with a comparator, which is what a number behind it is of: 比法定的, 比1-2月(. In
   比上年增长 and in 比年初增加2亿元，其中存款 it is not. */
bool names_comparator(struct field text);

/* Whether a number with a unit stands in TEXT: one that is not among the figures. Dates are none. */
bool has_amount(struct field text);

/* What kind of head noun the name is as a whole (heads.tsv), "" where it is none. */
const char *head_kind(uint32_t name);

/* Whether the name is a standard name of indicators.tsv. */
bool indicator_is_known(uint32_t name);

/* TEXT as a field; the part of a field behind its first LENGTH bytes. */
struct field field_of(const char *text);
struct field field_behind(struct field text, size_t length);

#endif
