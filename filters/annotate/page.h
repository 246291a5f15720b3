/* The page around the articles. */
#ifndef ANNOTATE_PAGE_H
#define ANNOTATE_PAGE_H

#include <stddef.h>

/* page.css and page.js, compiled in by embed.awk, and their hashes for a content security policy. */
extern const char page_css[], page_css_hash[], page_js[], page_js_hash[];

/* The elements style and script that articles need. */
void page_write_head(void);

/* What stands before the articles, of which TITLES are COUNT, with the ids b1, b2 and so on; what behind. */
void page_begin(const char *const *titles, size_t count);
void page_end(void);

#endif
