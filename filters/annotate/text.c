/* The whole file, converted where it has to be. */
#include "annotate/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "lib/cli.h"
#include "lib/utf8.h"

enum { BLOCK = 65536 };

/* Adds the file PATH to BYTES. */
static bool read_file(const char *path, struct buffer *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : 1;
    buffer_add(bytes, "", 0);
    while (got > 0) {
        got = read(fd, buffer_room(bytes, BLOCK), BLOCK);
        bytes->length += got > 0 ? (size_t)got : 0;
        if (got < 0 && errno == EINTR)
            got = 1;
    }
    bytes->data[bytes->length] = '\0';
    if (got < 0)
        cli_warn("%s: cannot be %s: %s", path, fd < 0 ? "opened" : "read", strerror(errno));
    if (fd >= 0)
        close(fd);
    return got == 0;
}

static void warn_of_byte(struct text *t, size_t offset)
{
    if (!t->is_flawed)
        cli_warn("%s: byte %zu is not %s; convert the file, or name its encoding with --encoding", t->path,
                 offset, t->encoding ? t->encoding : "UTF-8");
    t->is_flawed = true;
}

/* Makes BYTES, which are of the encoding, UTF-8. */
static void convert(struct text *t)
{
    struct buffer from = t->bytes;
    t->bytes = (struct buffer){0};
    for (size_t at = 0;; at++) {
        at = encoding_convert(t->encoding, from.data, at, from.length, &t->bytes, &t->map);
        if (at == from.length)
            break;
        warn_of_byte(t, at);
        buffer_add(&t->bytes, from.data + at, 1);
    }
    buffer_add(&t->bytes, "", 0);
    buffer_free(&from);
}

bool text_read(struct text *t)
{
    if (!read_file(t->path, &t->bytes))
        return false;
    if (t->encoding) {
        convert(t);
        return true;
    }
    size_t valid = utf8_check(t->bytes.data, t->bytes.length);
    if (valid < t->bytes.length)
        warn_of_byte(t, valid);
    return true;
}

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

bool text_position(const struct text *t, uint64_t offset, size_t *position)
{
    if (t->encoding)
        return encoding_utf8(&t->map, offset, position);
    *position = offset;
    return offset <= t->bytes.length && !is_inside_character(t->bytes.data[offset]);
}

void text_free(struct text *t)
{
    buffer_free(&t->bytes);
    encoding_free(&t->map);
}
