/* Marks are put in order once; a walk keeps those that are open on a stack. */
#include "annotate/marks.h"

#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"

/* True where TEXT is NUMBER, perhaps with something between its characters: white space, or a running title
   that parted them. */
static bool is_number(const char *text, size_t length, const char *number)
{
    size_t digits = strlen(number), found = 0;
    if (digits == 0 || length < digits || text[0] != number[0] || text[length - 1] != number[digits - 1])
        return false;
    for (size_t i = 0; i + 1 < length && found + 1 < digits; i++)
        found += text[i] == number[found];
    return found + 1 == digits;
}

static bool find_span(const struct text *t, const struct rows *rows, const struct item *item,
                      struct mark *out)
{
    return text_position(t, item->offset, &out->from) &&
           text_position(t, item->offset + item->length, &out->to) &&
           is_number(t->bytes.data + out->from, out->to - out->from, rows_cell(rows, item, "number"));
}

static bool same_span(const struct item *a, const struct item *b)
{
    return a->offset == b->offset && a->length == b->length;
}

void marks_add(struct marks *m, const struct text *t, const struct rows *rows, bool are_rejects)
{
    size_t count;
    const struct item *item = rows_of(rows, t->source, &count);
    for (size_t i = 0; i < count; i++) {
        struct mark new = {.item = &item[i], .count = 1, .is_reject = are_rejects};
        if (!find_span(t, rows, &item[i], &new))
            cli_die("%s:%lu: '%s' does not stand at byte %llu of %s: the figures are not of this text",
                    rows->file, item[i].line, rows_cell(rows, &item[i], "number"),
                    (unsigned long long)item[i].offset, t->path);
        if (i > 0 && same_span(&item[i - 1], &item[i])) {
            m->mark[m->count - 1].count++;
            continue;
        }
        new.is_first = i == 0 || item[i - 1].offset != item[i].offset;
        m->mark = alloc_room(m->mark, &m->room, m->count, sizeof *m->mark);
        m->mark[m->count++] = new;
    }
}

static int compare(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to > y->to ? -1 : 1;
    return x->is_reject - y->is_reject;
}

void marks_sort(struct marks *m)
{
    if (m->count > 0)
        qsort(m->mark, m->count, sizeof *m->mark, compare);
}

struct open_mark {
    const struct mark *mark;
    bool again; /* it was cut, and this is not its first piece */
};

/* A walk: where it is, and the marks that are open, the outermost first. */
struct walk {
    const struct text *text;
    const struct mark_writer *writer;
    size_t at;
    struct open_mark *open;
    size_t count, room;
};

/* Where the first of the open marks ends. */
static size_t next_end(const struct walk *w)
{
    size_t end = w->text->bytes.length;
    for (size_t i = 0; i < w->count; i++)
        if (w->open[i].mark->to < end)
            end = w->open[i].mark->to;
    return end;
}

static void write_up_to(struct walk *w, size_t end)
{
    if (end > w->at)
        w->writer->text(w->writer->context, w->text->bytes.data + w->at, end - w->at);
    w->at = end;
}

static void open_mark(struct walk *w, const struct mark *mark, bool again)
{
    w->open = alloc_room(w->open, &w->room, w->count, sizeof *w->open);
    w->open[w->count++] = (struct open_mark){mark, again};
    w->writer->open(w->writer->context, mark, again);
}

/* Closes the marks that end here, and opens again those that lay in them and go on. */
static void close_ended(struct walk *w)
{
    size_t first = 0, count = w->count;
    while (first < count && w->open[first].mark->to > w->at)
        first++;
    for (size_t i = count; i-- > first;)
        w->writer->close(w->writer->context, w->open[i].mark, w->open[i].again);
    w->count = first;
    for (size_t i = first; i < count; i++)
        if (w->open[i].mark->to > w->at)
            open_mark(w, w->open[i].mark, true);
}

void marks_walk(const struct marks *m, const struct text *t, const struct mark_writer *writer)
{
    struct walk w = {.text = t, .writer = writer};
    for (size_t i = 0; i <= m->count; i++) {
        size_t next = i < m->count ? m->mark[i].from : t->bytes.length;
        for (size_t end; w.count > 0 && (end = next_end(&w)) <= next;) {
            write_up_to(&w, end);
            close_ended(&w);
        }
        write_up_to(&w, next);
        if (i < m->count)
            open_mark(&w, &m->mark[i], false);
    }
    free(w.open);
}

void marks_free(struct marks *m)
{
    free(m->mark);
    *m = (struct marks){0};
}
