/* What a figure is a part or share of, by the words of the text. */
#ifndef AUDIT_WHOLE_H
#define AUDIT_WHOLE_H

#include "audit/rules.h"

/* The whole that the text ties PART to: what part_of says, or in a clause that begins with 其中 the one
   figure of the same unit in the clause before. NULL where there is none, or where it does not add up over
   its parts (an average). */
const struct item *whole_of(const struct audit *a, const struct item *part);

/* Whether the clause that FIRST begins follows that of the item before at once: sentences without figures,
   headings and new paragraphs lie between figures otherwise. */
bool clause_follows(const struct document *d, const struct item *first);

/* What part_of says, alone. */
const struct item *whole_linked(const struct item *part);

/* The place that a comparator means (全市, 全省平均水平), seen from I, and what it says beside it. */
enum scope { SCOPE_NONE, SCOPE_UNKNOWN, SCOPE_KNOWN };
enum scope scope_of(const struct item *i, struct field *basis, uint32_t *place);

/* Whether A and B are amounts of the same unit and status. */
bool items_compare(const struct item *a, const struct item *b);

#endif
