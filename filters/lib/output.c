/* Each format is a row of functions: how a table, a row, a cell is written. */
#include "lib/output.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/contradiction.h"
#include "lib/human.h"
#include "lib/terminal.h"
#include "lib/utf8.h"

bool output_human;

static struct {
    const struct style *style;
    const struct output_column *column;
    size_t count, rows; /* columns; rows so far, the names not among them */
    struct buffer text; /* the line being made; of an aligned table all cells, a NUL behind each */
    size_t *width;      /* of each column of an aligned table */
} table;

/* With output_choose: which of the columns given to output_begin are written. */
static struct {
    const char *names; /* NULL: all of them */
    struct output_column *column;
    size_t *index;      /* of each in the columns given */
    struct field *cell; /* of the row being written */
} chosen;

struct style {
    const char *name;
    void (*begin)(void);
    void (*row)(const struct field *cells);
    void (*end)(void);
};

static void add(const char *text)
{
    buffer_add_string(&table.text, text);
}

static void write_text(void)
{
    cli_write(table.text.data, table.text.length);
    buffer_clear(&table.text);
}

static void end_line(void)
{
    add("\n");
    write_text();
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == '\x7f';
}

/* Adds TEXT with what REPLACE gives for a character, where it is not NULL. */
static void add_replaced(const struct field *f, const char *(*replace)(char c))
{
    for (size_t i = 0; i < f->length; i++) {
        const char *other = replace(f->text[i]);
        if (other)
            add(other);
        else
            buffer_add(&table.text, &f->text[i], 1);
    }
}

/* The names of the columns as a row. */
static void each_name(void (*row)(const struct field *cells))
{
    struct field *names = alloc_zeroed(table.count, sizeof *names);
    for (size_t i = 0; i < table.count; i++)
        names[i] = (struct field){table.column[i].name, strlen(table.column[i].name)};
    row(names);
    free(names);
}

static void nothing(void)
{
}

static void csv_row(const struct field *cells)
{
    for (size_t i = 0; i < table.count; i++)
        record_field(cells[i].text, cells[i].length);
    record_end();
}

static void csv_begin(void)
{
    each_name(csv_row);
}

static const char *blank_for_control(char c)
{
    return is_control(c) ? " " : NULL;
}

static void tsv_row(const struct field *cells)
{
    for (size_t i = 0; i < table.count; i++) {
        add(i ? "\t" : "");
        add_replaced(&cells[i], blank_for_control);
    }
    end_line();
}

static void tsv_begin(void)
{
    each_name(tsv_row);
}

static const char *markdown_for(char c)
{
    return c == '|' ? "\\|" : blank_for_control(c);
}

static void markdown_row(const struct field *cells)
{
    add("|");
    for (size_t i = 0; i < table.count; i++) {
        add(" ");
        add_replaced(&cells[i], markdown_for);
        add(" |");
    }
    end_line();
}

static void markdown_begin(void)
{
    each_name(markdown_row);
    add("|");
    for (size_t i = 0; i < table.count; i++)
        add(table.column[i].is_number ? " ---: |" : " --- |");
    end_line();
}

/* What a character is in a JSON string (RFC 8259, 7). */
static const char *json_for(char c)
{
    static char escape[] = "\\u00xx";
    if (c == '"')
        return "\\\"";
    if (c == '\\')
        return "\\\\";
    if ((unsigned char)c >= ' ')
        return NULL;
    escape[4] = "0123456789abcdef"[c / 16];
    escape[5] = "0123456789abcdef"[c % 16];
    return escape;
}

static void json_string(const struct field *f)
{
    add("\"");
    add_replaced(f, json_for);
    add("\"");
}

static void json_row(const struct field *cells)
{
    add(table.rows ? ",\n{" : "\n{");
    for (size_t i = 0; i < table.count; i++) {
        add(i ? ", " : "");
        json_string(&(struct field){table.column[i].name, strlen(table.column[i].name)});
        add(": ");
        if (!table.column[i].is_number)
            json_string(&cells[i]);
        else
            add(cells[i].length ? cells[i].text : "null");
    }
    add("}");
    write_text();
}

static void json_begin(void)
{
    add("[");
    write_text();
}

static void json_end(void)
{
    add("\n]");
    end_line();
}

static const char *mark_for_control(char c)
{
    return is_control(c) ? "?" : NULL;
}

/* Keeps the row; the widths are known at the end. */
static void aligned_row(const struct field *cells)
{
    for (size_t i = 0; i < table.count; i++) {
        char human[HUMAN_TEXT];
        size_t begin = table.text.length;
        if (output_human && table.column[i].is_number)
            add(human_number(cells[i].text, human));
        else
            add_replaced(&cells[i], mark_for_control);
        size_t width = utf8_columns(table.text.data + begin, table.text.length - begin);
        buffer_add(&table.text, "", 1);
        if (width > table.width[i])
            table.width[i] = width;
    }
}

static void aligned_begin(void)
{
    table.width = alloc_zeroed(table.count, sizeof *table.width);
    each_name(aligned_row);
}

static void pad(struct buffer *line, size_t columns)
{
    while (columns-- > 0)
        buffer_add(line, " ", 1);
}

/* Adds a cell of LENGTH bytes; behind the last column stand no blanks. */
static void align_cell(struct buffer *line, size_t column, const char *text, size_t length)
{
    size_t missing = table.width[column] - utf8_columns(text, length);
    bool is_last = column + 1 == table.count;
    if (column)
        pad(line, 2);
    if (table.column[column].is_number)
        pad(line, missing);
    buffer_add(line, text, length);
    if (!table.column[column].is_number && !is_last)
        pad(line, missing);
}

static void aligned_end(void)
{
    struct buffer line = {0};
    const char *cell = table.text.data;
    for (size_t row = 0; row <= table.rows; row++) { /* one more for the names */
        enum look look = row == 0 ? LOOK_TITLE : LOOK_PLAIN;
        for (size_t i = 0; i < table.count; i++) {
            size_t length = strlen(cell);
            align_cell(&line, i, cell, length);
            if (row > 0 && is_contradiction(table.column[i].name, cell))
                look = LOOK_ALARM;
            cell += length + 1;
        }
        terminal_line(line.data, line.length, look);
        buffer_clear(&line);
    }
    buffer_free(&line);
    free(table.width);
}

static const struct style styles[] = {
    [OUTPUT_CSV] = {"csv", csv_begin, csv_row, nothing},
    [OUTPUT_TSV] = {"tsv", tsv_begin, tsv_row, nothing},
    [OUTPUT_TABLE] = {"table", aligned_begin, aligned_row, aligned_end},
    [OUTPUT_MARKDOWN] = {"markdown", markdown_begin, markdown_row, nothing},
    [OUTPUT_JSON] = {"json", json_begin, json_row, json_end},
};

bool output_format_read(const char *name, enum output_format *out)
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (strcmp(styles[i].name, name) == 0) {
            *out = (enum output_format)i;
            return true;
        }
    return false;
}

void output_choose(const char *names)
{
    chosen.names = names;
}

size_t output_find_column(const struct output_column *columns, size_t count, const char *name, size_t length,
                          const char *option)
{
    struct buffer present = {0};
    for (size_t i = 0; i < count; i++) {
        if (strncmp(columns[i].name, name, length) == 0 && columns[i].name[length] == '\0') {
            buffer_free(&present);
            return i;
        }
        buffer_add_string(&present, i ? ", " : "");
        buffer_add_string(&present, columns[i].name);
    }
    cli_die("option '--%s': the table has no column '%.*s', only: %s", option, (int)length, name,
            present.data);
}

static void choose_column(const struct output_column *columns, size_t index)
{
    for (size_t i = 0; i < table.count; i++)
        if (chosen.index[i] == index)
            cli_die("option '--columns': a name is twice in '%s'", chosen.names);
    chosen.index[table.count] = index;
    chosen.column[table.count++] = columns[index];
}

/* Makes the columns of the table those of COLUMNS that are chosen. */
static void choose(const struct output_column *columns, size_t count)
{
    chosen.column = alloc_zeroed(count, sizeof *chosen.column);
    chosen.index = alloc_zeroed(count, sizeof *chosen.index);
    chosen.cell = alloc_zeroed(count, sizeof *chosen.cell);
    table.column = chosen.column;
    table.count = 0;
    for (const char *name = chosen.names;; name++) {
        size_t length = strcspn(name, ",");
        choose_column(columns, output_find_column(columns, count, name, length, "columns"));
        name += length;
        if (*name == '\0')
            break;
    }
}

void output_begin(enum output_format format, const struct output_column *columns, size_t count)
{
    if (output_human && format != OUTPUT_TABLE)
        cli_die("option '--human': only with --format table");
    if ((record_excel || record_spreadsheet_safe) && format != OUTPUT_CSV)
        cli_die("options '--excel' and '--spreadsheet-safe': only with --format csv");
    table.style = &styles[format];
    table.column = columns;
    table.count = count;
    table.rows = 0;
    if (chosen.names)
        choose(columns, count);
    table.style->begin();
}

void output_row(const struct field *cells)
{
    for (size_t i = 0; chosen.names && i < table.count; i++)
        chosen.cell[i] = cells[chosen.index[i]];
    table.style->row(chosen.names ? chosen.cell : cells);
    table.rows++;
}

void output_end(void)
{
    table.style->end();
    buffer_free(&table.text);
    free(chosen.column);
    free(chosen.index);
    free(chosen.cell);
}
