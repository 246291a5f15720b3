/* The command line of growth. */
#ifndef GROWTH_OPTIONS_H
#define GROWTH_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/output.h"
#include "lib/period.h"

enum mode {
    MODE_SERIES,      /* each observation */
    MODE_CAGR,        /* the yearly rate between two periods */
    MODE_CONTRIBUTION /* the points that parts add to their whole's growth */
};

struct options {
    enum mode mode;
    const char *basis;      /* "yoy" or "pop"; NULL: what is stated, and yoy computed */
    struct period from, to; /* MODE_CAGR */
    bool discrete, points;
    enum output_format format;
    size_t sources;
    int digits;
};

/* Reads the command line; *FIRST is the index of the first file. Ends the program where it is wrong. */
struct options options_read(int argc, char **argv, int *first);

#endif
