/* Documents: what a file or standard input is made of, as valid UTF-8 with the way back to its bytes. */
#ifndef EXTRACT_DOCUMENT_H
#define EXTRACT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

struct document_options {
    const char *encoding; /* for iconv; NULL: UTF-8 */
    size_t maximum;       /* bytes; larger documents come in pieces */
};

struct document {
    const char *name; /* of its file, or from a ==> NAME <== line */
    size_t offset;    /* of TEXT in its source */
    const char *text;
    size_t length;
    size_t (*in_source)(const void *map, size_t utf8_offset); /* where the encoding is not UTF-8, else NULL */
    const void *map;
};

/* Reads PATH ("-": standard input) and calls READ for each document in it: on standard input, lines `==> NAME
   <==` (as head and tail print them) part documents, and so does everywhere a form feed. A document over the
   maximum comes in pieces that end with a paragraph, after a warning. False, after a message, where PATH
   cannot be read or holds bytes that are not of its encoding (named with their offset); what was whole before
   them is read. */
bool document_each(const char *path, const struct document_options *options,
                   void (*read)(const struct document *d));

#endif
