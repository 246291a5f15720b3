/* HTML to stdout. What comes from input goes through html_text or html_plain, and nowhere else. */
#ifndef ANNOTATE_HTML_H
#define ANNOTATE_HTML_H

#include <stddef.h>

/* Markup of the program's own, as it is. */
void html_raw(const char *markup);

/* The same with values: %s as html_plain, %zu, nothing else. */
void html_format(const char *markup, ...) __attribute__((format(printf, 1, 2)));

/* Text as the content of an element: what has no shape of its own (control characters, marks that turn the
   direction of writing, bytes that are not UTF-8) is shown by its number, as an element. */
void html_text(const char *text, size_t length);

/* The same as plain text, for attributes and titles. */
void html_plain(const char *text);

#endif
