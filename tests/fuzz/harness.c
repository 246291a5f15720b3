/* See harness.h. */
#define _GNU_SOURCE
#undef main
#undef exit
#undef fclose
#include "harness.h"

#include <getopt.h>
#include <sanitizer/allocator_interface.h>
#include <sanitizer/lsan_interface.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LIVE = 1 << 16, PROBES = 64 };

__attribute__((weak)) int filter_main(int argc, char **argv); /* none where a target is of the library only */
_Noreturn void fuzz_exit(int status);
int fuzz_fclose(FILE *file);

static jmp_buf before;
static bool running;
static const volatile void *live[LIVE]; /* what was allocated since the run began and not freed */

static size_t slot_of(const volatile void *p)
{
    return ((uintptr_t)p >> 4) * 0x9E3779B97F4A7C15U >> 48;
}

static void on_malloc(const volatile void *p, size_t size)
{
    (void)size;
    for (size_t i = 0, at = slot_of(p); running && i < PROBES; i++, at = (at + 1) % LIVE)
        if (!live[at] || live[at] == p) {
            live[at] = p;
            return;
        }
}

static void on_free(const volatile void *p)
{
    for (size_t i = 0, at = slot_of(p); running && p && i < PROBES; i++, at = (at + 1) % LIVE)
        if (live[at] == p)
            live[at] = NULL;
}

/* Standard input becomes a file of the SIZE bytes at DATA. */
static void set_input(const void *data, size_t size)
{
    static int file = -1;
    if (file < 0 && ((file = memfd_create("input", 0)) < 0 || dup2(file, STDIN_FILENO) < 0 ||
                     !__sanitizer_install_malloc_and_free_hooks(on_malloc, on_free)))
        abort();
    if (ftruncate(file, 0) != 0 || pwrite(file, data, size, 0) != (ssize_t)size ||
        lseek(file, 0, SEEK_SET) != 0)
        abort();
}

_Noreturn void fuzz_exit(int status)
{
    if (!running)
        exit(status);
    longjmp(before, status + 1);
}

int fuzz_fclose(FILE *file)
{
    return file == stdout ? fflush(file) : fclose(file);
}

int fuzz_filter(char **argv, const void *data, size_t size)
{
    int count = 0;
    while (argv[count])
        count++;
    set_input(data, size);
    memset(live, 0, sizeof live);
    optind = 0; /* getopt begins anew */
    int status = setjmp(before);
    if (status == 0) {
        running = true;
        status = filter_main(count, argv);
        running = false;
        return status;
    }
    running = false;
    for (size_t i = 0; i < LIVE; i++)
        if (live[i])
            __lsan_ignore_object((const void *)live[i]);
    return status - 1;
}
