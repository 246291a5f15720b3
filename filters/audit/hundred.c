/* parts, where they are shares: 3.9：59.5：36.6 must make 100. */
#include <string.h>

#include "audit/partitions.h"
#include "audit/phrases.h"
#include "audit/rules.h"

/* The first share is held against what the others leave of 100. */
static void check_hundred(const struct audit *a, const struct item *const *share, size_t count)
{
    const struct fact *others[MEMBERS_MAXIMUM];
    struct range left = range_exactly(100);
    for (size_t i = 1; i < count; i++) {
        struct range one = range_of(&share[i]->fact.quantity);
        left = range_difference(&left, &one);
        others[i - 1] = &share[i]->fact;
    }
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_PARTS,
                                    .form = "parts.hundred",
                                    .stated = &share[0]->fact,
                                    .allowed = left,
                                    .other = others,
                                    .others = count - 1,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

static bool take_set(const struct audit *a, const struct partition_match *m)
{
    for (size_t i = 0; i < m->partition->members; i++)
        if (!item_is_rate(m->item[i]) || m->item[i]->basis != m->item[0]->basis)
            return false;
    check_hundred(a, m->item, m->partition->members);
    return true;
}

static struct field name_field(uint32_t name)
{
    return (struct field){name_text(name), name_length(name)};
}

/* Whether the text says that the list is how a whole is made up: 三次产业结构, 比重为. */
static bool is_structure(const struct item *first)
{
    return tie_stands(TIE_STRUCTURE, name_field(first->indicator_written)) ||
           tie_stands(TIE_STRUCTURE, name_field(first->fact.indicator)) ||
           tie_stands(TIE_STRUCTURE, first->lead);
}

/* Whether the list names one partition by its common word and has as many figures as that has members. */
static bool is_partition(const struct item *first, size_t count)
{
    size_t all;
    const struct partition *p = partitions(&all);
    for (size_t i = 0; i < all; i++)
        if (p[i].together.length && p[i].members == count &&
            (strstr(name_text(first->fact.subject), p[i].together.text) ||
             strstr(name_text(first->indicator_written), p[i].together.text)))
            return true;
    return false;
}

static void take_list(const struct audit *a, const struct item *first)
{
    size_t count = list_length(a->document, first);
    const struct item *share[MEMBERS_MAXIMUM];
    bool ratio = tie_only(TIE_RATIO, first[1].lead);
    if (count > MEMBERS_MAXIMUM || !list_is_complete(a->document, first) || !is_structure(first) ||
        (!ratio && !is_partition(first, count)))
        return;
    for (size_t i = 0; i < count; i++) {
        const struct item *one = share[i] = first + i;
        bool plain = one->measure == M_SHARE && !one->fact.base_unit;
        if (!one->has_value || one->status != S_ACTUAL || (!plain && !item_is_rate(one)) ||
            (one->measure != M_SHARE && one->measure != M_LEVEL))
            return;
    }
    check_hundred(a, share, count);
}

void rule_hundred(const struct audit *a)
{
    const struct document *d = a->document;
    for (size_t i = 0; i < d->count; i++)
        if (d->item[i].list == i && d->item[i].listed > 1)
            take_list(a, &d->item[i]);
    partitions_each(a, M_SHARE, take_set);
}
