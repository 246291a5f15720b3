/* CSV out: a line is put together here and goes to stdout whole, so that a run that fails leaves no half
 * record. */
#include "lib/record.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"

const char *const figure_columns[F_COLUMNS] = {
    [F_SOURCE] = "source",
    [F_OFFSET] = "offset",
    [F_LENGTH] = "length",
    [F_AREA] = "area",
    [F_SUBJECT] = "subject",
    [F_PERIOD] = "period",
    [F_INDICATOR] = "indicator",
    [F_MEASURE] = "measure",
    [F_BASIS] = "basis",
    [F_STATUS] = "status",
    [F_DIRECTION] = "direction",
    [F_BOUND] = "bound",
    [F_PART_OF] = "part_of",
    [F_NUMBER] = "number",
    [F_UNIT] = "unit",
    [F_TEXT] = "text",
    [F_VALUE] = "value",
    [F_VALUE_HIGH] = "value_high",
    [F_BASE_UNIT] = "base_unit",
    [F_DIMENSION] = "dimension",
    [F_AREA_CODE] = "area_code",
    [F_CITY] = "city",
    [F_INDICATOR_STD] = "indicator_std",
    [F_SUBJECT_STD] = "subject_std",
};

bool record_line_buffered, record_excel, record_spreadsheet_safe;

static struct buffer line;
static size_t fields; /* in the line */
static bool begun;    /* some line was written */

static bool is_line_break(char c)
{
    return c == '\r' || c == '\n' || c == '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* True where one of the eight bytes at TEXT is below 0x2D, as all are that need quotes (of Chinese none is):
 * it alone loses by a subtraction its highest bit, or had none. */
static bool has_low_byte(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return (word - 0x2d2d2d2d2d2d2d2dU) & ~word & 0x8080808080808080U;
}

static bool needs_quotes(const char *text, size_t length)
{
    static const bool quoted[UCHAR_MAX + 1] = {
        [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true, ['\0'] = true};
    for (size_t i = 0; i < length; i++)
        if (quoted[(unsigned char)text[i]])
            return true;
    return false;
}

/* True where a field needs no quotes. */
static bool is_plain(const char *text, size_t length)
{
    if (length == 0)
        return true;
    if (is_blank(text[0]) || is_blank(text[length - 1]))
        return false;
    for (; length >= sizeof(uint64_t); text += sizeof(uint64_t), length -= sizeof(uint64_t))
        if (has_low_byte(text) && needs_quotes(text, sizeof(uint64_t)))
            return false;
    return !needs_quotes(text, length);
}

/* Writes the field in quotes to OUT and gives the end of it. */
static char *put_quoted(char *out, const char *text, size_t length)
{
    *out++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
            continue;
        if (text[i] == '"')
            *out++ = '"';
        if (is_line_break(text[i]))
            *out++ = ' ';
        else
            *out++ = text[i];
    }
    *out++ = '"';
    return out;
}

static void add_field(const char *text, size_t length)
{
    size_t longest = length < SIZE_MAX / 2 - 3 ? 2 * length + 3
                                               : SIZE_MAX; /* all quotes, between quotes, a comma before */
    char *out = buffer_room(&line, longest);
    if (fields++ > 0)
        *out++ = ',';
    if (!is_plain(text, length)) {
        out = put_quoted(out, text, length);
    } else if (length > 0) {
        memcpy(out, text, length);
        out += length;
    }
    line.length = (size_t)(out - line.data);
}

static size_t digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] >= '0' && text[count] <= '9')
        count++;
    return count;
}

/* Digits with a sign before and one point between them, or without. */
static bool is_plain_number(const char *text, size_t length)
{
    size_t at = length > 0 && (*text == '-' || *text == '+') ? 1 : 0;
    size_t whole = digits(text + at, length - at);
    at += whole;
    if (at == length || text[at] != '.')
        return whole > 0 && at == length;
    size_t behind = digits(text + at + 1, length - at - 1);
    return whole > 0 && behind > 0 && at + 1 + behind == length;
}

static bool is_formula(const char *text, size_t length)
{
    return length > 0 && memchr("=+-@\t\r", *text, 6) && !is_plain_number(text, length);
}

static void add_harmless(const char *text, size_t length)
{
    struct buffer harmless = {0};
    buffer_add(&harmless, "'", 1);
    buffer_add(&harmless, text, length);
    add_field(harmless.data, harmless.length);
    buffer_free(&harmless);
}

void record_field(const char *text, size_t length)
{
    if (record_spreadsheet_safe && is_formula(text, length))
        add_harmless(text, length);
    else
        add_field(text, length);
}

void record_string(const char *text)
{
    record_field(text, strlen(text));
}

void record_end(void)
{
    if (line.length == 0)
        buffer_add(&line, "\"\"", 2); /* an empty line would be no record */
    buffer_add_string(&line, record_excel ? "\r\n" : "\n");
    if (record_excel && !begun)
        cli_write("\xef\xbb\xbf", 3);
    begun = true;
    cli_write(line.data, line.length);
    buffer_clear(&line);
    fields = 0;
    if (record_line_buffered)
        cli_flush();
}
