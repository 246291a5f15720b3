/* Figures as normalize writes them, decoded for the filters that compute: texts as numbers of names, the
   quantity with its rounding, the place in its source. */
#ifndef LIB_FIGURE_H
#define LIB_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/names.h"
#include "lib/period.h"
#include "lib/quantity.h"
#include "lib/record.h"

struct figure {
    uint32_t name[F_COLUMNS]; /* number of the name in each column that holds one, period and dimension made
                                 uniform; else 0 */
    struct quantity quantity;
    uint64_t offset;
    uint64_t parent; /* the offset of the figure that it is a part of, where it is_part */
    bool is_part;
};

/* Where the columns of the file being read are. */
struct figure_reader {
    const struct header *header;
    int column[F_COLUMNS];      /* -1: not there */
    uint32_t before[F_COLUMNS]; /* the names of the row before */
};

/* Finds the columns. Without source, offset, area or city, subject_std, indicator_std, period, measure,
   status, value or base_unit it ends the program with a message that names the missing one; the others may be
   absent, as if empty. */
void figure_begin(struct figure_reader *r, const struct header *header);

/* Reads everything but the quantity. Ends the program with file, line and column where an offset is no
 * number. */
void figure_read_names(struct figure_reader *r, const struct row *row, struct figure *out);

/* Reads the quantity; false where there is no value. Ends the program with file, line and column where it is
 * no number. */
bool figure_read_quantity(const struct figure_reader *r, const struct row *row, struct figure *out);

/* The code of an area, by its name and that of its city (0: not told); 0 where it has none, or several areas
   have the name. Rows without a code get this one. */
uint32_t figure_area_code(uint32_t area, uint32_t city);

/* How many of BASE one UNIT is, both names of units; 1 where the units are unknown. */
struct decimal figure_factor(uint32_t unit, uint32_t base);

/* The name of the place that a figure describes, as a table by city shows it: the city itself, or the area
   where it is no city of its own (运城市永济市, 山西省). */
uint32_t figure_place(uint32_t area, uint32_t city);

/* The document that a figure of unknown place or period belongs to (the name of its source): only what stands
   in the same one can be taken for the same. 0 where both are known. */
uint32_t figure_document(const struct figure *f);

/* The period of the name, false where it is empty or no period. */
bool figure_period(uint32_t name, struct period *out);

/* The name of the period that BASIS is measured against: for yoy the same a year before, for pop the one just
   before; 0 where there is none, or the basis is another. */
uint32_t figure_base_period(uint32_t period, const char *basis);

/* Order of two names of periods by time, of what is no period by bytes: -1, 0, 1. */
int figure_period_compare(uint32_t a, uint32_t b);

#endif
