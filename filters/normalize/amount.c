/* Values: what the number says, times what the unit is. */
#include "normalize/amount.h"

#include <stdio.h>
#include <string.h>

#include "lib/numerals.h"
#include "lib/units.h"
#include "lib/utf8.h"
#include "normalize/scale.h"

enum { EXACT_DIGITS = 60, SPLIT_LONGEST = 128 };

static const char RANK_UNIT[] = "位", RANK_DIMENSION[] = "rank", PERSON[] = "person", PERCENT[] = "%",
                  HALF[] = "半", TENTHS[] = "成", EACH[] = "个";

static int rounded_digits;

void amount_options(const char *list, bool keep, int digits)
{
    rounded_digits = digits;
    if (list)
        scale_targets(list, keep);
}

/* A number with what is written behind it in the same field. */
struct split {
    struct field number, unit;
};

static bool is(struct field f, const char *text)
{
    return f.length == strlen(text) && memcmp(f.text, text, f.length) == 0;
}

static bool read_number(struct field number, struct numeral *n, enum amount_result *result)
{
    static const enum amount_result results[] = {[NUMERAL_OK] = AMOUNT_OK,
                                                 [NUMERAL_MALFORMED] = AMOUNT_MALFORMED,
                                                 [NUMERAL_TOO_LONG] = AMOUNT_TOO_LONG};
    *result = results[numeral_read(number.text, number.length, n)];
    return *result == AMOUNT_OK;
}

/* Parts a number from the unit in the same field: 22亿元, 5.7% where the column of the unit is empty or says
 * it again. */
static bool split_number(const struct split *s, struct split *out, struct numeral *n)
{
    enum amount_result result;
    struct unit unit;
    size_t length = s->number.length < SPLIT_LONGEST ? s->number.length : 0;
    for (size_t at = 0; at < length; at += utf8_size((unsigned char)s->number.text[at])) {
        struct field rest = {s->number.text + at, length - at};
        bool again = rest.length == s->unit.length && memcmp(rest.text, s->unit.text, rest.length) == 0;
        if (!again && (s->unit.length > 0 || !unit_read(rest.text, rest.length, &unit)))
            continue;
        struct field number = {s->number.text, at};
        if (read_number(number, n, &result)) {
            *out = (struct split){number, rest};
            return true;
        }
    }
    return false;
}

/* Whether what SPLIT has as a unit can stand before 半 and the unit of the column: 一个半月, 两年半. */
static bool goes_with(const struct split *split, struct field column)
{
    return column.length == 0 || is(split->unit, EACH) ||
           (split->unit.length == column.length && memcmp(split->unit.text, column.text, column.length) == 0);
}

/* Half a unit more behind it (两年半, 一个半 of 月), or tenths behind 成 (三成五). */
static bool read_more(struct split *s, struct numeral *n)
{
    struct numeral more;
    enum amount_result result;
    struct split whole;
    size_t at = s->number.length;
    while (at > 0 && ((unsigned char)s->number.text[--at] & 0xc0) == 0x80)
        ;
    const struct split before = {{s->number.text, at}, {"", 0}};
    const struct field last = {s->number.text + at, s->number.length - at};
    if (!split_number(&before, &whole, n) || n->range || !goes_with(&whole, s->unit) ||
        !read_number(last, &more, &result))
        return false;
    if (!is(last, HALF) && !(is(whole.unit, TENTHS) && decimal_shift(&more.value, -1, &more.value)))
        return false;
    *s = (struct split){whole.number, s->unit.length > 0 ? s->unit : whole.unit};
    bool fits = decimal_add(&n->numerator, &more.value, &n->numerator);
    n->high = n->numerator;
    return fits;
}

/* 百分之五 is 5 %. */
static bool make_percent(struct split *s, struct numeral *n)
{
    s->unit = (struct field){PERCENT, strlen(PERCENT)};
    return decimal_shift(&n->numerator, 2, &n->numerator) && decimal_shift(&n->high, 2, &n->high);
}

/* The scale of a number whose unit is only multipliers (投资 22 亿) or not written (22亿): that of the
   indicator's dimension. Where this is unknown, the unit is too, and stands as it is. */
static const struct scale *complete(const struct split *s, const char *dimension)
{
    char text[UNIT_TEXT];
    const char *unit = unit_default(dimension);
    if (!unit || s->unit.length + strlen(unit) >= sizeof text)
        return scale_of("", 0);
    int length = snprintf(text, sizeof text, "%.*s%s", (int)s->unit.length, s->unit.text, unit);
    return scale_of(text, (size_t)length);
}

/* NUMERATOR / DENOMINATOR, rounded where it is no finite decimal. */
static bool divide(struct decimal numerator, const struct decimal *denominator, struct decimal *out)
{
    bool exact;
    if (!decimal_divide(&numerator, denominator, EXACT_DIGITS, out, &exact))
        return false;
    return exact || decimal_divide(&numerator, denominator, rounded_digits, out, NULL);
}

static bool is_one(const struct decimal *d)
{
    return d->used == 1 && d->limb[0] == 1 && d->scale == 0 && d->sign == 1;
}

/* The fraction NUMERATOR / DENOMINATOR of a unit; false where the digits do not fit. */
static bool scaled(const struct decimal *numerator, const struct decimal *denominator,
                   const struct scale *scale, struct decimal *out)
{
    struct decimal below;
    *out = *numerator;
    if (!is_one(&scale->numerator) && !decimal_multiply(numerator, &scale->numerator, out))
        return false;
    if (scale->whole && is_one(denominator))
        return true;
    return decimal_multiply(denominator, &scale->denominator, &below) && divide(*out, &below, out);
}

/* 八五折: 85 is 8.5 tenths of the price. */
static void read_discount(struct numeral *n)
{
    struct decimal ten = decimal_from(10), tenth;
    decimal_parse("0.1", 3, &tenth);
    if (decimal_compare(&n->numerator, &ten) > 0)
        decimal_multiply(&n->numerator, &tenth, &n->numerator);
}

/* The scale of the first end of a range, which may have a unit of its own (3.5%到4, 5000万元至1); NULL where
   the units of the ends do not go together. */
static const struct scale *scale_of_first(const struct numeral *n, const struct split *s,
                                          const struct scale *scale)
{
    static struct scale first;
    size_t prefix = scale->unit.prefix;
    if (n->unit_length > 0)
        scale_make(&first, n->unit, n->unit_length);
    else if (n->own_multiplier && prefix > 0)
        scale_make(&first, s->unit.text + prefix, s->unit.length - prefix);
    else
        return scale;
    bool alike = strcmp(first.base, scale->base) == 0 && strcmp(first.dimension, scale->dimension) == 0;
    return first.known && alike ? &first : NULL;
}

static void write_value(struct decimal value, bool down, char *out)
{
    if (down && value.sign > 0)
        value = decimal_negate(value);
    decimal_format(&value, out);
}

static enum amount_result compute(struct numeral *n, const struct split *s, const struct scale *scale,
                                  bool down, struct amount *out)
{
    struct decimal value, high, one = decimal_from(1);
    if (scale->tenth)
        read_discount(n);
    if (!scaled(&n->high, &one, scale, &high))
        return AMOUNT_TOO_LONG;
    const struct scale *first = scale_of_first(n, s, scale);
    if (!first)
        return AMOUNT_MALFORMED;
    if (!scaled(&n->numerator, &n->denominator, first, &value))
        return AMOUNT_TOO_LONG;
    if (!decimal_is_short(&value) || (n->range && !decimal_is_short(&high))) /* nobody would read it */
        return AMOUNT_TOO_LONG;
    write_value(value, down, out->value);
    if (n->range)
        write_value(high, down, out->high);
    return AMOUNT_OK;
}

/* A place in an order: 第3位, 第3名 and 第3 are the same; what other units it has, it keeps. */
static const struct scale *rank_scale(struct field unit)
{
    static struct scale rank;
    scale_make_canonical(&rank, unit.text, unit.length);
    if (unit.length == 0 || strcmp(rank.dimension, PERSON) == 0)
        memcpy(rank.base, RANK_UNIT, sizeof RANK_UNIT);
    rank.known |= unit.length == 0;
    memcpy(rank.dimension, RANK_DIMENSION, sizeof RANK_DIMENSION);
    return &rank;
}

enum amount_result amount_read(const struct statement *statement, struct amount *out)
{
    struct numeral n;
    enum amount_result result;
    struct split s = {statement->number, statement->unit};
    out->value[0] = out->high[0] = '\0';
    bool read = read_number(s.number, &n, &result);
    if (result == AMOUNT_MALFORMED && s.number.length > 0 &&
        (split_number(&s, &s, &n) || read_more(&s, &n))) {
        read = true;
        result = AMOUNT_OK;
    }
    if (read && n.percent && (s.unit.length == 0 || is(s.unit, PERCENT)))
        read = make_percent(&s, &n);
    else if (read && s.unit.length == 0)
        s.unit = (struct field){n.unit, n.unit_length};
    const struct scale *scale = statement->rank ? rank_scale(s.unit) : scale_of(s.unit.text, s.unit.length);
    bool bare = s.unit.length > 0 ? scale->known && scale->unit.parts == 0 : read && n.multiplied;
    if (bare && !statement->rank)
        scale = complete(&s, statement->dimension);
    out->unknown = !scale->known && s.unit.length > 0;
    out->unit = out->unknown ? s.unit.text : scale->base;
    out->dimension = scale->dimension;
    if (scale->other)
        return AMOUNT_OTHER_DIMENSION;
    if (s.number.length == 0)
        return AMOUNT_OK;
    return read ? compute(&n, &s, scale, statement->down, out) : result;
}
