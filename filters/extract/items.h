/* The items of a list of names that numbers belong to in order. */
#ifndef EXTRACT_ITEMS_H
#define EXTRACT_ITEMS_H

#include "extract/attach.h"

/* Parts S into COUNT items, at most FRAME_ITEMS, and gives them in ITEMS; false where it has another number
 * of them. Each gets what it shares with the others (牛、羊、禽肉产量: 牛产量); *REST is what is told of them
 * all behind the last (高平市、阳城县总投资), empty if nothing. */
bool list_items(struct bulletin *b, struct string s, size_t count, struct string *items, struct string *rest);

#endif
