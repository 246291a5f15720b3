/* Preloaded into a filter: makes one call of what can fail do so. FAULT_CALL names the function, FAULT_AT
   which of its calls, counted from 1; with FAULT_COUNTS, a file, nothing fails and the numbers of calls go
   there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum call { MALLOC, CALLOC, REALLOC, READ, OPEN, FOPEN, FREAD, FWRITE, FFLUSH, FCLOSE, ICONV_OPEN, CALLS };
static const char *const names[CALLS] = {"malloc", "calloc", "realloc", "read",   "open",      "fopen",
                                         "fread",  "fwrite", "fflush",  "fclose", "iconv_open"};
enum { STREAM_FAILED = 0x20 }; /* glibc's flag behind ferror */

static unsigned long seen[CALLS], wanted;
static enum call failing = CALLS;

/* The C library's names with parameter names of our own. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-inconsistent-declaration-parameter-name) */

/* glibc's own, so that counting begins with the first call, before dlsym can be used. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

__attribute__((constructor)) static void begin(void)
{
    const char *name = getenv("FAULT_CALL"), *at = getenv("FAULT_AT");
    for (int i = 0; name && at && i < CALLS; i++)
        if (strcmp(names[i], name) == 0)
            failing = (enum call)i;
    wanted = at ? strtoul(at, NULL, 10) : 0;
    memset(seen, 0, sizeof seen); /* what the loader called does not count */
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNTS");
    if (!path)
        return;
    char line[64];
    int out = openat(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    for (int i = 0; i < CALLS; i++)
        if (write(out, line, (size_t)snprintf(line, sizeof line, "%s %lu\n", names[i], seen[i])) < 0)
            abort();
    close(out);
}

/* Counts a call; true, with ERROR in errno, where it is the one that shall fail. */
static int fails(enum call call, int error)
{
    if (++seen[call] != wanted || call != failing)
        return 0;
    errno = error;
    return 1;
}

/* The next function of that name, as a pointer that may be called. */
#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

void *malloc(size_t size)
{
    return fails(MALLOC, ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(CALLOC, ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails(REALLOC, ENOMEM) ? NULL : __libc_realloc(old, size);
}

ssize_t read(int fd, void *to, size_t size)
{
    return fails(READ, EIO) ? -1 : NEXT(read)(fd, to, size);
}

int open(const char *path, int flags, ...)
{
    return fails(OPEN, EACCES) ? -1 : openat(AT_FDCWD, path, flags, 0666);
}

FILE *fopen(const char *path, const char *mode)
{
    return fails(FOPEN, EACCES) ? NULL : NEXT(fopen)(path, mode);
}

size_t fread(void *to, size_t size, size_t count, FILE *file)
{
    if (!fails(FREAD, EIO))
        return NEXT(fread)(to, size, count, file);
    file->_flags |= STREAM_FAILED;
    return 0;
}

/* Messages come through: what is tested is that there is one. */
size_t fwrite(const void *from, size_t size, size_t count, FILE *file)
{
    if (file == stderr || !fails(FWRITE, ENOSPC))
        return NEXT(fwrite)(from, size, count, file);
    file->_flags |= STREAM_FAILED;
    return 0;
}

int fflush(FILE *file)
{
    if (!fails(FFLUSH, ENOSPC))
        return NEXT(fflush)(file);
    file->_flags |= STREAM_FAILED;
    return EOF;
}

int fclose(FILE *file)
{
    int failed = fails(FCLOSE, EIO), result = NEXT(fclose)(file);
    if (!failed)
        return result;
    errno = EIO;
    return EOF;
}

iconv_t iconv_open(const char *to, const char *from)
{
    return fails(ICONV_OPEN, ENOMEM) ? (iconv_t)-1 : NEXT(iconv_open)(to, from);
}
/* NOLINTEND(bugprone-reserved-identifier,readability-inconsistent-declaration-parameter-name) */
