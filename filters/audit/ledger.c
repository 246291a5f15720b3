/* Entries in an array, found by their keys, and chained by observation. */
#include "audit/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"

enum { KEY_WIDTH = 7, OBSERVATION_WIDTH = 4 };

void ledger_init(struct ledger *l, bool keeps_texts)
{
    *l = (struct ledger){.keys = {.width = KEY_WIDTH},
                         .observations = {.width = OBSERVATION_WIDTH},
                         .keeps_texts = keeps_texts};
}

void ledger_free(struct ledger *l)
{
    for (size_t i = 0; i < ledger_count(l); i++)
        free(l->entry[i].text);
    tuples_free(&l->keys);
    tuples_free(&l->observations);
    free(l->entry);
    free(l->first);
}

size_t ledger_count(const struct ledger *l)
{
    return tuples_count(&l->keys);
}

static void fill(const struct lookup_key *k, uint32_t tuple[KEY_WIDTH])
{
    const uint32_t names[KEY_WIDTH] = {
        (uint32_t)k->measure, k->place, k->subject, k->name, k->unit, k->period, k->basis};
    memcpy(tuple, names, sizeof names);
}

static void fill_observation(const struct lookup_key *k, uint32_t tuple[OBSERVATION_WIDTH])
{
    const uint32_t names[OBSERVATION_WIDTH] = {k->place, k->subject, k->name, k->period};
    memcpy(tuple, names, sizeof names);
}

const struct entry *ledger_find(const struct ledger *l, const struct lookup_key *key)
{
    uint32_t tuple[KEY_WIDTH];
    fill(key, tuple);
    uint32_t index = tuples_find(&l->keys, tuple);
    return index == TUPLE_NONE ? NULL : &l->entry[index];
}

static uint32_t name_of(const struct decimal *d)
{
    char text[DECIMAL_TEXT];
    return name_number_string(decimal_format(d, text));
}

static struct decimal decimal_of(uint32_t name)
{
    struct decimal d;
    return decimal_parse(name_text(name), name_length(name), &d) ? d : decimal_from(0);
}

static void chain(struct ledger *l, struct entry *e, uint32_t index)
{
    uint32_t tuple[OBSERVATION_WIDTH];
    size_t count = tuples_count(&l->observations);
    fill_observation(&e->key, tuple);
    uint32_t observation = tuples_add(&l->observations, tuple);
    l->first = alloc_room(l->first, &l->observations_room, count, sizeof *l->first);
    e->next = observation == count ? 0 : l->first[observation];
    l->first[observation] = index + 1;
}

void ledger_add(struct ledger *l, const struct item *i, const struct entry *extra)
{
    uint32_t tuple[KEY_WIDTH];
    const struct fact *f = &i->fact;
    struct entry e = *extra;
    e.key = lookup_key_of(i);
    e.value = name_of(&f->quantity.value);
    e.high = name_of(&f->quantity.high);
    e.rounding = name_of(&f->quantity.rounding);
    e.bound = f->quantity.bound;
    e.number = name_number_string(f->number);
    e.unit = f->unit;
    e.dimension = i->dimension;
    e.source = f->source;
    e.offset = f->offset;
    e.text = l->keeps_texts ? alloc_copy(f->text, strlen(f->text)) : NULL;
    fill(&e.key, tuple);
    l->entry = alloc_room(l->entry, &l->room, ledger_count(l), sizeof *l->entry);
    uint32_t index = tuples_add(&l->keys, tuple);
    chain(l, &e, index);
    l->entry[index] = e;
}

static const struct entry *numbered(const struct ledger *l, uint32_t number)
{
    return number ? &l->entry[number - 1] : NULL;
}

const struct entry *ledger_first(const struct ledger *l, const struct lookup_key *key)
{
    uint32_t tuple[OBSERVATION_WIDTH];
    fill_observation(key, tuple);
    uint32_t index = tuples_find(&l->observations, tuple);
    return index == TUPLE_NONE ? NULL : numbered(l, l->first[index]);
}

const struct entry *ledger_next(const struct ledger *l, const struct entry *e)
{
    return numbered(l, e->next);
}

struct fact ledger_fact(const struct entry *e)
{
    return (struct fact){
        .place = e->key.place,
        .period = e->key.period,
        .subject = e->key.subject,
        .indicator = e->key.name,
        .unit = e->unit,
        .base_unit = e->key.unit,
        .source = e->source,
        .offset = e->offset,
        .quantity = {decimal_of(e->value), decimal_of(e->high), decimal_of(e->rounding), e->bound},
        .number = name_text(e->number),
        .text = e->text ? e->text : "",
    };
}
