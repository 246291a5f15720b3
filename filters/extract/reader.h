/* Reading the tokens before a figure one by one: what reading.c and comparing.c share. See reading.h. */
#ifndef EXTRACT_READER_H
#define EXTRACT_READER_H

#include "extract/reading.h"

/* What the tokens are being gathered for. */
enum mode { MODE_NOUN, MODE_COMPARATOR, MODE_WHOLE, MODE_OBJECT };

struct reader {
    struct bulletin *b;
    const struct sentence *s;
    struct reading *r;
    enum mode mode;
    struct string gathered;
    bool yoy, pop;
    bool after_qualifier; /* the token before is a figure that is part of a name: 5亿元 以上 */
    bool do_last;         /* what was gathered last is a verb with an object: 签约 */
    size_t behind;        /* tokens of the region behind the one that is looked at */
};

/* The text of token T; whether it is WORD. */
struct string reader_text(const struct reader *k, const struct token *t);
bool reader_is(const struct reader *k, const struct token *t, const char *word);

/* Adds T to what is being gathered. */
void reader_gather(struct reader *k, const struct token *t);
/* Ends what is being gathered and puts it where it belongs. */
void reader_settle(struct reader *k);
/* The same, and goes on gathering for MODE. */
void reader_begin(struct reader *k, enum mode mode);
/* Whether the figure stands right behind the token that is looked at. */
bool reader_next_is_figure(const struct reader *k);
/* Whether the token behind T, or behind the bracket that follows it, is text that begins with 的. */
bool reader_behind_is_of(const struct reader *k, const struct token *t);
/* The figure that is read, NULL where it is a bracket that is; its dimension, "" if none. */
const struct figure *reader_figure(const struct reader *k);
const char *reader_dimension(const struct reader *k);
/* The direction that a cue's value names. */
enum direction direction_named(const char *name);

/* reading.c: a verb of change. */
void read_move(struct reader *k, const struct token *t);

/* comparing.c: words that open or name what a figure is compared with or a part of, and its bounds. */
void read_time(struct reader *k, const struct token *t);
void read_than(struct reader *k, const struct token *t);
void read_share(struct reader *k, const struct token *t);
void read_target(struct reader *k, const struct token *t);
void read_degree(struct reader *k, const struct token *t);
void read_rate(struct reader *k, const struct token *t);
void read_basis(struct reader *k, const struct token *t);
void read_contribute(struct reader *k, const struct token *t);
void read_rank(struct reader *k, const struct token *t);
void read_bound(struct reader *k, const struct token *t);

#endif
