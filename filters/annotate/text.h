/* A bulletin's text, as extract read it. */
#ifndef ANNOTATE_TEXT_H
#define ANNOTATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"
#include "lib/encoding.h"

/* Start with all zero but PATH, ENCODING and SOURCE. */
struct text {
    const char *path;
    const char *encoding; /* for iconv; NULL: UTF-8 */
    uint32_t source;      /* number of the name that its rows have */
    struct buffer bytes;  /* UTF-8, but for bytes that are not of the encoding, which stand as they are */
    struct encoding_map map;
    bool is_flawed; /* has such bytes */
};

/* Reads the file; false after a message where it cannot be read. Warns of the first byte that is not of the
   encoding. */
bool text_read(struct text *t);

/* The position in BYTES of a byte of the file; false where there is none, or no character begins there. */
bool text_position(const struct text *t, uint64_t offset, size_t *position);

void text_free(struct text *t);

#endif
