/* A hash table that is emptied when it is full. Long texts hardly come again; they are made anew each time.
 */
#include "normalize/memo.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"

enum { ENTRIES = 4096, LONGEST = 255 };

static void *entry(const struct memo *m, size_t index)
{
    return m->made + index * m->size;
}

static bool is_key(const struct memo *m, size_t index, const struct memo_key *wanted)
{
    const struct memo_key *key = &m->key[index];
    return key->length == wanted->length && memcmp(key->text, wanted->text, key->length) == 0;
}

static bool same(const void *owner, uint32_t index, const void *wanted)
{
    return is_key(owner, index, wanted);
}

static void drop(struct memo *m, size_t index)
{
    if (m->drop)
        m->drop(entry(m, index));
    memset(entry(m, index), 0, m->size);
}

/* Forgets all; the last entry is for long texts and stays. */
static void empty(struct memo *m)
{
    for (size_t i = 0; i < m->table.count; i++) {
        drop(m, i);
        free(m->key[i].text);
    }
    hash_free(&m->table);
    m->table = (struct hash_table){0};
}

static void *make_long(struct memo *m, const char *text, size_t length)
{
    drop(m, ENTRIES);
    m->make(entry(m, ENTRIES), text, length);
    return entry(m, ENTRIES);
}

static size_t add(struct memo *m, uint32_t hash, const char *text, size_t length)
{
    if (m->table.count == ENTRIES)
        empty(m);
    size_t index = hash_add(&m->table, hash);
    m->key[index] = (struct memo_key){alloc_copy(text, length), length};
    m->make(entry(m, index), m->key[index].text, length);
    return index;
}

void *memo_get(struct memo *m, const char *text, size_t length)
{
    const struct memo_key wanted = {(char *)text, length};
    if (!m->made) {
        m->made = alloc_zeroed(ENTRIES + 1, m->size);
        m->key = alloc_zeroed(ENTRIES, sizeof *m->key);
    }
    if (length > LONGEST)
        return make_long(m, text, length);
    if (m->last < m->table.count && is_key(m, m->last, &wanted))
        return entry(m, m->last);
    uint32_t hash = hash_bytes(text, length), index = hash_find(&m->table, hash, same, m, &wanted);
    m->last = index == HASH_NONE ? add(m, hash, text, length) : index;
    return entry(m, m->last);
}
