/* Figures as records, rejects as rows, explanations for people. */
#ifndef EXTRACT_WRITE_H
#define EXTRACT_WRITE_H

#include <stdio.h>

#include "extract/bulletin.h"

/* Where a bulletin came from, to name its bytes: SOURCE as given, and the offset of its text there. */
struct origin {
    const char *source;
    size_t offset;
    size_t (*in_source)(const void *map,
                        size_t utf8_offset); /* for encodings other than UTF-8; NULL otherwise */
    const void *map;
};

void write_header(void);
void write_figures(const struct bulletin *b, const struct origin *o);

/* Rows of --rejects: source, offset, length, number, reason, text. */
void write_rejects_header(FILE *out);
void write_rejects(const struct bulletin *b, const struct origin *o, FILE *out);

/* --explain: each figure with the rule behind each of its columns, on stdout. */
void write_explanations(const struct bulletin *b, const struct origin *o);

#endif
