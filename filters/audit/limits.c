/* range: what an indicator can be at all, and what is hardly ever seen (filters/lexicon/ranges.tsv). */
#include <string.h>

#include "audit/phrases.h"
#include "audit/rules.h"
#include "lib/cli.h"
#include "lib/lexicon.h"

enum { R_MEASURE, R_ENDING, R_LOW, R_HIGH, R_VERDICT };

struct limit {
    const struct lexicon_row *row;
    bool has_low, has_high;
    struct decimal low, high;
};

static bool read_end(const struct lexicon_row *row, int column, struct decimal *out)
{
    const char *text = row->field[column];
    if (strcmp(text, "-") == 0)
        return false;
    if (!decimal_parse(text, strlen(text), out))
        cli_die("lexicon table ranges: '%s' is no number: give one, or - for none", text);
    return true;
}

static struct limit limit_of(const struct lexicon_row *row)
{
    struct limit l = {.row = row};
    l.has_low = read_end(row, R_LOW, &l.low);
    l.has_high = read_end(row, R_HIGH, &l.high);
    return l;
}

static const char *measure_of(const struct item *i)
{
    return i->measure == M_LEVEL ? "level" : i->measure == M_GROWTH ? "growth" : "share";
}

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), end = strlen(ending);
    return length >= end && strcmp(name + length - end, ending) == 0;
}

static struct field name_field(uint32_t name)
{
    return (struct field){name_text(name), name_length(name)};
}

/* Whether the row is about I: a share of a goal may be above 100 %, a profit may fall below zero. */
static bool concerns(const struct lexicon_row *row, const struct item *i)
{
    const char *ending = row->field[R_ENDING];
    bool any = strcmp(ending, "*") == 0;
    return strcmp(row->field[R_MEASURE], measure_of(i)) == 0 &&
           (any || ends_with(name_text(i->fact.indicator), ending)) &&
           !(any && tie_stands(TIE_BEYOND, name_field(i->basis))) &&
           !(any && tie_stands(TIE_SIGNED, name_field(i->fact.indicator)));
}

static enum verdict take_limit(const struct audit *a, const struct item *i, const struct lexicon_row *row)
{
    struct limit l = limit_of(row);
    bool unusual = strcmp(row->field[R_VERDICT], "unusual") == 0;
    return findings_check(
        a->findings, &(struct check){
                         .rule = RULE_RANGE,
                         .form = unusual ? "range.unusual" : "range.impossible",
                         .stated = &i->fact,
                         .allowed = range_between(l.has_low ? &l.low : NULL, l.has_high ? &l.high : NULL),
                         .otherwise = unusual ? VERDICT_UNUSUAL : VERDICT_CONTRADICTION,
                         .is_loose = !l.has_low || !l.has_high,
                     });
}

/* Up to the first limit that it is beyond. */
static void take_rate(const struct audit *a, const struct item *i, const struct lexicon_row *rows,
                      size_t count)
{
    enum verdict verdict = VERDICT_OK;
    for (size_t row = 0; row < count && verdict == VERDICT_OK; row++)
        if (concerns(&rows[row], i))
            verdict = take_limit(a, i, &rows[row]);
}

void rule_range(const struct audit *a)
{
    const struct document *d = a->document;
    size_t count;
    const struct lexicon_row *rows = lexicon_rows("ranges", &count);
    for (size_t n = 0; n < d->count; n++)
        if (item_is_rate(&d->item[n]))
            take_rate(a, &d->item[n], rows, count);
}
