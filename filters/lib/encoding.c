/* One character at a time, so that each has its place. */
#include "lib/encoding.h"

#include <iconv.h>
#include <stdlib.h>

#include "lib/cli.h"

/* Converts one character at FROM (1 to 4 bytes); adds it to OUT. Gives its bytes, 0 where none is valid. */
static size_t convert_character(iconv_t cd, const char *from, size_t available, struct buffer *out)
{
    for (size_t n = 1; n <= 4 && n <= available; n++) {
        char utf8[16], *in = (char *)(size_t)from, *to = utf8;
        size_t in_left = n, out_left = sizeof utf8;
        iconv(cd, NULL, NULL, NULL, NULL);
        if (iconv(cd, &in, &in_left, &to, &out_left) != (size_t)-1 && in_left == 0) {
            buffer_add(out, utf8, (size_t)(to - utf8));
            return n;
        }
    }
    return 0;
}

static void add_place(struct encoding_map *map, size_t utf8, size_t source)
{
    map->place = alloc_room(map->place, &map->capacity, map->count, sizeof *map->place);
    map->place[map->count++] = (struct encoded_place){utf8, source};
}

size_t encoding_convert(const char *encoding, const char *text, size_t from, size_t length,
                        struct buffer *out, struct encoding_map *map)
{
    iconv_t cd = iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1)
        cli_die("--encoding %s: unknown; iconv -l lists the names", encoding);
    size_t at = from;
    for (size_t n = 1; n > 0 && at < length; at += n) {
        add_place(map, out->length, at);
        n = convert_character(cd, text + at, length - at, out);
    }
    if (at == length)
        add_place(map, out->length, at);
    iconv_close(cd);
    return at;
}

size_t encoding_source(const struct encoding_map *map, size_t utf8)
{
    size_t low = 0, high = map->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (map->place[middle].utf8 <= utf8)
            low = middle;
        else
            high = middle;
    }
    return map->count ? map->place[low].source : 0;
}

bool encoding_utf8(const struct encoding_map *map, uint64_t source, size_t *utf8)
{
    size_t low = 0, high = map->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (map->place[middle].source < source)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == map->count || map->place[low].source != source)
        return false;
    *utf8 = map->place[low].utf8;
    return true;
}

void encoding_free(struct encoding_map *map)
{
    free(map->place);
    *map = (struct encoding_map){0};
}
