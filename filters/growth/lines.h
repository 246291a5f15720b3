/* The rows that growth prints, kept to be put in order: by city, subject, indicator, unit, period, basis. */
#ifndef GROWTH_LINES_H
#define GROWTH_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "growth/estimate.h"
#include "growth/options.h"
#include "lib/statements.h"

/* Where a growth comes from. */
enum origin {
    ORIGIN_NONE,     /* there is none */
    ORIGIN_STATED,   /* the bulletin says so */
    ORIGIN_COMPUTED, /* from two levels */
    ORIGIN_IMPLIED   /* the bulletin says so, and the base is what follows from it */
};

struct line {
    uint32_t place, subject, indicator, unit, period, basis, base_period; /* names */
    struct estimate value, base, growth;
    enum origin origin;
    bool has_delta;
    struct decimal delta;
    struct mention_list mentions; /* freed by lines_add */
    uint32_t note;                /* a name */
};

enum line_number {
    N_VALUE,
    N_BASE,
    N_BASE_LOW,
    N_BASE_HIGH,
    N_GROWTH,
    N_GROWTH_LOW,
    N_GROWTH_HIGH,
    N_DELTA,
    LINE_NUMBERS
};

/* A line as it is kept, since there are as many as there are observations: of numbers the names. */
struct kept_line {
    uint32_t place, subject, indicator, unit, period, basis, base_period, note;
    uint32_t number[LINE_NUMBERS]; /* 0: there is none */
    enum origin origin;
    uint32_t mentions;
    size_t first_mention; /* among those of all lines */
};

struct lines {
    struct kept_line *line;
    size_t count, room;
    struct mention_list mentions;
};

/* Adds a line, and frees its mentions. */
void lines_add(struct lines *lines, const struct line *line);

/* Prints all lines in order, and frees them. */
void lines_print(struct lines *lines, const struct options *o);

/* Names of notes: made as by printf; the statements of WHAT disagree; there is no level in PERIOD; a rate;
   growth of the indicator is stated at constant prices, as the lexicon has it (0 where not). */
uint32_t note_of(const char *format, ...) __attribute__((format(printf, 1, 2)));
uint32_t note_of_conflict(const char *what);
uint32_t note_of_missing(uint32_t period);
uint32_t note_of_rate(void);
uint32_t note_of_prices(uint32_t indicator);

#endif
