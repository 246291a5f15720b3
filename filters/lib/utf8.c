/* UTF-8 checked and walked. */
#include "lib/utf8.h"

#include <stdbool.h>
#include <string.h>

/* What may follow a first byte: how many bytes in all, and the range of the second (Unicode, table 3-7). */
struct form {
    unsigned char size, low, high;
};

static struct form form_of(unsigned char first)
{
    if (first < 0x80)
        return (struct form){1, 0, 0};
    if (first < 0xc2 || first > 0xf4)
        return (struct form){0, 0, 0};
    if (first < 0xe0)
        return (struct form){2, 0x80, 0xbf};
    if (first < 0xf0)
        return (struct form){3, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf};
    return (struct form){4, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf};
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/* The size of the character at TEXT, of which LENGTH bytes are there, or 0 where it is not valid. */
static size_t valid_size(const unsigned char *text, size_t length)
{
    struct form form = form_of(text[0]);
    if (form.size < 2 || form.size > length)
        return form.size == 1;
    if (text[1] < form.low || text[1] > form.high)
        return 0;
    for (size_t i = 2; i < form.size; i++)
        if (!is_continuation(text[i]))
            return 0;
    return form.size;
}

/* True where the eight bytes at TEXT are all ASCII. */
static bool is_ascii_word(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return (word & 0x8080808080808080U) == 0;
}

/* True where a character like most Chinese ones begins at TEXT, where three bytes are: of three, any second
 * and third. */
static inline bool is_common_triple(const unsigned char *text)
{
    return text[0] > 0xe0 && text[0] < 0xf0 && text[0] != 0xed &&
           (((text[1] ^ 0x80) | (text[2] ^ 0x80)) & 0xc0) == 0;
}

size_t utf8_check(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < length) {
        while (length - at >= sizeof(uint64_t) && is_ascii_word(text + at))
            at += sizeof(uint64_t);
        for (; at < length && bytes[at] < 0x80; at++)
            continue;
        while (length - at >= 3 && is_common_triple(bytes + at))
            at += 3;
        if (at == length)
            break;
        size_t size = valid_size(bytes + at, length - at);
        if (size == 0)
            return at;
        at += size;
    }
    return length;
}

size_t utf8_columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (size_t at = 0; at < length; at += utf8_size((unsigned char)text[at]))
        columns += (size_t)utf8_width(utf8_decode(text + at));
    return columns;
}
