/* Outline: goes through a bulletin's articles, sections and paragraphs, and has every sentence read and
 * attached. */
#ifndef EXTRACT_OUTLINE_H
#define EXTRACT_OUTLINE_H

#include "extract/bulletin.h"

/* What the user gives for texts that do not tell: --area, --date. All zero if nothing. */
struct given {
    const struct area *area;
    struct calendar calendar;
};

/* Reads all of B, whose layout is there. Figures and rejects come in the order of the text. */
void outline_read(struct bulletin *b, const struct given *given);

#endif
