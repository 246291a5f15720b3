/* What is marked in a text: spans that may repeat, lie in each other or cross. */
#ifndef ANNOTATE_MARKS_H
#define ANNOTATE_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "annotate/rows.h"
#include "annotate/text.h"

/* One span of the text, with all the rows that have it. */
struct mark {
    size_t from, to; /* in the bytes of the text */
    const struct item *item;
    size_t count;   /* of the items there, from the first on */
    bool is_reject; /* they are numerals that are no figures */
    bool is_first;  /* no mark before it has the same offset */
};

/* Start with all zero. */
struct marks {
    struct mark *mark; /* by position, longer ones first */
    size_t count, room;
};

/* Adds a mark for each span of the rows of T. Ends the program with file and row where a row's number does
   not stand in the text where the row says. */
void marks_add(struct marks *m, const struct text *t, const struct rows *rows, bool are_rejects);

/* Puts the marks of all calls in order. */
void marks_sort(struct marks *m);

/* What is made of a text and its marks. */
struct mark_writer {
    void (*text)(void *context, const char *text, size_t length);
    /* AGAIN: it is not the first piece of one that was cut */
    void (*open)(void *context, const struct mark *mark, bool again);
    void (*close)(void *context, const struct mark *mark, bool again);
    void *context;
};

/* Goes through T; marks that cross are cut, so that those that are open always lie in each other. */
void marks_walk(const struct marks *m, const struct text *t, const struct mark_writer *w);

void marks_free(struct marks *m);

#endif
