/* Two statements of one thing, in a document or across documents. */
#ifndef AUDIT_RESTATED_H
#define AUDIT_RESTATED_H

#include "audit/rules.h"

/* Whether the name tells by itself what is meant: a statistic of the lexicon that needs no owner. */
bool restated_is_statistic(uint32_t indicator);

/* Whether the number is not the statistic's own: 比107个工作日, 由2.6增加到. */
bool restated_is_aside(const struct item *i);

enum { WHOLE_UNKNOWN = NAME_NONE };

/* A statement of a key, to be compared with another. */
struct statement {
    const struct fact *fact;
    uint32_t whole; /* as restated_whole gives it */
    bool is_vague;  /* its key does not tell all */
};

/* The name of what I, or the amount that its rate belongs to, is a part of; 0 where the text tells none, or
   that is a statistic of the area itself; WHOLE_UNKNOWN where it is a part of what is not there. */
uint32_t restated_whole(const struct audit *a, const struct item *i);

struct statement restated_statement(const struct audit *a, const struct item *i);

/* Checks what is stated NOW against what was BEFORE, of the same key. Where the values differ, statistics
   contradict each other unless they are parts of different wholes; of other names only where the values are
   so alike that a slip is likelier than another thing. */
void restated_compare(struct findings *findings, const struct statement *now, const struct statement *before,
                      const char *form);

#endif
