/* normalize: figures to values that compare. Reads CSV, keeps every column, and appends exact value and
   canonical unit, code and city of the area, and standard names. */
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/period.h"
#include "lib/record.h"
#include "normalize/amount.h"
#include "normalize/location.h"
#include "normalize/report.h"
#include "normalize/titles.h"
#include "normalize/usage.h"

enum { DIGITS = 12 };
enum option {
    O_NUMBER = 256,
    O_UNIT,
    O_DIGITS,
    O_KEEP,
    O_LEXICON,
    O_LINE_BUFFERED,
    O_REPORT,
    O_STRICT,
    O_TO
};

static const struct cli_option options[] = {
    {"digits", O_DIGITS, "N", "significant digits of results that are no finite decimal (12)"},
    {"keep", O_KEEP, NULL, "with --to: leave other dimensions in their canonical units"},
    {"lexicon", O_LEXICON, "DIR", "add the rows of the tables in DIR to the lexicon"},
    {"line-buffered", O_LINE_BUFFERED, NULL, "write each row at once"},
    {"number", O_NUMBER, "COLUMN", "the column of the number (number)"},
    {"report", O_REPORT, "FILE", "write what the lexicon does not know to FILE"},
    {"strict", O_STRICT, NULL, "end at the first number that cannot be read"},
    {"to", O_TO, "UNITS", "convert to these units, parted by commas"},
    {"unit", O_UNIT, "COLUMN", "the column of the unit (unit)"},
    {NULL, 0, NULL, NULL},
};

static const struct cli_program program = {
    "normalize", "[FILE...]", "give figures exact values, canonical units, codes and standard names", options,
    CLI_CSV};

/* Where the columns are that it reads; -1 where a file has none of the name. */
struct columns {
    int number, unit, source, area, subject, period, indicator, measure, direction;
};

struct job {
    const char *number, *unit; /* names of columns */
    bool strict;
    struct columns column;
    const char *first_file;    /* whose header all files must have: */
    const struct field *first; /* its names, NULL before the first */
    size_t first_count;
    struct buffer source; /* of the row before */
};

static const enum figure_column appended[] = {F_VALUE,     F_VALUE_HIGH, F_BASE_UNIT,     F_DIMENSION,
                                              F_AREA_CODE, F_CITY,       F_INDICATOR_STD, F_SUBJECT_STD};
enum { APPENDED = sizeof appended / sizeof *appended };

static bool same(struct field a, struct field b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.text, b.text, a.length) == 0);
}

static bool is(struct field a, const char *text)
{
    return same(a, (struct field){text, strlen(text)});
}

static void find_columns(struct job *j, const struct header *header)
{
    j->column = (struct columns){
        .number = header_require(header, j->number),
        .unit = header_require(header, j->unit),
        .source = header_find(header, figure_columns[F_SOURCE]),
        .area = header_find(header, figure_columns[F_AREA]),
        .subject = header_find(header, figure_columns[F_SUBJECT]),
        .period = header_find(header, figure_columns[F_PERIOD]),
        .indicator = header_find(header, figure_columns[F_INDICATOR]),
        .measure = header_find(header, figure_columns[F_MEASURE]),
        .direction = header_find(header, figure_columns[F_DIRECTION]),
    };
    for (int i = 0; i < APPENDED; i++)
        if (header_find(header, figure_columns[appended[i]]) >= 0)
            cli_die("%s:1: column '%s' is there already: rename it, or normalize the table from before",
                    header->file, figure_columns[appended[i]]);
}

/* The rows of all files stand under one header. */
static void check_header(const struct job *j, const struct header *header)
{
    for (size_t i = 0; i < j->first_count || i < header->count; i++)
        if (i >= j->first_count || i >= header->count || !same(j->first[i], header->name[i]))
            cli_die("%s:1: column %zu is '%s', but '%s' in %s: give all files the same columns, or normalize "
                    "them one by one",
                    header->file, i + 1, i < header->count ? header->name[i].text : "",
                    i < j->first_count ? j->first[i].text : "", j->first_file);
}

static void keep_header(struct job *j, const struct header *header)
{
    j->first_file = header->file;
    j->first_count = header->count;
    struct field *names = alloc_zeroed(header->count, sizeof *names);
    for (size_t i = 0; i < header->count; i++)
        names[i] =
            (struct field){alloc_copy(header->name[i].text, header->name[i].length), header->name[i].length};
    j->first = names;
}

static void take_header(void *context, const struct header *header)
{
    struct job *j = context;
    find_columns(j, header);
    if (j->first) {
        check_header(j, header);
        return;
    }
    keep_header(j, header);
    for (size_t i = 0; i < header->count; i++)
        record_field(header->name[i].text, header->name[i].length);
    for (int i = 0; i < APPENDED; i++)
        record_string(figure_columns[appended[i]]);
    record_end();
}

static struct field cell(const struct row *row, int column)
{
    return column < 0 ? (struct field){"", 0} : row->field[column];
}

/* Says what is wrong with the row's number; ends the program where the row cannot pass. */
static void complain(const struct job *j, const struct row *row, enum amount_result result,
                     const struct amount *amount)
{
    const char *number = cell(row, j->column.number).text, *unit = cell(row, j->column.unit).text;
    const char *of = unit[0] ? " of " : "";
    if (result == AMOUNT_TOO_LONG)
        cli_die("%s:%lu: %s: '%s'%s%s has more than %d digits: correct it", row->file, row->line, j->number,
                number, of, unit, DECIMAL_DIGITS);
    if (result == AMOUNT_OTHER_DIMENSION)
        cli_die("%s:%lu: %s: '%s' (%s) converts to no unit of --to: name one more there, or give --keep",
                row->file, row->line, j->unit, unit, amount->dimension);
    if (j->strict)
        cli_die("%s:%lu: %s: '%s' is no number%s%s: correct it, or leave out --strict", row->file, row->line,
                j->number, number, of, unit);
    cli_warn("%s:%lu: %s: '%s' is no number%s%s: its value is left empty", row->file, row->line, j->number,
             number, of, unit);
}

/* Whether a number under this measure that goes down is below zero. */
static bool falls(struct field measure, struct field direction)
{
    return is(direction, "down") && (is(measure, "growth") || is(measure, "change") || is(measure, "gap") ||
                                     is(measure, "contribution"));
}

/* Forgets what the rows of another source told. */
static void begin_source(struct job *j, struct field source)
{
    if (same(source, (struct field){j->source.data, j->source.length}))
        return;
    buffer_clear(&j->source);
    buffer_add(&j->source, source.text, source.length);
    location_forget();
    usage_forget();
}

/* Writes what the number is worth; gives its dimension, until the next row. */
static const char *write_amount(const struct job *j, const struct row *row, const char *dimension)
{
    static struct amount amount;
    struct field measure = cell(row, j->column.measure), unit = cell(row, j->column.unit);
    struct statement s = {
        .number = cell(row, j->column.number),
        .unit = unit,
        .dimension = dimension,
        .rank = is(measure, "rank"),
        .down = falls(measure, cell(row, j->column.direction)),
    };
    enum amount_result result = amount_read(&s, &amount);
    if (result != AMOUNT_OK)
        complain(j, row, result, &amount);
    if (amount.unknown)
        report_add(REPORT_UNIT, unit.text, unit.length, "unknown");
    record_string(amount.value);
    record_string(amount.high);
    record_string(amount.unit);
    record_string(amount.dimension);
    return amount.dimension;
}

static int year_of(struct field period)
{
    struct period p;
    if (!period_parse(period.text, period.length, &p))
        return 0;
    return p.to.year ? p.to.year : p.from.year;
}

static void write_area(const struct job *j, const struct row *row)
{
    struct field area = cell(row, j->column.area);
    struct location location = location_of(area, year_of(cell(row, j->column.period)));
    if (location.note)
        report_add(REPORT_AREA, area.text, area.length, location.note);
    record_string(location.code);
    record_string(location.city);
}

/* The dimension of the indicator's amounts as far as the row tells it, whose own is DIMENSION: a level's is
   that, and a growth's that of the level before of the same name. */
static const char *dimension_of_indicator(const struct job *j, const struct row *row, const char *dimension)
{
    static const char *const relative[] = {"ratio", "points", "multiple"};
    struct field measure = cell(row, j->column.measure), name = cell(row, j->column.indicator);
    bool amount = is(measure, "level") || is(measure, "change");
    for (size_t i = 0; i < sizeof relative / sizeof *relative && !amount; i++)
        if (measure.length > 0 || strcmp(dimension, relative[i]) == 0)
            return usage_dimension(name);
    usage_note(name, dimension);
    return dimension;
}

/* Writes the standard names; those of an owner that is part of the indicator's name (第一产业 and 增加值) as
   that alone. */
static void write_titles(const struct job *j, const struct row *row, const char *dimension)
{
    struct field name = cell(row, j->column.indicator), owner = cell(row, j->column.subject);
    const struct title *subject = subject_title(owner.text, owner.length);
    dimension = dimension_of_indicator(j, row, dimension);
    const char *joined = joined_title(subject, name.text, name.length, dimension);
    if (joined) {
        record_string(joined);
        record_string("");
        return;
    }
    const struct title *title = indicator_title(name.text, name.length, dimension);
    if (!title->known)
        report_add(REPORT_INDICATOR, name.text, name.length,
                   title->other ? "known, but not with this dimension" : "unknown");
    record_field(title->text, title->length);
    record_field(subject->text, subject->length);
}

static void take_row(void *context, const struct row *row)
{
    struct job *j = context;
    struct field indicator = cell(row, j->column.indicator);
    begin_source(j, cell(row, j->column.source));
    for (size_t i = 0; i < row->count; i++)
        record_field(row->field[i].text, row->field[i].length);
    const char *dimension =
        write_amount(j, row, indicator_title(indicator.text, indicator.length, "")->dimension);
    write_area(j, row);
    write_titles(j, row, dimension);
    record_end();
}

/* Takes the options; gives the index of the first file. */
static int take_options(struct job *j, int argc, char **argv)
{
    const char *to = NULL;
    bool keep = false;
    long digits = DIGITS;
    char *value;
    int first;
    for (int letter; (letter = cli_next(&program, argc, argv, &value, &first)) != -1;)
        switch (letter) {
        case O_DIGITS:
            digits = cli_number("digits", value, 1, DECIMAL_DIGITS);
            break;
        case O_KEEP:
            keep = true;
            break;
        case O_LEXICON:
            lexicon_add_directory(value);
            break;
        case O_LINE_BUFFERED:
            record_line_buffered = true;
            break;
        case O_NUMBER:
            j->number = value;
            break;
        case O_REPORT:
            report_open(value);
            break;
        case O_STRICT:
            j->strict = true;
            break;
        case O_TO:
            to = value;
            break;
        case O_UNIT:
            j->unit = value;
            break;
        }
    amount_options(to, keep, (int)digits);
    return first;
}

static void free_job(struct job *j)
{
    for (size_t i = 0; i < j->first_count; i++)
        free((char *)j->first[i].text);
    free((struct field *)j->first);
    buffer_free(&j->source);
}

int main(int argc, char **argv)
{
    struct job job = {.number = figure_columns[F_NUMBER], .unit = figure_columns[F_UNIT]};
    const struct table_reader reader = {take_header, take_row, &job};
    enum exit_status status = EXIT_DONE, closed;
    int first = take_options(&job, argc, argv);
    if (first == argc && !table_read("-", &reader))
        status = EXIT_FINDINGS;
    for (int i = first; i < argc; i++)
        if (!table_read(argv[i], &reader))
            status = EXIT_FINDINGS;
    report_close();
    free_job(&job);
    closed = cli_close_output();
    return (int)(closed == EXIT_DONE ? status : closed);
}
