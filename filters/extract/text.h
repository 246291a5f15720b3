/* A document's text as the rules see it, and the way back from each of its characters to the bytes of the
   source. Full-width ASCII is folded to ASCII (１ to 1, ，to a comma, ％ to %), dashes to -, white space is
   gone where it only broke a line. What is written into records comes from the source, unfolded. */
#ifndef EXTRACT_TEXT_H
#define EXTRACT_TEXT_H

#include <stddef.h>

#include "lib/alloc.h"

/* A run of text bytes copied one to one, or (WIDE) folded: each of its bytes stands for WIDE bytes of the
 * source. */
struct piece {
    size_t text, source, length;
    unsigned wide;
};

struct text {
    const char *source; /* valid UTF-8 */
    struct buffer bytes;
    struct piece *pieces;
    size_t count, capacity;
};

/* A part of a text, by positions. */
struct span {
    size_t from, to;
};

/* Parts of a text, in their order. Begin with all zero; free SPAN. */
struct spans {
    struct span *span;
    size_t count, capacity;
};
void spans_add(struct spans *s, size_t from, size_t to);

/* The index of the first of S that begins at FROM or behind. */
size_t spans_from(const struct spans *s, size_t from);

void text_free(struct text *t);

/* Adds SOURCE's bytes FROM to TO, folded. Blanks and tabs come along as they are. */
void text_add(struct text *t, size_t from, size_t to);

/* Adds one byte that stands for nothing in the source, at source offset AT. */
void text_mark(struct text *t, char c, size_t at);

/* The source offset of the character at POSITION; of the byte behind the character that ends at POSITION. */
size_t text_source(const struct text *t, size_t position);
size_t text_source_end(const struct text *t, size_t position);

/* Appends to OUT the characters of S as the source writes them. */
void text_written(const struct text *t, struct span s, struct buffer *out);

#endif
