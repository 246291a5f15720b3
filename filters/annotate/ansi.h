/* A bulletin for a terminal. */
#ifndef ANNOTATE_ANSI_H
#define ANNOTATE_ANSI_H

#include "annotate/article.h"

/* Writes its text to stdout, figures in the colour of their measure, or between brackets where there are no
   colours; then what audit found, and the table of its figures. */
void ansi_write(const struct bulletin *b);

#endif
