/* Reading whole and decimal numbers: strings of digits, each with the multiplier behind it, added up by the
   rules of Chinese: 十百千 within a section that 万 亿 兆 close. */
#include "lib/cardinal.h"

#include <string.h>

enum { GROUP = 3, SMALLEST_BIG = 4 }; /* digits between commas; the power of 万 */

/* A string of digits. */
struct digits {
    struct decimal value;
    int places;
    int whole; /* digits before the point, zeros at the start too */
    bool chinese, starts_with_zero;
};

/* Behind 零 or nothing a single digit: what can stand before 十 百 千. */
static bool is_single(const struct digits *digits)
{
    return digits->whole - digits->starts_with_zero == 1;
}

struct reader {
    const struct numeral_token *token;
    size_t count, at;
    struct decimal total, section; /* what 万 亿 兆 closed; what came after */
    int big, small;                /* powers of the last multipliers of both, 0 where there was none */
    int last;                      /* power of the last multiplier of all */
    int places;
};

static bool is_next(const struct reader *r, enum numeral_kind kind)
{
    return r->at < r->count && r->token[r->at].kind == kind;
}

static bool is_next_point(const struct reader *r, bool chinese)
{
    return is_next(r, N_POINT) && r->token[r->at].value == chinese;
}

/* A comma must have three digits, but for the first group up to three, on either side. */
static bool comma_fits(int group, bool first)
{
    return first ? group >= 1 && group <= GROUP : group == GROUP;
}

/* Copies digits of KIND to BUFFER behind *LENGTH, and passes over commas where they may stand. False where a
   comma stands wrongly. */
static bool copy_digits(struct reader *r, enum numeral_kind kind, bool commas, char *buffer, size_t *length)
{
    int group = 0;
    bool first = true;
    for (;; r->at++) {
        if (is_next(r, kind)) {
            buffer[(*length)++] = (char)('0' + r->token[r->at].value);
            group++;
            continue;
        }
        if (!(commas && is_next(r, N_COMMA)))
            return first || group == GROUP;
        if (!comma_fits(group, first))
            return false;
        first = false;
        group = 0;
    }
}

/* Reads the string of digits that comes next; a Chinese one may begin with the point (一百点五). */
static enum numeral_result read_digits(struct reader *r, struct digits *out)
{
    char buffer[NUMERAL_TOKENS + 1]; /* a zero may come before the point */
    size_t length = 0;
    enum numeral_kind kind = is_next(r, N_ARABIC) ? N_ARABIC : N_DIGIT;
    out->chinese = kind == N_DIGIT;
    out->starts_with_zero = r->token[r->at].value == 0;
    if (!copy_digits(r, kind, !out->chinese, buffer, &length))
        return NUMERAL_MALFORMED;
    out->whole = (int)length;
    if (is_next_point(r, out->chinese)) {
        if (length == 0)
            buffer[length++] = '0';
        buffer[length++] = '.';
        r->at++;
        size_t point = length;
        copy_digits(r, kind, false, buffer, &length);
        if (length == point)
            return NUMERAL_MALFORMED;
    }
    if (!decimal_parse(buffer, length, &out->value))
        return NUMERAL_TOO_LONG;
    out->places = out->value.scale;
    return NUMERAL_OK;
}

/* 十 百 千 behind DIGITS (NULL: none, which is one). Within a section they fall: 千 百 十. */
static bool multiply_small(struct reader *r, const struct digits *digits, int power)
{
    if (r->small && (power >= r->small || (!digits && power > 1)))
        return false;
    if (digits && digits->chinese && !is_single(digits))
        return false;
    struct decimal product = digits ? digits->value : decimal_from(1);
    r->small = r->last = power;
    r->places = (digits ? digits->places : 0) - power;
    return decimal_shift(&product, power, &product) && decimal_add(&r->section, &product, &r->section);
}

/* Digits that no multiplier follows in their section. Behind one, Arabic digits fill all places (1万2000),
   Chinese ones at most all, and a single one is of the next place: 三万五 is 35000. */
static bool add_last(struct reader *r, const struct digits *digits)
{
    struct decimal value = digits->value;
    r->places = digits->places;
    if (r->last && (digits->chinese ? digits->whole > r->last : digits->whole != r->last))
        return false;
    if (r->last > 1 && digits->whole == 1 && !digits->starts_with_zero && digits->places == 0) {
        decimal_shift(&value, r->last - 1, &value);
        r->places = 1 - r->last;
    }
    return decimal_add(&r->section, &value, &r->section);
}

/* 万 亿 兆 close the section: DIGITS, what 十 百 千 made, or nothing, which is one where the number begins
 * so. */
static bool close_section(struct reader *r, const struct digits *digits)
{
    if (digits && r->small)
        return add_last(r, digits);
    if (!digits && !r->small && !r->last)
        r->section = decimal_from(1);
    if (digits)
        r->places = digits->places;
    return !digits || decimal_add(&r->section, &digits->value, &r->section);
}

/* 万 亿 兆. One that is larger than the one before multiplies all that was read (一万五千亿), and so does one
   that follows it at once (万亿). */
static bool multiply_big(struct reader *r, const struct digits *digits, int power)
{
    bool bare = !digits && !r->small, whole = r->big && power >= r->big;
    if ((r->big && (bare ? !whole : power == r->big)) || !close_section(r, digits))
        return false;
    struct decimal closed = r->section;
    if (whole && !decimal_add(&r->total, &r->section, &closed))
        return false;
    if (whole)
        r->total = decimal_from(0);
    r->big = whole ? r->big + power : power;
    r->section = decimal_from(0);
    r->small = 0;
    r->last = power;
    r->places -= power;
    return decimal_shift(&closed, power, &closed) && decimal_add(&r->total, &closed, &r->total);
}

/* Digits and the multiplier behind them, either of which may be missing. */
static enum numeral_result read_step(struct reader *r)
{
    struct digits digits;
    bool any = is_next(r, N_ARABIC) || is_next(r, N_DIGIT) || (r->last && is_next_point(r, true));
    if (any) {
        enum numeral_result result = read_digits(r, &digits);
        if (result != NUMERAL_OK)
            return result;
    }
    if (any && r->at == r->count)
        return add_last(r, &digits) ? NUMERAL_OK : NUMERAL_MALFORMED;
    if (!is_next(r, N_POWER))
        return NUMERAL_MALFORMED;
    int power = r->token[r->at++].value;
    bool (*multiply)(struct reader *, const struct digits *, int) =
        power < SMALLEST_BIG ? multiply_small : multiply_big;
    return multiply(r, any ? &digits : NULL, power) ? NUMERAL_OK : NUMERAL_MALFORMED;
}

enum numeral_result cardinal_read(const struct numeral_token *token, size_t count, struct cardinal *out)
{
    struct reader r = {.token = token, .count = count, .total = decimal_from(0), .section = decimal_from(0)};
    if (count == 0)
        return NUMERAL_MALFORMED;
    while (r.at < count) {
        enum numeral_result result = read_step(&r);
        if (result != NUMERAL_OK)
            return result;
    }
    out->places = r.places;
    return decimal_add(&r.total, &r.section, &out->value) ? NUMERAL_OK : NUMERAL_TOO_LONG;
}
