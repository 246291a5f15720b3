/* The command line of growth. */
#include "growth/options.h"

#include <getopt.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/lexicon.h"

enum {
    DIGITS_DEFAULT = 2,
    DIGITS_MAXIMUM = 12,
    SOURCES_DEFAULT = 5,
    SOURCES_MAXIMUM = 1000000,
    CAGR = 256,
    DISCRETE,
    CONTRIBUTION,
    POINTS,
    SOURCES,
    DIGITS,
    LEXICON,
};

static const struct cli_option option_table[] = {
    {"basis", 'b', "BASIS", "only against the year before (yoy) or the period before (pop)"},
    {"cagr", CAGR, "FROM/TO", "the yearly rate from one period to another: 2020/2024, or as two words"},
    {"discrete", DISCRETE, NULL, "single months and quarters, by difference from cumulative periods"},
    {"contribution", CONTRIBUTION, NULL, "the points that each part adds to its whole's growth"},
    {"points", POINTS, NULL, "rates only: their difference in percentage points"},
    {"digits", DIGITS, "N", "digits behind the point of growth (default 2)"},
    {"sources", SOURCES, "N", "list at most N sources of each row (default 5)"},
    {"lexicon", LEXICON, "DIR", "read the tables DIR/NAME.tsv behind the built-in ones"},
    {"columns", 'c', "COLUMNS", "write only these columns of the table, in this order"},
    {"format", 'f', "FORMAT", "csv (default), tsv, table, markdown or json"},
    {0},
};

static const struct cli_program program = {
    "growth", "[FILE...]",
    "Growth of each series of figures as normalize writes them: stated, computed, implied.", option_table,
    CLI_CSV | CLI_TABLE};

static bool read_period(const char *text, size_t length, struct period *out)
{
    return period_parse(text, length, out) && period_months(out) > 0;
}

/* --cagr FROM/TO, or FROM TO: then the next word is taken too. */
static void read_cagr(struct options *o, const char *value, char **argv)
{
    const char *slash = strchr(value, '/'), *second = slash ? slash + 1 : argv[optind];
    size_t length = slash ? (size_t)(slash - value) : strlen(value);
    bool good = read_period(value, length, &o->from) && second && read_period(second, strlen(second), &o->to);
    if (good && !slash)
        optind++;
    int years = o->to.from.year - o->from.from.year;
    struct period shifted = good ? period_shift_years(o->from, years) : o->from;
    if (!good || years < 1 || !period_equal(&shifted, &o->to))
        cli_die("option '--cagr': '%s' and '%s' are not the same part of two years, the earlier first: try "
                "2020/2024",
                value, second ? second : "");
    o->mode = MODE_CAGR;
}

static void take_option(struct options *o, int option, const char *value, char **argv)
{
    switch (option) {
    case 'b':
        o->basis = value;
        if (strcmp(value, "yoy") != 0 && strcmp(value, "pop") != 0)
            cli_die("option '--basis': '%s' is neither yoy nor pop", value);
        break;
    case CAGR:
        read_cagr(o, value, argv);
        break;
    case DISCRETE:
        o->discrete = true;
        break;
    case CONTRIBUTION:
        o->mode = MODE_CONTRIBUTION;
        break;
    case LEXICON:
        lexicon_add_directory(value);
        break;
    case POINTS:
        o->points = true;
        break;
    case 'c':
        output_choose(value);
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

static void check(const struct options *o)
{
    if (o->points && o->mode != MODE_SERIES)
        cli_die("option '--points': not with --cagr or --contribution: a rate has neither");
    if (o->mode == MODE_CAGR && (o->discrete || o->basis))
        cli_die("option '--cagr': its periods are given: leave out --discrete and --basis");
}

struct options options_read(int argc, char **argv, int *first)
{
    struct options o = {.digits = DIGITS_DEFAULT, .sources = SOURCES_DEFAULT};
    char *value;
    int option;
    while ((option = cli_next(&program, argc, argv, &value, first)) >= 0)
        take_option(&o, option, value, argv);
    check(&o);
    return o;
}
