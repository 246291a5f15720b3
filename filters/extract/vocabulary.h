/* The words that the rules know, from the lexicon's tables cues, heads, names and indicators, found longest
 * first. */
#ifndef EXTRACT_VOCABULARY_H
#define EXTRACT_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

/* Classes of filters/lexicon/cues.tsv, in the order of its header; then the nouns of heads.tsv and
 * indicators.tsv; then names.tsv. */
enum word_class {
    W_NONE,
    W_MOVE,
    W_ADD,
    W_DEGREE,
    W_RATE,
    W_BASIS,
    W_THAN,
    W_SHARE,
    W_CONTRIBUTE,
    W_RANK,
    W_TARGET,
    W_BEFORE,
    W_LIMIT,
    W_AFTER,
    W_VERB,
    W_DO,
    W_ADVERB,
    W_PART,
    W_LIST,
    W_WORD,
    W_ENTITY,
    W_RELATIVE,
    W_STATISTIC,
    W_NAME
};

struct word {
    enum word_class class;
    const char *value; /* a cue's value, a name's reason; "" if none */
};

/* The longest known word that TEXT begins with, or NULL; *LENGTH gets its bytes. */
const struct word *vocabulary_longest(const char *text, size_t length, size_t *word_length);

/* The class of TEXT as a whole word, W_NONE where it is none. */
enum word_class vocabulary_class(const char *text, size_t length);

/* The class of the longest noun that TEXT ends with (W_ENTITY, W_RELATIVE or W_STATISTIC; W_NONE if none);
 * *LENGTH gets its bytes. */
enum word_class vocabulary_ending(const char *text, size_t length, size_t *noun_length);

/* Whether TEXT ends with a body that statistics are told of one after the other (开发区, 企业). */
bool vocabulary_holds(const char *text, size_t length);

/* Whether TEXT ends with who or what belongs to the body counted before it (在校生); *NOUN_LENGTH gets the
 * noun's bytes. */
bool vocabulary_member(const char *text, size_t length, size_t *noun_length);

/* The class of TEXT's end, as above, for the shortest noun of at least two characters: 产量 of 夏粮总产量. */
enum word_class vocabulary_head(const char *text, size_t length, size_t *noun_length);

#endif
