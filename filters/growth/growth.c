/* growth: how much each series grew, as the bulletins say, as their levels tell, or as follows from both. */
#include "growth/book.h"
#include "growth/cagr.h"
#include "growth/contribution.h"
#include "growth/discrete.h"
#include "growth/lines.h"
#include "growth/observe.h"
#include "growth/options.h"
#include "lib/cli.h"

/* Reads FILES, or standard input where there are none; false where one could not be read. */
static bool read_all(struct book *b, char **files)
{
    static char *standard_input[] = {"-", NULL};
    bool done = true;
    for (char **file = *files ? files : standard_input; *file; file++)
        if (!book_read(b, *file))
            done = false;
    return done;
}

int main(int argc, char **argv)
{
    static void (*const modes[])(const struct book *, const struct options *, struct lines *) = {
        [MODE_SERIES] = observe,
        [MODE_CAGR] = cagr,
        [MODE_CONTRIBUTION] = contribution,
    };
    int first;
    struct options o = options_read(argc, argv, &first);
    struct book book = book_new();
    struct lines lines = {0};
    bool done = read_all(&book, argv + first);
    book_finish(&book);
    if (o.discrete)
        discrete_derive(&book);
    modes[o.mode](&book, &o, &lines);
    lines_print(&lines, &o);
    book_free(&book);
    enum exit_status closed = cli_close_output();
    return (int)(closed == EXIT_DONE && !done ? EXIT_FINDINGS : closed);
}
