/* CSV in. A whole line without quotes is split where it lies; libcsv reads all others. It is handed no more
   than a line at a time, so that whatever it reports has the number of its line. */
#include "lib/record.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/utf8.h"

enum {
    BLOCK_SIZE = 1 << 16,
    FIELD_MAXIMUM = 1 << 20,
    PARSER_MAXIMUM = FIELD_MAXIMUM + 16, /* libcsv's buffer also takes the closing quote and a NUL */
    COLUMNS_MAXIMUM = 4096,
    CUT_MAXIMUM = 3 /* bytes of a character whose end lies in the next block */
};

static const char bom[] = "\xef\xbb\xbf";

struct table {
    const struct table_reader *reader;
    const char *file;
    struct header header; /* without names until it is read */
    struct csv_parser parser;
    bool inside;                        /* libcsv has the beginning of a row */
    bool after_cr;                      /* a row ended with a CR, whose LF is still to come */
    struct buffer text;                 /* what libcsv gave of the row, with a NUL behind each field */
    struct field *field;                /* of the row: COLUMNS_MAXIMUM of them */
    size_t count;                       /* fields of the row, those beyond the header's columns too */
    unsigned long line;                 /* being read */
    unsigned long row_line, field_line; /* where the row and its next field begin */
    size_t offset;                      /* of the block in the file */
    size_t bom_size;                    /* of the file */
    size_t cut;                         /* bytes of a cut character at the beginning of the block */
    char block[BLOCK_SIZE + CUT_MAXIMUM];
};

static void check_names(const struct header *header)
{
    for (size_t i = 1; i < header->count; i++)
        for (size_t j = 0; j < i; j++)
            if (header->name[i].length == header->name[j].length &&
                memcmp(header->name[i].text, header->name[j].text, header->name[i].length) == 0)
                cli_die("%s:1: columns %zu and %zu have the same name '%s': rename one", header->file, j + 1,
                        i + 1, header->name[i].text);
}

static void take_header(struct table *t)
{
    struct field *names = alloc_zeroed(t->count, sizeof *names);
    for (size_t i = 0; i < t->count; i++)
        names[i] = (struct field){alloc_copy(t->field[i].text, t->field[i].length), t->field[i].length};
    t->header = (struct header){names, t->count, t->file};
    check_names(&t->header);
    if (t->reader->header)
        t->reader->header(t->reader->context, &t->header);
}

static void take_row(struct table *t)
{
    if (t->count != t->header.count)
        cli_die("%s:%lu: the row has %zu fields, the header %zu: quote the fields that hold commas, or add "
                "what is "
                "missing",
                t->file, t->row_line, t->count, t->header.count);
    struct row row = {t->field, t->count, t->row_line, t->file};
    t->reader->row(t->reader->context, &row);
}

/* The next row begins on the next line. */
static void begin_row(struct table *t)
{
    t->count = 0;
    buffer_clear(&t->text);
    t->inside = false;
    t->row_line = t->field_line = t->line + 1;
}

static void end_row(struct table *t)
{
    if (t->header.name)
        take_row(t);
    else
        take_header(t);
    begin_row(t);
}

/* How many fields of a row are kept: the header tells. */
static size_t fields_maximum(const struct table *t)
{
    return t->header.name ? t->header.count : COLUMNS_MAXIMUM;
}

/* Adds a field to the row, its text not copied; false where there is no column for it. */
static bool add_field(struct table *t, const char *text, size_t length)
{
    if (t->after_cr)
        cli_die("%s:%lu: a carriage return without a line feed: end the lines with LF or CRLF", t->file,
                t->line);
    bool fits = t->count < fields_maximum(t);
    if (fits)
        t->field[t->count] = (struct field){text, length};
    else if (!t->header.name)
        cli_die("%s:1: the header has over %d columns", t->file, COLUMNS_MAXIMUM);
    t->count++;
    return fits;
}

static _Noreturn void die_of_long_field(const struct table *t)
{
    cli_die("%s:%lu: the field that begins here is longer than 1 MiB: is a quote not closed?", t->file,
            t->field_line);
}

static void on_field(void *text, size_t length, void *context)
{
    struct table *t = context;
    if (length > FIELD_MAXIMUM)
        die_of_long_field(t);
    if (add_field(t, NULL, length))
        buffer_add(&t->text, text, length + 1);
    t->field_line = t->line;
}

/* Called at each end of a row, and for each CR or LF outside of one. */
static void on_line_end(int terminator, void *context)
{
    struct table *t = context;
    if (t->count > 0) {
        size_t at = 0;
        for (size_t i = 0; i < t->count && i < fields_maximum(t); i++) {
            t->field[i].text = t->text.data + at;
            at += t->field[i].length + 1;
        }
        end_row(t);
    } else {
        begin_row(t);
    }
    t->after_cr = terminator == CSV_CR;
}

/* Blanks belong to a field, in quotes or not. */
static int no_blank(unsigned char c)
{
    (void)c;
    return 0;
}

static void *bounded_realloc(void *old, size_t size)
{
    return size > PARSER_MAXIMUM ? NULL : alloc_resized(old, size, 1);
}

static _Noreturn void die_of_parser(struct table *t)
{
    if (csv_error(&t->parser) != CSV_EPARSE)
        die_of_long_field(t);
    if (t->parser.quoted)
        cli_die("%s:%lu: text behind the closing quote of the field that begins in line %lu: double the "
                "quotes inside a "
                "field",
                t->file, t->line, t->field_line);
    cli_die(
        "%s:%lu: a quote inside a field without quotes: quote the whole field and double the quotes inside",
        t->file, t->line);
}

/* Hands a line or a part of one to libcsv. */
static void feed_parser(struct table *t, const char *text, size_t length)
{
    t->inside = true;
    if (csv_parse(&t->parser, text, length, on_field, on_line_end, t) != length)
        die_of_parser(t);
}

/* Splits a line without quotes at its commas, which become NULs like the line's end. */
static void split_line(struct table *t, char *line, size_t length)
{
    char *end = line + length, *comma;
    while ((comma = memchr(line, ',', (size_t)(end - line)))) {
        add_field(t, line, (size_t)(comma - line));
        *comma = '\0';
        line = comma + 1;
    }
    add_field(t, line, (size_t)(end - line));
    *end = '\0';
    end_row(t);
}

/* Reads a line that lies in the block as a whole and begins a row. LENGTH is without LF. */
static void read_line(struct table *t, char *line, size_t length)
{
    size_t bare = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    if (memchr(line, '"', bare) || memchr(line, '\r', bare)) {
        feed_parser(t, line, length + 1);
        return;
    }
    if (bare > 0)
        split_line(t, line, bare);
    else
        begin_row(t);
    t->after_cr = false;
}

static void read_text(struct table *t, char *text, size_t length)
{
    char *end = text + length;
    while (text < end) {
        char *feed = memchr(text, '\n', (size_t)(end - text));
        char *next = feed ? feed + 1 : end;
        if (feed && !t->inside)
            read_line(t, text, (size_t)(feed - text));
        else
            feed_parser(t, text, (size_t)(next - text));
        t->line += feed != NULL;
        text = next;
    }
}

/* Reads the SIZE bytes of the block, but for a character that its end cuts, which goes to the beginning of
 * the next. */
static void read_block(struct table *t, size_t size, bool last)
{
    size_t valid = utf8_check(t->block, size);
    char *nul = memchr(t->block, '\0', valid);
    size_t end = nul ? (size_t)(nul - t->block) : valid;
    if (t->offset == 0 && end >= strlen(bom) && memcmp(t->block, bom, strlen(bom)) == 0)
        t->bom_size = strlen(bom);
    size_t begin = t->offset == 0 ? t->bom_size : 0;
    read_text(t, t->block + begin, end - begin);
    if (nul)
        cli_die("%s:%lu: byte %zu is a NUL: convert the file to UTF-8 text (from UTF-16: iconv -f UTF-16 -t "
                "UTF-8)",
                t->file, t->line, t->offset + end);
    t->cut = size - valid;
    if (t->cut > 0 && (last || t->cut >= utf8_size((unsigned char)t->block[valid])))
        cli_die(
            "%s:%lu: byte %zu is not valid UTF-8: convert the file (from GB18030: iconv -f GB18030 -t UTF-8)",
            t->file, t->line, t->offset + valid);
    memmove(t->block, t->block + valid, t->cut);
    t->offset += valid;
}

static void end_table(struct table *t)
{
    if (csv_fini(&t->parser, on_field, on_line_end, t) != 0)
        cli_die("%s:%lu: the field that begins here has no closing quote: add it", t->file, t->field_line);
    if (!t->header.name && t->offset > t->bom_size)
        cli_die("%s:1: there are no columns: the first line must name them", t->file);
}

/* Reads all of the open file; false after a message where none of it can be read. What breaks off ends the
   program: of a file that is half read there is no right result, and of standard input none at all. */
static bool read_blocks(struct table *t, int fd)
{
    for (;;) {
        ssize_t got = read(fd, t->block + t->cut, BLOCK_SIZE);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (t->offset + t->cut > 0 || fd == STDIN_FILENO))
            cli_die("%s:%lu: cannot read on: %s", t->file, t->line, strerror(errno));
        if (got < 0) {
            cli_warn("%s: cannot read: %s", t->file, strerror(errno));
            return false;
        }
        read_block(t, t->cut + (size_t)got, got == 0);
        if (got == 0)
            break;
    }
    end_table(t);
    return true;
}

static struct table *table_new(const char *path, const struct table_reader *reader)
{
    struct table *t = alloc_zeroed(1, sizeof *t);
    t->reader = reader;
    t->file = path;
    t->line = t->row_line = t->field_line = 1;
    t->field = alloc_zeroed(COLUMNS_MAXIMUM, sizeof *t->field);
    csv_init(&t->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL);
    csv_set_space_func(&t->parser, no_blank);
    csv_set_realloc_func(&t->parser, bounded_realloc);
    csv_set_blk_size(&t->parser, BLOCK_SIZE);
    return t;
}

static void table_free(struct table *t)
{
    csv_free(&t->parser);
    buffer_free(&t->text);
    for (size_t i = 0; i < t->header.count; i++)
        free((char *)t->header.name[i].text);
    free((struct field *)t->header.name);
    free(t->field);
    free(t);
}

bool table_read(const char *path, const struct table_reader *reader)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        cli_warn("%s: cannot open: %s", path, strerror(errno));
        return false;
    }
    struct table *t = table_new(path, reader);
    bool done = read_blocks(t, fd);
    table_free(t);
    if (!is_stdin)
        close(fd);
    return done;
}

int header_find(const struct header *header, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < header->count; i++)
        if (header->name[i].length == length && memcmp(header->name[i].text, name, length) == 0)
            return (int)i;
    return -1;
}

int header_require(const struct header *header, const char *name)
{
    int index = header_find(header, name);
    if (index >= 0)
        return index;
    struct buffer present = {0};
    for (size_t i = 0; i < header->count; i++) {
        buffer_add_string(&present, i > 0 ? ", " : "");
        buffer_add(&present, header->name[i].text, header->name[i].length);
    }
    cli_die("%s:1: there is no column '%s', only: %s", header->file, name, present.data);
}
