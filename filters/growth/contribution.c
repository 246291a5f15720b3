/* Parts are paired with their wholes first; a pair may be found in two ways and counts once. */
#include "growth/contribution.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/figure.h"
#include "lib/names.h"

struct work {
    const struct book *book;
    const struct options *options;
    struct lines *lines;
    const char *basis;   /* yoy or pop */
    struct tuples pairs; /* 2 wide: the keys of part and whole */
    struct tuples shown; /* keys of the contributions that are stated and were held against one */
};

/* A level with its base, and whether the base is implied. */
struct pair_side {
    struct known value, base, growth;
    struct estimate level, base_level;
    bool is_implied;
};

static void add_pair(struct work *w, uint32_t part, uint32_t whole)
{
    const uint32_t *p = statements_key(&w->book->statements, part),
                   *q = statements_key(&w->book->statements, whole);
    if (part != whole && q[B_MEASURE] == w->book->level && p[B_UNIT] == q[B_UNIT] &&
        p[B_PERIOD] == q[B_PERIOD])
        tuples_add(&w->pairs, (uint32_t[]){part, whole});
}

/* Pairs KEY with what the text calls its whole, and with the same of the whole area. */
static void find_wholes(void *context, const uint32_t *key)
{
    struct work *w = context;
    const struct statements *s = &w->book->statements;
    uint32_t part = tuples_find(&s->keys, key), area[B_WIDTH];
    if (part == TUPLE_NONE || book_is_rate(key))
        return;
    for (uint32_t v = statements_first(s, part); v != STATEMENT_NONE; v = statements_next(s, v))
        for (const struct mention *m = statements_mention(s, v); m; m = statements_mention_after(s, m)) {
            struct mention at = *m;
            uint32_t whole = statements_whole(s, &at) ? statements_key_at(s, at) : STATEMENT_NONE;
            if (whole != STATEMENT_NONE)
                add_pair(w, part, whole);
        }
    memcpy(area, key, sizeof area);
    area[B_SUBJECT] = 0;
    uint32_t whole = tuples_find(&s->keys, area);
    if (whole != TUPLE_NONE)
        add_pair(w, part, whole);
}

/* The base of KEY's level: known, or implied by the growth that is stated. */
static struct pair_side side_of(const struct work *w, uint32_t index, uint32_t base)
{
    const uint32_t *key = statements_key(&w->book->statements, index);
    uint32_t other[B_WIDTH];
    const char *why;
    memcpy(other, key, sizeof other);
    other[B_PERIOD] = base;
    struct pair_side side = {.value = book_find(w->book, key)};
    if (base)
        side.base = book_find(w->book, other);
    side.level = known_estimate(&side.value);
    side.base_level = known_estimate(&side.base);
    if (side.base.exists)
        return side;
    memcpy(other, key, sizeof other);
    other[B_MEASURE] = w->book->growth;
    other[B_UNIT] = other[B_DIMENSION] = 0;
    other[B_BASIS] = name_number_string(w->basis);
    side.growth = book_find(w->book, other);
    struct estimate growth = known_estimate(&side.growth);
    side.base_level = estimate_base(&side.level, &growth, &why);
    side.is_implied = side.base_level.has_value;
    return side;
}

static void add_mentions(const struct work *w, const struct pair_side *side, struct line *l)
{
    book_mentions(w->book, &side->value, &l->mentions);
    book_mentions(w->book, &side->base, &l->mentions);
    book_mentions(w->book, &side->growth, &l->mentions);
}

/* The whole as a contribution's basis names it. */
static uint32_t name_of_whole(const uint32_t *whole)
{
    struct buffer name = {0};
    buffer_add(&name, name_text(whole[B_SUBJECT]), name_length(whole[B_SUBJECT]));
    buffer_add(&name, name_text(whole[B_INDICATOR]), name_length(whole[B_INDICATOR]));
    uint32_t number = name_number(name.data, name.length);
    buffer_free(&name);
    return number;
}

/* The contribution that is stated of the same, held against the one computed from the sides. */
static void add_stated(struct work *w, const uint32_t *key, struct line *l)
{
    const uint32_t stated[B_WIDTH] = {
        [B_MEASURE] = w->book->contribution, [B_PLACE] = key[B_PLACE],   [B_SUBJECT] = key[B_SUBJECT],
        [B_INDICATOR] = key[B_INDICATOR],    [B_PERIOD] = key[B_PERIOD], [B_BASIS] = l->basis,
        [B_DOCUMENT] = key[B_DOCUMENT]};
    struct known k = book_find(w->book, stated);
    struct estimate e = known_estimate(&k);
    if (!e.has_value)
        return;
    tuples_add(&w->shown, stated);
    l->has_delta = l->growth.has_value && decimal_subtract(&l->growth.value, &e.value, &l->delta);
    l->growth = e;
    l->origin = ORIGIN_STATED;
    book_mentions(w->book, &k, &l->mentions);
}

static void add_pair_line(struct work *w, const uint32_t *pair)
{
    const uint32_t *part = statements_key(&w->book->statements, pair[0]);
    uint32_t base = figure_base_period(part[B_PERIOD], w->basis);
    struct pair_side p = side_of(w, pair[0], base), q = side_of(w, pair[1], base);
    const char *why = NULL;
    struct line l = {.place = part[B_PLACE],
                     .subject = part[B_SUBJECT],
                     .indicator = part[B_INDICATOR],
                     .unit = part[B_UNIT],
                     .period = part[B_PERIOD],
                     .base_period = base,
                     .value = p.level,
                     .basis = name_of_whole(statements_key(&w->book->statements, pair[1]))};
    l.base = p.is_implied ? estimate_trimmed(&p.base_level) : p.base_level;
    l.growth = estimate_contribution(&p.level, &p.base_level, &q.base_level, w->options->digits, &why);
    if (p.value.is_conflict || p.base.is_conflict || q.base.is_conflict)
        l.note = note_of_conflict(p.value.is_conflict ? "value" : "base");
    else if (!p.base_level.has_value || !q.base_level.has_value)
        l.note = note_of("no base of the %s", p.base_level.has_value ? "whole" : "part");
    else if (why)
        l.note = note_of("%s", why);
    else if (p.is_implied || q.is_implied)
        l.note = note_of_prices(l.indicator);
    if (l.growth.has_value)
        l.origin = p.is_implied || q.is_implied ? ORIGIN_IMPLIED : ORIGIN_COMPUTED;
    add_stated(w, part, &l);
    add_mentions(w, &p, &l);
    add_mentions(w, &q, &l);
    lines_add(w->lines, &l);
}

/* A contribution that is stated and was not held against one. */
static void add_stated_line(void *context, const uint32_t *key)
{
    struct work *w = context;
    if (tuples_find(&w->shown, key) != TUPLE_NONE)
        return;
    struct known k = book_find(w->book, key);
    struct line l = {.place = key[B_PLACE],
                     .subject = key[B_SUBJECT],
                     .indicator = key[B_INDICATOR],
                     .period = key[B_PERIOD],
                     .basis = key[B_BASIS],
                     .growth = known_estimate(&k)};
    if (k.is_conflict)
        l.note = note_of_conflict("contribution");
    l.origin = l.growth.has_low || l.growth.has_high ? ORIGIN_STATED : ORIGIN_NONE;
    book_mentions(w->book, &k, &l.mentions);
    lines_add(w->lines, &l);
}

void contribution(const struct book *b, const struct options *o, struct lines *lines)
{
    struct work w = {.book = b,
                     .options = o,
                     .lines = lines,
                     .basis = o->basis ? o->basis : "yoy",
                     .pairs = {.width = 2},
                     .shown = {.width = B_WIDTH}};
    book_each(b, b->level, find_wholes, &w);
    for (size_t i = 0; i < tuples_count(&w.pairs); i++)
        add_pair_line(&w, tuples_get(&w.pairs, (uint32_t)i));
    book_each(b, b->contribution, add_stated_line, &w);
    tuples_free(&w.pairs);
    tuples_free(&w.shown);
}
