/* Memory of a bulletin, and what its figures' units are: see bulletin.h. */
#include "extract/bulletin.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/hash.h"
#include "lib/units.h"

enum { PAGE = 16384 };

/* Room for LENGTH bytes that will not move. */
static char *room(struct bulletin *b, size_t length)
{
    struct buffer *page = b->page_count ? b->pages[b->page_count - 1] : NULL;
    if (!page || page->capacity - page->length < length) {
        page = alloc_zeroed(1, sizeof *page);
        page->capacity = length > PAGE / 2 ? 2 * length : PAGE; /* joining goes on behind a long one */
        page->data = alloc_zeroed(page->capacity, 1);
        b->pages = alloc_room(b->pages, &b->page_capacity, b->page_count, sizeof(struct buffer *));
        b->pages[b->page_count++] = page;
    }
    page->length += length;
    return page->data + page->length - length;
}

struct string bulletin_string(struct bulletin *b, const char *text, size_t length)
{
    if (length == 0)
        return string_none;
    return (struct string){memcpy(room(b, length), text, length), length};
}

struct string bulletin_join(struct bulletin *b, struct string a, struct string z)
{
    if (a.length == 0 || z.length == 0)
        return a.length ? a : z;
    struct buffer *page = b->page_count ? b->pages[b->page_count - 1] : NULL;
    if (page && a.at + a.length == page->data + page->length && z.length <= page->capacity - page->length) {
        memcpy(room(b, z.length), z.at, z.length); /* what is gathered piece by piece is copied once */
        return (struct string){a.at, a.length + z.length};
    }
    char *at = room(b, a.length + z.length);
    memcpy(at, a.at, a.length);
    memcpy(at + a.length, z.at, z.length);
    return (struct string){at, a.length + z.length};
}

void bulletin_free(struct bulletin *b)
{
    layout_free(&b->layout);
    free(b->figures);
    free(b->rejects);
    for (size_t i = 0; i < b->page_count; i++) {
        buffer_free(b->pages[i]);
        free(b->pages[i]);
    }
    free(b->pages);
    memset(b, 0, sizeof *b);
}

/* A text has few units, and asks for their dimensions all the time: the last answers are kept. */
static const char *dimension_of(struct string unit)
{
    static struct {
        char text[16];
        size_t length; /* 0: free */
        const char *dimension;
    } known[64], *answer;
    struct unit u;
    if (unit.length == 0)
        return "";
    answer = &known[hash_bytes(unit.at, unit.length) % (sizeof known / sizeof *known)];
    if (answer->length == unit.length && memcmp(answer->text, unit.at, unit.length) == 0)
        return answer->dimension;
    const char *dimension = unit_read(unit.at, unit.length, &u) ? unit_kind(&u) : "";
    if (unit.length <= sizeof answer->text) {
        memcpy(answer->text, unit.at, unit.length);
        answer->length = unit.length;
        answer->dimension = dimension;
    }
    return dimension;
}

struct string figure_unit(const struct bulletin *b, const struct figure *g)
{
    return string_part(b->layout.text.bytes.data, g->unit.from, g->unit.to);
}

const char *figure_dimension(const struct bulletin *b, const struct figure *g)
{
    return dimension_of(g->borrowed.length ? g->borrowed : figure_unit(b, g));
}

bool figure_counts(const struct bulletin *b, const struct figure *g)
{
    const char *d = figure_dimension(b, g);
    return strcmp(d, "count") == 0 || strcmp(d, "person") == 0;
}
