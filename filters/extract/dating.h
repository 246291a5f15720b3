/* When a document speaks of: its year and its own period, from titles, datelines and its first sentences. */
#ifndef EXTRACT_DATING_H
#define EXTRACT_DATING_H

#include "extract/bulletin.h"

/* Finds the time expressions in LAYOUT's text. */
void dating_find(struct layout *layout);

/* The calendar of blocks FIRST to LAST. GIVEN (the user's --date, or an enclosing document's calendar) fills
 * what the text does not tell. */
struct calendar dating_read(const struct layout *layout, size_t first, size_t last,
                            const struct calendar *given);

/* The first time that block K names, known by CALENDAR, no day and no comparison; false if none. */
bool dating_of_block(const struct layout *layout, const struct block *k, const struct calendar *calendar,
                     struct when *out);

#endif
