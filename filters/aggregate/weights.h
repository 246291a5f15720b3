/* --weight INDICATOR: what a rate is weighed by, of the same place, subject, period and status. */
#ifndef AGGREGATE_WEIGHTS_H
#define AGGREGATE_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/restated.h"

struct weights;

/* All keys of S whose role is role_weight, S finished. */
struct weights *weights_new(const struct statements *s, enum prefer prefer);
void weights_free(struct weights *w);

/* The weight for KEY, false where there is none, several, or no plain number. */
bool weights_find(const struct weights *w, const uint32_t *key, struct decimal *out);

#endif
