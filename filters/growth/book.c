/* Reading figures into statements; rates that are written as multiples become percent. */
#include "growth/book.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/figure.h"
#include "lib/names.h"

enum { DOUBLINGS_MAXIMUM = 60 };

struct intake {
    struct book *book;
    struct figure_reader reader;
};

struct book book_new(void)
{
    return (struct book){
        .statements = {.keys = {.width = B_WIDTH}},
        .level = name_number_string("level"),
        .growth = name_number_string("growth"),
        .gap = name_number_string("gap"),
        .contribution = name_number_string("contribution"),
        .derived_keys = {.width = B_WIDTH},
    };
}

void book_free(struct book *b)
{
    statements_free(&b->statements);
    tuples_free(&b->derived_keys);
    free(b->derived);
    free(b->group_of);
}

static bool multiply(struct quantity *q, const struct decimal *factor)
{
    return decimal_multiply(&q->value, factor, &q->value) && decimal_multiply(&q->high, factor, &q->high) &&
           decimal_multiply(&q->rounding, factor, &q->rounding);
}

static bool subtract(struct quantity *q, long number)
{
    struct decimal d = decimal_from(number);
    return decimal_subtract(&q->value, &d, &q->value) && decimal_subtract(&q->high, &d, &q->high);
}

/* 1.5 times up is 150 %; 2.3 times as much, without a direction, is 130 % up. */
static bool percent_of_multiple(const struct figure *f, struct quantity *q)
{
    struct decimal hundred = decimal_from(100);
    return multiply(q, &hundred) && (f->name[F_DIRECTION] || subtract(q, 100));
}

/* Doubled n times is (2^n - 1) * 100 %; there is no exact number for half a time. */
static bool percent_of_doublings(struct quantity *q)
{
    struct decimal whole = decimal_round(&q->value, 0), one = decimal_from(1), n = decimal_from(0),
                   factor = decimal_from(100);
    if (decimal_compare(&whole, &q->value) != 0 || quantity_is_range(q) || whole.sign < 0)
        return false;
    for (int i = 0; decimal_compare(&n, &whole) < 0; i++) {
        if (i == DOUBLINGS_MAXIMUM || !decimal_add(&factor, &factor, &factor) || !decimal_add(&n, &one, &n))
            return false;
    }
    q->value = q->high = factor;
    q->rounding = decimal_from(0);
    return subtract(q, 100);
}

/* Growth in percent, whatever it is written in; false for another unit. */
static bool make_percent(const struct figure *f, struct quantity *q)
{
    const char *unit = name_text(f->name[F_BASE_UNIT]);
    if (strcmp(unit, "%") == 0)
        return true;
    if (strcmp(unit, "倍") == 0)
        return percent_of_multiple(f, q);
    return strcmp(unit, "番") == 0 && percent_of_doublings(q);
}

/* Whether the figure is one that growth uses; Q is made what it counts as. */
static bool is_used(const struct book *b, const struct figure *f, struct quantity *q)
{
    uint32_t measure = f->name[F_MEASURE];
    if (measure == b->growth)
        return make_percent(f, q);
    if (measure == b->gap || measure == b->contribution)
        return strcmp(name_text(f->name[F_DIMENSION]), "points") == 0;
    return measure == b->level;
}

static void begin_file(void *context, const struct header *header)
{
    figure_begin(&((struct intake *)context)->reader, header);
}

static void take_row(void *context, const struct row *row)
{
    struct intake *in = context;
    struct book *b = in->book;
    struct figure f;
    figure_read_names(&in->reader, row, &f);
    struct mention where = {f.offset, f.name[F_SOURCE], 0};
    if (f.is_part)
        statements_link(&b->statements, where, f.parent);
    if (strcmp(name_text(f.name[F_STATUS]), "actual") != 0 || !figure_read_quantity(&in->reader, row, &f) ||
        !is_used(b, &f, &f.quantity))
        return;
    bool is_level = f.name[F_MEASURE] == b->level;
    const uint32_t key[B_WIDTH] = {
        [B_MEASURE] = f.name[F_MEASURE],
        [B_PLACE] = figure_place(f.name[F_AREA], f.name[F_CITY]),
        [B_SUBJECT] = f.name[F_SUBJECT_STD],
        [B_INDICATOR] = f.name[F_INDICATOR_STD],
        [B_UNIT] = is_level ? f.name[F_BASE_UNIT] : 0,
        [B_DIMENSION] = is_level ? f.name[F_DIMENSION] : 0,
        [B_PERIOD] = f.name[F_PERIOD],
        [B_BASIS] = is_level ? 0 : f.name[F_BASIS],
        [B_DOCUMENT] = figure_document(&f),
    };
    statements_add(&b->statements, key, &f.quantity, where);
}

bool book_read(struct book *b, const char *file)
{
    struct intake in = {.book = b};
    return table_read(file, &(struct table_reader){begin_file, take_row, &in});
}

void book_finish(struct book *b)
{
    size_t count = statements_keys(&b->statements);
    statements_finish(&b->statements);
    b->group_of = alloc_resized(NULL, count, sizeof *b->group_of);
    for (size_t i = 0; i < count; i++)
        b->group_of[i] = (uint32_t)i;
}

/* What is stated of the key of that index: a value that is a part of another of the same key does not count.
 */
static struct known resolve(const struct book *b, uint32_t key)
{
    const struct statements *s = &b->statements;
    uint32_t *value = NULL;
    size_t count = 0, room = 0;
    for (int with_parts = 0; with_parts <= 1 && count == 0; with_parts++)
        for (uint32_t v = statements_first(s, key); v != STATEMENT_NONE; v = statements_next(s, v)) {
            if (!with_parts && statements_only_part(s, v, b->group_of, key))
                continue;
            value = alloc_room(value, &room, count, sizeof *value);
            value[count++] = v;
        }
    struct restated r = restated_resolve(s, value, count, PREFER_NONE);
    free(value);
    return (struct known){true, r.values > 1, r.quantity, key, STATEMENT_NONE};
}

struct known book_find(const struct book *b, const uint32_t *key)
{
    uint32_t index = tuples_find(&b->statements.keys, key);
    if (index != TUPLE_NONE)
        return resolve(b, index);
    index = tuples_find(&b->derived_keys, key);
    if (index == TUPLE_NONE)
        return (struct known){0};
    const struct derived *d = &b->derived[index];
    return (struct known){true, false, d->quantity, d->from, d->less};
}

bool known_is_plain(const struct known *k)
{
    return k->exists && !k->is_conflict;
}

struct estimate known_estimate(const struct known *k)
{
    return known_is_plain(k) ? estimate_of(&k->quantity) : (struct estimate){0};
}

void book_derive(struct book *b, const struct derived *d)
{
    size_t count = tuples_count(&b->derived_keys);
    if (tuples_find(&b->statements.keys, d->key) != TUPLE_NONE ||
        tuples_find(&b->derived_keys, d->key) != TUPLE_NONE)
        return;
    b->derived = alloc_room(b->derived, &b->derived_room, count, sizeof *b->derived);
    b->derived[tuples_add(&b->derived_keys, d->key)] = *d;
}

void book_each(const struct book *b, uint32_t measure, book_do *do_this, void *context)
{
    const struct tuples *sets[] = {&b->statements.keys, &b->derived_keys};
    for (size_t set = 0; set < 2; set++)
        for (size_t i = 0; i < tuples_count(sets[set]); i++) {
            const uint32_t *key = tuples_get(sets[set], (uint32_t)i);
            if (key[B_MEASURE] == measure)
                do_this(context, key);
        }
}

static void add_mentions(const struct book *b, uint32_t key, struct mention_list *list)
{
    const struct statements *s = &b->statements;
    for (uint32_t v = key == STATEMENT_NONE ? key : statements_first(s, key); v != STATEMENT_NONE;
         v = statements_next(s, v))
        mention_list_add_value(list, s, v);
}

void book_mentions(const struct book *b, const struct known *known, struct mention_list *list)
{
    if (!known->exists)
        return;
    add_mentions(b, known->key, list);
    add_mentions(b, known->less, list);
}

bool book_is_rate(const uint32_t *key)
{
    return strcmp(name_text(key[B_DIMENSION]), "ratio") == 0;
}
