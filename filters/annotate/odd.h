/* Characters of a text that have no shape of their own, or would act on the page or terminal that shows them.
 */
#ifndef ANNOTATE_ODD_H
#define ANNOTATE_ODD_H

#include <stdbool.h>
#include <stddef.h>

enum { ODD_NAME = 16 };

/* Looks at the character at TEXT, of which LENGTH bytes are there: *SIZE gets its bytes. True where it is a
   control character other than tab and line feed, one that turns the direction of writing or is not seen, or
   a byte that is not UTF-8; NAME gets what to show instead (U+202E, 0xFF). A CR before a line feed and a BOM
   are named "": nothing is to be shown. */
bool odd_character(const char *text, size_t length, size_t *size, char name[ODD_NAME]);

#endif
