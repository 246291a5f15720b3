/* A set of words: a hash table of the words' first two characters (of words of one character: that one), and
   for each of these the words that begin so, longest first. Before it a bit for each kind of beginning, since
   most places in a text are the beginning of no word. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/lexicon.h"
#include "lib/utf8.h"

enum { FIRST_SLOTS = 256, NO_WORD = -1, KINDS = 1 << 16, BITS = 64 };

struct word {
    const char *text;
    size_t length;
    int value;
    int next; /* index of the next shorter word of the same beginning, or NO_WORD */
};

/* The code points of a word's first two characters in one number; with 0 for the second, of the first alone.
 */
struct slot {
    uint64_t beginning;
    int longest; /* index of the longest word, NO_WORD in a free slot */
};

struct words {
    struct word *word;
    size_t count, capacity;
    struct slot *slot;
    size_t slots, used;            /* slots: a power of two, at most a quarter in use */
    bool singles;                  /* there are words of one character */
    uint64_t begins[KINDS / BITS]; /* some word's beginning is of this kind: most lookups end here */
};

/* The code point at TEXT, a byte where the character is cut off; *SIZE gets its bytes. LENGTH is not 0. */
static uint64_t first_of(const char *text, size_t length, size_t *size)
{
    *size = utf8_size((unsigned char)*text);
    if (*size <= length)
        return utf8_decode(text);
    *size = 1;
    return (unsigned char)*text;
}

enum { SECOND = 21 }; /* bits of a code point */

static bool is_triple(unsigned char first)
{
    return first >> 4 == 0xE;
}

static uint64_t triple(const unsigned char *t)
{
    return (uint64_t)(t[0] & 0x0f) << 12 | (uint64_t)(t[1] & 0x3f) << 6 | (t[2] & 0x3f);
}

/* The beginning of TEXT, of two characters where it has so many: mostly of three bytes each. */
static uint64_t beginning_of(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t first, second;
    if (length >= 6 && is_triple(bytes[0]) && is_triple(bytes[3]))
        return triple(bytes) | triple(bytes + 3) << SECOND;
    if (length == 0)
        return 0;
    uint64_t beginning = first_of(text, length, &first);
    if (first < length)
        beginning |= first_of(text + first, length - first, &second) << SECOND;
    return beginning;
}

static uint64_t first_alone(uint64_t beginning)
{
    return beginning & ((UINT64_C(1) << SECOND) - 1);
}

static uint64_t hash(uint64_t beginning)
{
    return beginning * 0x9e3779b97f4a7c15U; /* 2^64 / golden ratio: spreads into the high bits */
}

/* The bit of BEGINNING's kind in w->begins. */
static uint64_t kind_bit(uint64_t beginning, size_t *index)
{
    size_t kind = hash(beginning) >> (BITS - 16);
    *index = kind / BITS;
    return UINT64_C(1) << kind % BITS;
}

static bool may_begin(const struct words *w, uint64_t beginning)
{
    size_t index;
    uint64_t bit = kind_bit(beginning, &index);
    return w->begins[index] & bit;
}

/* The slot of BEGINNING, or the free one where it would go. */
static struct slot *slot_of(const struct words *w, uint64_t beginning)
{
    size_t at = (size_t)(hash(beginning) >> 32) & (w->slots - 1);
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
    uint64_t beginning = beginning_of(text, length);
    if (!may_begin(w, beginning))
        return NULL;
    const struct slot *slot = slot_of(w, beginning);
    for (int i = slot->longest; i != NO_WORD; i = w->word[i].next)
        if (w->word[i].length == length && memcmp(w->word[i].text, text, length) == 0)
            return &w->word[i];
    return NULL;
}

/* Hangs the word with this index, not yet in any slot, into its place. */
static void hang_in(struct words *w, int index)
{
    struct word *word = &w->word[index];
    uint64_t beginning = beginning_of(word->text, word->length);
    size_t kind;
    uint64_t bit = kind_bit(beginning, &kind);
    w->begins[kind] |= bit;
    w->singles |= beginning == first_alone(beginning);
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
}

int words_find(const struct words *w, const char *text, size_t length)
{
    const struct word *word = exact(w, text, length);
    return word ? word->value : -1;
}

/* The longest word of this beginning that TEXT begins with, or NULL. */
static const struct word *longest_of(const struct words *w, uint64_t beginning, const char *text,
                                     size_t length)
{
    if (!may_begin(w, beginning))
        return NULL;
    const struct slot *slot = slot_of(w, beginning);
    for (int i = slot->longest; i != NO_WORD; i = w->word[i].next)
        if (w->word[i].length <= length && memcmp(w->word[i].text, text, w->word[i].length) == 0)
            return &w->word[i];
    return NULL;
}

size_t words_longest(const struct words *w, const char *text, size_t length, int *value)
{
    if (length == 0)
        return 0;
    uint64_t beginning = beginning_of(text, length);
    const struct word *word = longest_of(w, beginning, text, length);
    if (!word && w->singles)
        word = longest_of(w, first_alone(beginning), text, length);
    if (!word)
        return 0;
    if (value)
        *value = word->value;
    return word->length;
}
