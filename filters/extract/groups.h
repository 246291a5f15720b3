/* Parallel lists: several numbers for several names in order (增速分别为54%、47%), and ratios
 * (3.9:59.5:36.6). */
#ifndef EXTRACT_GROUPS_H
#define EXTRACT_GROUPS_H

#include "extract/attach.h"

enum { GROUP_MEMBERS = 24 };

/* Figures that follow each other with nothing but 、 和 : between them. */
struct group {
    size_t token[GROUP_MEMBERS];
    size_t count;
    bool ratio;
};

/* The group that begins with token FIRST of S (of one member where nothing is parallel). Gives members
   without a unit that of the next member that has one. */
void group_read(struct bulletin *b, const struct sentence *s, const bool *qualifier, size_t first,
                struct group *g);

/* Gives each member of G what is its own, after its first figure was read as R and attached: names, bases,
 * directions. */
void group_spread(struct frame *f, const struct sentence *s, const struct reading *r, const struct group *g);

#endif
