/* The hash mixes eight bytes at a time (the constants of MurmurHash64A, by Austin Appleby, public domain);
   the table probes in line and is at most half full. */
#include "lib/hash.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"

enum { SLOTS_FIRST = 256 };

static uint64_t mix(uint64_t hash, uint64_t word)
{
    const uint64_t multiplier = 0xc6a4a7935bd1e995ULL;
    word *= multiplier;
    word ^= word >> 47;
    return (hash ^ word * multiplier) * multiplier;
}

uint32_t hash_bytes(const void *data, size_t length)
{
    const unsigned char *at = data;
    uint64_t hash = length, word;
    for (; length >= sizeof word; at += sizeof word, length -= sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = mix(hash, word);
    }
    word = 0;
    if (length)
        memcpy(&word, at, length);
    hash = mix(hash, word);
    return (uint32_t)((hash ^ hash >> 47) >> 8);
}

uint32_t hash_find(const struct hash_table *t, uint32_t hash, hash_same *same, const void *owner,
                   const void *wanted)
{
    if (t->slots == 0)
        return HASH_NONE;
    for (size_t at = hash & (t->slots - 1); t->slot[at].number; at = (at + 1) & (t->slots - 1))
        if (t->slot[at].hash == hash && same(owner, t->slot[at].number - 1, wanted))
            return t->slot[at].number - 1;
    return HASH_NONE;
}

static void put(struct hash_table *t, struct hash_slot slot)
{
    size_t at = slot.hash & (t->slots - 1);
    while (t->slot[at].number)
        at = (at + 1) & (t->slots - 1);
    t->slot[at] = slot;
}

static void grow(struct hash_table *t)
{
    struct hash_table old = *t;
    t->slots = t->slots ? t->slots * 2 : SLOTS_FIRST;
    t->slot = alloc_zeroed(t->slots, sizeof *t->slot);
    for (size_t i = 0; i < old.slots; i++)
        if (old.slot[i].number)
            put(t, old.slot[i]);
    free(old.slot);
}

uint32_t hash_add(struct hash_table *t, uint32_t hash)
{
    if (t->count >= HASH_NONE / 2)
        cli_die("too much to keep in memory at once: split the input");
    if (t->count * 2 >= t->slots)
        grow(t);
    t->count++;
    put(t, (struct hash_slot){hash, (uint32_t)t->count});
    return (uint32_t)(t->count - 1);
}

void hash_free(struct hash_table *t)
{
    free(t->slot);
    *t = (struct hash_table){0};
}
