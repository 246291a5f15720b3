/* The lexicon: tables that a domain person edits (filters/lexicon/NAME.tsv), compiled in, and sets of words
 * over them. */
#ifndef LIB_LEXICON_H
#define LIB_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/words.h"

/* As embed.awk makes them: TEXT holds a row a line, fields parted by tabs; the last entry has no name. */
struct lexicon_table {
    const char *name;
    const char *text;
};
extern const struct lexicon_table lexicon_tables[];

enum { LEXICON_FIELDS = 8 };

struct lexicon_row {
    const char *field[LEXICON_FIELDS]; /* fields that the row does not have are "" */
};

/* Reads the tables of DIRECTORY (NAME.tsv in the same form; comments and blank lines allowed) behind the
   compiled-in rows. To be called before the first lexicon_rows: the rows may move. Ends the program with a
   message where the directory or a file cannot be read, is not UTF-8, has another name than the tables
   (hidden files are passed over), or where a row has too many fields. */
void lexicon_add_directory(const char *directory);

/* All rows of table NAME, those of added directories last; *COUNT tells how many. They live as long as the
   program. A name that is no table ends the program. */
const struct lexicon_row *lexicon_rows(const char *name, size_t *count);

/* Whether an added directory has rows of table NAME. */
bool lexicon_has_added(const char *name);

/* A table whose rows are found by their first field. Begin as {.table = "cues"}: the rest is made when first
 * asked. */
struct lexicon_index {
    const char *table;
    const struct lexicon_row *rows;
    struct words *words; /* value: the row */
};

/* The row whose first field is TEXT, or NULL. */
const struct lexicon_row *lexicon_find(struct lexicon_index *index, const char *text, size_t length);

/* The row with the longest first field that TEXT begins with, whose length *SIZE gets; NULL if there is none.
 */
const struct lexicon_row *lexicon_longest(struct lexicon_index *index, const char *text, size_t length,
                                          size_t *size);

#endif
