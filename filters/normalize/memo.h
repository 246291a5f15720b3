/* Remembers what was made of texts that come again and again (units, names), in bounded memory. */
#ifndef NORMALIZE_MEMO_H
#define NORMALIZE_MEMO_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/hash.h"

struct memo_key {
    char *text;
    size_t length;
};

struct memo {
    size_t size; /* of what is made */
    void (*make)(void *made, const char *text,
                 size_t length); /* MADE is zeroed; TEXT stays as long as MADE */
    void (*drop)(void *made);    /* frees what MADE holds; may be NULL */
    /* the rest starts with zero */
    struct hash_table table;
    struct memo_key *key;
    char *made;
    size_t last;
};

/* What M->make makes of TEXT; it stays until the next call for M, and may be changed. */
void *memo_get(struct memo *m, const char *text, size_t length);

#endif
