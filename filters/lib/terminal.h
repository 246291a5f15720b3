/* Lines for people at a terminal. Where stdout is none, they come out as they are. */
#ifndef LIB_TERMINAL_H
#define LIB_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* When there are colours: AUTO: on a terminal, unless NO_COLOR is set to something or TERM is dumb. */
enum terminal_when { TERMINAL_AUTO, TERMINAL_ALWAYS, TERMINAL_NEVER };
extern enum terminal_when terminal_color;

/* Whether there are. */
bool terminal_has_colors(void);

enum look { LOOK_PLAIN, LOOK_TITLE, LOOK_ALARM };

/* Writes the line and a line feed to stdout. On a terminal it is cut to the width of the window, with … at
   its end; it is coloured where there are colours. */
void terminal_line(const char *text, size_t length, enum look look);

#endif
