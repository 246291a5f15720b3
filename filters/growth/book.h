/* Everything that was read, to be looked up: the level of a series in a period, the growth that a bulletin
 * states. */
#ifndef GROWTH_BOOK_H
#define GROWTH_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "growth/estimate.h"
#include "lib/restated.h"

/* The names in a key. */
enum book_key {
    B_MEASURE, /* level, growth, gap or contribution */
    B_PLACE,
    B_SUBJECT,
    B_INDICATOR,
    B_UNIT, /* of a level; of what is stated in percent or points 0 */
    B_DIMENSION,
    B_PERIOD,
    B_BASIS,
    B_DOCUMENT, /* see figure_document */
    B_WIDTH
};

/* A value known of a key: stated, or the difference of two that are. */
struct known {
    bool exists, is_conflict;
    struct quantity quantity;
    uint32_t key;  /* where it is stated */
    uint32_t less; /* what was taken off it, or STATEMENT_NONE */
};

/* A level that is the difference of two others. */
struct derived {
    uint32_t key[B_WIDTH]; /* of what it is */
    uint32_t from, less;   /* the keys of the two */
    struct quantity quantity;
};

struct book {
    struct statements statements;
    uint32_t *group_of;                        /* each key is a group of its own */
    uint32_t level, growth, gap, contribution; /* names of measures */
    struct tuples derived_keys;
    struct derived *derived;
    size_t derived_room;
};

struct book book_new(void);
void book_free(struct book *b);

/* Reads FILE; false after a message where it cannot be read. */
bool book_read(struct book *b, const char *file);

/* To be called once, when all is read. */
void book_finish(struct book *b);

/* What is known of KEY. */
struct known book_find(const struct book *b, const uint32_t *key);

/* Whether it is known without contradiction, and then the number with its interval. */
bool known_is_plain(const struct known *k);
struct estimate known_estimate(const struct known *k);

/* Adds a level that is the difference of two; one that is stated, or derived already, stays. */
void book_derive(struct book *b, const struct derived *d);

/* Calls DO for each key of MEASURE, those of derived levels among them. */
typedef void book_do(void *context, const uint32_t *key);
void book_each(const struct book *b, uint32_t measure, book_do *do_this, void *context);

/* Adds the mentions behind what is KNOWN. */
void book_mentions(const struct book *b, const struct known *known, struct mention_list *list);

/* Whether the levels of KEY are rates: their change is in points. */
bool book_is_rate(const uint32_t *key);

#endif
