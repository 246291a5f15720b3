/* Lines for people at a terminal. Where stdout is none, they come out as they are. */
#ifndef LIB_TERMINAL_H
#define LIB_TERMINAL_H

#include <stddef.h>

enum look { LOOK_PLAIN, LOOK_TITLE, LOOK_ALARM };

/* Writes the line and a line feed to stdout. On a terminal it is cut to the width of the window, with … at
   its end, and coloured unless NO_COLOR is set to something or TERM is dumb. */
void terminal_line(const char *text, size_t length, enum look look);

#endif
