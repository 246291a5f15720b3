/* Which cells of the tables say that their row is contradicted: it is shown in colour. */
#ifndef LIB_CONTRADICTION_H
#define LIB_CONTRADICTION_H

#include <stdbool.h>

/* Whether the cell TEXT of the column NAME says so. */
bool is_contradiction(const char *name, const char *text);

#endif
