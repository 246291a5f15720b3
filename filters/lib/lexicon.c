/* The lexicon's tables: split once, on first use, from the compiled-in text; rows of added directories go
 * behind. */
#include "lib/lexicon.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/utf8.h"

struct rows {
    struct lexicon_row *row;
    size_t count, capacity;
    char **text; /* what the rows point into */
    size_t texts, text_capacity;
    bool split; /* the compiled-in text is in */
};

/* Where a row stands, for messages. */
struct place {
    const char *file;
    unsigned long line;
};

static size_t table_count(void)
{
    size_t count = 0;
    while (lexicon_tables[count].name)
        count++;
    return count;
}

/* The index of the table with this name, or table_count. */
static size_t table_index(const char *name, size_t length)
{
    size_t i = 0;
    while (lexicon_tables[i].name &&
           (strlen(lexicon_tables[i].name) != length || memcmp(lexicon_tables[i].name, name, length) != 0))
        i++;
    return i;
}

static void add_row(struct rows *rows, char *line, struct place place)
{
    rows->row = alloc_room(rows->row, &rows->capacity, rows->count, sizeof *rows->row);
    struct lexicon_row *row = &rows->row[rows->count++];
    size_t fields = 0;
    for (char *tab; line; line = tab) {
        tab = strchr(line, '\t');
        if (tab)
            *tab++ = '\0';
        if (fields == LEXICON_FIELDS)
            cli_die("%s:%lu: a row has more than %d fields: join or delete some", place.file, place.line,
                    LEXICON_FIELDS);
        row->field[fields++] = line;
    }
    while (fields < LEXICON_FIELDS)
        row->field[fields++] = "";
}

static bool is_comment_or_blank(const char *line)
{
    return *line == '#' || line[strspn(line, " \t")] == '\0';
}

/* Splits TEXT, NUL-terminated, in place; the rows point into it. */
static void add_lines(struct rows *rows, char *text, const char *file)
{
    struct place place = {file, 0};
    rows->text = alloc_room(rows->text, &rows->text_capacity, rows->texts, sizeof *rows->text);
    rows->text[rows->texts++] = text;
    if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
        text += 3;
    for (char *line = text, *next; *line; line = next) {
        place.line++;
        size_t length = strcspn(line, "\n");
        next = line + length + (line[length] == '\n');
        line[length] = '\0';
        if (length > 0 && line[length - 1] == '\r')
            line[length - 1] = '\0';
        if (!is_comment_or_blank(line))
            add_row(rows, line, place);
    }
}

static struct rows *tables; /* as many as lexicon_tables has, once one is read */

/* The rows of table INDEX, with the compiled-in ones in. */
static struct rows *rows_of(size_t index)
{
    if (!tables)
        tables = alloc_zeroed(table_count() + 1, sizeof *tables);
    struct rows *rows = &tables[index];
    if (!rows->split) {
        const struct lexicon_table *table = &lexicon_tables[index];
        rows->split = true;
        add_lines(rows, alloc_copy(table->text, strlen(table->text)), table->name);
    }
    return rows;
}

const struct lexicon_row *lexicon_rows(const char *name, size_t *count)
{
    size_t index = table_index(name, strlen(name));
    if (!lexicon_tables[index].name)
        cli_die("the lexicon has no table '%s'", name);
    const struct rows *rows = rows_of(index);
    *count = rows->count;
    return rows->row;
}

bool lexicon_has_added(const char *name)
{
    return tables && tables[table_index(name, strlen(name))].texts > 1;
}

static void check_text(const char *path, const struct buffer *text)
{
    size_t bad = utf8_check(text->data, text->length);
    const char *nul = memchr(text->data, '\0', text->length);
    if (nul && (size_t)(nul - text->data) < bad)
        bad = (size_t)(nul - text->data);
    if (bad < text->length)
        cli_die("%s: byte %zu is not UTF-8 text: convert the file to UTF-8", path, bad);
}

/* The whole file, checked; the caller keeps the memory. */
static char *read_text(const char *path)
{
    struct buffer text = {0};
    char piece[8192];
    FILE *file = fopen(path, "r");
    if (!file)
        cli_die("%s: cannot open: %s", path, strerror(errno));
    buffer_add(&text, "", 0);
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add(&text, piece, got);
    if (ferror(file))
        cli_die("%s: cannot read: %s", path, strerror(errno));
    fclose(file);
    check_text(path, &text);
    return text.data;
}

static _Noreturn void die_of_unknown_file(const char *directory, const char *name)
{
    struct buffer known = {0};
    for (const struct lexicon_table *table = lexicon_tables; table->name; table++) {
        buffer_add_string(&known, known.length > 0 ? ", " : "");
        buffer_add_string(&known, table->name);
        buffer_add_string(&known, ".tsv");
    }
    cli_die("%s/%s: no table of the lexicon has this name: use one of %s", directory, name,
            known.length > 0 ? known.data : "none");
}

static void add_file(const char *directory, const char *name)
{
    size_t length = strlen(name);
    bool is_tsv = length > 4 && strcmp(name + length - 4, ".tsv") == 0;
    size_t index = is_tsv ? table_index(name, length - 4) : table_count();
    if (!lexicon_tables[index].name)
        die_of_unknown_file(directory, name);
    struct buffer path = {0};
    buffer_add_string(&path, directory);
    buffer_add_string(&path, "/");
    buffer_add_string(&path, name);
    add_lines(rows_of(index), read_text(path.data), path.data);
    buffer_free(&path);
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

void lexicon_add_directory(const char *directory)
{
    struct dirent **entries;
    int count = scandir(directory, &entries, is_visible, alphasort);
    if (count < 0)
        cli_die("%s: cannot read the lexicon's directory: %s", directory, strerror(errno));
    for (int i = 0; i < count; i++) {
        add_file(directory, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static void read_index(struct lexicon_index *index)
{
    size_t count;
    index->rows = lexicon_rows(index->table, &count);
    index->words = words_new();
    for (size_t i = 0; i < count; i++)
        words_add(index->words, index->rows[i].field[0], strlen(index->rows[i].field[0]), (int)i);
}

const struct lexicon_row *lexicon_find(struct lexicon_index *index, const char *text, size_t length)
{
    if (!index->words)
        read_index(index);
    int row = words_find(index->words, text, length);
    return row < 0 ? NULL : &index->rows[row];
}

const struct lexicon_row *lexicon_longest(struct lexicon_index *index, const char *text, size_t length,
                                          size_t *size)
{
    int row;
    if (!index->words)
        read_index(index);
    *size = words_longest(index->words, text, length, &row);
    return *size > 0 ? &index->rows[row] : NULL;
}
