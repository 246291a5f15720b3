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
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include "lib/utf8.h"

enum {
    LIVE = 1 << 16,
    PROBES = 64,
    LEFT_MEGABYTES = 2048,
    /* Of processor time, which others on the machine do not change. Sanitizers and tracing make a filter up
       to 40 times slower (6 KB of digits and commas: 1 s instead of 0.025 s): a second for 64 KB without them
       is */
    SECONDS = 1,
    BYTES_A_SECOND = 65536 / 40
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
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

static void took_too_long(int signal)
{
    (void)signal;
    abort();
}

static void start_clock(size_t size)
{
    struct itimerval limit = {.it_value.tv_sec = SECONDS + (time_t)size / BYTES_A_SECOND};
    setitimer(ITIMER_PROF, &limit, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool begun;
    if (!begun) {
        begun = true;
        signal(SIGPROF, took_too_long);
        if (!__sanitizer_install_malloc_and_free_hooks(on_malloc, on_free))
            abort();
    }
    start_clock(size);
    fuzz_input(data, size);
    setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
    return 0;
}

const char *fuzz_file(int slot, const void *data, size_t size)
{
    static char path[FUZZ_FILES][32];
    static int file[FUZZ_FILES];
    if (!path[slot][0]) {
        file[slot] = memfd_create("fuzz", 0);
        snprintf(path[slot], sizeof path[slot], "/proc/self/fd/%d", file[slot]);
    }
    if (file[slot] < 0 || ftruncate(file[slot], 0) != 0 || pwrite(file[slot], data, size, 0) != (ssize_t)size)
        abort();
    return path[slot];
}

/* Standard input becomes a file of the SIZE bytes at DATA. */
static void set_input(const void *data, size_t size)
{
    static int file = -1;
    if (file < 0 && ((file = memfd_create("input", 0)) < 0 || dup2(file, STDIN_FILENO) < 0))
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

/* What an exit left is no leak. Where it has become much, libFuzzer ends, and tests/fuzz/run begins it anew.
 */
static void leave(void)
{
    static size_t left;
    for (size_t i = 0; i < LIVE; i++)
        if (live[i]) {
            __lsan_ignore_object((const void *)live[i]);
            left += __sanitizer_get_allocated_size(live[i]);
        }
    if (left >> 20 > LEFT_MEGABYTES)
        raise(SIGUSR1);
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
    leave();
    return status - 1;
}

/* What the cells of some columns are made of, lest nearly every table end at the first that is no number. */
static const struct {
    const char *name, *characters, *least;
} numbers[] = {{"offset", "0123456789", "0"},
               {"length", "0123456789", "0"},
               {"part_of", "0123456789", ""},
               {"value", "0123456789.-", ""},
               {"value_high", "0123456789.-", ""}};

/* Adds a cell of the column NAME, without what cannot be in it. */
static void add_cell(struct buffer *table, const char *name, const char *text, size_t length)
{
    const char *characters = NULL, *least = "";
    size_t before = table->length;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (strcmp(numbers[i].name, name) == 0)
            characters = numbers[i].characters, least = numbers[i].least;
    for (size_t at = 0, taken; at < length; at += taken) {
        taken = utf8_size((unsigned char)text[at]);
        if (taken > length - at || utf8_check(text + at, taken) != taken)
            taken = 1;
        else if (characters ? text[at] && strchr(characters, text[at]) : !memchr("\"\r", text[at], 3))
            buffer_add(table, text + at, taken);
    }
    if (table->length == before)
        buffer_add_string(table, least);
}

void fuzz_row(struct buffer *table, const char *const *names, size_t count, const char *line, size_t length)
{
    const char *end = line + length;
    for (size_t i = 0; i < count; i++) {
        const char *comma = line < end ? memchr(line, ',', (size_t)(end - line)) : NULL;
        const char *stop = comma ? comma : end;
        buffer_add_string(table, i ? "," : "");
        add_cell(table, names[i], line, (size_t)(stop - line));
        line = comma ? comma + 1 : end;
    }
    buffer_add_string(table, "\n");
}

void fuzz_table(struct buffer *table, const char *const *names, size_t count, const void *data, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(table, i ? "," : "");
        buffer_add_string(table, names[i]);
    }
    buffer_add_string(table, "\n");
    for (const char *line = data, *end = line + size; line < end;) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((newline ? newline : end) - line);
        fuzz_row(table, names, count, line, length);
        line += length + 1;
    }
}
