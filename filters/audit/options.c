/* The command line of audit. */
#include "audit/options.h"

#include <string.h>

#include "lib/cli.h"
#include "lib/lexicon.h"

enum { ALL = 256, LEXICON };

static const struct cli_option option_table[] = {
    {"all", ALL, NULL, "print what was checked and is right, too"},
    {"rule", 'r', "RULES",
     "only these, parted by commas: share, growth, gap, parts, bound, nesting, difference, "
     "restated, cumulative, range"},
    {"format", 'f', "FORMAT",
     "csv (default), tsv, table, markdown, json, or report: for people, with the clauses"},
    {"lexicon", LEXICON, "DIR", "read the tables DIR/NAME.tsv behind the built-in ones"},
    {0},
};

static const struct cli_program program = {
    "audit", "[FILE...]", "Finds statements that do not add up among figures as normalize writes them.",
    option_table, CLI_CSV | CLI_TABLE};

static void want_rule(struct options *o, const char *name, size_t length)
{
    for (int i = 0; i < RULES; i++)
        if (strlen(rule_names[i]) == length && memcmp(rule_names[i], name, length) == 0) {
            o->wanted[i] = true;
            return;
        }
    cli_die("option '--rule': no rule is called '%.*s': try audit --help", (int)length, name);
}

static void want_rules(struct options *o, const char *list)
{
    for (;;) {
        size_t length = strcspn(list, ",");
        want_rule(o, list, length);
        if (!list[length])
            return;
        list += length + 1;
    }
}

static void take_format(struct options *o, const char *name)
{
    o->report = strcmp(name, "report") == 0;
    if (!o->report && !output_format_read(name, &o->format))
        cli_die("option '--format': '%s' is none of csv, tsv, table, markdown, json, report", name);
}

struct options options_read(int argc, char **argv, int *first)
{
    struct options o = {.all = false};
    bool chosen = false;
    char *value;
    for (int option; (option = cli_next(&program, argc, argv, &value, first)) >= 0;)
        switch (option) {
        case ALL:
            o.all = true;
            break;
        case 'r':
            want_rules(&o, value);
            chosen = true;
            break;
        case LEXICON:
            lexicon_add_directory(value);
            break;
        default:
            take_format(&o, value);
        }
    for (int i = 0; i < RULES && !chosen; i++)
        o.wanted[i] = true;
    return o;
}
