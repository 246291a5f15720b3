/* restated: one thing, two values. A title's 1.36亿元 agrees with the text's 13579万元; 1.38亿元 would not.
 */
#include "audit/restated.h"

#include <stdlib.h>
#include <string.h>

#include "audit/phrases.h"
#include "lib/numerals.h"

enum { DIGITS_NEAR = 3, DIGITS_ALIKE = 4, NEAR = 50, DIGITS_MAXIMUM = 64 }; /* NEAR: within a fiftieth */

bool restated_is_statistic(uint32_t indicator)
{
    return indicator_is_known(indicator) && !*head_kind(indicator);
}

/* The digits of the value without the zeros around them: of what size it is does not matter. */
static size_t digits_of(const struct fact *f, char digits[DIGITS_MAXIMUM])
{
    char text[DECIMAL_TEXT];
    size_t count = 0;
    decimal_format(&f->quantity.value, text);
    for (const char *c = text; *c && count < DIGITS_MAXIMUM; c++)
        if (*c >= '0' && *c <= '9' && (count || *c != '0'))
            digits[count++] = *c;
    while (count && digits[count - 1] == '0')
        count--;
    return count;
}

/* Whether all digits but one are alike. */
static bool one_digit_differs(const char *a, const char *b, size_t count)
{
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        different += a[i] != b[i];
    return different == 1;
}

static bool are_near(const struct fact *a, const struct fact *b)
{
    struct decimal difference, times = decimal_from(NEAR), size = a->quantity.value;
    size.sign = 1;
    if (!decimal_subtract(&a->quantity.value, &b->quantity.value, &difference) ||
        !decimal_multiply(&difference, &times, &difference))
        return false;
    difference.sign = 1;
    return decimal_compare(&difference, &size) <= 0;
}

/* Whether the values are so alike that a slip is likelier than another thing of the same name. */
static bool are_alike(const struct fact *a, const struct fact *b)
{
    char p[DIGITS_MAXIMUM], q[DIGITS_MAXIMUM];
    size_t count = digits_of(a, p), other = digits_of(b, q);
    bool slip = count == other && count >= DIGITS_ALIKE && one_digit_differs(p, q, count);
    return slip || (count >= DIGITS_NEAR && other >= DIGITS_NEAR && are_near(a, b));
}

/* Whether the names tell that both are of one thing, whatever the values. */
static bool is_told(const struct statement *a, const struct statement *b)
{
    return restated_is_statistic(a->fact->indicator) && a->whole == b->whole && !a->is_vague;
}

/* Whether a slip in one of them would be seen. */
static bool would_show(const struct statement *a, const struct statement *b)
{
    char digits[DIGITS_MAXIMUM];
    return is_told(a, b) || digits_of(a->fact, digits) >= DIGITS_NEAR;
}

/* Whether the values differ by a slip rather than by being of different things. */
static bool is_slip(const struct statement *a, const struct statement *b)
{
    bool parts_of_others = a->whole && b->whole && a->whole != b->whole;
    return !parts_of_others && a->whole != WHOLE_UNKNOWN && b->whole != WHOLE_UNKNOWN &&
           (is_told(a, b) || are_alike(a->fact, b->fact));
}

void restated_compare(struct findings *findings, const struct statement *now, const struct statement *before,
                      const char *form)
{
    struct range p = range_of(&now->fact->quantity), q = range_of(&before->fact->quantity);
    if (range_meet(&p, &q) ? !findings_keep_agreement(findings, RULE_RESTATED) : !is_slip(before, now))
        return;
    findings_check(findings, &(struct check){
                                 .rule = RULE_RESTATED,
                                 .form = form,
                                 .stated = now->fact,
                                 .allowed = q,
                                 .other = (const struct fact *[]){before->fact},
                                 .others = 1,
                                 .otherwise = VERDICT_CONTRADICTION,
                                 .is_loose = !would_show(before, now),
                             });
}

bool restated_is_aside(const struct item *i)
{
    return (i->compares && i->measure != M_CHANGE && i->measure != M_GAP) || tie_stands(TIE_FROM, i->lead);
}

static bool is_statement(const struct item *i)
{
    return i->has_value && i->status == S_ACTUAL && i->fact.place && i->fact.period && i->fact.indicator &&
           (i->measure == M_LEVEL || i->measure == M_GROWTH || i->measure == M_CHANGE) &&
           !restated_is_aside(i);
}

/* Whether the whole is of the area itself: then its parts are, too. */
static bool is_own(const struct item *whole)
{
    return !whole->fact.subject && restated_is_statistic(whole->fact.indicator);
}

uint32_t restated_whole(const struct audit *a, const struct item *i)
{
    size_t before = items_before(a->document, i);
    for (size_t back = 0; back <= before && back <= LOOK_BACK; back++) {
        const struct item *level = i - back;
        if (level->is_part && level->fact.place == i->fact.place && level->fact.subject == i->fact.subject &&
            level->fact.indicator == i->fact.indicator)
            return !level->whole ? WHOLE_UNKNOWN
                   : is_own(level->whole)
                       ? 0
                       : name_joined(level->whole->fact.subject, level->whole->fact.indicator);
    }
    bool amount_is_missing = i->measure == M_GROWTH && has_amount(i->lead);
    return amount_is_missing ? WHOLE_UNKNOWN : 0;
}

/* Whether the key does not tell all: the next count may be of fewer things, and growth whose basis is unsaid
   may be against another period. */
static bool is_vague(const struct item *i)
{
    return strcmp(name_text(i->dimension), "count") == 0 || (i->measure == M_GROWTH && !i->basis);
}

struct statement restated_statement(const struct audit *a, const struct item *i)
{
    return (struct statement){&i->fact, restated_whole(a, i), is_vague(i)};
}

static bool same_key(const struct item *a, const struct item *b)
{
    struct lookup_key p = lookup_key_of(a), q = lookup_key_of(b);
    return p.measure == q.measure && p.place == q.place && p.subject == q.subject && p.name == q.name &&
           p.unit == q.unit && p.period == q.period && p.basis == q.basis;
}

/* Whether its clause states the same twice, so that the key cannot be all there is to it: lists, columns of a
 * table. */
static bool is_one_of_several(const struct audit *a, const struct item *i)
{
    const struct item *end = a->document->item + a->document->count;
    const struct item *from =
        i - (items_before(a->document, i) < LOOK_BACK ? items_before(a->document, i) : LOOK_BACK);
    for (const struct item *other = from; other < end && other < i + LOOK_BACK && other->first == i->first;
         other++)
        if (other != i && other->has_value && same_key(other, i))
            return true;
    return false;
}

/* The first statement of each key, by the key's number. */
struct firsts {
    struct tuples keys;
    const struct item **item;
    size_t room;
};

enum { KEY_WIDTH = 7 };

/* The item that states the same first; I itself where it is the first. */
static const struct item *first_of(struct firsts *f, const struct item *i)
{
    struct lookup_key k = lookup_key_of(i);
    size_t count = tuples_count(&f->keys);
    uint32_t index = tuples_add(&f->keys, (uint32_t[KEY_WIDTH]){(uint32_t)k.measure, k.place, k.subject,
                                                                k.name, k.unit, k.period, k.basis});
    f->item = alloc_room(f->item, &f->room, count, sizeof(const struct item *));
    if (index == count)
        f->item[index] = i;
    return f->item[index];
}

/* 增产225万吨（22.5亿公斤）: the same in another unit. */
static void take_bracket(const struct audit *a, const struct item *i)
{
    size_t bracket = tie_begins(TIE_BRACKET, i->lead, NULL);
    struct field behind = field_behind(i->lead, bracket);
    const struct item *before = i - 1;
    if (!bracket || i->first == (size_t)(i - a->document->item) || i->fact.unit == before->fact.unit ||
        i->dimension != before->dimension || i->fact.base_unit != before->fact.base_unit ||
        i->measure != before->measure || !i->has_value || !before->has_value ||
        (behind.length && !tie_only(TIE_EQUALS, behind)))
        return;
    struct range same = range_of(&before->fact.quantity);
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_RESTATED,
                                    .form = "restated.unit",
                                    .stated = &i->fact,
                                    .allowed = same,
                                    .other = (const struct fact *[]){&before->fact},
                                    .others = 1,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

void rule_restated(const struct audit *a)
{
    const struct document *d = a->document;
    struct firsts firsts = {.keys = {.width = KEY_WIDTH}};
    for (size_t n = 0; n < d->count; n++) {
        const struct item *i = &d->item[n];
        take_bracket(a, i);
        if (!is_statement(i) || is_one_of_several(a, i))
            continue;
        const struct item *first = first_of(&firsts, i);
        struct statement now = restated_statement(a, i), before = restated_statement(a, first);
        if (first->first != i->first && (i->measure != M_GROWTH || i->is_real == first->is_real))
            restated_compare(a->findings, &now, &before, "restated");
    }
    tuples_free(&firsts.keys);
    free(firsts.item);
}
