/* A check told in words, by the sentences of filters/lexicon/explanations.tsv. */
#ifndef AUDIT_EXPLAIN_H
#define AUDIT_EXPLAIN_H

#include "audit/findings.h"

enum language { ENGLISH = 1, CHINESE }; /* columns of explanations.tsv */

/* Adds the sentence that tells C to OUT. */
void explain(const struct check *c, enum language language, struct buffer *out);

/* Digits behind the point for what is calculated: two more than STATED has. */
int explain_places(const struct decimal *stated);

#endif
