/* The words that the rules know as they lie in memory, for vocabulary.c and for the table that is made at
   build time (filters/lexicon/compile.c). */
#ifndef EXTRACT_VOCABULARY_TABLE_H
#define EXTRACT_VOCABULARY_TABLE_H

#include <stddef.h>

#include "extract/vocabulary.h"
#include "lib/words.h"

struct vocabulary {
    const struct word *entry;
    size_t count;
    const struct words *all;     /* value: the entry */
    const struct words *endings; /* the last two characters of the nouns; value: bytes of the longest */
};

/* Made at build time, of the compiled-in lexicon. */
extern const struct vocabulary vocabulary_compiled;

/* The vocabulary of all rows, those of added directories among them. */
const struct vocabulary *vocabulary_table(void);

#endif
