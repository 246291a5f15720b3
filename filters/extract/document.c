/* Reading documents: see document.h. */
#include "extract/document.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/encoding.h"
#include "lib/utf8.h"

enum { CHUNK = 65536 };

/* A file being read: what was read of it and not yet handed on. */
struct input {
    FILE *file;
    const char *path;
    const struct document_options *options;
    struct buffer bytes;
    size_t offset; /* of BYTES in the file, or in the named document */
    char *name;    /* of the current document */
    bool ended, failed;
};

static size_t in_source(const void *map, size_t utf8_offset)
{
    return encoding_source(map, utf8_offset);
}

static void hand_on(struct input *in, size_t length, void (*read)(const struct document *d))
{
    struct document d = {.name = in->name, .offset = in->offset, .text = in->bytes.data, .length = length};
    struct buffer utf8 = {0};
    struct encoding_map map = {0};
    size_t bad; /* the first byte that is not of the encoding */
    if (in->options->encoding) {
        bad = encoding_convert(in->options->encoding, in->bytes.data, 0, length, &utf8, &map);
        d.text = utf8.data ? utf8.data : "";
        d.length = utf8.length;
        d.in_source = in_source;
        d.map = &map;
    } else {
        bad = utf8_check(in->bytes.data, length);
        d.length = bad;
    }
    if (d.length)
        read(&d);
    if (bad < length) {
        cli_warn("%s: byte %zu is not %s; convert the file, or name its encoding with --encoding", in->path,
                 in->offset + bad, in->options->encoding ? in->options->encoding : "UTF-8");
        in->failed = true;
    }
    buffer_free(&utf8);
    encoding_free(&map);
}

/* Drops the first LENGTH bytes. */
static void advance(struct input *in, size_t length)
{
    memmove(in->bytes.data, in->bytes.data + length, in->bytes.length - length);
    in->bytes.length -= length;
    in->offset += length;
}

/* The name in a line `==> NAME <==` that begins at LINE, as new memory; NULL if it is none. */
static char *name_in(const char *line, size_t length)
{
    if (length < 9 || memcmp(line, "==> ", 4) != 0 || memcmp(line + length - 4, " <==", 4) != 0)
        return NULL;
    return alloc_copy(line + 4, length - 8);
}

/* The end of the document at the front: before a name line or form feed, whose own length goes to *SKIP, and
   the next name to *NAME. Without one, the length of all that is there. */
static size_t document_end(const struct input *in, size_t searched, size_t *skip, char **name)
{
    const char *s = in->bytes.data;
    for (size_t at = searched; at < in->bytes.length;) {
        const char *newline = memchr(s + at, '\n', in->bytes.length - at);
        size_t end = newline ? (size_t)(newline - s) : in->bytes.length;
        const char *feed = memchr(s + at, '\f', end - at);
        *skip = feed ? 1 : end - at + (newline != NULL);
        if (feed)
            return (size_t)(feed - s);
        if (strcmp(in->path, "-") == 0 && (*name = name_in(s + at, end - at)))
            return at;
        at = end + 1;
    }
    *skip = 0;
    return in->bytes.length;
}

/* Where a piece of at most MAXIMUM bytes ends: behind the last line end, or at a character. */
static size_t piece_end(const struct input *in, size_t maximum)
{
    size_t at = maximum;
    while (at > maximum / 2 && in->bytes.data[at - 1] != '\n')
        at--;
    if (in->bytes.data[at - 1] == '\n')
        return at;
    for (at = maximum; at > maximum - 4 && ((unsigned char)in->bytes.data[at] & 0xC0) == 0x80;)
        at--;
    return at;
}

static void fill(struct input *in)
{
    static char chunk[CHUNK];
    ssize_t n; /* of a pipe that is not closed: what is there, where fread would wait for a whole chunk */
    do
        n = read(fileno(in->file), chunk, sizeof chunk);
    while (n < 0 && errno == EINTR);
    if (n > 0)
        buffer_add(&in->bytes, chunk, (size_t)n);
    in->ended = n <= 0;
    if (n < 0 && (in->file == stdin || in->offset + in->bytes.length > 0))
        cli_die("%s: cannot be read on: %s", in->path, strerror(errno));
    if (n < 0) {
        cli_warn("%s: cannot be read: %s", in->path, strerror(errno));
        in->failed = true;
    }
}

/* Fills the buffer until a document is whole, or too large; false at the end of all. */
static bool next(struct input *in, void (*read)(const struct document *d))
{
    size_t skip = 0, searched = 0, end;
    char *name = NULL;
    for (;;) {
        end = document_end(in, searched, &skip, &name);
        if (skip || in->ended || in->bytes.length > in->options->maximum)
            break;
        while (searched < in->bytes.length &&
               memchr(in->bytes.data + searched, '\n', in->bytes.length - searched))
            searched = (size_t)((char *)memchr(in->bytes.data + searched, '\n', in->bytes.length - searched) -
                                in->bytes.data) +
                       1;
        fill(in);
    }
    if (in->bytes.length == 0)
        return false;
    if (end > in->options->maximum) {
        cli_warn("%s: document larger than %zu bytes is read in pieces; --max-document raises the limit",
                 in->name, in->options->maximum);
        end = piece_end(in, in->options->maximum);
        skip = 0;
    }
    if (end)
        hand_on(in, end, read);
    advance(in, end + skip);
    if (name) {
        free(in->name);
        in->name = name;
        in->offset = 0;
    }
    return in->bytes.length > 0 || !in->ended;
}

bool document_each(const char *path, const struct document_options *options,
                   void (*read)(const struct document *d))
{
    bool standard = strcmp(path, "-") == 0;
    struct input in = {.path = path, .options = options, .file = standard ? stdin : fopen(path, "rb")};
    if (!in.file) {
        cli_warn("%s: cannot be opened: %s", path, strerror(errno));
        return false;
    }
    in.name = alloc_copy(path, strlen(path));
    while (next(&in, read))
        ;
    if (!standard)
        fclose(in.file);
    buffer_free(&in.bytes);
    free(in.name);
    return !in.failed;
}
