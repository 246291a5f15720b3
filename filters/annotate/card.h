/* The records of a figure, shown while the pointer or the keyboard is at it. */
#ifndef ANNOTATE_CARD_H
#define ANNOTATE_CARD_H

#include "annotate/article.h"

/* Writes the card of a mark to stdout, as the last thing inside of it; AGAIN: it has one already. */
void card_write(const struct bulletin *b, const struct mark *mark, bool again, const char *prefix);

#endif
