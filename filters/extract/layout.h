/* Layout: puts a document's lines together again. Sentences that a line end, a blank line or a running title
   broke become whole; headings, bylines and table rows stay by themselves. */
#ifndef EXTRACT_LAYOUT_H
#define EXTRACT_LAYOUT_H

#include <stddef.h>

#include "extract/text.h"

enum block_kind {
    BLOCK_PROSE,   /* a paragraph */
    BLOCK_HEADING, /* a title or heading: short, no end of sentence */
    BLOCK_ROW,     /* a line of a table: cells parted by tabs */
    BLOCK_BYLINE,  /* who wrote it: closes an article */
    BLOCK_ASIDE    /* a running title or page number that stood in a sentence: holds no figures */
};

struct block {
    enum block_kind kind;
    size_t from, to; /* in the text */
};

struct layout {
    struct text text;
    struct block *blocks;
    size_t count, capacity;
    struct spans places, times; /* found once, by places_find and dating_find */
};

/* Reads the LENGTH bytes of valid UTF-8 at SOURCE, which must outlive LAYOUT, into *LAYOUT (all zero before).
 */
void layout_read(const char *source, size_t length, struct layout *layout);
void layout_free(struct layout *layout);

#endif
