/* Statements in arrays that refer to each other by index: 16 bytes a mention, 30 and a hash entry a value. */
#include "lib/statements.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/names.h"

/* A value: its key, names of its decimals, its bound. */
enum { V_KEY, V_VALUE, V_HIGH, V_ROUNDING, V_BOUND, V_WIDTH };
/* A place: the source, the offset in two halves. */
enum { P_SOURCE, P_HIGH, P_LOW, P_WIDTH };

enum { ANCESTORS_MAXIMUM = 64 }; /* more can only be a ring */

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

static void place_of(const struct mention *m, uint32_t place[P_WIDTH])
{
    place[P_SOURCE] = m->source;
    place[P_HIGH] = (uint32_t)(m->offset >> 32);
    place[P_LOW] = (uint32_t)m->offset;
}

void statements_add(struct statements *s, const uint32_t *key, const struct quantity *q, struct mention where)
{
    uint32_t value = name_of(&q->value);
    uint32_t high = quantity_is_range(q) ? name_of(&q->high) : value;
    s->values.width = V_WIDTH;
    s->last_mention =
        alloc_room(s->last_mention, &s->values_room, tuples_count(&s->values), sizeof *s->last_mention);
    size_t count = tuples_count(&s->values);
    uint32_t index = tuples_add(&s->values, (uint32_t[V_WIDTH]){tuples_add(&s->keys, key), value, high,
                                                                name_of(&q->rounding), (uint32_t)q->bound});
    if (index == count)
        s->last_mention[index] = 0;
    s->mention = alloc_room(s->mention, &s->mentions_room, s->mentions, sizeof *s->mention);
    where.next = s->last_mention[index];
    s->mention[s->mentions++] = where;
    s->last_mention[index] = (uint32_t)s->mentions;
}

void statements_link(struct statements *s, struct mention where, uint64_t parent)
{
    uint32_t place[P_WIDTH];
    place_of(&where, place);
    s->links.width = P_WIDTH;
    s->parent = alloc_room(s->parent, &s->links_room, tuples_count(&s->links), sizeof *s->parent);
    size_t count = tuples_count(&s->links);
    uint32_t index = tuples_add(&s->links, place);
    if (index == count || parent < s->parent[index])
        s->parent[index] = parent;
}

size_t statements_keys(const struct statements *s)
{
    return tuples_count(&s->keys);
}

const uint32_t *statements_key(const struct statements *s, uint32_t key)
{
    return tuples_get(&s->keys, key);
}

size_t statements_links(const struct statements *s)
{
    return tuples_count(&s->links);
}

struct mention statements_part(const struct statements *s, uint32_t link, uint64_t *whole)
{
    const uint32_t *place = tuples_get(&s->links, link);
    *whole = s->parent[link];
    return (struct mention){(uint64_t)place[P_HIGH] << 32 | place[P_LOW], place[P_SOURCE], 0};
}

/* Order by the texts of the names, so that it does not hang on the order of coming. */
static bool key_before(const struct statements *s, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < s->keys.width; i++) {
        int order = name_compare(tuples_get(&s->keys, a)[i], tuples_get(&s->keys, b)[i]);
        if (order)
            return order < 0;
    }
    return false;
}

/* Finds out which keys are stated where wholes stand. Of several at one place the least counts. */
static void find_wholes(struct statements *s)
{
    uint32_t place[P_WIDTH];
    s->wholes.width = P_WIDTH;
    for (size_t i = 0; i < tuples_count(&s->links); i++) {
        const uint32_t *link = tuples_get(&s->links, (uint32_t)i);
        place_of(&(struct mention){.source = link[P_SOURCE], .offset = s->parent[i]}, place);
        tuples_add(&s->wholes, place);
    }
    size_t count = tuples_count(&s->wholes);
    s->whole_key = alloc_resized(NULL, count, sizeof *s->whole_key);
    memset(s->whole_key, 0xff, count * sizeof *s->whole_key);
    for (size_t v = 0; count && v < tuples_count(&s->values); v++) {
        uint32_t key = tuples_get(&s->values, (uint32_t)v)[V_KEY];
        for (const struct mention *m = statements_mention(s, (uint32_t)v); m;
             m = statements_mention_after(s, m)) {
            place_of(m, place);
            uint32_t whole = tuples_find(&s->wholes, place);
            if (whole != TUPLE_NONE &&
                (s->whole_key[whole] == STATEMENT_NONE || key_before(s, key, s->whole_key[whole])))
                s->whole_key[whole] = key;
        }
    }
}

void statements_finish(struct statements *s)
{
    size_t keys = tuples_count(&s->keys), values = tuples_count(&s->values);
    s->last_value = alloc_zeroed(keys, sizeof *s->last_value);
    s->next_value = alloc_zeroed(values, sizeof *s->next_value);
    for (size_t v = 0; v < values; v++) {
        uint32_t key = tuples_get(&s->values, (uint32_t)v)[V_KEY];
        s->next_value[v] = s->last_value[key];
        s->last_value[key] = (uint32_t)v + 1;
    }
    find_wholes(s);
}

uint32_t statements_first(const struct statements *s, uint32_t key)
{
    return s->last_value[key] - 1;
}

uint32_t statements_next(const struct statements *s, uint32_t value)
{
    return s->next_value[value] - 1;
}

struct quantity statements_quantity(const struct statements *s, uint32_t value)
{
    const uint32_t *v = tuples_get(&s->values, value);
    return (struct quantity){decimal_of(v[V_VALUE]), decimal_of(v[V_HIGH]), decimal_of(v[V_ROUNDING]),
                             (enum bound)v[V_BOUND]};
}

static const struct mention *mention_numbered(const struct statements *s, uint32_t number)
{
    return number ? &s->mention[number - 1] : NULL;
}

const struct mention *statements_mention(const struct statements *s, uint32_t value)
{
    return mention_numbered(s, s->last_mention[value]);
}

const struct mention *statements_mention_after(const struct statements *s, const struct mention *m)
{
    return mention_numbered(s, m->next);
}

bool statements_whole(const struct statements *s, struct mention *at)
{
    uint32_t place[P_WIDTH], link;
    place_of(at, place);
    if (tuples_count(&s->links) == 0 || (link = tuples_find(&s->links, place)) == TUPLE_NONE)
        return false;
    at->offset = s->parent[link];
    return true;
}

uint32_t statements_key_at(const struct statements *s, struct mention at)
{
    uint32_t place[P_WIDTH];
    place_of(&at, place);
    uint32_t whole = tuples_find(&s->wholes, place);
    return whole == TUPLE_NONE ? STATEMENT_NONE : s->whole_key[whole];
}

/* Whether what stands at M is a part of something in GROUP. */
static bool is_part_in(const struct statements *s, struct mention m, const uint32_t *group_of, uint32_t group)
{
    for (int steps = 0; steps < ANCESTORS_MAXIMUM && statements_whole(s, &m); steps++) {
        uint32_t key = statements_key_at(s, m);
        if (key != STATEMENT_NONE && group_of[key] == group)
            return true;
    }
    return false;
}

bool statements_only_part(const struct statements *s, uint32_t value, const uint32_t *group_of,
                          uint32_t group)
{
    const struct mention *m = statements_mention(s, value);
    while (m && is_part_in(s, *m, group_of, group))
        m = statements_mention_after(s, m);
    return m == NULL;
}

int mention_compare(const struct mention *a, const struct mention *b)
{
    int order = name_compare(a->source, b->source);
    return order ? order : (a->offset > b->offset) - (a->offset < b->offset);
}

void mention_list_add(struct mention_list *list, struct mention m)
{
    list->mention = alloc_room(list->mention, &list->room, list->count, sizeof *list->mention);
    list->mention[list->count++] = m;
}

void mention_list_add_value(struct mention_list *list, const struct statements *s, uint32_t value)
{
    for (const struct mention *m = statements_mention(s, value); m; m = statements_mention_after(s, m))
        mention_list_add(list, *m);
}

static int in_order(const void *a, const void *b)
{
    return mention_compare(a, b);
}

void mention_list_sort(struct mention_list *list)
{
    size_t kept = 0;
    if (list->count)
        qsort(list->mention, list->count, sizeof *list->mention, in_order);
    for (size_t i = 0; i < list->count; i++)
        if (i == 0 || mention_compare(&list->mention[i], &list->mention[kept - 1]) != 0)
            list->mention[kept++] = list->mention[i];
    list->count = kept;
}

void mention_list_text(const struct mention_list *list, size_t most, struct buffer *out)
{
    buffer_clear(out);
    for (size_t i = 0; i < list->count && i < most; i++) {
        char offset[32];
        snprintf(offset, sizeof offset, ":%" PRIu64, list->mention[i].offset);
        buffer_add_string(out, i ? " " : "");
        buffer_add(out, name_text(list->mention[i].source), name_length(list->mention[i].source));
        buffer_add_string(out, offset);
    }
}

void statements_free(struct statements *s)
{
    tuples_free(&s->keys);
    tuples_free(&s->values);
    tuples_free(&s->links);
    tuples_free(&s->wholes);
    free(s->last_mention);
    free(s->mention);
    free(s->parent);
    free(s->whole_key);
    free(s->last_value);
    free(s->next_value);
    *s = (struct statements){0};
}
