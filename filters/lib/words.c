/* A set of words: a hash table of the words' first two characters (of words of one character: that one), and
   for each of these the words that begin so, longest first. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/lexicon.h"
#include "lib/utf8.h"

enum { FIRST_SLOTS = 256, NO_WORD = -1, FIRST_KINDS = 4096 };

struct word {
    const char *text;
    size_t length;
    int value;
    int next; /* index of the next shorter word of the same beginning, or NO_WORD */
};

/* The beginning of a word: the bytes of its first one or two characters. */
struct slot {
    uint64_t beginning;
    int longest; /* index of the longest word, NO_WORD in a free slot */
};

struct words {
    struct word *word;
    size_t count, capacity;
    struct slot *slot;
    size_t slots, used;       /* slots: a power of two, at most a quarter in use */
    bool begins[FIRST_KINDS]; /* some word begins with a character of this kind: most lookups end here */
};

/* Bytes in the first character of TEXT, at most LENGTH. */
static size_t first_size(const char *text, size_t length)
{
    size_t size = length > 0 ? utf8_size((unsigned char)text[0]) : 0;
    return size < length ? size : length;
}

/* A number that few first characters share: the low bits of its last two bytes. TEXT is not empty. */
static size_t first_kind(const char *text, size_t length)
{
    size_t size = first_size(text, length);
    size_t high = size > 1 ? text[size - 2] & 0x3f : 0;
    return high << 6 | (text[size - 1] & 0x3f);
}

static size_t first_two_size(const char *text, size_t length)
{
    size_t first = first_size(text, length);
    return first + first_size(text + first, length - first);
}

static uint64_t packed(const char *text, size_t size)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < size; i++)
        bytes = bytes << 8 | (unsigned char)text[i];
    return bytes;
}

/* The slot of BEGINNING, or the free one where it would go. */
static struct slot *slot_of(const struct words *w, uint64_t beginning)
{
    uint64_t hash = beginning * 0x9e3779b97f4a7c15U; /* 2^64 / golden ratio: spreads into the high bits */
    size_t at = (size_t)(hash >> 32) & (w->slots - 1);
    while (w->slot[at].longest != NO_WORD && w->slot[at].beginning != beginning)
        at = (at + 1) & (w->slots - 1);
    return &w->slot[at];
}

static void set_slots(struct words *w, size_t slots)
{
    w->slot = alloc_zeroed(slots, sizeof *w->slot);
    w->slots = slots;
    for (size_t i = 0; i < slots; i++)
        w->slot[i].longest = NO_WORD;
}

static void double_slots(struct words *w)
{
    struct slot *old = w->slot;
    size_t old_slots = w->slots;
    set_slots(w, old_slots * 2);
    for (size_t i = 0; i < old_slots; i++)
        if (old[i].longest != NO_WORD)
            *slot_of(w, old[i].beginning) = old[i];
    free(old);
}

struct words *words_new(void)
{
    struct words *w = alloc_zeroed(1, sizeof *w);
    set_slots(w, FIRST_SLOTS);
    return w;
}

void words_free(struct words *w)
{
    if (!w)
        return;
    free(w->word);
    free(w->slot);
    free(w);
}

/* The word that is TEXT, or NULL. */
static struct word *exact(const struct words *w, const char *text, size_t length)
{
    const struct slot *slot = slot_of(w, packed(text, first_two_size(text, length)));
    for (int i = slot->longest; i != NO_WORD; i = w->word[i].next)
        if (w->word[i].length == length && memcmp(w->word[i].text, text, length) == 0)
            return &w->word[i];
    return NULL;
}

/* Hangs the word with this index, not yet in any slot, into its place. */
static void hang_in(struct words *w, int index)
{
    struct word *word = &w->word[index];
    uint64_t beginning = packed(word->text, first_two_size(word->text, word->length));
    struct slot *slot = slot_of(w, beginning);
    w->used += slot->longest == NO_WORD;
    slot->beginning = beginning;
    int *link = &slot->longest;
    while (*link != NO_WORD && w->word[*link].length > word->length)
        link = &w->word[*link].next;
    word->next = *link;
    *link = index;
}

void words_add(struct words *w, const char *word, size_t length, int value)
{
    if (length == 0)
        return;
    struct word *known = exact(w, word, length);
    if (known) {
        known->value = value;
        return;
    }
    if (w->used * 4 >= w->slots)
        double_slots(w);
    w->word = alloc_room(w->word, &w->capacity, w->count, sizeof *w->word);
    w->word[w->count] = (struct word){word, length, value, NO_WORD};
    hang_in(w, (int)w->count++);
    w->begins[first_kind(word, length)] = true;
}

int words_find(const struct words *w, const char *text, size_t length)
{
    const struct word *word = exact(w, text, length);
    return word ? word->value : -1;
}

/* The longest word of this beginning (its first SIZE bytes) that TEXT begins with, or NULL. */
static const struct word *longest_of(const struct words *w, size_t size, const char *text, size_t length)
{
    const struct slot *slot = slot_of(w, packed(text, size));
    for (int i = slot->longest; i != NO_WORD; i = w->word[i].next)
        if (w->word[i].length <= length && memcmp(w->word[i].text, text, w->word[i].length) == 0)
            return &w->word[i];
    return NULL;
}

size_t words_longest(const struct words *w, const char *text, size_t length, int *value)
{
    if (length == 0 || !w->begins[first_kind(text, length)])
        return 0;
    const struct word *word = longest_of(w, first_two_size(text, length), text, length);
    if (!word)
        word = longest_of(w, first_size(text, length), text, length);
    if (!word)
        return 0;
    if (value)
        *value = word->value;
    return word->length;
}
