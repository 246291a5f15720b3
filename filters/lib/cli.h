/* The command line and the messages that every filter shares: one table of options makes getopt_long's
   tables and --help; --help and --version are there without being named. */
#ifndef LIB_CLI_H
#define LIB_CLI_H

#include <stdbool.h>
#include <stddef.h>

enum exit_status {
    EXIT_DONE = 0,     /* all done */
    EXIT_FINDINGS = 1, /* done, but something that was asked for was found, or a file could not be read */
    EXIT_FAILED = 2    /* failed: bad usage, bad input, no output */
};

struct cli_option {
    const char *name; /* long name without dashes */
    int letter; /* short option letter, or a number above 255 where there is none: what cli_next gives */
    const char *argument; /* name of its argument in --help, NULL if it takes none */
    const char *help;     /* one line */
};

/* What a program prints: it has the options that go with that, too. */
enum {
    CLI_CSV = 1,  /* --excel and --spreadsheet-safe (lib/record.h) */
    CLI_TABLE = 2 /* --human (lib/output.h) */
};

struct cli_program {
    const char *name;                 /* as in its man page */
    const char *operands;             /* "[FILE...]" */
    const char *summary;              /* one line */
    const struct cli_option *options; /* ends with a name of NULL */
    unsigned prints;                  /* CLI_... together */
};

/* Takes the next option of ARGV: gives its letter, with *VALUE its argument, or -1 after the last; then
   *FIRST is the index of the first operand. --help and --version print and exit 0; a wrong option exits 2
   with a message that names --help. Call it with the same ARGC and ARGV until it gives -1. */
int cli_next(const struct cli_program *program, int argc, char **argv, char **value, int *first);

/* Prints "PROGRAM: MESSAGE\n" to stderr. Control characters, marks that turn the direction of
   writing, and bytes that are not UTF-8 come out escaped (\x1b). Over 8 KiB it is cut off. */
void cli_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* cli_warn, then exit 2. */
_Noreturn void cli_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* VALUE of option NAME as a whole number of MINIMUM to MAXIMUM; anything else ends with a message that says
 * so. */
long cli_number(const char *name, const char *value, long minimum, long maximum);

/* Writes to stdout, or sends on what was written; where that fails, the program ends at once as
   cli_close_output says, so that a reader that has gone stops the work. */
void cli_write(const char *data, size_t length);
void cli_flush(void);

/* Closes stdout and checks it: EXIT_DONE; EXIT_DONE without a word where the reader has gone (EPIPE); else a
   message and EXIT_FAILED. To be the last thing in main. SIGPIPE is ignored by the first cli_next. */
enum exit_status cli_close_output(void);

#endif
