/* CSV in and out, over libcsv: rows with columns found by name. One record is one line of output; the fields
   of input may hold quoted line breaks. */
#ifndef LIB_RECORD_H
#define LIB_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct field {
    const char *text; /* valid UTF-8, NUL-terminated, without NULs inside; a row's: until the next row */
    size_t length;
};

struct row {
    const struct field *field;
    size_t count;
    unsigned long line; /* where it begins in its file, from 1; the header is line 1 */
    const char *file;   /* the path as given, "-" for standard input */
};

/* The columns of the file that is read; theirs until table_read returns. */
struct header {
    const struct field *name;
    size_t count;
    const char *file;
};

/* What a filter does with a table. CONTEXT is handed through. */
struct table_reader {
    void (*header)(void *context, const struct header *header); /* once a file; may be NULL */
    void (*row)(void *context, const struct row *row);
    void *context;
};

/* Reads the CSV file PATH ("-": standard input) and calls READER for its header and each row. A BOM is
   skipped, LF and CRLF are line ends, blank lines count and are skipped, blanks around a field belong to it.
   Gives true, or false after a message where the file could not be opened or read. An empty file calls
   nothing and gives true. Ends the program (exit 2) with file and line where the CSV is wrong: a quote that
   is not closed or stands within a field, a row whose number of fields is not the header's, a field over 1
   MiB, over 4096 columns, two columns of one name, no header in a file that is not empty, a CR that ends no
   line, a NUL, bytes that are not UTF-8. Rows before that have been handed on. */
bool table_read(const char *path, const struct table_reader *reader);

/* The index of column NAME, or -1. */
int header_find(const struct header *header, const char *name);

/* The same, but ends the program with a message that names the column and lists those present. */
int header_require(const struct header *header, const char *name);

/* Writes CSV to stdout, a whole line at a time. Quotes stand only where needed: around a field that holds a
   comma, quote or line break, or begins or ends with a blank. A line break (CR, LF, CRLF) or NUL inside a
   field becomes a blank. */
void record_field(const char *text, size_t length);
void record_string(const char *text);
void record_end(void); /* ends the line; flushes it where record_line_buffered was set */
extern bool record_line_buffered;

/* For those who open CSV by double click: lines end with CRLF, and a BOM stands before the first. */
extern bool record_excel;

/* A ' stands before each field that begins with = + - @ tab or CR and is no plain number (-13.08): a
   spreadsheet would take it for a formula. */
extern bool record_spreadsheet_safe;

/* The columns of a figure, in order, as extract writes them and normalize appends them (README,
   "Columns"). */
enum figure_column {
    F_SOURCE,
    F_OFFSET,
    F_LENGTH,
    F_AREA,
    F_SUBJECT,
    F_PERIOD,
    F_INDICATOR,
    F_MEASURE,
    F_BASIS,
    F_STATUS,
    F_DIRECTION,
    F_BOUND,
    F_PART_OF,
    F_NUMBER,
    F_UNIT,
    F_TEXT,
    F_EXTRACTED, /* how many extract writes */
    F_VALUE = F_EXTRACTED,
    F_VALUE_HIGH,
    F_BASE_UNIT,
    F_DIMENSION,
    F_AREA_CODE,
    F_CITY,
    F_INDICATOR_STD,
    F_SUBJECT_STD,
    F_COLUMNS
};
extern const char *const figure_columns[F_COLUMNS];

#endif
