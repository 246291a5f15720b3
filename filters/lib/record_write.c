/* CSV out: a line is put together here and goes to stdout whole, so that a run that fails leaves no half
 * record. */
#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/record.h"

#include <string.h>

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

/* What a field may not hold outside of quotes. */
static const bool needs_quotes[256] = {
    [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true, ['\0'] = true};

static bool is_plain(const char *text, size_t length)
{
    if (length == 0)
        return true;
    if (text[0] == ' ' || text[0] == '\t' || text[length - 1] == ' ' || text[length - 1] == '\t')
        return false;
    for (size_t i = 0; i < length; i++)
        if (needs_quotes[(unsigned char)text[i]])
            return false;
    return true;
}

static void add_quoted(const char *text, size_t length)
{
    buffer_add(&line, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        bool is_break = text[i] == '\r' || text[i] == '\n' || text[i] == '\0';
        if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
            continue;
        if (text[i] == '"')
            buffer_add(&line, "\"", 1);
        buffer_add(&line, is_break ? " " : &text[i], 1);
    }
    buffer_add(&line, "\"", 1);
}

void record_field(const char *text, size_t length)
{
    if (fields++ > 0)
        buffer_add(&line, ",", 1);
    if (is_plain(text, length))
        buffer_add(&line, text, length);
    else
        add_quoted(text, length);
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
