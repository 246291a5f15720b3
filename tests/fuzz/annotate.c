/* annotate, from rows and a text to a page and to a terminal. The bytes are parted by form feeds: lines of
   figures, of rejects and of findings, and the text. A figure or reject is an offset, a length and cells;
   what stands there in the text is its number, so that most of them are borne. */
#include "harness.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/utf8.h"

enum { FIGURES, REJECTS, FINDINGS, TEXT, PARTS };
enum { NUMBER_LONGEST = 64 };

/* Those of spans have before them source,offset,length,number. */
static const char *const figure_cells[] = {"unit",    "indicator", "measure",  "status",    "area",
                                           "subject", "period",    "basis",    "direction", "bound",
                                           "part_of", "value",     "base_unit"};
static const char *const reject_cells[] = {"reason", "text"};
static const char *const finding_cells[] = {"source", "offset",      "rule",          "verdict",
                                            "others", "explanation", "explanation_zh"};
static const struct {
    const char *const *names;
    size_t count;
} columns[TEXT] = {[FIGURES] = {figure_cells, sizeof figure_cells / sizeof figure_cells[0]},
                   [REJECTS] = {reject_cells, sizeof reject_cells / sizeof reject_cells[0]},
                   [FINDINGS] = {finding_cells, sizeof finding_cells / sizeof finding_cells[0]}};

/* A part of the input. */
struct part {
    const char *data;
    size_t length;
};

static void add_quoted(struct buffer *to, struct part text)
{
    buffer_add_string(to, "\"");
    for (size_t i = 0; i < text.length; i++)
        buffer_add(to, text.data[i] == '"' ? "\"\"" : text.data + i, text.data[i] == '"' ? 2 : 1);
    buffer_add_string(to, "\",");
}

/* Takes the number at the beginning of LINE and what parts it from the next. */
static size_t take_number(struct part *line)
{
    size_t n = 0;
    while (line->length > 0 && *line->data >= '0' && *line->data <= '9' && n < 1 << 20) {
        n = n * 10 + (size_t)(*line->data - '0');
        line->data++, line->length--;
    }
    if (line->length > 0)
        line->data++, line->length--;
    return n;
}

static bool is_inside_character(struct part text, size_t at)
{
    return at < text.length && ((unsigned char)text.data[at] & 0xc0) == 0x80;
}

/* About LENGTH bytes of TEXT about FROM, between characters; empty where nothing there can be a cell. */
static struct part span_of(struct part text, size_t from, size_t length)
{
    from = from < text.length ? from : text.length;
    length = length < NUMBER_LONGEST ? length : NUMBER_LONGEST;
    length = length < text.length - from ? length : text.length - from;
    for (; is_inside_character(text, from); length -= length > 0)
        from++;
    while (is_inside_character(text, from + length))
        length++;
    struct part span = {text.data + from, length};
    bool fits = length > 0 && utf8_check(span.data, length) == length && !memchr(span.data, '\0', length);
    return fits ? span : (struct part){0};
}

/* Adds the cells that come before those of LINE, which begins with where they are in TEXT; false where they
 * are not. */
static bool add_span(struct buffer *to, struct part text, struct part *line)
{
    char place[64];
    size_t from = take_number(line), length = take_number(line);
    struct part span = span_of(text, from, length);
    if (span.length == 0)
        return false;
    snprintf(place, sizeof place, "-,%zu,%zu,", (size_t)(span.data - text.data), span.length);
    buffer_add_string(to, place);
    add_quoted(to, span);
    return true;
}

static struct part take_until(struct part *from, char end)
{
    const char *stop = from->length > 0 ? memchr(from->data, end, from->length) : NULL;
    struct part taken = {from->data, stop ? (size_t)(stop - from->data) : from->length};
    size_t skipped = taken.length + (stop != NULL);
    *from = (struct part){from->data + skipped, from->length - skipped};
    return taken;
}

static const char *make_table(int slot, struct part lines, struct part text, struct buffer *table)
{
    buffer_add_string(table, slot == FINDINGS ? "" : "source,offset,length,number,");
    for (size_t i = 0; i < columns[slot].count; i++) {
        buffer_add_string(table, i ? "," : "");
        buffer_add_string(table, columns[slot].names[i]);
    }
    buffer_add_string(table, "\n");
    while (lines.length > 0) {
        struct part line = take_until(&lines, '\n');
        if (slot == FINDINGS || add_span(table, text, &line))
            fuzz_row(table, columns[slot].names, columns[slot].count, line.data, line.length);
    }
    return fuzz_file(slot, table->data, table->length);
}

void fuzz_input(const uint8_t *data, size_t size)
{
    static char *const formats[] = {"html", "ansi"};
    struct part rest = {(const char *)data, size}, part[PARTS];
    struct buffer table[TEXT] = {{0}};
    const char *path[PARTS];
    for (int i = 0; i < TEXT; i++)
        part[i] = take_until(&rest, '\f');
    part[TEXT] = rest;
    for (int i = 0; i < TEXT; i++)
        path[i] = make_table(i, part[i], part[TEXT], &table[i]);
    path[TEXT] = fuzz_file(TEXT, part[TEXT].data, part[TEXT].length);
    for (int i = 0; i < 2; i++) {
        char *arguments[] = {"annotate",
                             "--source",
                             "-",
                             "--color",
                             "always",
                             "--format",
                             formats[i],
                             "--findings",
                             (char *)path[FINDINGS],
                             "--rejects",
                             (char *)path[REJECTS],
                             (char *)path[TEXT],
                             NULL};
        if (fuzz_filter(arguments, table[FIGURES].data, table[FIGURES].length) > 2)
            abort();
    }
    for (int i = 0; i < TEXT; i++)
        buffer_free(&table[i]);
}
