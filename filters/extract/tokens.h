/* A sentence as a row of tokens: figures, times, divisions, cue words, nouns, marks, and the text between. */
#ifndef EXTRACT_TOKENS_H
#define EXTRACT_TOKENS_H

#include "extract/bulletin.h"
#include "extract/vocabulary.h"

enum token_kind {
    T_TEXT,   /* characters that no table knows */
    T_WORD,   /* a word of the vocabulary */
    T_QUOTE,  /* “…” or 《…》, marks included */
    T_FIGURE, /* index: which of the bulletin's figures */
    T_TIME,   /* when */
    T_AREA,
    T_COMMA,
    T_LIST, /* 、 */
    T_SEMICOLON,
    T_COLON,
    T_OPEN, /* ( */
    T_CLOSE /* ) */
};

struct token {
    enum token_kind kind;
    size_t from, to;
    struct word word; /* class W_NONE unless T_WORD */
    struct when when; /* of T_TIME */
    size_t index;     /* of T_FIGURE; of brackets: the token that pairs with it, or its own where none does */
};

struct sentence {
    const char *text;
    size_t from, to;
    struct token *tokens;
    size_t count, capacity;
};

/* Reads the text of B from FROM to TO, one sentence, into S (whose memory is used again); adds its figures,
   bare, and its rejects to B. CALENDAR resolves times and moves on with them. */
void tokens_read(struct bulletin *b, size_t from, size_t to, struct calendar *calendar, struct sentence *s);

/* Whether token I of S, where there is one, begins or ends with WORD. */
bool token_begins(const struct sentence *s, size_t i, const char *word);
bool token_ends(const struct sentence *s, size_t i, const char *word);

/* Rejects every numeral in B's text from FROM to TO for REASON, those of times as dates. */
void tokens_reject_all(struct bulletin *b, size_t from, size_t to, enum reason reason);

#endif
