/* Merge sort: stable, and never more than COUNT * log2(COUNT) comparisons. */
#include "lib/sort.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"

struct run {
    uint32_t *index, *spare;
    sort_compare *compare;
    const void *context;
};

static void sort_span(const struct run *r, size_t from, size_t to)
{
    if (to - from < 2)
        return;
    size_t middle = from + (to - from) / 2, left = from, right = middle, out = from;
    sort_span(r, from, middle);
    sort_span(r, middle, to);
    while (left < middle && right < to) {
        bool first = r->compare(r->context, r->index[left], r->index[right]) <= 0;
        r->spare[out++] = r->index[first ? left++ : right++];
    }
    memcpy(r->spare + out, r->index + left, (middle - left) * sizeof *r->index);
    memcpy(r->index + from, r->spare + from, (right - from) * sizeof *r->index);
}

void sort_indices(uint32_t *index, size_t count, sort_compare *compare, const void *context)
{
    uint32_t *spare = alloc_resized(NULL, count, sizeof *spare);
    struct run r = {.spare = spare, .compare = compare, .context = context};
    r.index = index;
    sort_span(&r, 0, count);
    free(spare);
}

uint32_t *indices_up_to(size_t count)
{
    uint32_t *index = alloc_resized(NULL, count, sizeof *index);
    for (size_t i = 0; i < count; i++)
        index[i] = (uint32_t)i;
    return index;
}
