/* Reading units: names from the table, multipliers, brackets and compounds by rule. */
#include "lib/units.h"

#include <stdint.h>
#include <string.h>

#include "lib/charset.h"
#include "lib/lexicon.h"
#include "lib/unit_table.h"
#include "lib/utf8.h"

enum { MULTIPLIERS_MAXIMUM = 5 };

/* Reads TEXT as far as it goes; ANY_BRACKET tells whether a bracket may hold something else than units. */
struct scan {
    const char *text;
    size_t length;
    bool any_bracket;
};

struct mark {
    const char *text;
    size_t length;
    int value;
};

struct marks {
    const struct mark *mark;
    size_t count;
    struct charset firsts; /* what they begin with */
};

#define MARK(text, value)                                                                                    \
    {                                                                                                        \
        text, sizeof(text) - 1, value                                                                        \
    }
#define MARKS(marks, firsts)                                                                                 \
    {                                                                                                        \
        marks, sizeof(marks) / sizeof *(marks),                                                              \
        {                                                                                                    \
            firsts, 0                                                                                        \
        }                                                                                                    \
    }

static const struct mark multiplier_marks[] = {
    MARK("万", 4), MARK("亿", 8), MARK("千", 3), MARK("百", 2), MARK("十", 1), MARK("萬", 4), MARK("億", 8),
};
static const struct mark opening_marks[] = {MARK("（", 0), MARK("(", 0)};
static const struct mark closing_marks[] = {MARK("）", 0), MARK(")", 0)};
static const struct mark joint_marks[] = {MARK("/", true), MARK("／", true), MARK("·", false),
                                          MARK("・", false)};
static const struct mark alternative_marks[] = {MARK("、", 0), MARK("/", 0), MARK("，", 0), MARK(",", 0),
                                                MARK("或", 0)};

static struct marks multipliers = MARKS(multiplier_marks, "万亿千百十萬億");
static struct marks openings = MARKS(opening_marks, "（(");
static struct marks closings = MARKS(closing_marks, "）)");
static struct marks joints = MARKS(joint_marks, "/／·・");
static struct marks alternatives = MARKS(alternative_marks, "、/，,或");

/* The one of MARKS that stands AT, or NULL. */
static const struct mark *mark_at(const struct scan *s, size_t at, struct marks *marks)
{
    if (at >= s->length || !charset_has(&marks->firsts, s->text + at))
        return NULL;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->mark[i].length <= s->length - at &&
            memcmp(s->text + at, marks->mark[i].text, marks->mark[i].length) == 0)
            return &marks->mark[i];
    return NULL;
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Bytes of the longest name that stands AT: km is no name in kmx. */
static size_t name_at(const struct scan *s, size_t at, int *row)
{
    size_t size = words_longest(unit_names(), s->text + at, s->length - at, row);
    size_t end = at + size;
    if (size > 0 && end < s->length && is_alphanumeric(s->text[end - 1]) && is_alphanumeric(s->text[end]))
        return 0;
    return size;
}

/* Bytes of multipliers and name AT. Of several readings the longest, then the one with the longest name: 千瓦
 * is a name. */
static size_t named_at(const struct scan *s, size_t at, struct unit_part *part, size_t *prefix)
{
    size_t best = 0, offset = 0;
    int power = 0;
    for (int count = 0; count <= MULTIPLIERS_MAXIMUM; count++) {
        int row;
        size_t size = name_at(s, at + offset, &row);
        if (size > 0 && offset + size > best) {
            best = offset + size;
            *part = (struct unit_part){.row = row, .power = power};
            *prefix = offset;
        }
        const struct mark *multiplier = mark_at(s, at + offset, &multipliers);
        if (!multiplier)
            break;
        offset += multiplier->length;
        power += multiplier->value;
    }
    return best;
}

/* Bytes of a bracket AT that varies the unit before it: （套）, (头、只); 0 where there is none. */
static size_t bracket_at(const struct scan *s, size_t at)
{
    const struct mark *mark = mark_at(s, at, &openings);
    if (!mark)
        return 0;
    size_t end = at + mark->length;
    while (end < s->length && !(mark = mark_at(s, end, &closings))) {
        struct unit_part part;
        size_t prefix,
            size = s->any_bracket ? utf8_size((unsigned char)s->text[end]) : named_at(s, end, &part, &prefix);
        if (size == 0 && (mark = mark_at(s, end, &alternatives)))
            size = mark->length;
        if (size == 0)
            return 0;
        end += size;
    }
    return end < s->length ? end + mark->length - at : 0;
}

/* Bytes of one part of a unit AT, its bracket with it. */
static size_t part_at(const struct scan *s, size_t at, struct unit_part *part, size_t *prefix)
{
    size_t size = named_at(s, at, part, prefix);
    return size > 0 ? size + bracket_at(s, at + size) : 0;
}

static size_t unit_at_start(const struct scan *s, struct unit *u)
{
    u->parts = 0;
    u->length = part_at(s, 0, &u->part[0], &u->prefix);
    if (u->length == 0)
        return 0;
    u->parts = 1;
    bool below = false;
    while (u->parts < UNIT_PARTS) {
        const struct mark *joint = mark_at(s, u->length, &joints);
        if (!joint)
            break;
        size_t prefix, size = part_at(s, u->length + joint->length, &u->part[u->parts], &prefix);
        if (size == 0)
            break;
        below = below || joint->value;
        u->part[u->parts++].below = below;
        u->length += joint->length + size;
    }
    return u->length;
}

size_t units_longest(const char *text, size_t length, struct unit *out)
{
    struct unit ignored;
    return unit_at_start(&(struct scan){text, length, false}, out ? out : &ignored);
}

size_t units_multiplier(const char *text, size_t length, int *power)
{
    const struct scan s = {text, length, false};
    size_t end = 0;
    *power = 0;
    for (int count = 0; count < MULTIPLIERS_MAXIMUM; count++) {
        const struct mark *multiplier = mark_at(&s, end, &multipliers);
        if (!multiplier)
            break;
        end += multiplier->length;
        *power += multiplier->value;
    }
    return end;
}

static bool read_whole(const char *text, size_t length, struct unit *out)
{
    if (unit_at_start(&(struct scan){text, length, true}, out) == length && length > 0)
        return true;
    *out = (struct unit){0};
    out->length = out->prefix = units_multiplier(text, length, &out->part[0].power);
    return length > 0 && out->length == length;
}

/* TEXT without white space, full-width letters and signs as ASCII; its length, or 0 where it has no room in
 * OUT. */
static size_t fold(const char *text, size_t length, char *out, size_t room)
{
    size_t used = 0;
    for (size_t i = 0, size; i < length; i += size) {
        size = utf8_size((unsigned char)text[i]);
        if (i + size > length || used + size > room)
            return 0;
        uint32_t c = utf8_decode(text + i);
        if (c <= ' ' || c == 0xA0 || c == 0x3000)
            continue;
        if (c >= 0xFF01 && c <= 0xFF5E) { /* the full-width forms of '!' to '~' */
            out[used++] = (char)(c - 0xFF01 + '!');
            continue;
        }
        memcpy(out + used, text + i, size);
        used += size;
    }
    return used;
}

bool unit_read(const char *text, size_t length, struct unit *out)
{
    char folded[UNIT_TEXT];
    if (read_whole(text, length, out))
        return true;
    size_t used = fold(text, length, folded, sizeof folded);
    return used > 0 && used != length && read_whole(folded, used, out);
}
