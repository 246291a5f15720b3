/* Tests of lib/alloc, utf8 and lexicon (tables and words). */
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "child.h"
#include "lib/alloc.h"
#include "lib/lexicon.h"
#include "lib/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_alloc(void)
{
    struct buffer b = {0};
    for (int i = 0; i < 1000; i++)
        buffer_add_string(&b, "0123456789");
    check(b.length == 10000 && strlen(b.data) == 10000, "a buffer grows");
    buffer_clear(&b);
    buffer_add(&b, "a\0b", 3);
    check(b.length == 3 && memcmp(b.data, "a\0b", 4) == 0, "a buffer holds NULs and ends with one");
    buffer_free(&b);
    check(!b.data && b.length == 0, "a buffer freed is empty");

    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        numbers = alloc_room(numbers, &capacity, (size_t)i, sizeof *numbers);
        numbers[i] = i;
    }
    check(capacity >= 1000 && numbers[0] == 0 && numbers[999] == 999, "an array grows");
    free(numbers);
}

static void take_too_much(void *context)
{
    (void)context;
    free(alloc_zeroed(SIZE_MAX / 2, 3));
}

static void test_out_of_memory(void)
{
    struct child child = child_run(take_too_much, NULL);
    check_text(child.err, "gongbao: out of memory\n", "a size that overflows is named");
    check(child.status == 2, "and ends the program");
}

static void test_utf8_check(void)
{
    static const struct {
        const char *text;
        size_t valid;
    } cases[] = {
        {"", 0},
        {"plain text, longer than eight", 29},
        {"运城市", 9},
        {"eightbyt运城é😀", 20},
        {"\xf4\x8f\xbf\xbf", 4}, /* U+10FFFF */
        {"\xed\x9f\xbf", 3},     /* U+D7FF */
        {"ab\x80", 2},           /* continuation alone */
        {"运\xe5\x9f", 3},       /* cut off */
        {"\xe5\x9f"
         "a",
         0},                     /* cut off by ASCII */
        {"\xc0\xaf", 0},         /* overlong */
        {"\xe0\x9f\xbf", 0},     /* overlong */
        {"\xf0\x8f\xbf\xbf", 0}, /* overlong */
        {"\xed\xa0\x80", 0},     /* surrogate */
        {"\xf4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"12345678\xff", 8},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check(utf8_check(cases[i].text, strlen(cases[i].text)) == cases[i].valid, "UTF-8 checked");
}

static void test_utf8_walk(void)
{
    static const struct {
        const char *text;
        size_t size;
        uint32_t code_point;
        int width;
    } cases[] = {
        {"a", 1, 'a', 1},          {"\t", 1, '\t', 0},    {"é", 2, 0xe9, 1},
        {"\xcc\x81", 2, 0x301, 0}, {"运", 3, 0x8fd0, 2},  {"，", 3, 0xff0c, 2},
        {"　", 3, 0x3000, 2},      {"“", 3, 0x201c, 1},   {"\xe2\x80\x8b", 3, 0x200b, 0},
        {"㎡", 3, 0x33a1, 2},      {"𠀀", 4, 0x20000, 2}, {"😀", 4, 0x1f600, 2},
        {"½", 2, 0xbd, 1},         {"９", 3, 0xff19, 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(utf8_size((unsigned char)cases[i].text[0]) == cases[i].size, "size");
        check(utf8_decode(cases[i].text) == cases[i].code_point, "code point");
        check(utf8_width(cases[i].code_point) == cases[i].width, "width");
    }
    check(utf8_columns("运城市 49.1", strlen("运城市 49.1")) == 11, "columns");
}

static void check_longest(const struct words *w, const char *text, size_t length, int value, const char *name)
{
    int got = -1;
    check(words_longest(w, text, strlen(text), &got) == length && got == value, name);
}

static void test_words(void)
{
    static const char *const words[] = {"亿", "亿元", "亿元以上", "亿千瓦时", "元",
                                        "m",  "m2",   "m³",       "山西省",   "山西"};
    struct words *w = words_new();
    for (size_t i = 0; i < COUNT(words); i++)
        words_add(w, words[i], strlen(words[i]), (int)i);
    words_add(w, "", 0, 7);
    check_longest(w, "亿元以上项目", strlen("亿元以上"), 2, "the longest word");
    check_longest(w, "亿元以下", strlen("亿元"), 1, "a shorter one");
    check_longest(w, "亿千瓦", strlen("亿"), 0, "a single character");
    check_longest(w, "亿", strlen("亿"), 0, "a single character at the end");
    check_longest(w, "m", 1, 5, "one byte");
    check_longest(w, "m³/s", strlen("m³"), 7, "ASCII and more");
    check_longest(w, "万亿", 0, -1, "no word");
    check_longest(w, "", 0, -1, "no text");
    check(words_longest(w, "亿元", 4, NULL) == 3, "no further than the text's length");
    check(words_find(w, "山西", strlen("山西")) == 9 && words_find(w, "山西省", strlen("山西省")) == 8,
          "found");
    check(words_find(w, "山", strlen("山")) == -1 && words_find(w, "", 0) == -1, "not found");
    words_add(w, "山西", strlen("山西"), 70);
    check(words_find(w, "山西", strlen("山西")) == 70, "a new value");
    words_free(w);
}

/* Thousands of words against what a plain search would find. */
static void test_many_words(void)
{
    enum { WORDS = 8000, SIZE = 16 };
    char(*text)[SIZE] = alloc_zeroed(WORDS, SIZE);
    struct words *w = words_new();
    bool good = true;
    for (int i = 0; i < WORDS; i++) {
        snprintf(text[i], SIZE, "%c%c%d", 'a' + i % 26, 'a' + i / 26 % 26, i);
        words_add(w, text[i], strlen(text[i]), i);
    }
    for (int i = 0; i < WORDS; i++) {
        char longer[SIZE + 2];
        int value = -1;
        snprintf(longer, sizeof longer, "%s市", text[i]);
        good = good && words_find(w, text[i], strlen(text[i])) == i &&
               words_longest(w, longer, strlen(longer), &value) == strlen(text[i]) && value == i;
    }
    check(good, "8,000 words are found");
    words_free(w);
    free(text);
}

/* A folder of lexicon tables that tests write. */
static char folder[] = "/tmp/lexicon-test-XXXXXX";

static void write_table(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) == EOF || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static void remove_table(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    remove(path);
}

static void add_folder(void *directory)
{
    lexicon_add_directory(directory);
}

/* Checks what is said of the first table with this text in it. */
static void check_wrong_table(const char *text, const char *message)
{
    char name[64], wanted[256];
    snprintf(name, sizeof name, "%s.tsv", lexicon_tables[0].name);
    snprintf(wanted, sizeof wanted, "gongbao: %s/%s:%s\n", folder, name, message);
    write_table(name, text);
    struct child child = child_run(add_folder, folder);
    check_text(child.err, wanted, message);
    check(child.status == 2, "exit status 2");
    remove_table(name);
}

static void test_wrong_tables(void)
{
    check_wrong_table("# comment\n\na\tb\tc\td\te\tf\tg\th\ti\n",
                      "3: a row has more than 8 fields: join or delete some");
    check_wrong_table("a\tb\n\xff\n", " byte 4 is not UTF-8 text: convert the file to UTF-8");
    write_table("nosuch.tsv", "");
    struct child child = child_run(add_folder, folder);
    check(strstr(child.err, "/nosuch.tsv: no table of the lexicon has this name: use one of ") &&
              strstr(child.err, lexicon_tables[0].name),
          "an unknown table is named with those there are");
    check(child.status == 2, "exit status 2");
    remove_table("nosuch.tsv");
    child = child_run(add_folder, "/nowhere");
    check_text(child.err,
               "gongbao: /nowhere: cannot read the lexicon's directory: No such file or directory\n",
               "a folder that is not there");
}

static void take_unknown_table(void *context)
{
    size_t count;
    (void)context;
    lexicon_rows("nosuch", &count);
}

static void print_last_rows(void *directory)
{
    size_t before, count;
    lexicon_rows(lexicon_tables[0].name, &before);
    lexicon_add_directory(directory);
    const struct lexicon_row *rows = lexicon_rows(lexicon_tables[0].name, &count);
    for (const struct lexicon_row *row = rows + before; row < rows + count; row++)
        printf("[%s][%s][%s][%s]", row->field[0], row->field[1], row->field[2],
               row->field[LEXICON_FIELDS - 1]);
}

static void test_tables(void)
{
    char name[64];
    struct child child = child_run(print_last_rows, folder);
    check(child.status == 0 && !*child.out, "an empty folder");
    snprintf(name, sizeof name, "%s.tsv", lexicon_tables[0].name);
    write_table(name, "\xef\xbb\xbf# a comment\n\nx\t\ty\r\n  \t\nlast\t2\t3\t4\t5\t6\t7\t8");
    write_table(".hidden", "");
    child = child_run(print_last_rows, folder);
    check_text(child.out, "[x][][y][][last][2][3][8]", "rows of a folder come last");
    check_text(child.err, "", "without a message");
    remove_table(name);
    remove_table(".hidden");
    child = child_run(take_unknown_table, NULL);
    check_text(child.err, "gongbao: the lexicon has no table 'nosuch'\n", "an unknown table");
}

int main(void)
{
    if (!mkdtemp(folder)) {
        perror(folder);
        return 2;
    }
    test_alloc();
    test_out_of_memory();
    test_utf8_check();
    test_utf8_walk();
    test_words();
    test_many_words();
    test_wrong_tables();
    test_tables();
    rmdir(folder);
    return check_result();
}
