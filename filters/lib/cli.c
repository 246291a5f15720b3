/* The command line, the messages and the end of every filter. */
#include "lib/cli.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/alloc.h"
#include "lib/output.h"
#include "lib/record.h"
#include "lib/utf8.h"

enum {
    MESSAGE_SIZE = 8192,
    OUTPUT_SIZE = 1 << 16,
    SYNOPSIS_SIZE = 128,
    OPTION_HELP = INT_MAX - 4,
    OPTION_VERSION,
    OPTION_EXCEL,
    OPTION_SAFE,
    OPTION_HUMAN
};

static const char *program_name = "gongbao";

static const struct cli_option table_options[] = {
    {"human", OPTION_HUMAN, NULL, "with --format table: numbers in 万 and 亿"},
    {0},
};

static const struct cli_option csv_options[] = {
    {"excel", OPTION_EXCEL, NULL, "CSV that opens by double click: a BOM, CRLF, and --spreadsheet-safe"},
    {"spreadsheet-safe", OPTION_SAFE, NULL, "a ' before what a spreadsheet would take for a formula"},
    {0},
};

static const struct cli_option common_options[] = {
    {"help", OPTION_HELP, NULL, "print this help and exit"},
    {"version", OPTION_VERSION, NULL, "print the version and exit"},
    {0},
};

/* The options that stand behind a program's own, by what it prints; 0: whatever that is. */
static const struct {
    unsigned prints;
    const struct cli_option *options;
} groups[] = {{CLI_TABLE, table_options}, {CLI_CSV, csv_options}, {0, common_options}};

enum { GROUPS = sizeof groups / sizeof groups[0] };

/* Those of a group, or none where the program does not print what they are for. */
static const struct cli_option *options_of(const struct cli_program *program, size_t group)
{
    static const struct cli_option none[] = {{0}};
    unsigned prints = groups[group].prints;
    return (program->prints & prints) == prints ? groups[group].options : none;
}

/* Control characters and those that turn the direction of writing: a terminal would act on them. */
static bool acts_on_terminal(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void print_escaped(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t size = utf8_size((unsigned char)text[at]);
        if (size > length - at)
            size = length - at;
        bool valid = utf8_check(text + at, size) == size;
        if (!valid)
            size = 1;
        if (valid && !acts_on_terminal(utf8_decode(text + at)))
            fwrite(text + at, 1, size, stderr);
        else
            for (size_t i = 0; i < size; i++)
                fprintf(stderr, "\\x%02x", (unsigned char)text[at + i]);
        at += size;
    }
}

static void warn_list(const char *format, va_list arguments)
{
    char message[MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, arguments);
    fprintf(stderr, "%s: ", program_name);
    print_escaped(message, strlen(message));
    fputc('\n', stderr);
}

void cli_warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    warn_list(format, arguments);
    va_end(arguments);
}

void cli_die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    warn_list(format, arguments);
    va_end(arguments);
    exit(EXIT_FAILED);
}

/* The exit status after writing to stdout failed with ERROR (0: not known). */
static enum exit_status output_lost(int error)
{
    if (error == EPIPE)
        return EXIT_DONE;
    cli_warn("cannot write the output: %s", error ? strerror(error) : "an earlier write failed");
    return EXIT_FAILED;
}

void cli_write(const char *data, size_t length)
{
    if (fwrite(data, 1, length, stdout) != length)
        exit((int)output_lost(errno));
}

void cli_flush(void)
{
    if (fflush(stdout) != 0)
        exit((int)output_lost(errno));
}

enum exit_status cli_close_output(void)
{
    bool failed_before = ferror(stdout);
    if (fclose(stdout) != 0)
        return output_lost(errno);
    return failed_before ? output_lost(0) : EXIT_DONE;
}

long cli_number(const char *name, const char *value, long minimum, long maximum)
{
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    bool begins_well = (*value >= '0' && *value <= '9') || *value == '-';
    if (!begins_well || end == value || *end || errno || number < minimum || number > maximum)
        cli_die("option '--%s': '%s' is not a whole number from %ld to %ld", name, value, minimum, maximum);
    return number;
}

/* Writes the option as --help names it to SYNOPSIS, of SYNOPSIS_SIZE bytes; gives its length. */
static size_t write_synopsis(const struct cli_option *option, char *synopsis)
{
    char letter[] = "    ";
    if (option->letter <= UCHAR_MAX)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    int length = snprintf(synopsis, SYNOPSIS_SIZE, "%s--%s%s%s", letter, option->name,
                          option->argument ? " " : "", option->argument ? option->argument : "");
    return length > 0 ? (size_t)length : 0;
}

static size_t widest_option(const struct cli_option *options, size_t widest)
{
    for (; options->name; options++) {
        char synopsis[SYNOPSIS_SIZE];
        size_t width = write_synopsis(options, synopsis);
        if (width > widest)
            widest = width;
    }
    return widest;
}

static void print_options(const struct cli_option *options, size_t width)
{
    for (; options->name; options++) {
        char synopsis[SYNOPSIS_SIZE];
        write_synopsis(options, synopsis);
        printf("  %-*s  %s\n", (int)width, synopsis, options->help);
    }
}

static _Noreturn void print_help(const struct cli_program *program)
{
    size_t width = widest_option(program->options, 0);
    for (size_t i = 0; i < GROUPS; i++)
        width = widest_option(options_of(program, i), width);
    printf("Usage: %s [options] %s\n%s\n\n", program->name, program->operands, program->summary);
    print_options(program->options, width);
    for (size_t i = 0; i < GROUPS; i++)
        print_options(options_of(program, i), width);
    exit((int)cli_close_output());
}

static _Noreturn void print_version(const struct cli_program *program)
{
    printf("%s (gongbao) %s\n", program->name, GONGBAO_VERSION);
    exit((int)cli_close_output());
}

/* What getopt_long wants to know, made once from a program's options. */
struct getopt_tables {
    struct option *longs; /* ends with a name of NULL */
    size_t count, capacity;
    struct buffer shorts;
};

static void add_options(struct getopt_tables *tables, const struct cli_option *options)
{
    for (; options->name; options++) {
        tables->longs =
            alloc_room(tables->longs, &tables->capacity, tables->count + 1, sizeof *tables->longs);
        tables->longs[tables->count++] = (struct option){
            .name = options->name,
            .has_arg = options->argument ? required_argument : no_argument,
            .val = options->letter,
        };
        char letter = (char)options->letter;
        if (options->letter <= UCHAR_MAX)
            buffer_add(&tables->shorts, &letter, 1);
        if (options->letter <= UCHAR_MAX && options->argument)
            buffer_add_string(&tables->shorts, ":");
    }
    tables->longs[tables->count] = (struct option){0};
}

static const struct getopt_tables *tables_of(const struct cli_program *program)
{
    static struct getopt_tables tables;
    if (!tables.longs) {
        buffer_add_string(&tables.shorts, ":"); /* a missing argument is told from an unknown option */
        add_options(&tables, program->options);
        for (size_t i = 0; i < GROUPS; i++)
            add_options(&tables, options_of(program, i));
    }
    return &tables;
}

static bool is_known(const struct getopt_tables *tables, int letter)
{
    for (const struct option *o = tables->longs; o->name; o++)
        if (letter == o->val)
            return true;
    return false;
}

/* Says what is wrong with the option that getopt_long stumbled over. optopt is 0 for an unknown long option;
   for a short one in the midst of others, optind does not yet stand behind it. */
static _Noreturn void die_of_option(const struct cli_program *program, int result, char *const *argv)
{
    char letter[] = {'-', (char)optopt, '\0'};
    bool known = is_known(tables_of(program), optopt);
    bool is_long = optopt == 0 || (known && strncmp(argv[optind - 1], "--", 2) == 0);
    const char *wrong = result == ':' ? "needs an argument" : known ? "takes no argument" : "is unknown";
    cli_die("option '%s' %s: try '%s --help'", is_long ? argv[optind - 1] : letter, wrong, program->name);
}

/* Before the first option: a write to a pipe that nobody reads shall fail instead of ending the program, and
   what is not for a terminal shall be written in large pieces. */
static void start(const struct cli_program *program)
{
    static char output[OUTPUT_SIZE];
    program_name = program->name;
    signal(SIGPIPE, SIG_IGN);
    if (!isatty(STDOUT_FILENO))
        setvbuf(stdout, output, _IOFBF, sizeof output);
    opterr = 0;
}

/* Does what an option of the groups asks for; false where it is one of the program's own. */
static bool take_option_of_groups(const struct cli_program *program, int option)
{
    switch (option) {
    case OPTION_HELP:
        print_help(program);
    case OPTION_VERSION:
        print_version(program);
    case OPTION_EXCEL:
        record_excel = record_spreadsheet_safe = true;
        return true;
    case OPTION_SAFE:
        record_spreadsheet_safe = true;
        return true;
    case OPTION_HUMAN:
        output_human = true;
        return true;
    default:
        return false;
    }
}

int cli_next(const struct cli_program *program, int argc, char **argv, char **value, int *first)
{
    if (program_name != program->name)
        start(program);
    const struct getopt_tables *tables = tables_of(program);
    int result;
    do {
        result = getopt_long(argc, argv, tables->shorts.data, tables->longs, NULL);
        if (result == '?' || result == ':')
            die_of_option(program, result, argv);
    } while (take_option_of_groups(program, result));
    *value = optarg;
    *first = optind;
    return result;
}
