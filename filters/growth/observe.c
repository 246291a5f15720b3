/* First which observations there are, and against what; then what can be said of each. */
#include "growth/observe.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/figure.h"
#include "lib/names.h"

/* An observation: what a level is of, in one period; the unit is NO_LEVEL where growth is stated and no
 * level, or several. */
enum { O_PLACE, O_SUBJECT, O_INDICATOR, O_PERIOD, O_DOCUMENT, O_UNIT, O_DIMENSION, O_BASIS, O_WIDTH };
enum { WHAT_WIDTH = O_DOCUMENT + 1 };
#define NO_LEVEL NAME_NONE

/* What is known of an observation, its base, and its growth. */
struct facts {
    struct known value, base, stated;
    struct estimate level, base_level, growth;
};

/* The level of a place, subject, indicator and period, where it is the only one. */
struct only_level {
    uint32_t unit, dimension;
    size_t count;
};

struct work {
    const struct book *book;
    const struct options *options;
    struct lines *lines;
    uint32_t stated;      /* the measure of what is stated: growth, or with --points gap */
    uint32_t usual;       /* the basis of what is computed where nothing is stated */
    struct tuples levels; /* WHAT_WIDTH: O_PLACE to O_DOCUMENT */
    struct only_level *level;
    size_t levels_room;
    struct tuples observations; /* O_WIDTH: to be printed */
    struct tuples has_stated;   /* as levels: growth of some basis is stated */
};

/* Whether observations in that period are asked for. */
static bool is_wanted(const struct work *w, uint32_t period)
{
    struct period p;
    if (!w->options->discrete)
        return true;
    int months = figure_period(period, &p) ? period_months(&p) : 0;
    return months == 1 || (months == 3 && p.from.month % 3 == 1);
}

static void note_level(void *context, const uint32_t *key)
{
    struct work *w = context;
    const uint32_t what[WHAT_WIDTH] = {key[B_PLACE], key[B_SUBJECT], key[B_INDICATOR], key[B_PERIOD],
                                       key[B_DOCUMENT]};
    if ((w->options->points && !book_is_rate(key)) || !is_wanted(w, key[B_PERIOD]))
        return;
    size_t count = tuples_count(&w->levels);
    w->level = alloc_room(w->level, &w->levels_room, count, sizeof *w->level);
    uint32_t index = tuples_add(&w->levels, what);
    if (index == count)
        w->level[index] = (struct only_level){key[B_UNIT], key[B_DIMENSION], 0};
    w->level[index].count++;
}

static void add_observation(struct work *w, const uint32_t *key, uint32_t unit, uint32_t dimension,
                            uint32_t basis)
{
    tuples_add(&w->observations, (uint32_t[O_WIDTH]){key[B_PLACE], key[B_SUBJECT], key[B_INDICATOR],
                                                     key[B_PERIOD], key[B_DOCUMENT], unit, dimension, basis});
}

/* Growth that is stated belongs to the one level of the same place, subject, indicator and period, or stands
 * alone. */
static void note_stated(void *context, const uint32_t *key)
{
    struct work *w = context;
    const uint32_t what[WHAT_WIDTH] = {key[B_PLACE], key[B_SUBJECT], key[B_INDICATOR], key[B_PERIOD],
                                       key[B_DOCUMENT]};
    const char *basis = w->options->basis;
    if ((basis && strcmp(basis, name_text(key[B_BASIS])) != 0) || !is_wanted(w, key[B_PERIOD]))
        return;
    uint32_t index = tuples_find(&w->levels, what);
    bool has_level = index != TUPLE_NONE && w->level[index].count == 1;
    if (!has_level && w->options->points)
        return;
    add_observation(w, key, has_level ? w->level[index].unit : NO_LEVEL,
                    has_level ? w->level[index].dimension : 0, key[B_BASIS]);
    if (has_level)
        tuples_add(&w->has_stated, what);
}

static void note_usual(void *context, const uint32_t *key)
{
    struct work *w = context;
    if ((!w->options->points || book_is_rate(key)) && is_wanted(w, key[B_PERIOD]))
        add_observation(w, key, key[B_UNIT], key[B_DIMENSION], w->usual);
}

/* What is known of the series of the observation in PERIOD. */
static struct known level_in(const struct work *w, const uint32_t *o, uint32_t period)
{
    const uint32_t key[B_WIDTH] = {
        [B_MEASURE] = w->book->level, [B_PLACE] = o[O_PLACE],
        [B_SUBJECT] = o[O_SUBJECT],   [B_INDICATOR] = o[O_INDICATOR],
        [B_UNIT] = o[O_UNIT],         [B_DIMENSION] = o[O_DIMENSION],
        [B_PERIOD] = period,          [B_DOCUMENT] = o[O_DOCUMENT],
    };
    return o[O_UNIT] != NO_LEVEL ? book_find(w->book, key) : (struct known){0};
}

/* What is stated of the growth; where there are levels in several units it is of none of them. */
static struct known stated_for(const struct work *w, const uint32_t *o)
{
    uint32_t level = tuples_find(&w->levels, o);
    if (o[O_UNIT] != NO_LEVEL && w->level[level].count > 1)
        return (struct known){0};
    const uint32_t key[B_WIDTH] = {
        [B_MEASURE] = w->stated,        [B_PLACE] = o[O_PLACE],   [B_SUBJECT] = o[O_SUBJECT],
        [B_INDICATOR] = o[O_INDICATOR], [B_PERIOD] = o[O_PERIOD], [B_DOCUMENT] = o[O_DOCUMENT],
        [B_BASIS] = o[O_BASIS],
    };
    return book_find(w->book, key);
}

static struct facts facts_of(const struct work *w, const uint32_t *o, uint32_t base)
{
    struct facts f = {.value = level_in(w, o, o[O_PERIOD]), .stated = stated_for(w, o)};
    if (base)
        f.base = level_in(w, o, base);
    f.level = known_estimate(&f.value);
    f.base_level = known_estimate(&f.base);
    f.growth = known_estimate(&f.stated);
    return f;
}

/* The change from base to level: in percent, or with --points the difference. */
static struct estimate change(const struct work *w, const struct facts *f, const char **why)
{
    return w->options->points ? estimate_difference(&f->level, &f->base_level, why)
                              : estimate_growth(&f->level, &f->base_level, w->options->digits, why);
}

/* What was computed less what is stated. */
static struct decimal delta(const struct work *w, const struct facts *f, const struct estimate *computed)
{
    struct decimal out = computed->value;
    if (!w->options->points)
        return estimate_delta(&f->level, &f->base_level, &f->growth, w->options->digits);
    decimal_subtract(&computed->value, &f->growth.value, &out);
    return out;
}

/* Growth that is stated: held against the levels where both are known, else it implies the base. */
static void complete_stated(const struct work *w, const struct facts *f, struct line *l)
{
    const char *why = NULL;
    l->growth = f->growth;
    l->origin = ORIGIN_STATED;
    if (!l->growth.has_value)
        l->note = note_of("a range or a bound is stated");
    if (!l->growth.has_value || !f->level.has_value)
        return;
    l->note = note_of_prices(l->indicator);
    if (f->base.exists) {
        struct estimate computed = change(w, f, &why);
        l->has_delta = computed.has_value;
        if (computed.has_value)
            l->delta = delta(w, f, &computed);
        return;
    }
    struct estimate base = w->options->points ? estimate_difference(&f->level, &f->growth, &why)
                                              : estimate_base(&f->level, &f->growth, &why);
    if (!base.has_value) {
        l->note = note_of("no base follows: %s", why);
        return;
    }
    l->base = w->options->points ? base : estimate_trimmed(&base);
    l->origin = ORIGIN_IMPLIED;
}

/* Why growth cannot be computed, or 0. */
static uint32_t obstacle(const struct work *w, const uint32_t *o, const struct facts *f, uint32_t base)
{
    if (f->stated.is_conflict)
        return note_of_conflict("growth");
    if (f->value.is_conflict || f->base.is_conflict)
        return note_of_conflict(f->value.is_conflict ? "value" : "base");
    if (!w->options->points && strcmp(name_text(o[O_DIMENSION]), "ratio") == 0)
        return note_of_rate();
    if (!base)
        return note_of("no period to compare with");
    return f->base.exists ? 0 : note_of_missing(base);
}

static void compute(const struct work *w, const uint32_t *o, const struct facts *f, struct line *l)
{
    const char *why = NULL;
    l->note = obstacle(w, o, f, l->base_period);
    if (l->note)
        return;
    l->growth = change(w, f, &why);
    if (l->growth.has_value)
        l->origin = ORIGIN_COMPUTED;
    else
        l->note = note_of("%s", why);
}

/* Puts before the note what a level was derived from. */
static void note_derivation(const struct book *b, const struct known *k, struct line *l)
{
    if (!k->exists || k->less == STATEMENT_NONE)
        return;
    l->note = note_of("value: %s less %s%s%s", name_text(statements_key(&b->statements, k->key)[B_PERIOD]),
                      name_text(statements_key(&b->statements, k->less)[B_PERIOD]), l->note ? "; " : "",
                      name_text(l->note));
}

static void add_line(const struct work *w, const uint32_t *o)
{
    uint32_t base = figure_base_period(o[O_PERIOD], name_text(o[O_BASIS]));
    struct facts f = facts_of(w, o, base);
    bool is_filler = !f.stated.exists && !f.base.exists && !w->options->basis;
    if (is_filler && tuples_find(&w->has_stated, o) != TUPLE_NONE)
        return;
    struct line l = {.place = o[O_PLACE],
                     .subject = o[O_SUBJECT],
                     .indicator = o[O_INDICATOR],
                     .period = o[O_PERIOD],
                     .unit = o[O_UNIT] == NO_LEVEL ? 0 : o[O_UNIT],
                     .basis = o[O_BASIS],
                     .base_period = base,
                     .value = f.level,
                     .base = f.base_level};
    if (known_is_plain(&f.stated))
        complete_stated(w, &f, &l);
    else
        compute(w, o, &f, &l);
    note_derivation(w->book, &f.value, &l);
    book_mentions(w->book, &f.value, &l.mentions);
    book_mentions(w->book, &f.base, &l.mentions);
    book_mentions(w->book, &f.stated, &l.mentions);
    lines_add(w->lines, &l);
}

void observe(const struct book *b, const struct options *o, struct lines *lines)
{
    struct work w = {.book = b,
                     .options = o,
                     .lines = lines,
                     .stated = o->points ? b->gap : b->growth,
                     .usual = name_number_string(o->basis ? o->basis : "yoy"),
                     .levels = {.width = WHAT_WIDTH},
                     .observations = {.width = O_WIDTH},
                     .has_stated = {.width = WHAT_WIDTH}};
    book_each(b, b->level, note_level, &w);
    book_each(b, w.stated, note_stated, &w);
    book_each(b, b->level, note_usual, &w);
    for (size_t i = 0; i < tuples_count(&w.observations); i++)
        add_line(&w, tuples_get(&w.observations, (uint32_t)i));
    tuples_free(&w.levels);
    tuples_free(&w.observations);
    tuples_free(&w.has_stated);
    free(w.level);
}
