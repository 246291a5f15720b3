/* The command line of annotate. */
#ifndef ANNOTATE_OPTIONS_H
#define ANNOTATE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct options {
    bool is_ansi, is_head;
    const char *fragment, *rejects, *findings, *encoding, *source; /* NULL: not given */
    char **text;                                                   /* paths, COUNT of them */
    size_t count;
};

/* Ends the program with a message where something is wrong. */
void options_read(struct options *o, int argc, char **argv);

#endif
