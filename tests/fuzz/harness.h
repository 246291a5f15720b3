/* A filter's own main, run again and again in one process. The filters are compiled with main, exit and
   fclose renamed (Makefile, FUZZ_FLAGS): exit comes back to the harness, and standard output stays open. */
#ifndef FUZZ_HARNESS_H
#define FUZZ_HARNESS_H

#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"

/* What each target is: it ends by abort where something is wrong with the SIZE bytes at DATA. So does the
   harness where they take too much processor time. */
void fuzz_input(const uint8_t *data, size_t size);

/* Runs filter_main, with ARGV that ends with NULL, while standard input holds the SIZE bytes at DATA; gives
   the exit status, returned or by exit. What is still allocated at an exit is no leak. */
int fuzz_filter(char **argv, const void *data, size_t size);

/* Writes the SIZE bytes at DATA to the file of SLOT, which stays open; gives its path. */
enum { FUZZ_FILES = 4 };
const char *fuzz_file(int slot, const void *data, size_t size);

/* Adds the LENGTH bytes at LINE to TABLE as a row of cells under the COUNT columns NAMES: those that are
   missing are empty, those beyond are left out, and so is what cannot be in them: quotes, what is no UTF-8,
   in columns of numbers what is no digit. */
void fuzz_row(struct buffer *table, const char *const *names, size_t count, const char *line, size_t length);

/* A header of the COUNT columns NAMES, and each line of the SIZE bytes at DATA as such a row. */
void fuzz_table(struct buffer *table, const char *const *names, size_t count, const void *data, size_t size);

#endif
