/* A filter's own main, run again and again in one process. The filters are compiled with main, exit and
   fclose renamed (Makefile, FUZZ_FLAGS): exit comes back to the harness, and standard output stays open. */
#ifndef FUZZ_HARNESS_H
#define FUZZ_HARNESS_H

#include <stddef.h>
#include <stdint.h>

/* Runs filter_main, with ARGV that ends with NULL, while standard input holds the SIZE bytes at DATA; gives
   the exit status, returned or by exit. What is still allocated at an exit is no leak. */
int fuzz_filter(char **argv, const void *data, size_t size);

#endif
