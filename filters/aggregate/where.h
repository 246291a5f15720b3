/* Conditions on the columns of a row: --where 'city=运城市 and value>=1000'. */
#ifndef AGGREGATE_WHERE_H
#define AGGREGATE_WHERE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/decimal.h"
#include "lib/record.h"

struct comparison;

/* All of the comparisons must hold; none of them always does. */
struct where {
    struct comparison *comparison;
    size_t count, room;
};

/* Adds the comparisons in TEXT, joined by "and" or "&&": COLUMN OPERATOR VALUE, operators = == != < <= > >=
   and ~ (contains), a VALUE with blanks in quotes. Ends the program where it cannot be read. */
void where_add(struct where *w, const char *text);

/* Finds the columns in the file that is read next; ends the program where one is missing. */
void where_begin(struct where *w, const struct header *header);

/* Two numbers compare as numbers, by their exact value; anything else byte by byte. An empty field is no
   number and not less or greater than one. */
bool where_holds(const struct where *w, const struct row *row);

void where_free(struct where *w);

#endif
