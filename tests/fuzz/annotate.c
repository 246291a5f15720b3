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

static const char figure_header[] = "source,offset,length,number,unit,indicator,measure,status,area,subject,"
                                    "period,basis,direction,bound,part_of,value,base_unit\n",
                  reject_header[] = "source,offset,length,number,reason,text\n",
                  finding_header[] = "source,offset,rule,verdict,others,explanation,explanation_zh\n";
enum { FIGURE_CELLS = 13, REJECT_CELLS = 2, FINDING_CELLS = 7 }; /* those that a line gives */

/* A part of the input. */
struct part {
    const char *data;
    size_t length;
};

static void add_quoted(struct buffer *to, const char *text, size_t length)
{
    bool fits = length <= NUMBER_LONGEST && utf8_check(text, length) == length && !memchr(text, '\0', length);
    buffer_add_string(to, "\"");
    for (size_t i = 0; fits && i < length; i++)
        buffer_add(to, text[i] == '"' ? "\"\"" : text + i, text[i] == '"' ? 2 : 1);
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

/* Adds a row of a span of TEXT, which LINE gives, and of its CELLS others. */
static void add_span(struct buffer *to, struct part text, struct part line, size_t cells)
{
    char place[64];
    size_t from = take_number(&line), length = take_number(&line);
    if (from > text.length)
        from = text.length;
    if (length > text.length - from)
        length = text.length - from;
    snprintf(place, sizeof place, "-,%zu,%zu,", from, length);
    buffer_add_string(to, place);
    add_quoted(to, text.data + from, length);
    fuzz_row(to, cells, line.data, line.length);
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
    static const char *const headers[] = {figure_header, reject_header, finding_header};
    static const size_t cells[] = {FIGURE_CELLS, REJECT_CELLS, FINDING_CELLS};
    buffer_add_string(table, headers[slot]);
    while (lines.length > 0) {
        struct part line = take_until(&lines, '\n');
        if (slot == FINDINGS)
            fuzz_row(table, cells[slot], line.data, line.length);
        else
            add_span(table, text, line, cells[slot]);
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
