/* Weights, found by what they share with a rate. */
#include "aggregate/weights.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/key.h"
#include "lib/alloc.h"
#include "lib/names.h"

/* What a rate and its weight have in common. */
static const size_t shared[] = {K_DOCUMENT, K_AREA, K_CITY, K_CODE, K_SUBJECT, K_PERIOD, K_STATUS};
enum { SHARED = sizeof shared / sizeof shared[0] };
#define SEVERAL TUPLE_NONE

struct weights {
    const struct statements *statements;
    enum prefer prefer;
    struct tuples what;
    uint32_t *key; /* of each: the key, or SEVERAL */
    size_t room;
};

static void share(const uint32_t *key, uint32_t out[SHARED])
{
    for (size_t i = 0; i < SHARED; i++)
        out[i] = key[shared[i]];
}

static void add_weight(struct weights *w, uint32_t index)
{
    uint32_t what[SHARED];
    share(statements_key(w->statements, index), what);
    w->key = alloc_room(w->key, &w->room, tuples_count(&w->what), sizeof *w->key);
    size_t count = tuples_count(&w->what);
    uint32_t at = tuples_add(&w->what, what);
    w->key[at] = at == count ? index : SEVERAL;
}

struct weights *weights_new(const struct statements *s, enum prefer prefer)
{
    struct weights *w = alloc_zeroed(1, sizeof *w);
    uint32_t role = name_number_string(role_weight), level = name_number_string("level");
    *w = (struct weights){.statements = s, .prefer = prefer, .what = {.width = SHARED}};
    for (size_t i = 0; i < statements_keys(s); i++) {
        const uint32_t *key = statements_key(s, (uint32_t)i);
        if (key[K_ROLE] == role && key[K_MEASURE] == level)
            add_weight(w, (uint32_t)i);
    }
    return w;
}

void weights_free(struct weights *w)
{
    tuples_free(&w->what);
    free(w->key);
    free(w);
}

bool weights_find(const struct weights *w, const uint32_t *key, struct decimal *out)
{
    uint32_t what[SHARED];
    share(key, what);
    uint32_t at = tuples_find(&w->what, what);
    if (at == TUPLE_NONE || w->key[at] == SEVERAL)
        return false;
    struct restated r = restated_of_key(w->statements, w->key[at], w->prefer);
    *out = r.quantity.value;
    return r.values == 1 && !quantity_is_range(&r.quantity) && r.quantity.bound == BOUND_NONE;
}
