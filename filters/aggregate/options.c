/* The command line of aggregate: one row an option, then the checks of what goes together. */
#include "aggregate/options.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/report.h"
#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"

enum {
    DIGITS_DEFAULT = 4,
    DIGITS_MAXIMUM = 30,
    SOURCES_DEFAULT = 5,
    SOURCES_MAXIMUM = 1000000,
    ALL_STATUS = 256,
    OP,
    SORT,
    PIVOT,
    TO,
    PREFER,
    ROLLUP,
    WEIGHT,
    SOURCES,
    DIGITS,
    LEXICON,
    PARTIAL,
    MERGE,
};

static const struct cli_option option_table[] = {
    {"by", 'b', "COLUMNS", "make a group of the rows that are alike in these columns, parted by commas"},
    {"where", 'w', "EXPRESSION", "use only rows where it holds: 'city=运城市 and value>=1000'"},
    {"all-status", ALL_STATUS, NULL, "use targets and qualifiers too, each as groups of their own"},
    {"op", OP, "OPERATION", "what value is: sum (default), mean, min, max or count"},
    {"weight", WEIGHT, "INDICATOR", "weigh means by this indicator of the same place, subject and period"},
    {"prefer", PREFER, "WHICH", "where statements conflict: first, last or precise"},
    {"rollup", ROLLUP, "WHAT",
     "period: build quarters, halves and years; city: add up counties; or both: period,city"},
    {"to", TO, "UNIT", "convert amounts that can be into this unit"},
    {"digits", DIGITS, "N",
     "digits behind the point of means and conversions that are not exact (default 4)"},
    {"sources", SOURCES, "N", "list at most N sources of each row (default 5)"},
    {"sort", SORT, "COLUMNS", "order rows by these columns, parted by commas; -NAME for descending"},
    {"pivot", PIVOT, "COLUMN", "make the values of this column of the group columns of the table"},
    {"columns", 'c', "COLUMNS", "write only these columns of the table, in this order"},
    {"format", 'f', "FORMAT", "csv (default), tsv, table, markdown or json"},
    {"lexicon", LEXICON, "DIR", "read the tables DIR/NAME.tsv behind the built-in ones"},
    {"partial", PARTIAL, NULL, "write a part for --merge"},
    {"merge", MERGE, NULL, "read parts that --partial wrote"},
    {0},
};

static const struct cli_program program = {
    "aggregate", "[FILE...]", "Adds up figures as normalize writes them, where they may be added.",
    option_table, CLI_CSV | CLI_TABLE};

static const char default_by[] = "city,subject_std,indicator_std,period,measure,basis,base_unit";

int column_list_find(const struct column_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->name[i], name) == 0)
            return (int)i;
    return -1;
}

void column_list_add(struct column_list *list, const char *text, const char *option)
{
    for (;;) {
        size_t length = strcspn(text, ",");
        char *name = alloc_copy(text, length);
        if (length == 0 || column_list_find(list, name) >= 0)
            cli_die("option '--%s': a name is %s in '%s'", option, length ? "twice" : "missing", text);
        list->name = alloc_room(list->name, &list->room, list->count, sizeof *list->name);
        list->name[list->count++] = name;
        if (text[length] == '\0')
            return;
        text += length + 1;
    }
}

void column_list_free(struct column_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->name[i]);
    free(list->name);
    *list = (struct column_list){0};
}

static enum op op_read(const char *value)
{
    static const char *const names[] = {
        [OP_SUM] = "sum", [OP_MEAN] = "mean", [OP_MIN] = "min", [OP_MAX] = "max", [OP_COUNT] = "count"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], value) == 0)
            return (enum op)i;
    cli_die("option '--op': '%s' is none of sum, mean, min, max, count", value);
}

static void read_rollup(struct options *o, const char *value)
{
    struct column_list what = {0};
    column_list_add(&what, value, "rollup");
    for (size_t i = 0; i < what.count; i++) {
        bool is_city = strcmp(what.name[i], "city") == 0;
        if (!is_city && strcmp(what.name[i], "period") != 0)
            cli_die("option '--rollup': '%s' is neither period nor city", what.name[i]);
        *(is_city ? &o->rollup_city : &o->rollup_period) = true;
    }
    column_list_free(&what);
}

static void take_choice(struct options *o, int option, const char *value)
{
    switch (option) {
    case OP:
        o->op = op_read(value);
        break;
    case ROLLUP:
        read_rollup(o, value);
        break;
    case PREFER:
        if (!prefer_read(value, &o->prefer))
            cli_die("option '--prefer': '%s' is none of first, last, precise", value);
        break;
    case DIGITS:
        o->digits = (int)cli_number("digits", value, 0, DIGITS_MAXIMUM);
        break;
    case SOURCES:
        o->sources = (size_t)cli_number("sources", value, 0, SOURCES_MAXIMUM);
        break;
    default:
        if (!output_format_read(value, &o->format))
            cli_die("option '--format': '%s' is none of csv, tsv, table, markdown, json", value);
    }
}

static void take_option(struct options *o, int option, const char *value)
{
    switch (option) {
    case 'b':
        column_list_add(&o->by, value, "by");
        break;
    case 'w':
        where_add(&o->where, value);
        break;
    case ALL_STATUS:
        o->all_status = true;
        break;
    case PARTIAL:
        o->partial = true;
        break;
    case MERGE:
        o->merge = true;
        break;
    case WEIGHT:
        o->weight = value;
        break;
    case TO:
        o->to = value;
        break;
    case LEXICON:
        lexicon_add_directory(value);
        break;
    case SORT:
        o->sort = value;
        break;
    case PIVOT:
        o->pivot = value;
        break;
    case 'c':
        o->columns = value;
        break;
    default:
        take_choice(o, option, value);
    }
}

static void check(const struct options *o)
{
    for (size_t i = 0; i < o->by.count; i++)
        if (report_has_column(o->by.name[i]))
            cli_die("option '--by': '%s' is a column of the results", o->by.name[i]);
    if (o->pivot && column_list_find(&o->by, o->pivot) < 0)
        cli_die("option '--pivot': '%s' is no column of the group: add it to --by", o->pivot);
    if (o->rollup_period && column_list_find(&o->by, "period") < 0)
        cli_die("option '--rollup period': period is no column of the group: add it to --by");
    if (o->rollup_period && o->op != OP_SUM)
        cli_die("option '--rollup period': only sums are built from shorter periods: leave out --op");
    if (o->rollup_city && column_list_find(&o->by, "city") < 0)
        cli_die("option '--rollup city': city is no column of the group: add it to --by");
    if (o->weight && o->op != OP_MEAN && !o->partial)
        cli_die("option '--weight': only means have weights: add --op mean");
    if (o->merge && o->where.count)
        cli_die("option '--where': parts are of rows that were chosen before: give it where --partial writes "
                "them");
    if (o->partial && (o->pivot || o->sort || o->columns || o->format != OUTPUT_CSV))
        cli_die("option '--partial': a part is no table yet: give --pivot, --sort, --columns, --format to "
                "--merge");
}

struct options options_read(int argc, char **argv, int *first)
{
    struct options o = {.digits = DIGITS_DEFAULT, .sources = SOURCES_DEFAULT};
    char *value;
    int option;
    while ((option = cli_next(&program, argc, argv, &value, first)) >= 0)
        take_option(&o, option, value);
    if (o.by.count == 0)
        column_list_add(&o.by, default_by, "by");
    if (o.all_status && column_list_find(&o.by, "status") < 0)
        column_list_add(&o.by, "status", "by");
    check(&o);
    output_choose(o.columns);
    return o;
}

void options_free(struct options *o)
{
    column_list_free(&o->by);
    where_free(&o->where);
}
