/* Statistics that are defined by others (filters/lexicon/identities.tsv): under difference 节约资金 is what
   was budgeted less what was paid, under share 资金节约率 is 节约资金 in percent of the budget. */
#include "audit/rules.h"

#include <string.h>

#include "lib/lexicon.h"

enum { I_RESULT, I_KIND, I_FIRST, I_SECOND, I_UNIT };

/* The figure of that name beside RESULT: of its place, subject and period. */
static const struct item *operand(const struct audit *a, const struct item *result, const char *name,
                                  const char *unit)
{
    struct lookup_key key = lookup_key_of(result);
    key.name = name_number_string(name);
    key.unit = name_number_string(unit);
    key.basis = 0;
    key.measure = M_LEVEL;
    const struct item *level = lookup_find(a->lookup, &key);
    key.measure = M_CHANGE;
    return level ? level : lookup_find(a->lookup, &key);
}

static void check_identity(const struct audit *a, const struct lexicon_row *row, const struct item *result)
{
    bool ratio = strcmp(row->field[I_KIND], "ratio") == 0;
    const struct item *first = operand(a, result, row->field[I_FIRST], row->field[I_UNIT]),
                      *second = operand(a, result, row->field[I_SECOND], row->field[I_UNIT]);
    if (!first || !second || first == result || second == result)
        return;
    struct range p = range_of(&first->fact.quantity), q = range_of(&second->fact.quantity);
    findings_check(a->findings, &(struct check){
                                    .rule = ratio ? RULE_SHARE : RULE_DIFFERENCE,
                                    .form = ratio ? "share" : "difference.less",
                                    .stated = &result->fact,
                                    .allowed = ratio ? range_percent(&p, &q) : range_difference(&p, &q),
                                    .other = (const struct fact *[]){&first->fact, &second->fact},
                                    .others = 2,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

/* A ratio is stated in percent, a difference in the unit of what it is of. */
static bool is_result(const struct lexicon_row *row, const struct item *i)
{
    bool ratio = strcmp(row->field[I_KIND], "ratio") == 0;
    bool measured = i->measure == M_LEVEL || i->measure == M_SHARE || (!ratio && i->measure == M_CHANGE);
    return measured && i->has_value && i->status == S_ACTUAL &&
           strcmp(name_text(i->fact.indicator), row->field[I_RESULT]) == 0 &&
           strcmp(name_text(i->fact.base_unit), ratio ? "%" : row->field[I_UNIT]) == 0;
}

void rule_identities(const struct audit *a)
{
    const struct document *d = a->document;
    size_t count;
    const struct lexicon_row *rows = lexicon_rows("identities", &count);
    for (size_t n = 0; n < d->count; n++)
        for (size_t row = 0; row < count; row++)
            if (is_result(&rows[row], &d->item[n]))
                check_identity(a, &rows[row], &d->item[n]);
}
