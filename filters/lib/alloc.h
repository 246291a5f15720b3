/* Memory that is there or the program ends: no caller checks for NULL. All sizes are overflow-checked;
   on failure the message "PROGRAM: out of memory" goes to stderr and the exit status is 2. */
#ifndef LIB_ALLOC_H
#define LIB_ALLOC_H

#include <stddef.h>

/* COUNT zeroed objects of SIZE bytes each. */
void *alloc_zeroed(size_t count, size_t size);

/* OLD (or NULL) resized to COUNT objects of SIZE bytes; what is new is not zeroed. */
void *alloc_resized(void *old, size_t count, size_t size);

/* A copy of the LENGTH bytes at TEXT, with a NUL behind. */
char *alloc_copy(const char *text, size_t length);

/* Makes room for one more in a growing array: *ARRAY of *CAPACITY objects of SIZE bytes, COUNT of them in
   use. Doubles where it is full. Gives *ARRAY. */
void *alloc_room(void *array, size_t *capacity, size_t count, size_t size);

/* A growing byte string, NUL-terminated at all times once something was added. Start with all zero. */
struct buffer {
    char *data;
    size_t length, capacity;
};
void buffer_add(struct buffer *b, const char *text, size_t length);
void buffer_add_string(struct buffer *b, const char *text);
void buffer_grow(struct buffer *b, size_t length); /* for LENGTH more bytes and a NUL */
/* Room for LENGTH more bytes and a NUL behind what is there, for the caller to fill and count in b->length.
 */
static inline char *buffer_room(struct buffer *b, size_t length)
{
    if (length >= b->capacity - b->length)
        buffer_grow(b, length);
    return b->data + b->length;
}
void buffer_clear(struct buffer *b); /* empties it and keeps the memory */
void buffer_free(struct buffer *b);

#endif
