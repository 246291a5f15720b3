/* UTF-8: checked once on reading, then walked without checks. */
#ifndef LIB_UTF8_H
#define LIB_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above U+10FFFF
   are not), or LENGTH where all is valid. */
size_t utf8_check(const char *text, size_t length);

/* Whether C is one of 0 to 9, whatever the locale. */
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes in the character that begins with FIRST, 1 to 4. */
static inline size_t utf8_size(unsigned char first)
{
    return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* The code point at TEXT, valid UTF-8. */
static inline uint32_t utf8_decode(const char *text)
{
    const unsigned char *t = (const unsigned char *)text;
    switch (utf8_size(t[0])) {
    case 1:
        return t[0];
    case 2:
        return (uint32_t)(t[0] & 0x1f) << 6 | (t[1] & 0x3fU);
    case 3:
        return (uint32_t)(t[0] & 0x0f) << 12 | (uint32_t)(t[1] & 0x3f) << 6 | (t[2] & 0x3fU);
    default:
        return (uint32_t)(t[0] & 0x07) << 18 | (uint32_t)(t[1] & 0x3f) << 12 | (uint32_t)(t[2] & 0x3f) << 6 |
               (t[3] & 0x3fU);
    }
}

/* Columns that a character takes in a terminal: 0, 1 or 2 (Unicode East Asian Width, UAX #11). */
int utf8_width(uint32_t code_point);

/* Columns of a whole string of valid UTF-8. */
size_t utf8_columns(const char *text, size_t length);

#endif
