/* libxlsxwriter goes on where memory or one of its temporary files fails, to a crash or to a workbook with
   holes. These functions, by which it would, stand before those of the C library for all of this program.
   Address sanitizer stands there itself, and ends it for want of memory, too. */
#define _GNU_SOURCE
#include "workbook/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/cli.h"

const char *library_output = "the workbook";

#ifndef __has_feature
#define __has_feature(name) 0 /* it is clang's */
#endif
#if !defined __SANITIZE_ADDRESS__ && !__has_feature(address_sanitizer)

/* The function of the C library of that name. */
#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

/* P, which is memory of SIZE bytes or more. */
static void *checked(void *p, size_t size)
{
    if (!p && size > 0)
        cli_die("out of memory");
    return p;
}

static void check_file(bool failed)
{
    if (failed)
        cli_die("%s: cannot be written: is there room for it, and in TMPDIR or /tmp for temporary files?",
                library_output);
}

/* The names of the parameters are our own. */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */

void *malloc(size_t size)
{
    static __typeof__(&malloc) next;
    next = next ? next : NEXT(malloc);
    return checked(next(size), size);
}

void *calloc(size_t count, size_t size)
{
    static __typeof__(&calloc) next;
    next = next ? next : NEXT(calloc);
    return checked(next(count, size), count && size);
}

void *realloc(void *old, size_t size)
{
    static __typeof__(&realloc) next;
    next = next ? next : NEXT(realloc);
    return checked(next(old, size), size);
}

/* Between writing a temporary file and reading it; forgets what failed. */
void rewind(FILE *file)
{
    check_file(fflush(file) != 0 || ferror(file));
    NEXT(rewind)(file);
}

/* Standard output is not the library's. */
int fclose(FILE *file)
{
    bool ours = file == stdout, failed = ferror(file);
    int result = NEXT(fclose)(file);
    check_file(!ours && (failed || result != 0));
    return result;
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

#endif
