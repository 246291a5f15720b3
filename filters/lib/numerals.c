/* Reading numbers: a sign, a fraction or a cardinal number; and ranges of two of these. */
#include "lib/numerals.h"

#include <string.h>

#include "lib/cardinal.h"
#include "lib/numeral_tokens.h"

enum { EXACT_DIGITS = 60, HUNDRED = 2, TEN_THOUSAND = 4 }; /* powers of 百 and 万 */

/* Some tokens of a number. */
struct span {
    const struct numeral_token *token;
    size_t count;
};

/* One end of a range, or a number that is none. */
struct end {
    struct decimal value, numerator, denominator;
    int places;
    bool percent;
};

/* The index of the first token of KIND, or COUNT. */
static size_t find(struct span s, enum numeral_kind kind)
{
    size_t i = 0;
    while (i < s.count && s.token[i].kind != kind)
        i++;
    return i;
}

static struct span first(struct span s, size_t count)
{
    return (struct span){s.token, count};
}

static struct span behind(struct span s, size_t count)
{
    return (struct span){s.token + count, s.count - count};
}

static enum numeral_result read_cardinal(struct span s, struct cardinal *out)
{
    return cardinal_read(s.token, s.count, out);
}

static enum numeral_result read_fraction(struct span numerator, struct span denominator, struct end *out)
{
    struct cardinal n, d;
    enum numeral_result result = read_cardinal(numerator, &n);
    if (result == NUMERAL_OK)
        result = read_cardinal(denominator, &d);
    if (result != NUMERAL_OK)
        return result;
    bool exact;
    if (!decimal_divide(&n.value, &d.value, EXACT_DIGITS, &out->value, &exact))
        return NUMERAL_MALFORMED;
    out->numerator = out->value;
    out->denominator = decimal_from(1);
    out->percent = denominator.count == 1 && denominator.token->kind == N_POWER;
    if (!exact) {
        decimal_divide(&n.value, &d.value, NUMERAL_FRACTION_DIGITS, &out->value, NULL);
        out->numerator = n.value;
        out->denominator = d.value;
    }
    out->places = out->value.scale;
    if (out->percent)
        out->places = denominator.token->value + (n.places > 0 ? n.places : 0);
    return NUMERAL_OK;
}

/* 半 and 一半. */
static bool is_half(struct span s)
{
    if (s.count == 2 && s.token[0].kind == N_DIGIT && s.token[0].value == 1)
        s = behind(s, 1);
    return s.count == 1 && s.token[0].kind == N_HALF;
}

static void set_whole(struct end *out, struct decimal value, int places)
{
    *out = (struct end){.value = value, .numerator = value, .denominator = decimal_from(1), .places = places};
}

static enum numeral_result read_unsigned(struct span s, struct end *out)
{
    size_t over = find(s, N_OVER), slash = find(s, N_SLASH);
    if (over < s.count)
        return read_fraction(behind(s, over + 1), first(s, over), out);
    if (slash < s.count)
        return read_fraction(first(s, slash), behind(s, slash + 1), out);
    if (is_half(s)) {
        struct decimal half;
        decimal_parse("0.5", 3, &half);
        set_whole(out, half, half.scale);
        return NUMERAL_OK;
    }
    struct cardinal c;
    enum numeral_result result = read_cardinal(s, &c);
    if (result == NUMERAL_OK)
        set_whole(out, c.value, c.places);
    return result;
}

static enum numeral_result read_signed(struct span s, struct end *out)
{
    bool sign = s.count > 0 && (s.token[0].kind == N_SIGN || s.token[0].kind == N_DASH);
    enum numeral_result result = read_unsigned(behind(s, sign), out);
    if (result == NUMERAL_OK && sign && s.token[0].value < 0) {
        out->value = decimal_negate(out->value);
        out->numerator = decimal_negate(out->numerator);
    }
    return result;
}

/* The index of what parts the ends of a range, or COUNT. A dash at the start is a sign. */
static size_t find_range(struct span s)
{
    for (size_t i = 1; i < s.count; i++)
        if (s.token[i].kind == N_TO || s.token[i].kind == N_DASH)
            return i;
    return s.count;
}

/* Whether the Chinese digits at I and I + 1, no others beside them, are two neighbours that mean a range. */
static bool is_pair(struct span s, size_t i)
{
    const struct numeral_token *t = s.token + i;
    bool begins = i == 0 || (t[-1].kind != N_DIGIT && t[-1].kind != N_POINT);
    if (!begins || i + 1 >= s.count || t[0].kind != N_DIGIT || t[1].kind != N_DIGIT)
        return false;
    if (i + 2 < s.count && (t[2].kind == N_DIGIT || t[2].kind == N_POINT))
        return false;
    return (t[0].value > 0 && t[1].value == t[0].value + 1) || (t[0].value == 3 && t[1].value == 5);
}

static size_t find_pair(struct span s)
{
    size_t i = 0;
    if (find(s, N_OVER) < s.count)
        return s.count;
    while (i < s.count && !is_pair(s, i))
        i++;
    return i;
}

static enum numeral_result finish(enum numeral_result result, const struct end *low, const struct end *high,
                                  int places, struct numeral *out)
{
    if (result != NUMERAL_OK)
        return result;
    out->value = low->value;
    out->numerator = low->numerator;
    out->denominator = low->denominator;
    out->high = high->value;
    out->places = places;
    out->percent = low->percent && high->percent;
    return NUMERAL_OK;
}

/* S without its token I. */
static enum numeral_result read_without(struct span s, size_t i, struct end *out)
{
    struct numeral_token rest[NUMERAL_TOKENS];
    memcpy(rest, s.token, i * sizeof *rest);
    memcpy(rest + i, s.token + i + 1, (s.count - i - 1) * sizeof *rest);
    return read_signed((struct span){rest, s.count - 1}, out);
}

static enum numeral_result read_pair(struct span s, size_t pair, struct numeral *out)
{
    struct end low = {0}, high = {0};
    enum numeral_result result = read_without(s, pair + 1, &low);
    if (result == NUMERAL_OK)
        result = read_without(s, pair, &high);
    out->range = true;
    return finish(result, &low, &high, low.places, out);
}

/* Cuts what is no number off the end of S; END is where the text of S ends. Gives where it begins, END where
 * there is none. */
static size_t cut_unit(struct span *s, size_t end)
{
    size_t other = find(*s, N_OTHER);
    size_t begin = other < s->count ? s->token[other].at : end;
    s->count = other;
    return begin;
}

static bool same_text(const char *text, size_t a, size_t a_end, size_t b, size_t b_end)
{
    return a_end - a == b_end - b && memcmp(text + a, text + b, a_end - a) == 0;
}

static bool has_big_multiplier(struct span s)
{
    for (size_t i = 0; i < s.count; i++)
        if (s.token[i].kind == N_POWER && s.token[i].value >= TEN_THOUSAND)
            return true;
    return false;
}

/* The last end B of a range. Behind a fraction A it is one of the same kind: 百分之五至十. */
static enum numeral_result read_last(struct span a, struct span b, struct end *out)
{
    size_t over = find(a, N_OVER);
    return over < a.count && find(b, N_OVER) == b.count ? read_fraction(b, first(a, over), out)
                                                        : read_signed(b, out);
}

static bool shift(struct end *e, int power)
{
    e->places -= power;
    return decimal_shift(&e->value, power, &e->value) && decimal_shift(&e->numerator, power, &e->numerator);
}

/* The multipliers that the last end B of a range ends in hold for the first end A too, if it has none of its
   own and stays below B so: 5-8亿, 三到五百万, but not 5000-2万. */
static enum numeral_result share_multipliers(struct span a, struct span b, struct end *low)
{
    struct cardinal before;
    size_t from = b.count;
    int power = 0;
    if (b.count == 0 || b.token[b.count - 1].kind != N_POWER || b.token[b.count - 1].value < TEN_THOUSAND ||
        has_big_multiplier(a))
        return NUMERAL_OK;
    while (from > 1 && b.token[from - 1].kind == N_POWER && b.token[from - 1].value >= HUNDRED)
        power += b.token[--from].value;
    for (; from < b.count; power -= b.token[from++].value)
        if (read_cardinal(first(b, from), &before) == NUMERAL_OK &&
            decimal_compare(&low->value, &before.value) < 0)
            return shift(low, power) ? NUMERAL_OK : NUMERAL_TOO_LONG;
    return NUMERAL_OK;
}

/* S up to the token AT, and behind it. */
static enum numeral_result read_range(const char *text, size_t length, struct span s, size_t at,
                                      struct numeral *out)
{
    struct span a = first(s, at);
    while (at < s.count && (s.token[at].kind == N_TO))
        at++;
    if (at == a.count)
        at++; /* a dash */
    struct span b = behind(s, at);
    size_t a_end = s.token[a.count].at;
    size_t a_unit = cut_unit(&a, a_end), b_unit = cut_unit(&b, length);
    if (b_unit < length && !same_text(text, a_unit, a_end, b_unit, length))
        return NUMERAL_MALFORMED;
    struct end low = {0}, high = {0};
    enum numeral_result result = read_signed(a, &low);
    if (result == NUMERAL_OK)
        result = read_last(a, b, &high);
    out->range = true;
    out->unit = text + a_unit;
    out->unit_length = a_end - a_unit;
    if (result == NUMERAL_OK && out->unit_length == 0)
        result = share_multipliers(a, b, &low);
    out->own_multiplier = a.count > 0 && a.token[a.count - 1].kind == N_POWER && find(b, N_POWER) == b.count;
    bool alike = out->unit_length == 0 && !out->own_multiplier && low.places < high.places;
    return finish(result, &low, &high, alike ? low.places : high.places, out);
}

/* The commonest form, without the table: ASCII digits, perhaps with a point and a minus. */
static bool read_plain(const char *text, size_t length, struct numeral *out)
{
    struct decimal value;
    if (length == 0 || text[0] == '+' || !decimal_parse(text, length, &value))
        return false;
    struct end end;
    set_whole(&end, value, value.scale);
    finish(NUMERAL_OK, &end, &end, value.scale, out);
    return true;
}

enum numeral_result numeral_read(const char *text, size_t length, struct numeral *out)
{
    struct numeral_token token[NUMERAL_TOKENS];
    *out = (struct numeral){.unit = text};
    if (read_plain(text, length, out))
        return NUMERAL_OK;
    struct span s = {token, numeral_tokens(text, length, token)};
    if (s.count > NUMERAL_TOKENS)
        return numeral_run(text, length) == length ? NUMERAL_TOO_LONG : NUMERAL_MALFORMED;
    out->multiplied = has_big_multiplier(s);
    size_t range = find_range(s), pair = find_pair(s);
    if (range < s.count)
        return read_range(text, length, s, range, out);
    if (pair < s.count)
        return read_pair(s, pair, out);
    struct end end = {0};
    enum numeral_result result = read_signed(s, &end);
    return finish(result, &end, &end, end.places, out);
}
