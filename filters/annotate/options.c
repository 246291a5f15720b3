/* Options by letter, then what does not go together. */
#include "annotate/options.h"

#include <string.h>

#include "lib/cli.h"
#include "lib/terminal.h"

enum { REJECTS = 256, FINDINGS, FRAGMENT, HEAD, SOURCE, COLOR };

static const struct cli_option option_table[] = {
    {"format", 'f', "FORMAT", "html (default) or ansi: for a terminal"},
    {"rejects", REJECTS, "FILE", "the numerals that are no figures, as extract --rejects wrote them"},
    {"findings", FINDINGS, "FILE", "what audit found"},
    {"encoding", 'e', "NAME", "read texts in this encoding (GB18030, BIG5); default UTF-8"},
    {"source", SOURCE, "NAME", "the rows of the text name it NAME (- where extract read standard input)"},
    {"fragment", FRAGMENT, "PREFIX",
     "write only the article, whose ids begin with PREFIX, to be put in a page"},
    {"head", HEAD, NULL, "write only the style and script that such a page needs; reads nothing"},
    {"color", COLOR, "WHEN", "colours of --format ansi: auto (default), always or never"},
    {0},
};

static const struct cli_program program = {
    "annotate", "TEXT... <FIGURES.csv",
    "Shows bulletins with their figures marked: rows of extract or normalize on standard input.",
    option_table, 0};

/* An id of HTML that needs no escape anywhere. */
static const char *checked_prefix(const char *prefix)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char rest[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    if (!*prefix || !strchr(letters, *prefix) || prefix[strspn(prefix, rest)])
        cli_die("option '--fragment': '%s' cannot begin an id: a letter, then letters, digits, - and _",
                prefix);
    return prefix;
}

static void take_color(const char *when)
{
    static const char *const names[] = {
        [TERMINAL_AUTO] = "auto", [TERMINAL_ALWAYS] = "always", [TERMINAL_NEVER] = "never"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], when) == 0) {
            terminal_color = (enum terminal_when)i;
            return;
        }
    cli_die("option '--color': '%s' is none of auto, always, never", when);
}

static void take_format(struct options *o, const char *name)
{
    o->is_ansi = strcmp(name, "ansi") == 0;
    if (!o->is_ansi && strcmp(name, "html") != 0)
        cli_die("option '--format': '%s' is none of html, ansi", name);
}

static void take(struct options *o, int option, const char *value)
{
    switch (option) {
    case 'f':
        take_format(o, value);
        break;
    case 'e':
        o->encoding = value;
        break;
    case REJECTS:
        o->rejects = value;
        break;
    case FINDINGS:
        o->findings = value;
        break;
    case SOURCE:
        o->source = value;
        break;
    case FRAGMENT:
        o->fragment = checked_prefix(value);
        break;
    case HEAD:
        o->is_head = true;
        break;
    default:
        take_color(value);
    }
}

void options_read(struct options *o, int argc, char **argv)
{
    int first;
    char *value;
    for (int option; (option = cli_next(&program, argc, argv, &value, &first)) >= 0;)
        take(o, option, value);
    o->text = argv + first;
    o->count = (size_t)(argc - first);
    if (o->is_head && (o->count > 0 || o->is_ansi || o->fragment))
        cli_die("option '--head': goes with no text and no other option");
    if (!o->is_head && o->count == 0)
        cli_die("of which text? name it as it was named to extract");
    for (size_t i = 0; i < o->count; i++)
        if (strcmp(o->text[i], "-") == 0)
            cli_die("-: standard input has the figures: name the text's file, and its source by --source -");
    if ((o->fragment || o->source) && o->count > 1)
        cli_die("options '--fragment' and '--source': only with one text");
    if (o->fragment && o->is_ansi)
        cli_die("option '--fragment': only with --format html");
}
