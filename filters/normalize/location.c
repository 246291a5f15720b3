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

static void find_candidates(void *made, const char *text, size_t length)
{
    struct candidates *c = made;
    named(c, text, length);
    if (c->count == 0)
        read_path(c, text, length);
}

static struct memo memo = {.size = sizeof(struct candidates), .make = find_candidates};

/* Whether there was A in YEAR; in the year 0 what there is today. */
static bool existed(const struct area *a, int year)
{
    return year ? area_existed(a, year) : !a->successor;
}

/* Whether A is there, but what it became too: in the year of the change. */
static bool is_followed(const struct area *a, const struct candidates *all, int year)
{
    for (size_t i = 0; i < all->count; i++)
        if (a->successor == all->area[i])
            return existed(all->area[i], year);
    return false;
}

/* Those of ALL that there were in YEAR, or that there were not. */
static struct candidates those_of(const struct candidates *all, int year, bool were_there)
{
    struct candidates c = {.count = 0};
    for (size_t i = 0; i < all->count; i++)
        if ((existed(all->area[i], year) && !is_followed(all->area[i], all, year)) == were_there)
            c.area[c.count++] = all->area[i];
    return c;
}

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

/* What is near to the area before goes before all, then what there was in YEAR. */
static const struct area *choose(const struct candidates *all, int year)
{
    static const struct area *(*const levels[])(const struct area *) = {area_city, area_province};
    if (all->count == 1)
        return all->area[0];
    const struct candidates there = those_of(all, year, true), gone = those_of(all, year, false);
    const struct area *found = NULL;
    for (size_t i = 0; i < sizeof levels / sizeof *levels && !found; i++) {
        found = only_near(&there, levels[i]);
        if (!found)
            found = only_near(&gone, levels[i]);
    }
    const struct candidates *rest = there.count > 0 ? &there : &gone;
    return !found && rest->count == 1 ? rest->area[0] : found;
}

struct location location_of(struct field area, int year)
{
    if (area.length == 0)
        return (struct location){"", "", NULL};
    const struct candidates *c = memo_get(&memo, area.text, area.length);
    const struct area *found = choose(c, year);
    const char *note = NULL;
    if (!found)
        return (struct location){"", "", c->count ? "several divisions have this name" : "unknown"};
    if (found->successor && existed(found, year))
        note = "former division: its own code, of the period";
    else if (found->successor) {
        found = found->successor;
        note = "former division: its successor's code";
    }
    before = found;
    const struct area *city = area_city(found);
    return (struct location){found->code, city ? city->name : "", note};
}

void location_forget(void)
{
    before = NULL;
}
