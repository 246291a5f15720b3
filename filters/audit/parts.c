/* parts: parts that make up a whole, a part above its whole, shares that must make 100. */
#include <string.h>

#include "audit/partitions.h"
#include "audit/phrases.h"
#include "audit/rules.h"
#include "audit/whole.h"

enum { PARTS_MAXIMUM = 64, FAR = 256, NEAR = 3 }; /* FAR in figures, NEAR in clauses */

static void check_sum(const struct audit *a, const struct item *whole, const struct item *const *part,
                      size_t count)
{
    const struct fact *others[PARTS_MAXIMUM];
    struct range sum = range_exactly(0);
    for (size_t i = 0; i < count; i++) {
        struct range one = range_of(&part[i]->fact.quantity);
        if (!items_compare(part[i], whole))
            return;
        sum = range_sum(&sum, &one);
        others[i] = &part[i]->fact;
    }
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_PARTS,
                                    .form = "parts.sum",
                                    .stated = &whole->fact,
                                    .allowed = sum,
                                    .other = others,
                                    .others = count,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

/* The whole that all members are said to be parts of, in the same period. */
static const struct item *common_whole(const struct partition_match *m)
{
    const struct item *whole = whole_linked(m->item[0]);
    for (size_t i = 1; i < m->partition->members; i++)
        if (whole_linked(m->item[i]) != whole)
            return NULL;
    return whole && whole->fact.period == m->item[0]->fact.period ? whole : NULL;
}

static size_t distance(const struct item *a, const struct item *b)
{
    return a->clause > b->clause ? a->clause - b->clause : b->clause - a->clause;
}

static bool is_word(uint32_t name, struct field word)
{
    return name_length(name) == word.length && memcmp(name_text(name), word.text, word.length) == 0;
}

static bool begins_with(uint32_t name, struct field word)
{
    return name_length(name) >= word.length && memcmp(name_text(name), word.text, word.length) == 0;
}

/* Whether the whole is of whom its parts are: its subject is theirs, or it is the area itself and their
   subject only tells the members apart; or both stand side by side. */
static bool owner_fits(const struct partition_match *m, const struct item *whole)
{
    uint32_t owner = m->item[0]->fact.subject;
    bool told_apart = begins_with(owner, m->partition->member[0]) ||
                      (m->partition->together.length && is_word(owner, m->partition->together));
    return owner == whole->fact.subject || (!whole->fact.subject && told_apart) ||
           (whole < m->item[0] && distance(m->item[0], whole) <= NEAR);
}

/* The whole by its name. */
static const struct item *named_whole(const struct audit *a, const struct partition_match *m)
{
    struct lookup_key key = lookup_key_of(m->item[0]);
    key.subject = ANY_SUBJECT;
    for (size_t i = 0; i < m->partition->wholes; i++) {
        key.name = name_number(m->partition->whole[i].text, m->partition->whole[i].length);
        const struct item *whole = lookup_find(a->lookup, &key);
        if (whole && owner_fits(m, whole))
            return whole;
    }
    return NULL;
}

static bool makes_up(const struct partition_match *m, const struct item *whole)
{
    struct range sum = range_exactly(0), of = range_of(&whole->fact.quantity);
    for (size_t i = 0; i < m->partition->members; i++) {
        struct range one = range_of(&m->item[i]->fact.quantity);
        sum = range_sum(&sum, &one);
    }
    return range_meet(&sum, &of);
}

/* What part_of names and what the name of the parts says can be two wholes, 全社会固定资产投资 and what of it
   is not of rural households: the parts are right where they make up one of them. */
static bool take_set(const struct audit *a, const struct partition_match *m)
{
    const struct item *named = named_whole(a, m), *common = common_whole(m);
    const struct item *whole = named && (!common || makes_up(m, named)) ? named : common;
    for (size_t i = 0; i < m->partition->members; i++)
        if (m->item[i]->whole != m->item[0]->whole || (m->item[i]->is_part && !m->item[i]->whole))
            return false;
    if (whole)
        check_sum(a, whole, m->item, m->partition->members);
    return whole != NULL;
}

static bool is_rest(const struct item *i)
{
    struct field subject = {name_text(i->fact.subject), name_length(i->fact.subject)};
    struct field written = {name_text(i->indicator_written), name_length(i->indicator_written)};
    return tie_begins(TIE_REST, written, NULL) || tie_begins(TIE_REST, subject, NULL);
}

/* A list of parts that ends with 其他 is complete: all parts of the same whole without a gap before it. */
static void take_rest(const struct audit *a, const struct item *rest)
{
    const struct item *whole = whole_linked(rest), *part[PARTS_MAXIMUM];
    size_t count = 0;
    for (const struct item *i = rest; whole && i > a->document->item && i != whole; i--) {
        if (i->measure != M_LEVEL || i->status == S_QUALIFIER)
            continue;
        if (i->whole != whole || count == PARTS_MAXIMUM || rest - i > FAR || has_amount(i->lead))
            return;
        part[count++] = i;
    }
    if (count > 1)
        check_sum(a, whole, part, count);
}

static void take_part(const struct audit *a, const struct item *part)
{
    const struct item *whole = whole_of(a, part);
    if (!whole)
        return;
    struct range most = range_of(&whole->fact.quantity);
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_PARTS,
                                    .form = "parts.above",
                                    .stated = &part->fact,
                                    .allowed = range_up_to(&most),
                                    .other = (const struct fact *[]){&whole->fact},
                                    .others = 1,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

void rule_parts(const struct audit *a)
{
    const struct document *d = a->document;
    for (size_t i = 0; i < d->count; i++) {
        const struct item *item = &d->item[i];
        if (item->measure != M_LEVEL || !item->has_value || item->status == S_QUALIFIER)
            continue;
        take_part(a, item);
        if (is_rest(item))
            take_rest(a, item);
    }
    partitions_each(a, M_LEVEL, take_set);
}
