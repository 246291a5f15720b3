/* Pieces of text that live elsewhere: in a document, or in what a bulletin composed. */
#ifndef EXTRACT_STRING_H
#define EXTRACT_STRING_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct string {
    const char *at; /* NULL, too, where LENGTH is 0 */
    size_t length;  /* bytes */
};

static const struct string string_none = {"", 0};

static inline struct string string_of(const char *word)
{
    return (struct string){word, strlen(word)};
}

/* The bytes of TEXT FROM one TO before another. */
static inline struct string string_part(const char *text, size_t from, size_t to)
{
    return (struct string){text + from, to - from};
}

static inline bool bytes_equal(const char *a, const char *b, size_t length)
{
    return length == 0 || memcmp(a, b, length) == 0;
}

static inline bool string_equal(struct string a, struct string b)
{
    return a.length == b.length && bytes_equal(a.at, b.at, a.length);
}

static inline bool string_starts(struct string s, struct string head)
{
    return s.length >= head.length && bytes_equal(s.at, head.at, head.length);
}

static inline bool string_ends(struct string s, struct string tail)
{
    return s.length >= tail.length &&
           (!tail.length || bytes_equal(s.at + s.length - tail.length, tail.at, tail.length));
}

/* The same of a word. */
static inline bool string_is(struct string s, const char *word)
{
    return string_equal(s, string_of(word));
}

static inline bool string_starts_with(struct string s, const char *word)
{
    return string_starts(s, string_of(word));
}

static inline bool string_ends_with(struct string s, const char *word)
{
    return string_ends(s, string_of(word));
}

/* What is left of S without its first or last N bytes. */
static inline struct string string_behind(struct string s, size_t n)
{
    return (struct string){s.at + n, s.length - n};
}

static inline struct string string_before(struct string s, size_t n)
{
    return (struct string){s.at, s.length - n};
}

#endif
