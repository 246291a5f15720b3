/* Templates with names in braces; each name has a function that writes it. */
#include "audit/explain.h"

#include <stdio.h>
#include <string.h>

#include "audit/phrases.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/names.h"
#include "lib/numerals.h"

enum { PLACES_MORE = 2 };

struct telling {
    const struct check *check;
    enum language language;
    struct buffer *out;
};

static const char *template_of(const char *form, enum language language)
{
    size_t count;
    const struct lexicon_row *rows = lexicon_rows("explanations", &count);
    for (size_t i = count; i-- > 0;)
        if (strcmp(rows[i].field[0], form) == 0)
            return rows[i].field[language];
    cli_die("lexicon table explanations: no row is called '%s'", form);
}

static void add_name(struct buffer *out, uint32_t name)
{
    buffer_add(out, name_text(name), name_length(name));
}

/* Whether the text tells by a word that the number is below zero: 下降4.1%. */
static bool falls(const struct fact *fact)
{
    struct numeral n;
    return *fact->number && fact->quantity.value.sign < 0 &&
           numeral_read(fact->number, strlen(fact->number), &n) == NUMERAL_OK && n.value.sign > 0;
}

/* The number and unit as written, with a sign where words tell it; of a table without numbers the value. */
static void add_fact(struct buffer *out, const struct fact *fact)
{
    char text[DECIMAL_TEXT];
    buffer_add_string(out, falls(fact) ? "-" : "");
    buffer_add_string(out, *fact->number ? fact->number : decimal_format(&fact->quantity.value, text));
    add_name(out, *fact->number ? fact->unit : fact->base_unit);
}

int explain_places(const struct decimal *stated)
{
    return stated->scale + PLACES_MORE;
}

/* Digits behind the point of a result beside the number as written. */
static int places_beside(const struct fact *stated)
{
    struct numeral n;
    bool read = *stated->number && numeral_read(stated->number, strlen(stated->number), &n) == NUMERAL_OK;
    int places = read ? n.places : stated->quantity.value.scale;
    return (places > 0 ? places : 0) + PLACES_MORE;
}

/* One end of what is allowed, in the unit as written. */
static void add_end(const struct telling *t, const struct rational *end, enum decimal_rounding rounding)
{
    const struct fact *stated = t->check->stated;
    uint32_t unit = *stated->number ? stated->unit : stated->base_unit;
    struct decimal factor = figure_factor(unit, stated->base_unit), shown;
    char text[DECIMAL_TEXT];
    if (rational_decimal(end, &factor, places_beside(stated), rounding, &shown))
        buffer_add_string(t->out, decimal_format(&shown, text));
    add_name(t->out, unit);
}

static void fill(const struct telling *t, const char *form);

static void add_range(const struct telling *t)
{
    const struct range *r = &t->check->allowed;
    fill(t, range_is_point(r)           ? "range.point"
            : r->has_low && r->has_high ? "range.between"
            : r->has_low                ? "range.least"
                                        : "range.most");
}

static void add_list(const struct telling *t, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_add_string(t->out, template_of("joiner", t->language));
        add_fact(t->out, t->check->other[i]);
    }
}

static void add_stated(const struct telling *t)
{
    add_fact(t->out, t->check->stated);
}

static void add_what(const struct telling *t)
{
    add_name(t->out, t->check->stated->subject);
    add_name(t->out, t->check->stated->indicator);
}

static void add_period(const struct telling *t)
{
    add_name(t->out, t->check->stated->period);
}

static void add_low(const struct telling *t)
{
    bool point = range_is_point(&t->check->allowed);
    add_end(t, &t->check->allowed.low, point ? ROUND_HALF_EVEN : ROUND_DOWN);
}

static void add_high(const struct telling *t)
{
    add_end(t, &t->check->allowed.high, ROUND_UP);
}

static void add_others(const struct telling *t)
{
    add_list(t, t->check->others);
}

static void add_front(const struct telling *t)
{
    add_list(t, t->check->others - 1);
}

static void add_last(const struct telling *t)
{
    add_fact(t->out, t->check->other[t->check->others - 1]);
}

static const struct placeholder {
    const char *name;
    void (*add)(const struct telling *);
} placeholders[] = {
    {"stated", add_stated}, {"what", add_what},   {"period", add_period},
    {"range", add_range},   {"low", add_low},     {"high", add_high},
    {"list", add_others},   {"front", add_front}, {"last", add_last},
};

static void add_size(struct buffer *out, const struct fact *fact)
{
    struct fact size = *fact;
    size.quantity.value.sign = 1;
    add_fact(out, &size);
}

static void add_fact_period(struct buffer *out, const struct fact *fact)
{
    add_name(out, fact->period);
}

/* {a} to {z} are the others in order; behind them may stand what of one is meant. */
static bool add_other(const struct telling *t, const char *name)
{
    static const struct {
        const char *name;
        void (*add)(struct buffer *, const struct fact *);
    } aspects[] = {{"", add_fact}, {".size", add_size}, {".period", add_fact_period}};
    size_t index = (size_t)(name[0] - 'a');
    for (size_t i = 0; i < sizeof aspects / sizeof aspects[0]; i++)
        if (name[0] >= 'a' && index < t->check->others && strcmp(name + 1, aspects[i].name) == 0) {
            aspects[i].add(t->out, t->check->other[index]);
            return true;
        }
    return false;
}

static void add_placeholder(const struct telling *t, const char *name)
{
    if (*name && add_other(t, name))
        return;
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++)
        if (strcmp(name, placeholders[i].name) == 0) {
            placeholders[i].add(t);
            return;
        }
    cli_die("lexicon table explanations: nothing is called {%s}", name);
}

static void fill(const struct telling *t, const char *form)
{
    const char *text = template_of(form, t->language);
    for (;;) {
        size_t plain = strcspn(text, "{");
        buffer_add(t->out, text, plain);
        text += plain;
        if (!*text)
            return;
        char name[32];
        size_t length = strcspn(++text, "}");
        snprintf(name, sizeof name, "%.*s", (int)length, text);
        add_placeholder(t, name);
        text += length + (text[length] == '}');
    }
}

void explain(const struct check *c, enum language language, struct buffer *out)
{
    fill(&(struct telling){c, language, out}, c->form);
}
