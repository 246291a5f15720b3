/* The command line of aggregate. */
#ifndef AGGREGATE_OPTIONS_H
#define AGGREGATE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "aggregate/where.h"
#include "lib/output.h"
#include "lib/restated.h"

enum op { OP_SUM, OP_MEAN, OP_MIN, OP_MAX, OP_COUNT };

/* A list of column names. */
struct column_list {
    char **name;
    size_t count, room;
};

struct options {
    struct column_list by; /* the columns that make a group, in order */
    struct where where;
    bool all_status;
    enum op op;
    const char *sort;    /* NULL: by the group's columns */
    const char *pivot;   /* NULL: none */
    const char *columns; /* NULL: all */
    enum output_format format;
    const char *to; /* a unit, NULL: none */
    enum prefer prefer;
    bool rollup_city, rollup_period;
    const char *weight; /* an indicator, NULL: none */
    size_t sources;
    int digits;
    bool partial, merge;
};

/* Reads the command line; *FIRST is the index of the first file. Ends the program where it is wrong. */
struct options options_read(int argc, char **argv, int *first);

/* The index of column NAME in the list, or -1. */
int column_list_find(const struct column_list *list, const char *name);

/* Adds the names in TEXT, parted by commas; OPTION is for the message where one is empty or comes twice. */
void column_list_add(struct column_list *list, const char *text, const char *option);

void column_list_free(struct column_list *list);

void options_free(struct options *o);

#endif
