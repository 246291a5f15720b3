/* A document's lines, each by itself: what it looks like, how it ends, whether it stands more than once. */
#ifndef EXTRACT_LINES_H
#define EXTRACT_LINES_H

#include <stdbool.h>
#include <stddef.h>

enum { LONGEST_HEADING = 60 }; /* characters */

/* What a line is by its look, before its neighbours are asked. */
enum look {
    LOOK_PLAIN,
    LOOK_HEADED,   /* 一、 (一) 第三章: a heading, or a paragraph that begins with one */
    LOOK_MARKED,   /* 1. 一是 ①: an item of a list */
    LOOK_DATELINE, /* 发布时间: */
    LOOK_BYLINE,
    LOOK_PAGE,
    LOOK_ROW,
    LOOK_TAG /* 【…】 */
};

struct line {
    size_t from, to; /* in the source, blanks at both ends left out */
    size_t characters;
    enum look look;
    bool indented;
    bool repeated; /* the same line stands elsewhere too */
    bool ended;    /* ends as sentences and headings with a colon do */
    bool hanging;  /* ends with a comma, or is too long or too full of commas for a heading */
    bool commas;   /* holds one */
    bool has_stop; /* a sentence ends in it */
};

struct lines {
    const char *source;
    struct line *line;
    size_t count, capacity;
    bool broken; /* lines end in the middle of sentences: a short one without a full stop is more likely a
                    broken sentence than a heading */
};

/* Splits the LENGTH bytes at ALL->source into its lines that are not blank. */
void lines_split(struct lines *all, size_t length);

/* Whether L ends with one of CHARACTERS, closing quotes and brackets looked through. */
bool line_ends(const char *source, const struct line *l, const char *characters);

/* Whether the character AT (SIZE bytes) is one of CHARACTERS. */
bool any_of(const char *characters, const char *at, size_t size);

#endif
