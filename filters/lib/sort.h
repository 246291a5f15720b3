/* Sorting by index, with something at hand to look the things up in. */
#ifndef LIB_SORT_H
#define LIB_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Less than, equal to, greater than 0 as A stands before, with, behind B. */
typedef int sort_compare(const void *context, uint32_t a, uint32_t b);

/* Sorts COUNT indices; those that compare equal keep their order. */
void sort_indices(uint32_t *index, size_t count, sort_compare *compare, const void *context);

/* 0 to COUNT - 1, to be freed by the caller. */
uint32_t *indices_up_to(size_t count);

#endif
