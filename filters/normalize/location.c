/* Names of areas to divisions. */
#include "normalize/location.h"

#include <string.h>

#include "lib/alloc.h"
#include "lib/areas.h"
#include "normalize/memo.h"

enum { CANDIDATES = 16 }; /* no name is that of more divisions */

struct candidates {
    const struct area *area[CANDIDATES];
    size_t count;
};

static const struct area *before; /* found last in the source */
static struct buffer before_source;

/* Leaves those of NEXT that lie in one of ABOVE. */
static void keep_within(struct candidates *next, const struct candidates *above)
{
    size_t kept = 0;
    for (size_t i = 0; i < next->count; i++)
        for (size_t j = 0; j < above->count; j++)
            if (next->area[i] != above->area[j] && area_within(next->area[i], above->area[j])) {
                next->area[kept++] = next->area[i];
                break;
            }
    next->count = kept;
}

static void named(struct candidates *c, const char *text, size_t length)
{
    c->count = areas_named(text, length, c->area, CANDIDATES);
    if (c->count > CANDIDATES)
        c->count = CANDIDATES;
}

/* Names from above down, one behind the other. */
static void read_path(struct candidates *c, const char *text, size_t length)
{
    struct candidates next;
    c->count = 0;
    for (size_t at = 0, size; at < length; at += size) {
        size = areas_longest(text + at, length - at);
        named(&next, text + at, size ? size : length - at);
        if (at > 0)
            keep_within(&next, c);
        *c = next;
        if (c->count == 0 || size == 0)
            return;
    }
}

/* Former divisions go where an existing one has the name. */
static void prefer_existing(struct candidates *c)
{
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++)
        if (!c->area[i]->successor)
            c->area[kept++] = c->area[i];
    if (kept > 0)
        c->count = kept;
}

static void find_candidates(void *made, const char *text, size_t length)
{
    struct candidates *c = made;
    named(c, text, length);
    if (c->count == 0)
        read_path(c, text, length);
    prefer_existing(c);
}

static struct memo memo = {.size = sizeof(struct candidates), .make = find_candidates};

/* The only one of C that LEVEL_OF puts where it puts the area before, or NULL. */
static const struct area *only_near(const struct candidates *c,
                                    const struct area *(*level_of)(const struct area *))
{
    const struct area *found = NULL, *near = before ? level_of(before) : NULL;
    for (size_t i = 0; near && i < c->count; i++)
        if (level_of(c->area[i]) == near) {
            if (found)
                return NULL;
            found = c->area[i];
        }
    return found;
}

static const struct area *choose(const struct candidates *c)
{
    if (c->count == 1)
        return c->area[0];
    const struct area *found = only_near(c, area_city);
    return found ? found : only_near(c, area_province);
}

static void remember_source(struct field source)
{
    if (before_source.length == source.length &&
        (source.length == 0 || memcmp(before_source.data, source.text, source.length) == 0))
        return;
    buffer_clear(&before_source);
    buffer_add(&before_source, source.text, source.length);
    before = NULL;
}

struct location location_of(struct field area, struct field source)
{
    if (area.length == 0)
        return (struct location){"", "", NULL};
    remember_source(source);
    const struct candidates *c = memo_get(&memo, area.text, area.length);
    const struct area *found = choose(c);
    if (!found)
        return (struct location){"", "", c->count ? "several divisions have this name" : "unknown"};
    const struct area *now = found->successor ? found->successor : found;
    before = now;
    const struct area *city = area_city(now);
    return (struct location){now->code, city ? city->name : "",
                             now == found ? NULL : "former division: its successor's code"};
}
