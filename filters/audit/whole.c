/* Wholes, and the places behind 全市, 全省, 全国. */
#include "audit/whole.h"

#include <string.h>

#include "audit/phrases.h"
#include "lib/additive.h"
#include "lib/areas.h"

enum { GAP_MAXIMUM = 16 }; /* bytes between clauses: punctuation, the break of a line */

bool items_compare(const struct item *a, const struct item *b)
{
    return a->has_value && b->has_value && a->status == b->status && a->fact.base_unit == b->fact.base_unit &&
           a->dimension == b->dimension;
}

static bool is_whole_for(const struct item *part, const struct item *whole)
{
    return whole->measure == M_LEVEL && whole->status != S_QUALIFIER && items_compare(part, whole) &&
           !whole->compares && additivity_of(whole->fact.indicator, whole->dimension).across;
}

const struct item *whole_linked(const struct item *part)
{
    return part->whole && is_whole_for(part, part->whole) ? part->whole : NULL;
}

bool clause_follows(const struct document *d, const struct item *first)
{
    const struct item *before = first - 1;
    if (first == d->item)
        return false;
    uint64_t start = first->fact.offset - first->opening.length;
    uint64_t end = before->fact.offset + strlen(before->fact.text) - before->opening.length;
    return start <= end + GAP_MAXIMUM;
}

/* The only figure from FROM to END that can be the whole. */
static const struct item *whole_among(const struct item *part, const struct item *from,
                                      const struct item *end)
{
    const struct item *found = NULL;
    if (end - from > LOOK_BACK)
        return NULL;
    for (const struct item *i = from; i < end; i++) {
        if (!is_whole_for(part, i))
            continue;
        if (found)
            return NULL;
        found = i;
    }
    return found;
}

/* The item of the part's clause that 其中 opens the parts with, or NULL. */
static const struct item *opens_parts(const struct audit *a, const struct item *part)
{
    size_t before = items_before(a->document, part);
    for (size_t back = 0; back <= before && back <= LOOK_BACK; back++)
        if (tie_stands(TIE_WITHIN, part[-(ptrdiff_t)back].lead))
            return part - back;
    return NULL;
}

/* 工业投资中,转型项目42.2亿元: the clause opens with the name of the whole, which is stated not far before.
 */
static const struct item *whole_opening(const struct audit *a, const struct item *part)
{
    const struct item *first = &a->document->item[part->first];
    size_t before = (size_t)(first - a->document->item);
    struct field text = field_behind(first->opening, tie_begins(TIE_AT, first->opening, NULL));
    for (size_t back = 1; back <= before && back <= LOOK_BACK; back++) {
        uint32_t name = first[-(ptrdiff_t)back].indicator_written;
        size_t length = name_length(name);
        if (length && length < text.length && memcmp(text.text, name_text(name), length) == 0 &&
            tie_begins(TIE_AMONG, field_behind(text, length), NULL) && is_whole_for(part, first - back))
            return first - back;
    }
    return NULL;
}

const struct item *whole_of(const struct audit *a, const struct item *part)
{
    const struct document *d = a->document;
    const struct item *first = &d->item[part->first], *opening = opens_parts(a, part);
    if (part->is_part)
        return whole_linked(part);
    if (!opening)
        return whole_opening(a, part);
    if (opening > first)
        return whole_among(part, first, opening);
    size_t start = strspn(first->lead.text, " ,.:;");
    bool begins =
        start < first->lead.length && tie_begins(TIE_WITHIN, field_behind(first->lead, start), NULL);
    return begins && clause_follows(d, first) ? whole_among(part, &d->item[first[-1].first], first) : NULL;
}

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), end = strlen(ending);
    return length >= end && strcmp(name + length - end, ending) == 0;
}

static const char nation_code[] = "000000";

/* The areas that I lies in whose names end so: the one there is, or 0. What describes an area as a whole is
   not compared with that. */
static uint32_t area_ending(const struct item *i, const char *ending)
{
    const struct area *area = areas_coded(name_text(i->area_code));
    const struct area *province = area ? area_province(area) : NULL;
    const uint32_t found[] = {i->fact.subject || !i->city || i->city == i->area ? i->area : 0, i->city,
                              province ? name_number_string(province->name) : 0,
                              name_number_string(areas_coded(nation_code)->name)};
    uint32_t match = 0;
    for (size_t n = 0; n < sizeof found / sizeof found[0]; n++) {
        if (!ends_with(name_text(found[n]), ending) || !found[n] || found[n] == match)
            continue;
        if (match)
            return 0;
        match = found[n];
    }
    return match == i->area ? i->fact.place : match;
}

enum scope scope_of(const struct item *i, struct field *basis, uint32_t *place)
{
    const char *ending = "";
    size_t length = tie_begins(TIE_SCOPE, *basis, &ending);
    if (length == 0)
        return SCOPE_NONE;
    *basis = field_behind(*basis, length);
    basis->length -= tie_ends(TIE_PLAIN, *basis);
    *place = area_ending(i, ending);
    return *place ? SCOPE_KNOWN : SCOPE_UNKNOWN;
}
