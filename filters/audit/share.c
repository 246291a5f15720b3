/* share: a part, its whole and the stated share. 40 of 112 is 35.71 %: a stated 35.7 % is right. */
#include <string.h>

#include "audit/phrases.h"
#include "audit/rules.h"
#include "audit/whole.h"
#include "lib/additive.h"

enum { PARTS_MAXIMUM = 32 };

/* What a share is of: one figure, or several together. */
struct parts {
    const struct item *item[PARTS_MAXIMUM];
    size_t count;
};

static bool is_amount(const struct item *i)
{
    return i->has_value && i->measure == M_LEVEL && i->status != S_QUALIFIER && !item_is_rate(i);
}

/* Takes the whole list that LAST belongs to. */
static void take_list(const struct audit *a, const struct item *last, struct parts *parts)
{
    const struct item *first = list_first(a->document, last);
    for (size_t i = 0; i < list_length(a->document, last) && i < PARTS_MAXIMUM; i++)
        parts->item[parts->count++] = first + i;
}

static bool is_twin(const struct item *i, const struct item *share)
{
    return is_amount(i) && i->status == share->status && i->fact.place == share->fact.place &&
           i->fact.subject == share->fact.subject && i->fact.indicator == share->fact.indicator;
}

/* How many items of the clause before I are looked at. */
static size_t reach(const struct audit *a, const struct item *i)
{
    size_t before = items_before(a->document, i);
    return before < LOOK_BACK ? before : LOOK_BACK;
}

static bool are_complete(const struct audit *a, const struct item *amount, const struct item *share)
{
    return list_is_complete(a->document, amount) && list_is_complete(a->document, share);
}

/* 三市合计占: the list that is nearest before the share. */
static void find_together(const struct audit *a, const struct item *share, struct parts *parts)
{
    for (size_t back = 1; back <= reach(a, share); back++)
        if (is_amount(share - back)) {
            if (list_length(a->document, share - back) > 1 && are_complete(a, share - back, share))
                take_list(a, share - back, parts);
            return;
        }
}

/* What is called as the share is: before it in the clause, or, where it says of what it is a share, not far
   before that. Of a list whose figures are all called alike it is all: then the list is one thing in pieces.
 */
static void find_twin(const struct audit *a, const struct item *share, struct parts *parts)
{
    size_t here = reach(a, share), before = (size_t)(share - a->document->item);
    for (size_t back = 1; back <= before && back <= LOOK_BACK; back++) {
        const struct item *i = share - back;
        if (!is_twin(i, share) || (back > here && (!share->basis || i->fact.period != share->fact.period)))
            continue;
        bool alike = list_length(a->document, i) > 1 && is_twin(list_first(a->document, i), share);
        bool in_turn = list_length(a->document, share) > 1;
        if (alike && !in_turn && are_complete(a, i, share))
            take_list(a, i, parts);
        else if (in_turn || (!alike && list_is_complete(a->document, i)))
            parts->item[parts->count++] = i;
        return;
    }
}

/* Whether some share of the list is called as an amount before it is: then all are. */
static bool has_twins(const struct audit *a, const struct item *first)
{
    for (size_t n = 0; n < list_length(a->document, first); n++) {
        struct parts parts = {0};
        find_twin(a, first + n, &parts);
        if (parts.count)
            return true;
    }
    return false;
}

/* 个数和投资额占比分别为: the amounts before the list of shares, in the same order. */
static void find_parallel(const struct audit *a, const struct item *share, struct parts *parts)
{
    const struct item *first = list_first(a->document, share);
    size_t wanted = list_length(a->document, share), ordinal = (size_t)(share - first), amounts = 0;
    if (wanted < 2 || !list_is_complete(a->document, share) || has_twins(a, first) || has_amount(first->lead))
        return;
    for (size_t back = 1; amounts < wanted && back <= reach(a, first); back++) {
        const struct item *i = first - back;
        if (i->status == S_QUALIFIER)
            continue;
        if (!is_amount(i) || (amounts + 1 < wanted && has_amount(i->lead)))
            return;
        if (++amounts == wanted - ordinal)
            parts->item[parts->count++] = i;
    }
}

static void find_parts(const struct audit *a, const struct item *share, struct parts *parts)
{
    if (tie_stands(TIE_TOGETHER, share->lead)) {
        find_together(a, share, parts);
        return;
    }
    find_twin(a, share, parts);
    if (parts->count == 0)
        find_parallel(a, share, parts);
}

static bool is_among(const struct parts *parts, const struct item *i)
{
    for (size_t n = 0; n < parts->count; n++)
        if (parts->item[n] == i)
            return true;
    return false;
}

static const struct item *usable(const struct audit *a, const struct parts *parts, const struct item *whole)
{
    bool good = whole && list_is_complete(a->document, whole) && !is_among(parts, whole) &&
                items_compare(whole, parts->item[0]) &&
                additivity_of(whole->fact.indicator, whole->dimension).across;
    return good ? whole : NULL;
}

/* The nearest figure before in the clause whose name ends with the basis: 农作物总播种面积 for 总播种面积. */
static const struct item *whole_near(const struct audit *a, const struct item *share,
                                     const struct parts *parts, struct field basis)
{
    for (size_t back = 1; back <= reach(a, share); back++) {
        const struct item *i = share - back;
        size_t length = name_length(i->indicator_written);
        if (length >= basis.length && usable(a, parts, i) &&
            memcmp(name_text(i->indicator_written) + length - basis.length, basis.text, basis.length) == 0)
            return i;
    }
    return NULL;
}

/* One way to call a whole. */
struct calling {
    uint32_t subject, name;
};

static const struct item *whole_called(const struct audit *a, const struct item *share,
                                       const struct parts *parts, uint32_t place,
                                       const struct calling *callings, size_t count)
{
    struct lookup_key key = lookup_key_of(parts->item[0]);
    const struct item *whole = NULL;
    key.place = place ? place : share->fact.place;
    for (size_t i = 0; i < count && !whole; i++) {
        key.subject = callings[i].subject;
        key.name = callings[i].name;
        whole = usable(a, parts, lookup_find(a->lookup, &key));
    }
    return whole;
}

/* Whether the part's clause calls it by its name: else what it is of was told before, and may have been more.
 */
static bool is_called(const struct item *part)
{
    return part->indicator_written && strstr(part->fact.text, name_text(part->indicator_written)) != NULL;
}

/* Of the area that the basis begins with: 全市, 全市工业投资, 全市开发区. */
static const struct item *whole_of_area(const struct audit *a, const struct item *share,
                                        const struct parts *parts, uint32_t place, struct field basis)
{
    uint32_t rest = name_number(basis.text, basis.length), same = parts->item[0]->fact.indicator;
    if (!rest && !is_called(parts->item[0]))
        return NULL;
    const struct calling callings[] = {{0, rest ? lookup_standard(a->lookup, basis) : same}, {rest, same}};
    return whole_called(a, share, parts, place, callings, sizeof callings / sizeof callings[0]);
}

/* By its name alone: of the part's owner, of the area itself, near by, of anybody; or of whom the basis
   names. */
static const struct item *whole_named(const struct audit *a, const struct item *share,
                                      const struct parts *parts, struct field basis)
{
    uint32_t standard = lookup_standard(a->lookup, basis), rest = name_number(basis.text, basis.length);
    const struct calling own[] = {{parts->item[0]->fact.subject, standard}, {0, standard}},
                         others[] = {{ANY_SUBJECT, standard},
                                     {ANY_SUBJECT, rest},
                                     {rest, parts->item[0]->fact.indicator}};
    const struct item *whole = whole_called(a, share, parts, 0, own, sizeof own / sizeof own[0]);
    if (!whole)
        whole = whole_near(a, share, parts, basis);
    return whole ? whole : whole_called(a, share, parts, 0, others, sizeof others / sizeof others[0]);
}

/* What the part before a share that says no basis is a part of; none where that has such a share too, since
   then both may be of the same: 少数民族人口18万人,占24%,其中回族人口17万人,占23%. */
static const struct item *whole_unsaid(const struct audit *a, const struct item *share,
                                       const struct parts *parts)
{
    const struct item *whole = parts->count == 1 ? usable(a, parts, whole_of(a, parts->item[0])) : NULL;
    for (const struct item *i = whole; i && i < share; i++)
        if (i->measure == M_SHARE && !i->basis && is_twin(whole, i))
            return NULL;
    return whole;
}

static const struct item *find_whole(const struct audit *a, const struct item *share,
                                     const struct parts *parts)
{
    struct field basis = {name_text(share->basis), name_length(share->basis)};
    uint32_t place = 0;
    if (parts->item[0]->is_part && !parts->item[0]->whole)
        return NULL;
    if (!share->basis)
        return whole_unsaid(a, share, parts);
    enum scope scope = scope_of(share, &basis, &place);
    basis.length -= tie_ends(TIE_PLAIN, basis);
    if (scope == SCOPE_UNKNOWN || (scope == SCOPE_NONE && basis.length == 0))
        return NULL;
    return scope == SCOPE_KNOWN ? whole_of_area(a, share, parts, place, basis)
                                : whole_named(a, share, parts, basis);
}

static void check_share(const struct audit *a, const struct item *share, const struct parts *parts,
                        const struct item *whole)
{
    const struct fact *others[PARTS_MAXIMUM + 1];
    struct range sum = range_exactly(0), of = range_of(&whole->fact.quantity);
    for (size_t i = 0; i < parts->count; i++) {
        struct range part = range_of(&parts->item[i]->fact.quantity);
        if (!items_compare(parts->item[i], whole))
            return;
        sum = range_sum(&sum, &part);
        others[i] = &parts->item[i]->fact;
    }
    others[parts->count] = &whole->fact;
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_SHARE,
                                    .form = parts->count == 1 ? "share" : "share.together",
                                    .stated = &share->fact,
                                    .allowed = range_percent(&sum, &of),
                                    .other = others,
                                    .others = parts->count + 1,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

static void take_share(const struct audit *a, const struct item *share)
{
    struct parts parts = {0};
    find_parts(a, share, &parts);
    if (parts.count == 0)
        return;
    const struct item *whole = find_whole(a, share, &parts);
    if (whole)
        check_share(a, share, &parts, whole);
}

void rule_share(const struct audit *a)
{
    const struct document *d = a->document;
    for (size_t i = 0; i < d->count; i++) {
        const struct item *share = &d->item[i];
        bool percent = strcmp(name_text(share->fact.base_unit), "%") == 0;
        if (share->measure == M_SHARE && share->has_value && share->status != S_QUALIFIER && percent)
            take_share(a, share);
    }
}
