/* One bulletin as an HTML article: its text with marks, findings, the table of its figures. */
#ifndef ANNOTATE_ARTICLE_H
#define ANNOTATE_ARTICLE_H

#include "annotate/findings.h"
#include "annotate/marks.h"
#include "annotate/rows.h"
#include "annotate/text.h"

/* What is known of a text. */
struct bulletin {
    const struct text *text;
    const struct marks *marks;
    const struct rows *figures, *rejects;
    const struct findings *findings;
    const struct item *item; /* its figures, COUNT of them */
    size_t count;
};

/* Writes it to stdout. Its ids begin with PREFIX: a mark's is PREFIX-OFFSET, a row's PREFIX-rNUMBER. */
void article_write(const struct bulletin *b, const char *prefix);

#endif
