/* Each observation of each series with its growth: what is stated, computed, or implied. */
#ifndef GROWTH_OBSERVE_H
#define GROWTH_OBSERVE_H

#include "growth/book.h"
#include "growth/lines.h"

/* Adds the lines of all observations. */
void observe(const struct book *b, const struct options *o, struct lines *lines);

/* The name of the period that BASIS is measured against: for yoy the same a year before, for pop the one just
   before; 0 where there is none, or the basis is another. */
uint32_t base_period(uint32_t period, const char *basis);

#endif
