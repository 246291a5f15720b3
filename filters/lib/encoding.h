/* Text in other encodings than UTF-8, by iconv, with the way back to its bytes. */
#ifndef LIB_ENCODING_H
#define LIB_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"

/* Offsets of the same character in the converted text and in its source. */
struct encoded_place {
    size_t utf8, source;
};

/* A place for each character, in order, and one behind the last. Start with all zero. */
struct encoding_map {
    struct encoded_place *place;
    size_t count, capacity;
};

/* Adds the bytes of TEXT from FROM on to OUT as UTF-8, and the places of their characters to MAP. Gives
   LENGTH, or the offset of the first byte that is not of ENCODING. Ends the program where iconv does not know
   it. */
size_t encoding_convert(const char *encoding, const char *text, size_t from, size_t length,
                        struct buffer *out, struct encoding_map *map);

/* The offset in the source of the character that holds, or begins at, the offset UTF8 of the converted text.
 */
size_t encoding_source(const struct encoding_map *map, size_t utf8);

/* The other way: false where no character begins at the offset SOURCE, and none ends there. */
bool encoding_utf8(const struct encoding_map *map, uint64_t source, size_t *utf8);

void encoding_free(struct encoding_map *map);

#endif
