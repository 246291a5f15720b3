/* Holds every name against every other by looking up its parts, not by pairs: a group may have a million
 * subjects. */
#include "aggregate/disjoint.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/classes.h"
#include "aggregate/key.h"
#include "lib/alloc.h"
#include "lib/names.h"
#include "lib/sort.h"
#include "lib/tuples.h"

enum { SUBJECT_MAXIMUM = 256, PLACES_MAXIMUM = 4, CODE_LENGTH = 6 };
#define NOBODY TUPLE_NONE
#define SEVERAL (TUPLE_NONE - 1)

static const char list_comma[] = "、";

/* A place and those that it lies in, from itself upwards; as names of codes where they are known, else of
 * places. */
struct place {
    uint32_t above[PLACES_MAXIMUM];
    size_t count;
    bool is_known; /* where it lies */
};

/* Who has a place, a subject and a period. */
struct owners {
    struct tuples what; /* 3 wide */
    uint32_t *who;      /* a key, or SEVERAL */
    size_t room;
};

struct family {
    const uint32_t *const *key;
    size_t count;
    bool *covered;
    bool has_length[SUBJECT_MAXIMUM + 1]; /* bytes that some name has: only such parts are looked for */
};

/* Adds the division of that code and those that it lies in. */
static void add_codes(struct place *p, uint32_t code)
{
    char text[CODE_LENGTH + 1] = {0};
    if (name_length(code) != CODE_LENGTH)
        return;
    memcpy(text, name_text(code), CODE_LENGTH);
    p->above[p->count++] = code;
    for (size_t zeros = 2; zeros <= CODE_LENGTH && p->count < PLACES_MAXIMUM; zeros += 2) {
        memset(text + CODE_LENGTH - zeros, '0', zeros);
        uint32_t above = name_number(text, CODE_LENGTH);
        if (above != p->above[p->count - 1])
            p->above[p->count++] = above;
    }
}

static struct place place_of(const uint32_t *key)
{
    struct place p = {{0}, 0, key[K_CODE] || key[K_CITY]};
    add_codes(&p, key[K_CODE]);
    if (p.count)
        return p;
    p.above[p.count++] = figure_place(key[K_AREA], key[K_CITY]);
    uint32_t city = figure_area_code(key[K_CITY], key[K_CITY]);
    if (city)
        add_codes(&p, city);
    else if (key[K_CITY] && key[K_CITY] != p.above[0])
        p.above[p.count++] = key[K_CITY];
    return p;
}

static void own(struct owners *o, uint32_t place, uint32_t subject, uint32_t period, uint32_t who)
{
    o->what.width = 3;
    o->who = alloc_room(o->who, &o->room, tuples_count(&o->what), sizeof *o->who);
    size_t count = tuples_count(&o->what);
    uint32_t index = tuples_add(&o->what, (uint32_t[]){place, subject, period});
    o->who[index] = index == count || o->who[index] == who ? who : SEVERAL;
}

static uint32_t owner(const struct owners *o, uint32_t place, uint32_t subject, uint32_t period)
{
    if (!o->who)
        return NOBODY;
    uint32_t index = tuples_find(&o->what, (uint32_t[]){place, subject, period});
    return index == TUPLE_NONE ? NOBODY : o->who[index];
}

static void owners_clear(struct owners *o)
{
    tuples_free(&o->what);
    free(o->who);
    *o = (struct owners){0};
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a name may begin or end AT: not within a character, nor within a run of Latin letters and digits
 * (1号 is no part of 11号). */
static bool is_boundary(const char *text, size_t length, size_t at)
{
    if (at == 0 || at == length)
        return true;
    return ((unsigned char)text[at] & 0xc0) != 0x80 &&
           !(is_word_byte(text[at - 1]) && is_word_byte(text[at]));
}

/* Whether another key than WHO has PART in the first PLACES of PLACE. */
static bool is_owned(const struct owners *in, const struct place *place, size_t places, uint32_t part,
                     uint32_t period, uint32_t who)
{
    for (size_t i = 0; i < places; i++) {
        uint32_t other = owner(in, place->above[i], part, period);
        if (other != NOBODY && other != who)
            return true;
    }
    return false;
}

/* Whether another key than WHO has a part of the TEXT, all of it among them. */
static bool part_is_owned(const struct family *f, const struct owners *in, size_t places, uint32_t who,
                          const char *text, size_t length)
{
    struct place place = place_of(f->key[who]);
    if (places > place.count)
        places = place.count;
    for (size_t from = 0; from < length; from++) {
        if (!is_boundary(text, length, from) || class_is_negated(text, from))
            continue;
        for (size_t to = from + 1; to <= length; to++) {
            if (!f->has_length[to - from] || !is_boundary(text, length, to))
                continue;
            uint32_t part = name_find(text + from, to - from);
            if (part != NAME_NONE && is_owned(in, &place, places, part, f->key[who][K_PERIOD], who))
                return true;
        }
    }
    return false;
}

/* The same for the subject of key WHO, the whole area among its parts. */
static bool subject_is_owned(const struct family *f, const struct owners *in, size_t places, uint32_t who)
{
    struct place place = place_of(f->key[who]);
    uint32_t subject = f->key[who][K_SUBJECT];
    if (places > place.count)
        places = place.count;
    return is_owned(in, &place, places, 0, f->key[who][K_PERIOD], who) ||
           part_is_owned(f, in, places, who, name_text(subject), name_length(subject));
}

/* Whether one of several places may be any. */
static bool some_place_unknown(const struct family *f)
{
    bool unknown = false, several = false;
    for (size_t i = 0; i < f->count; i++) {
        struct place place = place_of(f->key[i]);
        unknown = unknown || !place.is_known;
        several = several || place.above[0] != place_of(f->key[0]).above[0];
    }
    return unknown && several;
}

/* Sets what is covered; false where that cannot be told: a name is too long, or two keys are alike. */
static bool find_covered(struct family *f)
{
    struct owners exact = {0};
    bool clear = true;
    for (size_t i = 0; i < f->count; i++) {
        const uint32_t *key = f->key[i];
        uint32_t place = place_of(key).above[0];
        clear = clear && name_length(key[K_SUBJECT]) <= SUBJECT_MAXIMUM &&
                owner(&exact, place, key[K_SUBJECT], key[K_PERIOD]) == NOBODY;
        own(&exact, place, key[K_SUBJECT], key[K_PERIOD], (uint32_t)i);
    }
    for (size_t i = 0; clear && i < f->count; i++)
        f->covered[i] = subject_is_owned(f, &exact, PLACES_MAXIMUM, (uint32_t)i);
    owners_clear(&exact);
    return clear;
}

/* Whether of two keys one has the wider place and the other the wider subject. */
static bool some_cross(const struct family *f)
{
    struct owners below = {0};
    bool found = false;
    for (size_t i = 0; i < f->count; i++) {
        struct place place = place_of(f->key[i]);
        for (size_t p = 1; p < place.count && !f->covered[i]; p++)
            own(&below, place.above[p], f->key[i][K_SUBJECT], f->key[i][K_PERIOD], (uint32_t)i);
    }
    for (size_t i = 0; i < f->count && tuples_count(&below.what) && !found; i++)
        found = !f->covered[i] && subject_is_owned(f, &below, 1, (uint32_t)i);
    owners_clear(&below);
    return found;
}

/* The length of the first item of a list. */
static size_t item_length(const char *text)
{
    const char *comma = strstr(text, list_comma);
    return comma ? (size_t)(comma - text) : strlen(text);
}

/* The next item behind one of LENGTH bytes, NULL after the last. */
static const char *next_item(const char *text, size_t length)
{
    return text[length] ? text + length + strlen(list_comma) : NULL;
}

/* Notes the items of key I with all places that it lies in. */
static void own_items(struct family *f, struct owners *items, uint32_t i)
{
    struct place place = place_of(f->key[i]);
    size_t length;
    for (const char *item = name_text(f->key[i][K_SUBJECT]); item; item = next_item(item, length)) {
        length = item_length(item);
        f->has_length[length] = true;
        for (size_t p = 0; p < place.count && length; p++)
            own(items, place.above[p], name_number(item, length), f->key[i][K_PERIOD], i);
    }
}

/* Whether a list and another subject share an item. */
static bool some_share(struct family *f)
{
    struct owners items = {0};
    bool found = false, has_list = false;
    for (size_t i = 0; i < f->count; i++)
        has_list = has_list || (!f->covered[i] && strstr(name_text(f->key[i][K_SUBJECT]), list_comma));
    for (size_t i = 0; i < f->count && has_list; i++)
        if (!f->covered[i])
            own_items(f, &items, (uint32_t)i);
    for (size_t i = 0; i < f->count && has_list && !found; i++) {
        size_t length;
        for (const char *item = name_text(f->key[i][K_SUBJECT]); item && !f->covered[i];
             item = next_item(item, length)) {
            length = item_length(item);
            found = found || part_is_owned(f, &items, 1, (uint32_t)i, item, length);
        }
    }
    owners_clear(&items);
    return found;
}

/* Whether another class than C has a part of PLACE, or holds it. */
static bool is_shared(const struct owners *exact, const struct owners *below, const struct place *place,
                      uint32_t period, const struct class *c)
{
    uint32_t who = owner(below, place->above[0], 0, period);
    bool shared = who != NOBODY && who != c->family;
    for (size_t p = 0; p < place->count && !shared; p++) {
        who = owner(exact, place->above[p], 0, period);
        shared = who != NOBODY && who != c->family;
    }
    return shared;
}

/* Whether one of the subjects is a class of things that another of the same place may have a share in. */
static bool some_class_overlaps(const struct family *f)
{
    struct owners exact = {0}, below = {0};
    struct class *class = alloc_zeroed(f->count, sizeof *class);
    bool found = false, some = false;
    for (size_t i = 0; i < f->count; i++) {
        class[i] = class_of(f->key[i][K_SUBJECT]);
        some = some || (class[i].is_class && !f->covered[i]);
    }
    for (size_t i = 0; i < f->count && some; i++) {
        struct place place = place_of(f->key[i]);
        for (size_t p = 0; p < place.count && !f->covered[i]; p++)
            own(p ? &below : &exact, place.above[p], 0, f->key[i][K_PERIOD], class[i].family);
    }
    for (size_t i = 0; i < f->count && some && !found; i++) {
        struct place place = place_of(f->key[i]);
        found = class[i].is_class && !f->covered[i] &&
                is_shared(&exact, &below, &place, f->key[i][K_PERIOD], &class[i]);
    }
    owners_clear(&exact);
    owners_clear(&below);
    free(class);
    return found;
}

static int by_period(const void *context, uint32_t a, uint32_t b)
{
    const uint32_t *const *key = context;
    struct period p, q;
    bool p_known = figure_period(key[a][K_PERIOD], &p), q_known = figure_period(key[b][K_PERIOD], &q);
    return p_known && q_known ? period_compare(&p, &q) : p_known - q_known;
}

/* Whether two different periods overlap, or cannot be told apart. */
static bool periods_overlap(const uint32_t *const *key, size_t count)
{
    uint32_t *order = indices_up_to(count);
    bool found = false;
    sort_indices(order, count, by_period, key);
    for (size_t i = 1; i < count && !found; i++) {
        uint32_t before = key[order[i - 1]][K_PERIOD], next = key[order[i]][K_PERIOD];
        struct period p, q;
        found = before != next &&
                (!figure_period(before, &p) || !figure_period(next, &q) || period_overlap(&p, &q));
    }
    free(order);
    return found;
}

bool disjoint_find(const uint32_t *const *key, size_t count, bool *covered)
{
    struct family f = {.key = key, .count = count, .covered = covered};
    memset(covered, 0, count * sizeof *covered);
    for (size_t i = 0; i < count; i++) {
        size_t length = name_length(key[i][K_SUBJECT]);
        if (length <= SUBJECT_MAXIMUM)
            f.has_length[length] = true;
    }
    return !some_place_unknown(&f) && find_covered(&f) && !some_cross(&f) && !some_share(&f) &&
           !some_class_overlaps(&f) && !periods_overlap(key, count);
}
