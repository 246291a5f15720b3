/* What all documents state, an entry for each observation of a series, kept small: it is all that stays in
   memory of a document that is done. */
#ifndef AUDIT_LEDGER_H
#define AUDIT_LEDGER_H

#include "audit/document.h"
#include "audit/lookup.h"
#include "lib/tuples.h"

/* An observation, as first stated. The numbers are kept as names. */
struct entry {
    struct lookup_key key;
    uint32_t value, high, rounding, number, unit, dimension, source;
    enum bound bound;
    uint64_t offset;
    bool is_vague;   /* its key does not tell all */
    bool nominal;    /* a growth that is not at constant prices */
    uint32_t around; /* the place that the basis means (全市), 0 where it means none */
    uint32_t of;     /* the indicator there */
    uint32_t whole;  /* the name of what it is a part of, or 0 */
    uint32_t next;   /* of the same observation, another measure or unit: number + 1 */
    char *text;      /* the clause where texts are kept, else NULL */
};

struct ledger {
    struct tuples keys;
    struct entry *entry;
    size_t room;
    struct tuples observations; /* place, subject, indicator, period */
    uint32_t *first;            /* of each the entry that came last, number + 1 */
    size_t observations_room;
    bool keeps_texts;
};

void ledger_init(struct ledger *l, bool keeps_texts);
void ledger_free(struct ledger *l);

size_t ledger_count(const struct ledger *l);

/* The entry of a key, or NULL. */
const struct entry *ledger_find(const struct ledger *l, const struct lookup_key *key);

/* Adds I, whose key has no entry yet. */
void ledger_add(struct ledger *l, const struct item *i, const struct entry *extra);

/* The entries of one place, subject, indicator and period: the first, and the one after; NULL ends them. */
const struct entry *ledger_first(const struct ledger *l, const struct lookup_key *key);
const struct entry *ledger_next(const struct ledger *l, const struct entry *e);

/* The entry as a finding shows it; it lives as long as the ledger. */
struct fact ledger_fact(const struct entry *e);

#endif
