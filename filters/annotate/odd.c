/* Ranges of code points, as Unicode's Bidi_Control and Default_Ignorable_Code_Point have them. */
#include "annotate/odd.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/utf8.h"

static const struct {
    uint32_t first, last;
} odd[] = {
    {0x00, 0x08},     {0x0b, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},     {0x200b, 0x200f},
    {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfff9, 0xfffb}, {0xe0000, 0xe0fff},
};

static bool is_odd(uint32_t c)
{
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
        if (c >= odd[i].first && c <= odd[i].last)
            return true;
    return false;
}

bool odd_character(const char *text, size_t length, size_t *size, char name[ODD_NAME])
{
    unsigned char first = (unsigned char)text[0];
    *size = utf8_size(first);
    if (*size > length || utf8_check(text, *size) != *size) {
        *size = 1;
        snprintf(name, ODD_NAME, "0x%02X", first);
        return true;
    }
    uint32_t c = utf8_decode(text);
    name[0] = '\0';
    if (c == 0xfeff || (c == '\r' && length > 1 && text[1] == '\n'))
        return true;
    if (!is_odd(c))
        return false;
    snprintf(name, ODD_NAME, "U+%04" PRIX32, c);
    return true;
}
