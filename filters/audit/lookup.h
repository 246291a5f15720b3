/* The figures of a document, found by what they state. */
#ifndef AUDIT_LOOKUP_H
#define AUDIT_LOOKUP_H

#include "audit/document.h"
#include "lib/names.h"
#include "lib/tuples.h"

enum { ANY_SUBJECT = NAME_NONE };

struct lookup_key {
    enum measure measure;
    uint32_t place, subject; /* the subject may be ANY_SUBJECT */
    uint32_t name; /* the standard indicator; with ANY_SUBJECT also as written, or behind the subject */
    uint32_t unit; /* the canonical one */
    uint32_t period;
    uint32_t basis; /* of a level 0; unsaid is as yoy */
};

struct lookup_entry {
    const struct item *item; /* the most precise one */
    bool ambiguous;          /* others contradict it */
};

struct lookup {
    struct tuples keys;
    struct lookup_entry *entry;
    size_t room;
    struct tuples written; /* indicators as written */
    uint32_t *standard;    /* of each the standard name */
    size_t standards_room;
};

/* Enters all figures of D that are actual and have a value. Zero to start; what was in L before is dropped.
 */
void lookup_build(struct lookup *l, const struct document *d);
void lookup_free(struct lookup *l);

/* The key of I itself. */
struct lookup_key lookup_key_of(const struct item *i);

/* The item that states KEY; NULL where none does, or several that contradict each other. */
const struct item *lookup_find(const struct lookup *l, const struct lookup_key *key);

/* Whether several contradict each other. */
bool lookup_is_ambiguous(const struct lookup *l, const struct lookup_key *key);

/* The standard name of the indicator that is written so somewhere in the document, else the name itself. */
uint32_t lookup_standard(const struct lookup *l, struct field written);

/* The name of both texts, one behind the other. */
uint32_t name_joined(uint32_t a, uint32_t b);

#endif
