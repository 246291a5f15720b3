/* Tests of lib/cli: options, help, messages, and what becomes of a write that fails. */
#include <stdint.h>
#include <unistd.h>

#include "check.h"
#include "child.h"
#include "lib/cli.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct cli_option options[] = {
    {"area", 'a', "NAME", "only this area"},
    {"quiet", 'q', NULL, "say nothing"},
    {"limit", 256, "N", "at most N"},
    {0},
};
static const struct cli_program program = {"trial", "[FILE...]", "Tries the command line.", options, 0};

/* Prints what cli_next makes of the words of a command line. */
static void print_options(void *command)
{
    char line[256], *argv[16], *value;
    int argc = 0, first = 0;
    snprintf(line, sizeof line, "%s", (const char *)command);
    for (char *word = strtok(line, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    argv[argc] = NULL;
    for (int letter; (letter = cli_next(&program, argc, argv, &value, &first)) != -1;) {
        printf("%d=%s ", letter, value ? value : "");
        if (letter == 256)
            printf("(%ld) ", cli_number("limit", value, -1, 99));
    }
    printf(":");
    for (; first < argc; first++)
        printf(" %s", argv[first]);
    exit((int)cli_close_output());
}

static void test_options(void)
{
    static const struct {
        const char *command, *out, *err;
        int status;
    } cases[] = {
        {"trial", ":", "", 0},
        {"trial x -qa Y --area=Z -- -q", "113= 97=Y 97=Z : x -q", "", 0},
        {"trial --limit 12 --lim -1 -", "256=12 (12) 256=-1 (-1) : -", "", 0},
        {"trial --version", "trial (gongbao) " GONGBAO_VERSION "\n", "", 0},
        {"trial --help",
         "Usage: trial [options] [FILE...]\nTries the command line.\n\n"
         "  -a, --area NAME  only this area\n"
         "  -q, --quiet      say nothing\n"
         "      --limit N    at most N\n"
         "      --help       print this help and exit\n"
         "      --version    print the version and exit\n",
         "", 0},
        {"trial -qx", "", "trial: option '-x' is unknown: try 'trial --help'\n", 2},
        {"trial --quiet -xq", "", "trial: option '-x' is unknown: try 'trial --help'\n", 2},
        {"trial --nosuch", "", "trial: option '--nosuch' is unknown: try 'trial --help'\n", 2},
        {"trial --quiet=1", "", "trial: option '--quiet=1' takes no argument: try 'trial --help'\n", 2},
        {"trial -a", "", "trial: option '-a' needs an argument: try 'trial --help'\n", 2},
        {"trial --area", "", "trial: option '--area' needs an argument: try 'trial --help'\n", 2},
        {"trial --limit 1x", "", "trial: option '--limit': '1x' is not a whole number from -1 to 99\n", 2},
        {"trial --limit 100", "", "trial: option '--limit': '100' is not a whole number from -1 to 99\n", 2},
        {"trial --limit +1", "", "trial: option '--limit': '+1' is not a whole number from -1 to 99\n", 2},
        {"trial --limit 99999999999999999999", "",
         "trial: option '--limit': '99999999999999999999' is not a whole number from -1 to 99\n", 2},
        {"trial -\xff", "", "trial: option '-\\xff' is unknown: try 'trial --help'\n", 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct child child = child_run(print_options, (void *)(uintptr_t)cases[i].command);
        if (cases[i].status == 0)
            check_text(child.out, cases[i].out, cases[i].command);
        check_text(child.err, cases[i].err, cases[i].command);
        check(child.status == cases[i].status, "the exit status");
    }
}

static void warn(void *text)
{
    cli_warn("%s", (const char *)text);
}

static void test_messages(void)
{
    static const char *const cases[][2] = {
        {"运城市.csv", "gongbao: 运城市.csv\n"},
        {"\x1b[31m\n\x7f", "gongbao: \\x1b[31m\\x0a\\x7f\n"},
        {"a\xff\xe8\xbf", "gongbao: a\\xff\\xe8\\xbf\n"},
        {"\xc2\x9b\xe2\x80\x8f", "gongbao: \\xc2\\x9b\\xe2\\x80\\x8f\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_text(child_run(warn, (void *)(uintptr_t)cases[i][0]).err, cases[i][1], "a message");
}

static void write_to(const char *path)
{
    char *argv[] = {(char *)(uintptr_t) "trial", NULL}, *value;
    int first, out = open(path, O_WRONLY);
    dup2(out, STDOUT_FILENO);
    cli_next(&program, 1, argv, &value, &first);
    cli_write("x", 1);
}

static void write_to_full_disk(void *flush)
{
    write_to("/dev/full");
    if (flush)
        cli_flush();
    exit((int)cli_close_output());
}

/* Writes without end to a pipe that nobody reads. */
static void write_to_nobody(void *context)
{
    int ends[2];
    (void)context;
    write_to("/dev/null");
    if (pipe(ends) != 0)
        exit(3);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    for (;;)
        cli_write("0123456789", 10);
}

static void test_output(void)
{
    for (int flush = 0; flush < 2; flush++) {
        struct child child = child_run(write_to_full_disk, flush ? &flush : NULL);
        check_text(child.err, "trial: cannot write the output: No space left on device\n", "a full disk");
        check(child.status == 2, "exit status 2");
    }
    struct child child = child_run(write_to_nobody, NULL);
    check_text(child.err, "", "a reader that has gone");
    check(child.status == 0, "exit status 0");
}

int main(void)
{
    test_options();
    test_messages();
    test_output();
    return check_result();
}
