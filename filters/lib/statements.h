/* All that a run was told: what is stated (a key of names that the filter chooses), the values stated of it,
   and where. The same value of the same key is kept once, with all its mentions. */
#ifndef LIB_STATEMENTS_H
#define LIB_STATEMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"
#include "lib/quantity.h"
#include "lib/tuples.h"

#define STATEMENT_NONE TUPLE_NONE

/* A place in a source. */
struct mention {
    uint64_t offset;
    uint32_t source; /* a name */
    uint32_t next;   /* of statements' own */
};

/* Zero but for keys.width to start. Only the functions below look inside. */
struct statements {
    struct tuples keys;
    struct tuples values;
    uint32_t *last_mention; /* of each value, + 1 */
    size_t values_room;
    struct mention *mention;
    size_t mentions, mentions_room;
    struct tuples links; /* where the parts stand */
    uint64_t *parent;    /* of each link: the offset of the whole, in the same source */
    size_t links_room;
    struct tuples wholes; /* where wholes stand */
    uint32_t *whole_key;  /* of each: the key that is stated there */
    uint32_t *last_value; /* of each key, + 1 */
    uint32_t *next_value; /* of each value, + 1 */
};

/* Adds one mention of a value of KEY, keys.width names. */
void statements_add(struct statements *s, const uint32_t *key, const struct quantity *q,
                    struct mention where);

/* Notes that what stands at WHERE is a part of what stands at offset PARENT of the same source. */
void statements_link(struct statements *s, struct mention where, uint64_t parent);

/* How many different keys there are, and the names of one. */
size_t statements_keys(const struct statements *s);
const uint32_t *statements_key(const struct statements *s, uint32_t key);

/* How many parts were noted; one of them, and the offset of its whole. */
size_t statements_links(const struct statements *s);
struct mention statements_part(const struct statements *s, uint32_t link, uint64_t *whole);

/* To be called once, when all is added and before anything below. */
void statements_finish(struct statements *s);

/* The values of KEY, in no particular order: the first, and the one after VALUE; STATEMENT_NONE ends them. */
uint32_t statements_first(const struct statements *s, uint32_t key);
uint32_t statements_next(const struct statements *s, uint32_t value);

struct quantity statements_quantity(const struct statements *s, uint32_t value);

/* The mentions of VALUE, in no particular order: the first, and the one after M; NULL ends them. One may come
 * twice. */
const struct mention *statements_mention(const struct statements *s, uint32_t value);
const struct mention *statements_mention_after(const struct statements *s, const struct mention *m);

/* Moves *AT to what it is a part of; false where it is no part. */
bool statements_whole(const struct statements *s, struct mention *at);

/* The key that is stated AT a place that some part has as its whole; STATEMENT_NONE where none is. */
uint32_t statements_key_at(const struct statements *s, struct mention at);

/* Whether VALUE is nowhere stated but as a part of something in GROUP; GROUP_OF tells the group of each key.
 */
bool statements_only_part(const struct statements *s, uint32_t value, const uint32_t *group_of,
                          uint32_t group);

/* Places in sources. Start with all zero. */
struct mention_list {
    struct mention *mention;
    size_t count, room;
};

void mention_list_add(struct mention_list *list, struct mention m);
void mention_list_add_value(struct mention_list *list, const struct statements *s, uint32_t value);
void mention_list_sort(struct mention_list *list); /* and drops what comes twice */

/* Makes OUT a text of the first MOST of them: SOURCE:OFFSET, parted by blanks. */
void mention_list_text(const struct mention_list *list, size_t most, struct buffer *out);

/* By the source's name, then the offset: -1, 0, 1. */
int mention_compare(const struct mention *a, const struct mention *b);

void statements_free(struct statements *s);

#endif
