/* What the checks give: collected for a document, then printed in the order of the text. */
#ifndef AUDIT_FINDINGS_H
#define AUDIT_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/document.h"
#include "audit/range.h"
#include "lib/alloc.h"
#include "lib/output.h"

enum rule {
    RULE_SHARE,
    RULE_GROWTH,
    RULE_GAP,
    RULE_PARTS,
    RULE_BOUND,
    RULE_NESTING,
    RULE_DIFFERENCE,
    RULE_RESTATED,
    RULE_CUMULATIVE,
    RULE_RANGE,
    RULES
};
extern const char *const rule_names[RULES];

enum verdict { VERDICT_OK, VERDICT_UNUSUAL, VERDICT_CONTRADICTION, VERDICTS };

/* That what is STATED lies in the range ALLOWED, which follows from the others. */
struct check {
    enum rule rule;
    const char *form; /* the row of explanations.tsv that tells it */
    const struct fact *stated;
    struct range allowed;
    const struct fact *const *other;
    size_t others;
    enum verdict otherwise; /* what it is where it does not lie there */
    bool is_loose;          /* to lie there is nothing to speak of: no row says that it is right */
};

enum { FINDING_COLUMNS = 14 };

struct finding {
    enum rule rule;
    enum verdict verdict;
    uint32_t source;
    uint64_t offset;
    size_t cell[FINDING_COLUMNS]; /* where each begins in the texts */
    size_t clauses;               /* of a report: where the clauses begin */
};

struct findings {
    bool all;    /* keep what is right, too */
    bool report; /* print for people, with the clauses */
    bool wanted[RULES];
    size_t given[VERDICTS]; /* how many were printed of each verdict */
    struct finding *finding;
    size_t count, room;
    struct buffer texts;
};

/* Whether statements that agree are kept, too. */
bool findings_keep_agreement(const struct findings *f, enum rule rule);

/* Makes the check, and keeps what is to be printed. Gives the verdict. */
enum verdict findings_check(struct findings *f, const struct check *c);

/* Begins the output. */
void findings_begin(const struct findings *f, enum output_format format);

/* Prints what was kept, by source and place, and drops it. */
void findings_flush(struct findings *f);

/* Ends the output. */
void findings_end(struct findings *f);

#endif
