/* Parts: what --partial writes and --merge reads. A line holds one value of one key and where one source
   states it; so a part of parts is a part again. */
#ifndef AGGREGATE_PARTIAL_H
#define AGGREGATE_PARTIAL_H

#include "aggregate/key.h"
#include "lib/statements.h"

/* Writes all that S holds (finished), in an order that does not hang on how it came. */
void partial_write(const struct statements *s, const struct key_plan *plan);

/* Adds what FILE holds to S; false after a message where it cannot be read. Ends the program where FILE is no
   part, or one made with other columns of --by than PLAN has. Rows of another status than actual count only
   with ALL_STATUS. */
bool partial_read(const char *file, const struct key_plan *plan, bool all_status, struct statements *s);

#endif
