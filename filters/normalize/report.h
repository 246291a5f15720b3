/* Names that the lexicon does not know, each once with how often it came (--report). */
#ifndef NORMALIZE_REPORT_H
#define NORMALIZE_REPORT_H

#include <stddef.h>

enum report_kind { REPORT_AREA, REPORT_INDICATOR, REPORT_UNIT };

/* Opens FILE for the report; without this call the others do nothing. Ends the program where it cannot be
 * written. */
void report_open(const char *file);

/* Counts one more of the name TEXT. NOTE tells what became of it; it must stay. */
void report_add(enum report_kind kind, const char *text, size_t length, const char *note);

/* Writes the report: CSV with the columns kind, name, count, note; the most frequent of each kind first. */
void report_close(void);

#endif
