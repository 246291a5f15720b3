/* The folded text and its map: see text.h. */
#include "extract/text.h"

#include <stdlib.h>
#include <string.h>

#include "lib/utf8.h"

/* Characters outside full-width ASCII that are only other writings of an ASCII one. */
static const struct {
    uint32_t from;
    char to;
} folded[] = {{0x3000, ' '}, /* ideographic blank */
              {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'},
              {0x2212, '-'}, {0x2500, '-'}, /* dashes, minus, box line */
              {0xFE6A, '%'}, {0x2236, ':'}, {0xFE30, ':'}, {0x223C, '~'}, {0x301C, '~'}, {0x00A0, ' '}};

/* The ASCII byte that C folds to, or 0. */
static char fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return (char)(c - 0xFF01 + '!');
    if (c > 0x3100 && c < 0xFE00) /* most Chinese characters */
        return 0;
    for (size_t i = 0; i < sizeof folded / sizeof *folded; i++)
        if (folded[i].from == c)
            return folded[i].to;
    return 0;
}

void spans_add(struct spans *s, size_t from, size_t to)
{
    s->span = alloc_room(s->span, &s->capacity, s->count, sizeof *s->span);
    s->span[s->count++] = (struct span){from, to};
}

size_t spans_from(const struct spans *s, size_t from)
{
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->span[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void text_free(struct text *t)
{
    buffer_free(&t->bytes);
    free(t->pieces);
    memset(t, 0, sizeof *t);
}

static void add_piece(struct text *t, size_t source, size_t length, unsigned wide)
{
    struct piece *last = t->count ? &t->pieces[t->count - 1] : NULL;
    if (last && last->wide == wide && last->source + last->length * wide == source) {
        last->length += length;
        return;
    }
    t->pieces = alloc_room(t->pieces, &t->capacity, t->count, sizeof *t->pieces);
    t->pieces[t->count++] = (struct piece){t->bytes.length, source, length, wide};
}

static void add_plain(struct text *t, size_t from, size_t to)
{
    if (from == to)
        return;
    add_piece(t, from, to - from, 1);
    buffer_add(&t->bytes, t->source + from, to - from);
}

void text_add(struct text *t, size_t from, size_t to)
{
    size_t plain = from;
    for (size_t at = from; at < to;) {
        unsigned size = (unsigned)utf8_size((unsigned char)t->source[at]);
        char c = '\0';
        if (size > 1)
            c = fold(utf8_decode(t->source + at));
        if (c) {
            add_plain(t, plain, at);
            add_piece(t, at, 1, size);
            buffer_add(&t->bytes, &c, 1);
            plain = at + size;
        }
        at += size;
    }
    add_plain(t, plain, to);
}

void text_mark(struct text *t, char c, size_t at)
{
    t->pieces = alloc_room(t->pieces, &t->capacity, t->count, sizeof *t->pieces);
    t->pieces[t->count++] = (struct piece){t->bytes.length, at, 1, 0};
    buffer_add(&t->bytes, &c, 1);
}

/* The piece that holds POSITION. */
static const struct piece *piece_at(const struct text *t, size_t position)
{
    size_t low = 0, high = t->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (t->pieces[middle].text <= position)
            low = middle;
        else
            high = middle;
    }
    return &t->pieces[low];
}

size_t text_source(const struct text *t, size_t position)
{
    if (t->count == 0)
        return 0;
    const struct piece *p = piece_at(t, position);
    return p->source + (position - p->text) * p->wide;
}

size_t text_source_end(const struct text *t, size_t position)
{
    if (position == 0)
        return 0;
    const struct piece *p = piece_at(t, position - 1);
    return p->source + (position - p->text) * p->wide;
}

void text_written(const struct text *t, struct span s, struct buffer *out)
{
    size_t run = 0, end = 0; /* in the source: what follows without a gap is added at once */
    if (s.from >= s.to)
        return;
    for (const struct piece *p = piece_at(t, s.from); p < t->pieces + t->count && p->text < s.to; p++) {
        size_t from = s.from > p->text ? s.from - p->text : 0;
        size_t to = s.to < p->text + p->length ? s.to - p->text : p->length;
        size_t source = p->source + from * p->wide;
        if (source != end || !p->wide) {
            buffer_add(out, t->source + run, end - run);
            run = end = source;
        }
        end += (to - from) * p->wide;
        if (!p->wide && (t->bytes.data[p->text] == '\n' || t->bytes.data[p->text] == '\t'))
            buffer_add(out, " ", 1);
    }
    buffer_add(out, t->source + run, end - run);
}
