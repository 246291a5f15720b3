/* What audit found, by the figures that it names. */
#ifndef ANNOTATE_FINDINGS_H
#define ANNOTATE_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "annotate/rows.h"

/* That a finding names a figure. */
struct remark {
    uint32_t source;
    uint64_t offset;
    const struct item *finding;
    bool is_other; /* not as the one that is wrong, but as one that it is measured by */
};

/* Start with all zero. */
struct findings {
    struct rows rows;
    struct remark *remark; /* by source and offset */
    size_t count, room;
};

/* Reads PATH, which audit wrote; false after a message where it cannot be read. What it found to be right is
   left out. */
bool findings_read(struct findings *f, const char *path);

/* The remarks on the figure at the offset, *COUNT of them. */
const struct remark *findings_at(const struct findings *f, uint32_t source, uint64_t offset, size_t *count);

/* What a figure is told by the remarks on it: the worst. */
enum remark_kind { REMARK_NONE, REMARK_INVOLVED, REMARK_UNUSUAL, REMARK_CONTRADICTION };
enum remark_kind findings_worst(const struct findings *f, uint32_t source, uint64_t offset);

bool finding_is_ok(const struct findings *f, const struct item *finding);
bool finding_is_contradiction(const struct findings *f, const struct item *finding);
/* The Chinese one where there are two. */
const char *finding_explanation(const struct findings *f, const struct item *finding);

void findings_free(struct findings *f);

#endif
