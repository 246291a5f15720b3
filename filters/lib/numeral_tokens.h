/* The characters of a written number, each by what it says (filters/lexicon/numerals.tsv): what numerals.c
 * reads. */
#ifndef LIB_NUMERAL_TOKENS_H
#define LIB_NUMERAL_TOKENS_H

#include <stddef.h>

enum numeral_kind {
    N_ARABIC,
    N_DIGIT,
    N_POWER,
    N_POINT,
    N_COMMA,
    N_HALF,
    N_SIGN,
    N_DASH,
    N_OVER,
    N_SLASH,
    N_TO,
    N_VAGUE, /* left out */
    N_OTHER  /* no part of a number */
};

struct numeral_token {
    enum numeral_kind kind;
    int value;
    size_t at; /* its first byte in the text */
};

enum { NUMERAL_TOKENS = 160 };

/* Takes TEXT apart, without white space and vague words; gives how many tokens OUT (of NUMERAL_TOKENS) has,
   or NUMERAL_TOKENS + 1 where there are more. */
size_t numeral_tokens(const char *text, size_t length, struct numeral_token *out);

/* Bytes of digits, multipliers, points, commas and vague words that TEXT begins with. */
size_t numeral_run(const char *text, size_t length);

#endif
