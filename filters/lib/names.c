/* Texts in blocks that never move, found by a hash table. */
#include "lib/names.h"

#include <stdbool.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/hash.h"

enum { BLOCK_SIZE = 1 << 16 };
_Static_assert(NAME_NONE == HASH_NONE, "what hash_find gives is what name_find gives");

struct name {
    const char *text;
    size_t length;
};

static struct {
    struct hash_table table;
    struct name *name;
    size_t capacity;
    char *block; /* where the next text goes */
    size_t left; /* bytes left there */
} names;

static const char *keep(const char *text, size_t length)
{
    if (length >= names.left) {
        names.left = length >= BLOCK_SIZE ? length + 1 : BLOCK_SIZE;
        names.block = alloc_resized(NULL, names.left, 1);
    }
    char *kept = names.block;
    if (length > 0)
        memcpy(kept, text, length);
    kept[length] = '\0';
    names.block += length + 1;
    names.left -= length + 1;
    return kept;
}

static bool same_text(const void *owner, uint32_t index, const void *wanted)
{
    const struct name *a = (const struct name *)owner + index, *b = wanted;
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

uint32_t name_find(const char *text, size_t length)
{
    struct name wanted = {text, length};
    if (length == 0)
        return 0;
    return hash_find(&names.table, hash_bytes(text, length), same_text, names.name, &wanted);
}

uint32_t name_number(const char *text, size_t length)
{
    if (length == 0 && names.table.count > 0)
        return 0;
    if (length > 0 && names.table.count == 0)
        name_number("", 0);
    struct name wanted = {text, length};
    uint32_t hash = hash_bytes(text, length);
    uint32_t number = hash_find(&names.table, hash, same_text, names.name, &wanted);
    if (number != HASH_NONE)
        return number;
    names.name = alloc_room(names.name, &names.capacity, names.table.count, sizeof *names.name);
    number = hash_add(&names.table, hash);
    names.name[number] = (struct name){keep(text, length), length};
    return number;
}

uint32_t name_number_string(const char *text)
{
    return name_number(text, strlen(text));
}

const char *name_text(uint32_t number)
{
    return number ? names.name[number].text : "";
}

size_t name_length(uint32_t number)
{
    return number ? names.name[number].length : 0;
}

int name_compare(uint32_t a, uint32_t b)
{
    int order = a == b ? 0 : strcmp(name_text(a), name_text(b));
    return (order > 0) - (order < 0);
}
