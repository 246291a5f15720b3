/* Counting unknown names, in bounded memory. */
#include "normalize/report.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/hash.h"

enum { ENTRIES_MAXIMUM = 100000 };

static const char *const kind_names[] = {"area", "indicator", "unit"};

struct entry {
    enum report_kind kind;
    char *text;
    size_t length;
    const char *note;
    unsigned long count;
};

static FILE *out;
static const char *path;
static struct hash_table table;
static struct entry *entries;
static size_t capacity;
static unsigned long left_out; /* names beyond ENTRIES_MAXIMUM, counted each time they come */

void report_open(const char *file)
{
    path = file;
    out = fopen(file, "w");
    if (!out)
        cli_die("--report: %s: %s", file, strerror(errno));
}

static bool same(const void *owner, uint32_t index, const void *wanted)
{
    const struct entry *a = (const struct entry *)owner + index, *b = wanted;
    return a->kind == b->kind && a->length == b->length && memcmp(a->text, b->text, a->length) == 0 &&
           strcmp(a->note, b->note) == 0;
}

void report_add(enum report_kind kind, const char *text, size_t length, const char *note)
{
    if (!out || length == 0)
        return;
    struct entry wanted = {kind, (char *)text, length, note, 1};
    uint32_t hash = hash_bytes(text, length), index = hash_find(&table, hash, same, entries, &wanted);
    if (index != HASH_NONE) {
        entries[index].count++;
        return;
    }
    if (table.count == ENTRIES_MAXIMUM) {
        left_out++;
        return;
    }
    wanted.text = alloc_copy(text, length);
    entries = alloc_room(entries, &capacity, table.count, sizeof *entries);
    entries[hash_add(&table, hash)] = wanted;
}

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    int order = strcmp(a->text, b->text);
    return order ? order : strcmp(a->note, b->note);
}

/* TEXT as a CSV field. */
static void write_field(const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, out);
        return;
    }
    putc('"', out);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text == '\r' || *text == '\n' ? ' ' : *text, out);
    }
    putc('"', out);
}

static void write_entry(const struct entry *e)
{
    fprintf(out, "%s,", kind_names[e->kind]);
    write_field(e->text);
    fprintf(out, ",%lu,", e->count);
    write_field(e->note);
    putc('\n', out);
}

void report_close(void)
{
    if (!out)
        return;
    if (table.count > 0)
        qsort(entries, table.count, sizeof *entries, compare);
    fputs("kind,name,count,note\n", out);
    for (size_t i = 0; i < table.count; i++) {
        write_entry(&entries[i]);
        free(entries[i].text);
    }
    if (left_out > 0)
        cli_warn("--report: %s: only the first %d names are listed; %lu rows hold others", path,
                 ENTRIES_MAXIMUM, left_out);
    bool failed = ferror(out);
    if (fclose(out) != 0 || failed)
        cli_die("--report: %s: %s", path, strerror(errno));
    hash_free(&table);
    free(entries);
}
