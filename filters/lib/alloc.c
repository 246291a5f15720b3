/* Memory that is there or the program ends. */
#include "lib/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"

static _Noreturn void out_of_memory(void)
{
    cli_die("out of memory");
}

static size_t checked_product(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        out_of_memory();
    size_t product = count * size;
    return product > 0 ? product : 1; /* malloc(0) may give NULL */
}

void *alloc_zeroed(size_t count, size_t size)
{
    void *made = calloc(checked_product(count, size), 1);
    if (!made)
        out_of_memory();
    return made;
}

void *alloc_resized(void *old, size_t count, size_t size)
{
    void *made = realloc(old, checked_product(count, size));
    if (!made)
        out_of_memory();
    return made;
}

char *alloc_copy(const char *text, size_t length)
{
    if (length == SIZE_MAX)
        out_of_memory();
    char *copy = alloc_resized(NULL, length + 1, 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void *alloc_room(void *array, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return array;
    if (*capacity > SIZE_MAX / 2)
        out_of_memory();
    *capacity = *capacity > 0 ? *capacity * 2 : 16;
    return alloc_resized(array, *capacity, size);
}

void buffer_grow(struct buffer *b, size_t length)
{
    if (length >= SIZE_MAX - b->length)
        out_of_memory();
    size_t needed = b->length + length + 1, capacity = b->capacity > 0 ? b->capacity : 64;
    while (capacity < needed)
        capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
    b->data = alloc_resized(b->data, capacity, 1);
    b->capacity = capacity;
}

void buffer_add(struct buffer *b, const char *text, size_t length)
{
    char *end = buffer_room(b, length);
    if (length > 0)
        memcpy(end, text, length);
    b->length += length;
    end[length] = '\0';
}

void buffer_add_string(struct buffer *b, const char *text)
{
    buffer_add(b, text, strlen(text));
}

void buffer_clear(struct buffer *b)
{
    b->length = 0;
    if (b->data)
        b->data[0] = '\0';
}

void buffer_free(struct buffer *b)
{
    free(b->data);
    *b = (struct buffer){0};
}
