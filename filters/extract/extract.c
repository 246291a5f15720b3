/* extract: the figures of bulletins, as CSV. Options, files, documents; the work is in outline.c and below.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "extract/document.h"
#include "extract/outline.h"
#include "extract/write.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/record.h"

enum {
    DEFAULT_DOCUMENT = 16 << 20,
    OPTION_MAX_DOCUMENT = 256,
    OPTION_LINE_BUFFERED,
    OPTION_EXPLAIN,
    OPTION_REJECTS,
    OPTION_LEXICON
};

static const struct cli_option options[] = {
    {"area", 'a', "NAME", "the division that texts are about which do not tell (运城市, or its code)"},
    {"date", 'd', "PERIOD", "the period that texts are about which do not tell (2024, 2024-Q1, 2024-03-15)"},
    {"encoding", 'e', "NAME", "read input in this encoding (GB18030, BIG5); default UTF-8"},
    {"rejects", OPTION_REJECTS, "FILE", "write every numeral that is no figure to FILE, with the reason"},
    {"explain", OPTION_EXPLAIN, NULL, "instead of records, show for each figure which rule gave each column"},
    {"lexicon", OPTION_LEXICON, "DIR", "read the tables of DIR (NAME.tsv) behind the built-in ones"},
    {"max-document", OPTION_MAX_DOCUMENT, "BYTES", "take larger documents in pieces (default 16777216)"},
    {"line-buffered", OPTION_LINE_BUFFERED, NULL, "write each record as soon as it is there"},
    {NULL, 0, NULL, NULL}};
static const struct cli_program program = {
    "extract", "[FILE...]", "Write the figures that the bulletins FILE state, one a line, as CSV.", options,
    CLI_CSV};

static struct {
    struct given given;
    struct document_options document;
    FILE *rejects;
    bool explain;
} settings;

static const struct area *area_option(const char *value)
{
    const struct area *a;
    if (areas_named(value, strlen(value), &a, 1) || (a = areas_coded(value)))
        return a;
    cli_die("--area %s: no such division; give its full name, short name or GB/T 2260 code", value);
}

static struct calendar date_option(const char *value)
{
    struct period p;
    if (!period_parse(value, strlen(value), &p))
        cli_die("--date %s: no period; give one such as 2024, 2024-Q1, 2024-H1, 2024-03, 2024-03-15", value);
    int year = p.from.year ? p.from.year : p.to.year;
    return (struct calendar){.year = year, .this_year = year, .base = p};
}

static void read_options(int argc, char **argv, int *first)
{
    char *value;
    settings.document.maximum = DEFAULT_DOCUMENT;
    for (int letter; (letter = cli_next(&program, argc, argv, &value, first)) != -1;) {
        switch (letter) {
        case 'a':
            settings.given.area = area_option(value);
            break;
        case 'd':
            settings.given.calendar = date_option(value);
            break;
        case 'e':
            settings.document.encoding = value;
            break;
        case OPTION_REJECTS:
            if (!(settings.rejects = fopen(value, "w")))
                cli_die("%s: cannot be written: %s", value, strerror(errno));
            break;
        case OPTION_EXPLAIN:
            settings.explain = true;
            break;
        case OPTION_LEXICON:
            lexicon_add_directory(value);
            break;
        case OPTION_MAX_DOCUMENT:
            settings.document.maximum = (size_t)cli_number("max-document", value, 1024, 1L << 30);
            break;
        default:
            record_line_buffered = true;
        }
    }
}

static void read_document(const struct document *d)
{
    struct bulletin b = {.wants_rejects = settings.rejects};
    struct origin origin = {d->name, d->offset, d->in_source, d->map};
    layout_read(d->text, d->length, &b.layout);
    outline_read(&b, &settings.given);
    if (settings.explain)
        write_explanations(&b, &origin);
    else
        write_figures(&b, &origin);
    if (settings.rejects)
        write_rejects(&b, &origin, settings.rejects);
    bulletin_free(&b);
}

static enum exit_status close_rejects(void)
{
    if (settings.rejects && (ferror(settings.rejects) | fclose(settings.rejects))) {
        cli_warn("--rejects: write error: %s", strerror(errno));
        return EXIT_FAILED;
    }
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    int first;
    static char *standard_input[] = {"-"};
    read_options(argc, argv, &first);
    char **files = first < argc ? argv + first : standard_input;
    int count = first < argc ? argc - first : 1;
    enum exit_status status = EXIT_DONE;
    if (!settings.explain)
        write_header();
    if (settings.rejects)
        write_rejects_header(settings.rejects);
    for (int i = 0; i < count; i++)
        if (!document_each(files[i], &settings.document, read_document))
            status = EXIT_FINDINGS;
    enum exit_status rejects = close_rejects(), output = cli_close_output();
    return rejects > output ? (int)rejects : output > status ? (int)output : (int)status;
}
