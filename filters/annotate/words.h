/* What columns and their values are called in Chinese. */
#ifndef ANNOTATE_WORDS_H
#define ANNOTATE_WORDS_H

#include <stddef.h>

/* The name of a column of figures or rejects, or NULL where it has none of its own. */
const char *word_for_column(const char *column);

/* The name of a value; values without one are TEXT as it is. */
const char *word_for(const char *column, const char *text);

/* The values of a column that have a name: the one of INDEX, NULL behind the last. */
const char *word_value(const char *column, size_t index);

#endif
