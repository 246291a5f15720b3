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

bool record_line_buffered;

static struct buffer line;
static size_t fields; /* in the line */

static bool is_line_break(char c)
{
    return c == '\r' || c == '\n' || c == '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* True where a field needs no quotes. */
static bool is_plain(const char *text, size_t length)
{
    static const bool needs_quotes[UCHAR_MAX + 1] = {
        [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true, ['\0'] = true};
    if (length == 0)
        return true;
    if (is_blank(text[0]) || is_blank(text[length - 1]))
        return false;
    for (size_t i = 0; i < length; i++)
        if (needs_quotes[(unsigned char)text[i]])
            return false;
    return true;
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

void record_field(const char *text, size_t length)
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

void record_string(const char *text)
{
    record_field(text, strlen(text));
}

void record_end(void)
{
    if (line.length == 0)
        buffer_add(&line, "\"\"", 2); /* an empty line would be no record */
    buffer_add(&line, "\n", 1);
    cli_write(line.data, line.length);
    buffer_clear(&line);
    fields = 0;
    if (record_line_buffered)
        cli_flush();
}
