/* The figures of one document, in the order of the text, with the words that stand between them. */
#ifndef AUDIT_DOCUMENT_H
#define AUDIT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"
#include "lib/figure.h"

enum measure { M_LEVEL, M_CHANGE, M_GROWTH, M_SHARE, M_GAP, M_OTHER, MEASURES = M_OTHER };

enum status { S_ACTUAL, S_TARGET, S_QUALIFIER, S_OTHER };

/* What a finding shows of a figure: names, and texts as written. */
struct fact {
    uint32_t place, period, subject, indicator; /* standard names */
    uint32_t unit, base_unit, source;
    uint64_t offset;
    struct quantity quantity;
    const char *number, *text; /* the number and its clause; "" where unknown */
};

struct item {
    struct fact fact;
    enum measure measure;
    enum status status;
    bool has_value;
    uint32_t basis, dimension, area, city, area_code;
    uint32_t subject_written, indicator_written;
    bool is_part;             /* the text says so */
    const struct item *whole; /* of what, NULL where that is not there */
    size_t clause;            /* the clause's number */
    size_t first;             /* the index of the clause's first item */
    bool is_real;  /* its clause speaks of constant prices or the like: another growth of the same thing */
    bool compares; /* its lead names what another is compared with: 比107个工作日 */
    struct field lead;    /* between the number (and unit) before it in the clause, and its own number */
    struct field opening; /* the clause up to its number */
    struct field behind;  /* what stands between its number (and unit) and the next, or the clause's end */
    size_t list;          /* the index of the first item of the list that it belongs to: 46个、29个 */
    size_t listed;        /* of that first item: how many belong to the list */
};

/* What of a row is not in its item. */
struct row_texts {
    uint64_t parent;     /* the offset of its whole */
    size_t number, text; /* where they begin in the texts */
};

struct document {
    struct item *item;
    size_t count, room;
    struct row_texts *row; /* of each item */
    size_t rows_room;
    struct buffer texts;
};

/* Where the columns are that audit reads beyond those of struct figure. */
struct document_reader {
    struct figure_reader figures;
    int number, text, subject, indicator; /* -1: not there */
};

void document_begin_file(struct document_reader *r, const struct header *header);

/* The name of the source of a row. */
uint32_t document_source(const struct document_reader *r, const struct row *row);

/* Adds the figure of a row. */
void document_add(struct document *d, struct document_reader *r, const struct row *row);

/* To be called when all is added: texts and items stay where they are from here on. */
void document_finish(struct document *d);

void document_clear(struct document *d);
void document_free(struct document *d);

/* Whether it is a plain amount that is or was: with a value, neither target nor qualifier. */
bool item_is_level(const struct item *i);

/* Whether it is a rate in percent: a growth, a share, or a level that is a ratio. */
bool item_is_rate(const struct item *i);

/* The first item of the list that I belongs to; how many belong to it. */
const struct item *list_first(const struct document *d, const struct item *i);
size_t list_length(const struct document *d, const struct item *i);

/* Whether no number of the text is missing at the ends of the list that I belongs to. */
bool list_is_complete(const struct document *d, const struct item *i);

/* How many items of its clause stand before I. */
size_t items_before(const struct document *d, const struct item *i);

/* The item that follows in the same clause, or NULL. */
const struct item *item_after(const struct document *d, const struct item *i);

#endif
