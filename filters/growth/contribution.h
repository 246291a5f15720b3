/* --contribution: how many points of its whole's growth each part brings: the part's change over the whole's
 * base. */
#ifndef GROWTH_CONTRIBUTION_H
#define GROWTH_CONTRIBUTION_H

#include "growth/book.h"
#include "growth/lines.h"

/* Adds a line for each part and its whole, and one for each contribution that is only stated. A part is what
   the text says is one (part_of), and a subject of an area whose level is known as a whole. Where a base is
   not known but growth is stated, the base that this implies serves. */
void contribution(const struct book *b, const struct options *o, struct lines *lines);

#endif
