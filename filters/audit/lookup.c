/* Each figure is entered under its exact key, and under several without its subject. */
#include "audit/lookup.h"

#include <stdlib.h>

#include "audit/range.h"
#include "lib/alloc.h"

enum { L_MEASURE, L_PLACE, L_SUBJECT, L_NAME, L_UNIT, L_PERIOD, L_BASIS, L_WIDTH };

static void fill(const struct lookup_key *k, uint32_t tuple[L_WIDTH])
{
    tuple[L_MEASURE] = (uint32_t)k->measure;
    tuple[L_PLACE] = k->place;
    tuple[L_SUBJECT] = k->subject;
    tuple[L_NAME] = k->name;
    tuple[L_UNIT] = k->unit;
    tuple[L_PERIOD] = k->period;
    tuple[L_BASIS] = k->basis;
}

uint32_t name_joined(uint32_t a, uint32_t b)
{
    static struct buffer joined;
    if (!a || !b)
        return a ? a : b;
    buffer_clear(&joined);
    buffer_add(&joined, name_text(a), name_length(a));
    buffer_add(&joined, name_text(b), name_length(b));
    return name_number(joined.data, joined.length);
}

struct lookup_key lookup_key_of(const struct item *i)
{
    bool unsaid = !i->basis && (i->measure == M_GROWTH || i->measure == M_GAP);
    return (struct lookup_key){
        .measure = i->measure,
        .place = i->fact.place,
        .subject = i->fact.subject,
        .name = i->fact.indicator,
        .unit = i->fact.base_unit,
        .period = i->fact.period,
        .basis = unsaid ? name_number_string("yoy") : i->basis,
    };
}

static void enter(struct lookup *l, const struct lookup_key *key, const struct item *i)
{
    uint32_t tuple[L_WIDTH];
    size_t count = tuples_count(&l->keys);
    fill(key, tuple);
    uint32_t index = tuples_add(&l->keys, tuple);
    l->entry = alloc_room(l->entry, &l->room, count, sizeof *l->entry);
    struct lookup_entry *e = &l->entry[index];
    if (index == count) {
        *e = (struct lookup_entry){i, false};
        return;
    }
    if (!e->ambiguous) {
        struct range a = range_of(&e->item->fact.quantity), b = range_of(&i->fact.quantity);
        e->ambiguous = !range_meet(&a, &b);
    }
    if (quantity_compare_precision(&i->fact.quantity, &e->item->fact.quantity) < 0)
        e->item = i;
}

static void enter_all(struct lookup *l, const struct item *i)
{
    struct lookup_key key = lookup_key_of(i);
    uint32_t joined = name_joined(i->fact.subject, i->fact.indicator);
    enter(l, &key, i);
    key.subject = ANY_SUBJECT;
    enter(l, &key, i);
    key.name = i->indicator_written;
    if (key.name != i->fact.indicator)
        enter(l, &key, i);
    key.name = joined;
    if (key.name != i->fact.indicator && key.name != i->indicator_written)
        enter(l, &key, i);
}

static void learn_standard(struct lookup *l, const struct item *i)
{
    size_t count = tuples_count(&l->written);
    uint32_t index = tuples_add(&l->written, &i->indicator_written);
    l->standard = alloc_room(l->standard, &l->standards_room, count, sizeof *l->standard);
    if (index == count)
        l->standard[index] = i->fact.indicator;
}

void lookup_build(struct lookup *l, const struct document *d)
{
    tuples_free(&l->keys);
    tuples_free(&l->written);
    l->keys.width = L_WIDTH;
    l->written.width = 1;
    for (size_t i = 0; i < d->count; i++) {
        if (d->item[i].has_value && d->item[i].status == S_ACTUAL)
            enter_all(l, &d->item[i]);
        learn_standard(l, &d->item[i]);
    }
}

void lookup_free(struct lookup *l)
{
    tuples_free(&l->keys);
    tuples_free(&l->written);
    free(l->entry);
    free(l->standard);
    *l = (struct lookup){0};
}

static const struct lookup_entry *find(const struct lookup *l, const struct lookup_key *key)
{
    uint32_t tuple[L_WIDTH];
    fill(key, tuple);
    uint32_t index = tuples_find(&l->keys, tuple);
    return index == TUPLE_NONE ? NULL : &l->entry[index];
}

const struct item *lookup_find(const struct lookup *l, const struct lookup_key *key)
{
    const struct lookup_entry *e = find(l, key);
    return e && !e->ambiguous ? e->item : NULL;
}

bool lookup_is_ambiguous(const struct lookup *l, const struct lookup_key *key)
{
    const struct lookup_entry *e = find(l, key);
    return e && e->ambiguous;
}

uint32_t lookup_standard(const struct lookup *l, struct field written)
{
    uint32_t name = name_number(written.text, written.length);
    uint32_t index = tuples_find(&l->written, &name);
    return index == TUPLE_NONE ? name : l->standard[index];
}
