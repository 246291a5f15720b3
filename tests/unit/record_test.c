/* Tests of lib/record: what is read from good files, what is said about wrong ones, and what is written. */
#include "lib/record.h"

#include "check.h"
#include "child.h"
#include "lib/alloc.h"

/* A file that holds what a test reads, and what is read. Its name is in all messages. */
static char own_path[] = "/tmp/record-test-XXXXXX";
static const char *path = own_path;

static void write_file(const char *text, size_t length)
{
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text, 1, length, file) != length || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static void write_text(const char *text)
{
    write_file(text, strlen(text));
}

static void note_header(void *context, const struct header *header)
{
    struct buffer *seen = context;
    for (size_t i = 0; i < header->count; i++) {
        buffer_add(seen, "{", 1);
        buffer_add(seen, header->name[i].text, header->name[i].length);
        buffer_add(seen, "}", 1);
    }
}

static void note_row(void *context, const struct row *row)
{
    struct buffer *seen = context;
    char line[32];
    snprintf(line, sizeof line, " %lu:", row->line);
    buffer_add_string(seen, line);
    for (size_t i = 0; i < row->count; i++) {
        buffer_add(seen, "[", 1);
        buffer_add(seen, row->field[i].text, row->field[i].length);
        buffer_add(seen, "]", 1);
    }
}

/* Reads the file and prints its header and rows, each with its line. */
static void print_table(void *context)
{
    struct buffer seen = {0};
    struct table_reader reader = {note_header, note_row, &seen};
    (void)context;
    bool done = table_read(path, &reader);
    printf("%s%s", seen.data ? seen.data : "", done ? "" : " unread");
    buffer_free(&seen);
}

static void test_good(void)
{
    static const struct {
        const char *name, *text, *seen;
    } cases[] = {
        {"rows", "a,b\n1,2\n3,4\n", "{a}{b} 2:[1][2] 3:[3][4]"},
        {"no LF at the end", "a,b\n1,2", "{a}{b} 2:[1][2]"},
        {"CR at the end", "a,b\n1,2\r", "{a}{b} 2:[1][2]"},
        {"CRLF", "a,b\r\n1,2\r\n\r\n3,\"4\"\r\n5,6\r\n", "{a}{b} 2:[1][2] 4:[3][4] 5:[5][6]"},
        {"a BOM",
         "\xef\xbb\xbf"
         "a,b\n1,2\n",
         "{a}{b} 2:[1][2]"},
        {"a BOM before a quote",
         "\xef\xbb\xbf"
         "\"a\",b\n1,2\n",
         "{a}{b} 2:[1][2]"},
        {"a BOM alone", "\xef\xbb\xbf", ""},
        {"nothing", "", ""},
        {"a header alone", "a,b\n", "{a}{b}"},
        {"empty fields", "a,b\n,\n\"\",\n", "{a}{b} 2:[][] 3:[][]"},
        {"an empty field in a column of its own", "a\n\"\"\nx\n", "{a} 2:[] 3:[x]"},
        {"blanks", "a,b\n 1 ,\t2\t\n\" 3 \", 4 \n", "{a}{b} 2:[ 1 ][\t2\t] 3:[ 3 ][ 4 ]"},
        {"blank lines", "\n\na,b\n\n\n1,2\n\n\"3\",4\n\n5,6\n", "{a}{b} 6:[1][2] 8:[3][4] 10:[5][6]"},
        {"a line of blanks is a row", "a\n  \n", "{a} 2:[  ]"},
        {"quotes", "a,b\n\"x,y\",\"say \"\"z\"\"\"\n", "{a}{b} 2:[x,y][say \"z\"]"},
        {"quoted LF", "a,b\n\"x\n\ny\",1\n2,3\n", "{a}{b} 2:[x\n\ny][1] 5:[2][3]"},
        {"quoted CRLF", "a,b\r\n\"x\r\ny\",1\r\n2,3\r\n", "{a}{b} 2:[x\r\ny][1] 4:[2][3]"},
        {"Chinese", "地区,数值\n运城市,49.1\n", "{地区}{数值} 2:[运城市][49.1]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_text(cases[i].text);
        struct child child = child_run(print_table, NULL);
        check_text(child.out, cases[i].seen, cases[i].name);
        check(child.status == 0 && !*child.err, "without a message");
    }
}

/* Checks that reading the file fails with the MESSAGE behind "gongbao: FILE:". */
static void check_message(const char *message, const char *name)
{
    char wanted[512];
    struct child child = child_run(print_table, NULL);
    snprintf(wanted, sizeof wanted, "gongbao: %s:%s\n", path, message);
    check_text(child.err, wanted, name);
    check(child.status == 2, "exit status 2");
}

static void test_wrong(void)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"a,b\n1,2\n3,\"x\ny\nz,4\n", "3: the field that begins here has no closing quote: add it"},
        {"a,b\n\"1\n2\",\"x\n", "3: the field that begins here has no closing quote: add it"},
        {"a,b\n\n\"1\n2\"x,3\n", "4: text behind the closing quote of the field that begins in line 3: "
                                 "double the quotes inside a field"},
        {"a,b\n1,x\"y\"\n",
         "2: a quote inside a field without quotes: quote the whole field and double the quotes inside"},
        {"a,b\n1,2\n1,2,3,4\n",
         "3: the row has 4 fields, the header 2: quote the fields that hold commas, or add "
         "what is missing"},
        {"a,b\n\"1\n\"\n",
         "2: the row has 1 fields, the header 2: quote the fields that hold commas, or add what "
         "is missing"},
        {"a,b,a\n", "1: columns 1 and 3 have the same name 'a': rename one"},
        {"\n\n", "1: there are no columns: the first line must name them"},
        {"a,b\r1,2\r", "1: a carriage return without a line feed: end the lines with LF or CRLF"},
        {"a,b\n1,2\r3,4\n", "2: a carriage return without a line feed: end the lines with LF or CRLF"},
        {"a,b\n\xb9\xe3,2\n",
         "2: byte 4 is not valid UTF-8: convert the file (from GB18030: iconv -f GB18030 -t UTF-8)"},
        {"a,b\n1,\xe8\xbf",
         "2: byte 6 is not valid UTF-8: convert the file (from GB18030: iconv -f GB18030 -t UTF-8)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_text(cases[i].text);
        check_message(cases[i].message, cases[i].message);
    }
    write_file("a,b\n1,\0\n", sizeof "a,b\n1,\0\n" - 1);
    check_message(
        "2: byte 6 is a NUL: convert the file to UTF-8 text (from UTF-16: iconv -f UTF-16 -t UTF-8)", "NUL");
}

static void copy_row(void *context, const struct row *row)
{
    (void)context;
    for (size_t i = 0; i < row->count; i++)
        record_field(row->field[i].text, row->field[i].length);
    record_end();
}

static void copy_table(void *context)
{
    struct table_reader reader = {NULL, copy_row, context};
    table_read(path, &reader);
}

static void test_rows_before_an_error(void)
{
    write_text("a,b\n1,2\n\"3\",4\n5\n");
    struct child child = child_run(copy_table, NULL);
    check_text(child.out, "1,2\n3,4\n", "rows before an error are handed on");
    check(child.status == 2, "exit status 2");
}

enum { MEBIBYTE = 1 << 20 };

/* A table of one row, whose second field has LENGTH letters between BEFORE and BEHIND. */
static void write_long_field(size_t length, const char *before, const char *behind)
{
    struct buffer text = {0};
    buffer_add_string(&text, "a,b\n1,");
    buffer_add_string(&text, before);
    memset(buffer_room(&text, length), 'x', length);
    text.length += length;
    buffer_add_string(&text, behind);
    write_file(text.data, text.length);
    buffer_free(&text);
}

static void count_length(void *context, const struct row *row)
{
    *(size_t *)context += row->field[1].length;
}

static void test_long_fields(void)
{
    static const char *const ends[][2] = {{"", "\n"}, {"\"", "\"\n"}};
    static const char message[] =
        "2: the field that begins here is longer than 1 MiB: is a quote not closed?";
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = 0;
        struct table_reader reader = {NULL, count_length, &length};
        write_long_field(MEBIBYTE, ends[i][0], ends[i][1]);
        check(table_read(path, &reader) && length == MEBIBYTE, "a field of 1 MiB");
        for (size_t over = 1; over <= 1000000; over *= 1000) {
            write_long_field(MEBIBYTE + over, ends[i][0], ends[i][1]);
            check_message(message, "a field over 1 MiB");
        }
    }
    write_long_field(2 * (size_t)MEBIBYTE, "\"", "");
    check_message(message, "no more than 1 MiB is kept of a field without end");
}

/* Adds a row of some kind, which begins on LINE, to TEXT, and what is to be seen of it to WANTED. Gives its
 * lines. */
static unsigned long add_row(size_t kind, unsigned long line, struct buffer *text, struct buffer *wanted)
{
    static const struct {
        const char *text, *seen;
        unsigned long lines;
    } kinds[] = {
        {"运城市,1\n", "[运城市][1]", 1},
        {"\"临汾,\n市\",22\r\n", "[临汾,\n市][22]", 2},
        {"吕梁,\"\"\r\n", "[吕梁][]", 1},
        {"\r\n", NULL, 1},
        {"\n", NULL, 1},
        {"x,\"\"\"\"\n", "[x][\"]", 1},
    };
    char number[32];
    snprintf(number, sizeof number, " %lu:", line);
    buffer_add_string(text, kinds[kind].text);
    buffer_add_string(wanted, kinds[kind].seen ? number : "");
    buffer_add_string(wanted, kinds[kind].seen ? kinds[kind].seen : "");
    return kinds[kind].lines;
}

/* Rows of all kinds, with the end of the reader's first block (64 KiB) at all places in them. */
static void test_blocks(void)
{
    bool good = true;
    for (size_t shift = 0; shift < 64; shift++) {
        struct buffer text = {0}, wanted = {0}, seen = {0};
        struct table_reader reader = {NULL, note_row, &seen};
        unsigned long line = 2;
        buffer_add(&text, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", shift);
        buffer_add_string(&text, ",b\n");
        while (text.length < 70000)
            line += add_row((line * 7 + line / 11) % 6, line, &text, &wanted);
        write_file(text.data, text.length);
        good = good && table_read(path, &reader) && seen.length == wanted.length && wanted.length > 0 &&
               memcmp(seen.data, wanted.data, wanted.length) == 0;
        buffer_free(&text);
        buffer_free(&wanted);
        buffer_free(&seen);
    }
    check(good, "rows that the end of a block cuts");
}

static void find_columns(void *context, const struct header *header)
{
    (void)context;
    printf("%d %d %d", header_find(header, "b"), header_find(header, ""), header_require(header, "a"));
    header_require(header, "area");
}

static void read_columns(void *context)
{
    struct table_reader reader = {find_columns, note_row, NULL};
    (void)context;
    table_read(path, &reader);
}

static void test_columns(void)
{
    write_text("a,b\n");
    struct child child = child_run(read_columns, NULL);
    check_text(child.out, "1 -1 0", "columns found");
    check(strstr(child.err, ":1: there is no column 'area', only: a, b\n"),
          "a missing column is named with those present");
    check(child.status == 2, "exit status 2");
}

static void test_unreadable(void)
{
    static const struct {
        const char *path, *message;
    } cases[] = {
        {"/nowhere/x.csv", "gongbao: /nowhere/x.csv: cannot open: No such file or directory\n"},
        {"/", "gongbao: /: cannot read: Is a directory\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        path = cases[i].path;
        struct child child = child_run(print_table, NULL);
        check_text(child.out, " unread", "a file that cannot be read");
        check_text(child.err, cases[i].message, "why it cannot");
        check(child.status == 0, "without the end of the program");
    }
}

static void write_records(void *context)
{
    (void)context;
    static const char *const fields[] = {"plain", "",        "a,b",          "say \"x\"",
                                         " lead", "trail\t", "x\r\ny\nz\rw", "运城 市"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        record_string(fields[i]);
    record_end();
    record_field("a\0b", 3);
    record_end();
    record_string("");
    record_end();
}

static void test_writing(void)
{
    struct child child = child_run(write_records, NULL);
    check_text(child.out,
               "plain,,\"a,b\",\"say \"\"x\"\"\",\" lead\",\"trail\t\",\"x y z w\",运城 市\n\"a b\"\n\"\"\n",
               "quotes only where needed, line breaks folded");
    for (size_t i = 0; i < F_COLUMNS; i++)
        check(figure_columns[i] != NULL, "each column of a figure has a name");
}

int main(void)
{
    int file = mkstemp(own_path);
    if (file < 0) {
        perror(path);
        return 2;
    }
    close(file);
    test_good();
    test_wrong();
    test_rows_before_an_error();
    test_long_fields();
    test_blocks();
    test_columns();
    test_writing();
    test_unreadable();
    remove(own_path);
    return check_result();
}
