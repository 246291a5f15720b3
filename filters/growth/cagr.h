/* --cagr: the rate by which a series grew in each year between two periods. */
#ifndef GROWTH_CAGR_H
#define GROWTH_CAGR_H

#include "growth/book.h"
#include "growth/lines.h"

/* Adds a line for each series that has a level in the later period; one as of the end of the period (/2024)
 * will do. */
void cagr(const struct book *b, const struct options *o, struct lines *lines);

#endif
