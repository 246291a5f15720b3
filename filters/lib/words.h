/* Sets of words that are looked for in a text. */
#ifndef LIB_WORDS_H
#define LIB_WORDS_H

#include <stddef.h>

/* A set of words, each with a number; the longest word at a place is found in about constant time. */
struct words;
struct words *words_new(void);
void words_free(struct words *w);

/* Adds WORD (one of no characters is not added); a word that is there already gets the new VALUE, 0 or more.
 */
void words_add(struct words *w, const char *word, size_t length, int value);

/* The value of the word TEXT, or -1. */
int words_find(const struct words *w, const char *text, size_t length);

/* The length in bytes of the longest word that TEXT begins with (0: none), its value in *VALUE
   (may be NULL; left alone where there is none). */
size_t words_longest(const struct words *w, const char *text, size_t length, int *value);

#endif
