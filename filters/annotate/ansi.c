/* Looks are SGR sequences, of which all that are open are written again where one ends. */
#include "annotate/ansi.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/odd.h"
#include "annotate/words.h"
#include "lib/cli.h"
#include "lib/names.h"
#include "lib/output.h"
#include "lib/terminal.h"

/* What a value of a column looks like. */
static const struct {
    const char *column, *value, *sgr;
} looks[] = {
    {"measure", "level", "\33[34m"}, {"measure", "change", "\33[35m"}, {"measure", "growth", "\33[32m"},
    {"measure", "share", "\33[33m"}, {"measure", "gap", "\33[36m"},    {"measure", "contribution", "\33[96m"},
    {"measure", "rank", "\33[95m"},  {"status", "target", "\33[4m"},   {"status", "qualifier", "\33[3m"},
};

static const char *const verdicts[] = {[REMARK_NONE] = "",
                                       [REMARK_INVOLVED] = "",
                                       [REMARK_UNUSUAL] = "\33[7m",
                                       [REMARK_CONTRADICTION] = "\33[1;7;31m"};

static const char faint[] = "\33[2m", reset[] = "\33[m";

/* The bulletin being written. */
struct writing {
    const struct bulletin *b;
    bool colors;
    struct buffer open; /* the sequences of the marks that are open */
    size_t *begin;      /* where those of each begin */
    size_t count, room;
};

static void write_string(const char *text)
{
    cli_write(text, strlen(text));
}

/* Adds TEXT as a terminal can show it: what has no shape by its number, <U+001B>. */
static void add_visible(struct buffer *to, const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size) {
        char name[ODD_NAME];
        if (!odd_character(text + at, length - at, &size, name)) {
            buffer_add(to, text + at, size);
        } else if (*name) {
            buffer_add_string(to, "<");
            buffer_add_string(to, name);
            buffer_add_string(to, ">");
        }
    }
}

static void write_text(void *context, const char *text, size_t length)
{
    struct buffer visible = {0};
    (void)context;
    add_visible(&visible, text, length);
    cli_write(visible.data ? visible.data : "", visible.length);
    buffer_free(&visible);
}

static enum remark_kind worst(const struct writing *w, const struct item *item)
{
    return findings_worst(w->b->findings, item->source, item->offset);
}

static void add_looks(struct writing *w, const struct item *item)
{
    const struct rows *figures = w->b->figures;
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (strcmp(rows_cell(figures, item, looks[i].column), looks[i].value) == 0)
            buffer_add_string(&w->open, looks[i].sgr);
    buffer_add_string(&w->open, verdicts[worst(w, item)]);
}

static void open_mark(void *context, const struct mark *mark, bool again)
{
    struct writing *w = context;
    (void)again;
    if (!w->colors) {
        if (!mark->is_reject)
            write_string(worst(w, mark->item) >= REMARK_UNUSUAL ? "[!" : "[");
        return;
    }
    w->begin = alloc_room(w->begin, &w->room, w->count, sizeof *w->begin);
    w->begin[w->count++] = w->open.length;
    if (mark->is_reject)
        buffer_add_string(&w->open, faint);
    else
        add_looks(w, mark->item);
    write_string(w->open.data + w->begin[w->count - 1]);
}

static void close_mark(void *context, const struct mark *mark, bool again)
{
    struct writing *w = context;
    (void)again;
    if (!w->colors) {
        write_string(mark->is_reject ? "" : "]");
        return;
    }
    w->open.length = w->begin[--w->count];
    w->open.data[w->open.length] = '\0';
    write_string(reset);
    write_string(w->open.data);
}

static void write_line(const char *text, enum look look)
{
    struct buffer line = {0};
    add_visible(&line, text, strlen(text));
    terminal_line(line.data ? line.data : "", line.length, look);
    buffer_free(&line);
}

static void write_findings(const struct bulletin *b)
{
    size_t count;
    const struct item *finding = rows_of(&b->findings->rows, b->text->source, &count);
    for (size_t i = 0; i < count; i++) {
        if (finding_is_ok(b->findings, &finding[i]))
            continue;
        bool bad = finding_is_contradiction(b->findings, &finding[i]);
        struct buffer line = {0};
        buffer_add_string(&line, bad ? "! 矛盾：" : "! 异常：");
        buffer_add_string(&line, finding_explanation(b->findings, &finding[i]));
        write_line(line.data, bad ? LOOK_ALARM : LOOK_PLAIN);
        buffer_free(&line);
    }
}

enum { CELLS = 8 };
static const char *const cells[CELLS] = {"number",  "unit",   "indicator", "area",
                                         "subject", "period", "measure",   "status"};

static void write_row(const struct bulletin *b, const struct item *item)
{
    struct buffer text[CELLS] = {{0}};
    struct field field[CELLS];
    for (size_t i = 0; i < CELLS; i++) {
        const char *value = word_for(cells[i], rows_cell(b->figures, item, cells[i]));
        buffer_add(&text[i], "", 0);
        add_visible(&text[i], value, strlen(value));
        field[i] = (struct field){text[i].data, text[i].length};
    }
    output_row(field);
    for (size_t i = 0; i < CELLS; i++)
        buffer_free(&text[i]);
}

static void write_table(const struct bulletin *b)
{
    struct output_column columns[CELLS];
    for (size_t i = 0; i < CELLS; i++)
        columns[i] = (struct output_column){word_for_column(cells[i]), i == 0};
    output_begin(OUTPUT_TABLE, columns, CELLS);
    for (size_t i = 0; i < b->count; i++)
        write_row(b, &b->item[i]);
    output_end();
}

void ansi_write(const struct bulletin *b)
{
    struct writing w = {.b = b, .colors = terminal_has_colors()};
    write_line(name_text(b->text->source), LOOK_TITLE);
    marks_walk(b->marks, b->text, &(struct mark_writer){write_text, open_mark, close_mark, &w});
    write_string("\n");
    write_findings(b);
    write_table(b);
    buffer_free(&w.open);
    free(w.begin);
}
