/* How a set of words lies in memory, for words.c and for the tables that are made at build time
   (filters/lexicon/compile.c). */
#ifndef LIB_WORDS_TABLE_H
#define LIB_WORDS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"
#include "lib/words.h"

enum { WORDS_KINDS = 1 << 16, WORDS_BITS = 64, WORDS_NONE = -1 };

struct words_entry {
    uint32_t text, length; /* bytes of the set's text */
    int value;
    int next; /* index of the next shorter word of the same beginning, or WORDS_NONE */
};

/* A beginning is the bytes of a word's first two characters, of the only one where it has no more, the first
   of them lowest. */
struct words_slot {
    uint64_t beginning;
    int longest; /* 1 + the index of the longest word; 0: the slot is free */
};

/* What words_add writes to. */
struct words_room {
    struct buffer text;
    struct words_entry *entry;
    size_t capacity, used; /* of the slots */
    struct words_slot *slot;
    uint64_t begins[WORDS_KINDS / WORDS_BITS];
};

struct words {
    const char *text; /* of all words */
    const struct words_entry *entry;
    const struct words_slot *slot;
    const uint64_t *begins;  /* a bit for each kind of beginning: most lookups end here */
    size_t count, slots;     /* slots: a power of two */
    bool singles;            /* there are words of one character */
    struct words_room *room; /* NULL in a set made at build time, which nothing is added to */
};

#endif
