/* A set of words: a hash table of the words' first two characters (of words of one character: that one), and
   for each of these the words that begin so, longest first. Before it a bit for each kind of beginning, since
   most places in a text are the beginning of no word. */
#include <stdlib.h>
#include <string.h>

#include "lib/utf8.h"
#include "lib/words_table.h"

enum { FIRST_SLOTS = 256 };

/* How a text begins: the SIZE bytes of its first two characters, of one where it has no more. */
struct beginning {
    uint64_t bytes;
    size_t size;
};

static inline uint64_t byte(const char *text, size_t i)
{
    return (uint64_t)(unsigned char)text[i] << 8 * i;
}

static struct beginning bytes_of(const char *text, size_t size)
{
    struct beginning b = {0, size};
    for (size_t i = 0; i < size; i++)
        b.bytes |= byte(text, i);
    return b;
}

static size_t first_size(const char *text, size_t length)
{
    size_t size = utf8_size((unsigned char)*text);
    return size < length ? size : length;
}

/* Only the first character of TEXT, of which a part can be there. LENGTH is not 0. */
static struct beginning first_alone(const char *text, size_t length)
{
    return bytes_of(text, first_size(text, length));
}

static inline bool is_triple(char first)
{
    return (unsigned char)first >> 4 == 0xE;
}

static struct beginning any_beginning(const char *text, size_t length)
{
    size_t size = length ? first_size(text, length) : 0;
    return bytes_of(text, size + (size < length ? first_size(text + size, length - size) : 0));
}

static inline struct beginning beginning_of(const char *text, size_t length)
{
    if (length < 6 || !is_triple(text[0]) || !is_triple(text[3]))
        return any_beginning(text, length);
    return (struct beginning){
        byte(text, 0) | byte(text, 1) | byte(text, 2) | byte(text, 3) | byte(text, 4) | byte(text, 5), 6};
}

static uint64_t hash(uint64_t beginning)
{
    return beginning * 0x9e3779b97f4a7c15U; /* 2^64 / golden ratio: spreads into the high bits */
}

/* The bit of this hash in BEGINS. */
static size_t kind_of(uint64_t hash)
{
    return hash >> (WORDS_BITS - 16);
}

/* The slot of BEGINNING, or the free one where it would go. */
static size_t slot_of(const struct words_slot *slot, size_t slots, uint64_t beginning)
{
    size_t at = (size_t)(hash(beginning) >> 32) & (slots - 1);
    while (slot[at].longest && slot[at].beginning != beginning)
        at = (at + 1) & (slots - 1);
    return at;
}

static inline bool may_begin(const struct words *w, uint64_t beginning)
{
    size_t kind = kind_of(hash(beginning));
    return w->begins[kind / WORDS_BITS] >> kind % WORDS_BITS & 1;
}

/* The longest of the words that begin so, or WORDS_NONE. */
static inline int longest_of(const struct words *w, uint64_t beginning)
{
    if (!may_begin(w, beginning))
        return WORDS_NONE;
    return w->slot[slot_of(w->slot, w->slots, beginning)].longest - 1;
}

static void set_slots(struct words *w, size_t slots)
{
    w->slot = w->room->slot = alloc_zeroed(slots, sizeof *w->slot);
    w->slots = slots;
}

static void double_slots(struct words *w)
{
    struct words_slot *old = w->room->slot;
    size_t old_slots = w->slots;
    set_slots(w, old_slots * 2);
    for (size_t i = 0; i < old_slots; i++)
        if (old[i].longest)
            w->room->slot[slot_of(w->slot, w->slots, old[i].beginning)] = old[i];
    free(old);
}

struct words *words_new(void)
{
    struct words *w = alloc_zeroed(1, sizeof *w);
    w->room = alloc_zeroed(1, sizeof *w->room);
    w->begins = w->room->begins;
    set_slots(w, FIRST_SLOTS);
    return w;
}

void words_free(struct words *w)
{
    if (!w)
        return;
    buffer_free(&w->room->text);
    free(w->room->entry);
    free(w->room->slot);
    free(w->room);
    free(w);
}

/* Whether TEXT, which has the beginning B that E has, begins with all of E, which is no longer. */
static bool begins_with(const struct words *w, const struct words_entry *e, const char *text,
                        struct beginning b)
{
    return e->length <= b.size || memcmp(w->text + e->text + b.size, text + b.size, e->length - b.size) == 0;
}

/* The index of the word that is TEXT, or WORDS_NONE. */
static int exact(const struct words *w, const char *text, size_t length)
{
    struct beginning b = beginning_of(text, length);
    for (int i = longest_of(w, b.bytes); i != WORDS_NONE; i = w->entry[i].next)
        if (w->entry[i].length == length && begins_with(w, &w->entry[i], text, b))
            return i;
    return WORDS_NONE;
}

/* Hangs the word with this index, not yet in any slot, into its place. */
static void hang_in(struct words *w, int index)
{
    struct words_room *room = w->room;
    struct words_entry *entry = room->entry, *added = &entry[index];
    const char *text = w->text + added->text;
    struct beginning b = beginning_of(text, added->length);
    size_t kind = kind_of(hash(b.bytes));
    room->begins[kind / WORDS_BITS] |= UINT64_C(1) << kind % WORDS_BITS;
    w->singles |= b.size == first_size(text, added->length);
    struct words_slot *slot = &room->slot[slot_of(w->slot, w->slots, b.bytes)];
    room->used += slot->longest == 0;
    slot->beginning = b.bytes;
    int before = WORDS_NONE, next = slot->longest - 1;
    for (; next != WORDS_NONE && entry[next].length > added->length; next = entry[next].next)
        before = next;
    added->next = next;
    if (before == WORDS_NONE)
        slot->longest = index + 1;
    else
        entry[before].next = index;
}

void words_add(struct words *w, const char *word, size_t length, int value)
{
    struct words_room *room = w->room;
    if (length == 0)
        return;
    int known = exact(w, word, length);
    if (known != WORDS_NONE) {
        room->entry[known].value = value;
        return;
    }
    if (room->used * 4 >= w->slots)
        double_slots(w);
    w->entry = room->entry = alloc_room(room->entry, &room->capacity, w->count, sizeof *room->entry);
    room->entry[w->count] =
        (struct words_entry){(uint32_t)room->text.length, (uint32_t)length, value, WORDS_NONE};
    buffer_add(&room->text, word, length);
    w->text = room->text.data;
    hang_in(w, (int)w->count++);
}

int words_find(const struct words *w, const char *text, size_t length)
{
    int index = exact(w, text, length);
    return index == WORDS_NONE ? -1 : w->entry[index].value;
}

/* The longest of W's words with the beginning B that TEXT begins with, or NULL. */
static const struct words_entry *longest_at(const struct words *w, struct beginning b, const char *text,
                                            size_t length)
{
    for (int i = longest_of(w, b.bytes); i != WORDS_NONE; i = w->entry[i].next)
        if (w->entry[i].length <= length && begins_with(w, &w->entry[i], text, b))
            return &w->entry[i];
    return NULL;
}

size_t words_longest(const struct words *w, const char *text, size_t length, int *value)
{
    if (length == 0)
        return 0;
    const struct words_entry *e = NULL;
    struct beginning b = beginning_of(text, length);
    if (may_begin(w, b.bytes)) /* seldom: asked here, it costs no call */
        e = longest_at(w, b, text, length);
    if (!e && w->singles)
        e = longest_at(w, first_alone(text, length), text, length);
    if (!e)
        return 0;
    if (value)
        *value = e->value;
    return e->length;
}
