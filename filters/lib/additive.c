/* What adds up, read from the lexicon once and remembered for each pair of indicator and dimension that is
 * asked for. */
#include "lib/additive.h"

#include <stddef.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/names.h"
#include "lib/tuples.h"

/* What a row says of one of the three questions; a no outweighs a yes. */
enum answer { UNSAID, YES, NO };

/* Columns of additivity.tsv from ACROSS on are the questions. */
enum { KIND, WORD, ACROSS, IN_TIME, WHOLE, COLUMNS };
/* Columns of indicators.tsv. */
enum { NAME = 0, EXTENSIVE = 3 };

struct opinion {
    enum answer to[COLUMNS];
};

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), end = strlen(ending);
    return length >= end && strcmp(name + length - end, ending) == 0;
}

static bool contains(const char *name, const char *word)
{
    return strstr(name, word) != NULL;
}

static bool equals(const char *name, const char *word)
{
    return strcmp(name, word) == 0;
}

static const struct kind {
    const char *name;
    bool (*applies)(const char *text, const char *word);
    bool by_dimension; /* TEXT is the dimension, not the indicator */
} kinds[] = {
    {"dimension", equals, true},
    {"word", contains, false},
    {"ending", ends_with, false},
};

static const struct kind *kind_named(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    cli_die("lexicon table additivity: '%s' is no kind of row: use dimension, word or ending", name);
}

static enum answer answer_read(const char *text)
{
    return strcmp(text, "yes") == 0 ? YES : strcmp(text, "no") == 0 ? NO : UNSAID;
}

/* A row of additivity.tsv. */
struct rule {
    const struct kind *kind;
    const char *word;
    struct opinion says;
};

static struct rule rule_of(const struct lexicon_row *row)
{
    struct rule rule = {.kind = kind_named(row->field[KIND]), .word = row->field[WORD]};
    for (int question = ACROSS; question < COLUMNS; question++)
        rule.says.to[question] = answer_read(row->field[question]);
    return rule;
}

static const struct rule *all_rules(size_t *count)
{
    static struct rule *rules;
    static size_t known;
    if (!rules) {
        const struct lexicon_row *rows = lexicon_rows("additivity", &known);
        rules = alloc_zeroed(known, sizeof *rules);
        for (size_t i = 0; i < known; i++)
            rules[i] = rule_of(&rows[i]);
    }
    *count = known;
    return rules;
}

/* What the rows say together: those about the dimension, or those about the name. */
static struct opinion ask(const char *indicator, const char *dimension, bool by_dimension)
{
    struct opinion said = {0};
    size_t count;
    const struct rule *rules = all_rules(&count);
    for (const struct rule *rule = rules; rule < rules + count; rule++) {
        if (rule->kind->by_dimension != by_dimension ||
            !rule->kind->applies(by_dimension ? dimension : indicator, rule->word))
            continue;
        for (int question = ACROSS; question < COLUMNS; question++)
            if (rule->says.to[question] > said.to[question])
                said.to[question] = rule->says.to[question];
    }
    return said;
}

/* What indicators.tsv says of the name. */
static enum answer listed(uint32_t indicator)
{
    static struct lexicon_index indicators = {.table = "indicators"};
    const struct lexicon_row *row = lexicon_find(&indicators, name_text(indicator), name_length(indicator));
    return row ? answer_read(row->field[EXTENSIVE]) : UNSAID;
}

static enum answer first_said(enum answer a, enum answer b)
{
    return a != UNSAID ? a : b;
}

static struct additivity find_out(uint32_t indicator, uint32_t dimension)
{
    const char *name = name_text(indicator), *unit = name_text(dimension);
    struct opinion kind = ask(name, unit, true), words = ask(name, unit, false);
    bool across = kind.to[ACROSS] == YES && first_said(listed(indicator), words.to[ACROSS]) != NO;
    return (struct additivity){
        .across = across,
        .in_time = across && first_said(words.to[IN_TIME], kind.to[IN_TIME]) == YES,
        .whole = kind.to[WHOLE] == YES,
    };
}

struct additivity additivity_of(uint32_t indicator, uint32_t dimension)
{
    static struct tuples asked = {.width = 2};
    static struct additivity *answers;
    static size_t room;
    uint32_t index = answers ? tuples_find(&asked, (uint32_t[]){indicator, dimension}) : TUPLE_NONE;
    if (index != TUPLE_NONE)
        return answers[index];
    answers = alloc_room(answers, &room, tuples_count(&asked), sizeof *answers);
    index = tuples_add(&asked, (uint32_t[]){indicator, dimension});
    return answers[index] = find_out(indicator, dimension);
}
