/* The rules: each looks through a document, and where it can through what all documents state. */
#ifndef AUDIT_RULES_H
#define AUDIT_RULES_H

#include "audit/document.h"
#include "audit/findings.h"
#include "audit/ledger.h"
#include "audit/lookup.h"

/* What a rule works on. */
struct audit {
    const struct document *document;
    const struct lookup *lookup;
    const struct ledger *ledger; /* of all documents before, and at the end of all */
    struct findings *findings;
};

/* Within the document. */
void rule_share(const struct audit *a);
void rule_growth(const struct audit *a);
void rule_gap(const struct audit *a);
void rule_parts(const struct audit *a);
void rule_hundred(const struct audit *a); /* of parts: shares that make 100 */
void rule_bound(const struct audit *a);
void rule_nesting(const struct audit *a);
void rule_difference(const struct audit *a);
void rule_restated(const struct audit *a);
void rule_range(const struct audit *a);
void rule_identities(const struct audit *a); /* of share and difference: what is defined by others */

/* At the end, across documents; CUMULATIVE and the history of RANGE within one, too. */
void across_share(const struct audit *a);
void across_growth(const struct audit *a);
void across_gap(const struct audit *a);
void across_cumulative(const struct audit *a);
void across_history(const struct audit *a);

/* How far back a rule looks in a clause: longer ones are tables, where no sentence ties anything. */
enum { LOOK_BACK = 64 };

#endif
