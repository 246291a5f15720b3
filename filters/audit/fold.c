/* Only what is known by place, period and name can be compared across documents. */
#include "audit/fold.h"

#include "audit/phrases.h"
#include "audit/restated.h"
#include "audit/whole.h"

/* Whether I is the document's one statement of its key. */
static bool is_statement(const struct audit *a, const struct item *i)
{
    struct lookup_key key = lookup_key_of(i);
    return i->has_value && i->status == S_ACTUAL && i->measure != M_OTHER && i->fact.place &&
           i->fact.period && i->fact.indicator && !restated_is_aside(i) && lookup_find(a->lookup, &key) == i;
}

static bool is_deflated(const struct item *i)
{
    struct field name = {name_text(i->fact.indicator), name_length(i->fact.indicator)};
    return i->is_real || tie_stands(TIE_DEFLATED, name);
}

/* What the rules need beside the figure itself. */
static struct entry extra_of(const struct audit *a, const struct item *i)
{
    struct entry e = {.nominal = !is_deflated(i),
                      .of = i->fact.indicator,
                      .whole = restated_whole(a, i),
                      .is_vague = restated_statement(a, i).is_vague};
    struct field basis = {name_text(i->basis), name_length(i->basis)};
    uint32_t place;
    if ((i->measure == M_SHARE || i->measure == M_GAP) && scope_of(i, &basis, &place) == SCOPE_KNOWN) {
        e.around = place;
        if (basis.length)
            e.of = lookup_standard(a->lookup, basis);
    }
    return e;
}

static void compare(const struct audit *a, const struct item *i, const struct entry *before)
{
    struct fact fact = ledger_fact(before);
    bool level = i->measure == M_LEVEL || i->measure == M_CHANGE;
    struct statement now = restated_statement(a, i), first = {&fact, before->whole, before->is_vague};
    if (i->fact.source != fact.source && (level || before->nominal == !is_deflated(i)))
        restated_compare(a->findings, &now, &first, "restated");
}

void fold_document(const struct audit *a, struct ledger *ledger)
{
    for (size_t n = 0; n < a->document->count; n++) {
        const struct item *i = &a->document->item[n];
        if (!is_statement(a, i))
            continue;
        struct lookup_key key = lookup_key_of(i);
        const struct entry *before = ledger_find(ledger, &key);
        if (before) {
            compare(a, i, before);
            continue;
        }
        struct entry extra = extra_of(a, i);
        ledger_add(ledger, i, &extra);
    }
}
