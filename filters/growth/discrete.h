/* --discrete: single months and quarters from periods that all begin in January (1-2月, 一季度, 上半年,
 * 全年), by difference. */
#ifndef GROWTH_DISCRETE_H
#define GROWTH_DISCRETE_H

#include "growth/book.h"

/* Derives every month and quarter that is the difference of two cumulative levels of a series in one year,
   for what flows: stocks and rates have no such difference. */
void discrete_derive(struct book *b);

#endif
