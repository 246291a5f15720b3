/* Each observation of each series with its growth: what is stated, computed, or implied. */
#ifndef GROWTH_OBSERVE_H
#define GROWTH_OBSERVE_H

#include "growth/book.h"
#include "growth/lines.h"

/* Adds the lines of all observations. */
void observe(const struct book *b, const struct options *o, struct lines *lines);

#endif
