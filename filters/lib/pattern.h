/* PCRE2 patterns over text that is known to be valid UTF-8: compiled once with JIT, matched within given
 * bounds. */
#ifndef LIB_PATTERN_H
#define LIB_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

enum { PATTERN_GROUPS = 12 };

/* A row of a pattern table. EXAMPLE is a text that REGEX matches in: what a reader looks at, and what is
 * tried where patterns are interpreted. */
struct pattern {
    const char *regex;
    const char *example;
    void *code; /* the compiled form; NULL until first used */
};

/* Where a pattern matched: group 0 is all of it; a group that took no part has from == to == PATTERN_NONE. */
struct match {
    size_t from[PATTERN_GROUPS], to[PATTERN_GROUPS];
};
#define PATTERN_NONE ((size_t)-1)

/* True where P matches in TEXT at exactly FROM, looking no further than END. A pattern that is wrong, or a
   match that exceeds PCRE2's limits, ends the program with a message. */
bool pattern_at(struct pattern *p, const char *text, size_t from, size_t end, struct match *m);

/* The first match in TEXT between FROM and END. */
bool pattern_find(struct pattern *p, const char *text, size_t from, size_t end, struct match *m);

/* A table whose rows are tried together in one place, which takes hardly longer than one of them. Each row is
   a structure that begins with its struct pattern. */
struct pattern_table {
    void *rows;
    size_t count, row_size;
    struct pattern all; /* made of the rows when first used */
};
#define PATTERN_TABLE(rows)                                                                                  \
    {                                                                                                        \
        rows, sizeof(rows) / sizeof *(rows), sizeof *(rows),                                                 \
        {                                                                                                    \
            0                                                                                                \
        }                                                                                                    \
    }

enum { PATTERN_NO_ROW = -1 };

/* The index of T's first row that matches in TEXT at exactly FROM, or PATTERN_NO_ROW. M gets its groups. */
int pattern_first(struct pattern_table *t, const char *text, size_t from, size_t end, struct match *m);

/* Without JIT where set before first use, and each pattern tried with its example: for tests, which compare
 * both. */
extern bool pattern_interpret;

#endif
