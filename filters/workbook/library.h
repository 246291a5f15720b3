/* What libxlsxwriter does not check: memory and files that fail end the program with a message. */
#ifndef WORKBOOK_LIBRARY_H
#define WORKBOOK_LIBRARY_H

extern const char *library_output; /* the file that the message names */

#endif
