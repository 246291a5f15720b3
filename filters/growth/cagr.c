/* Yearly rates. */
#include "growth/cagr.h"

#include <string.h>

#include "lib/figure.h"
#include "lib/names.h"

struct work {
    const struct book *book;
    const struct options *options;
    struct lines *lines;
    /* names: the two periods, and the same as stocks */
    uint32_t from, to, stock_from, stock_to, basis;
};

static uint32_t period_name(struct period p)
{
    char text[PERIOD_TEXT];
    return name_number_string(period_format(&p, text));
}

static uint32_t stock_name(struct period p)
{
    return period_name((struct period){{0, 0, 0}, p.to});
}

static struct known find(const struct book *b, const uint32_t *key, uint32_t period)
{
    uint32_t other[B_WIDTH];
    memcpy(other, key, sizeof other);
    other[B_PERIOD] = period;
    return book_find(b, other);
}

static void add_line(void *context, const uint32_t *key)
{
    const struct work *w = context;
    bool is_stock = key[B_PERIOD] == w->stock_to;
    if (key[B_PERIOD] != w->to && !is_stock)
        return;
    const char *why = NULL;
    uint32_t from = is_stock ? w->stock_from : w->from;
    struct known value = book_find(w->book, key), base = find(w->book, key, from);
    struct line l = {.place = key[B_PLACE],
                     .subject = key[B_SUBJECT],
                     .indicator = key[B_INDICATOR],
                     .unit = key[B_UNIT],
                     .period = key[B_PERIOD],
                     .basis = w->basis,
                     .base_period = from,
                     .value = known_estimate(&value),
                     .base = known_estimate(&base)};
    if (book_is_rate(key))
        l.note = note_of_rate();
    else if (!base.exists)
        l.note = note_of_missing(from);
    else if (value.is_conflict || base.is_conflict)
        l.note = note_of("conflict: statements of the %s contradict each other",
                         value.is_conflict ? "value" : "base");
    else
        l.growth = estimate_yearly(&l.value, &l.base, w->options->to.from.year - w->options->from.from.year,
                                   w->options->digits, &why);
    if (why)
        l.note = note_of("%s", why);
    l.origin = l.growth.has_value ? ORIGIN_COMPUTED : ORIGIN_NONE;
    book_mentions(w->book, &value, &l.mentions);
    book_mentions(w->book, &base, &l.mentions);
    lines_add(w->lines, &l);
}

void cagr(const struct book *b, const struct options *o, struct lines *lines)
{
    struct work w = {b,
                     o,
                     lines,
                     period_name(o->from),
                     period_name(o->to),
                     stock_name(o->from),
                     stock_name(o->to),
                     name_number_string("cagr")};
    book_each(b, b->level, add_line, &w);
}
