/* annotate: bulletins with their figures marked, as HTML or for a terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/ansi.h"
#include "annotate/article.h"
#include "annotate/options.h"
#include "annotate/page.h"
#include "lib/cli.h"
#include "lib/names.h"

static struct options options;
static uint32_t *sources; /* of each text, by the names that the rows have */

static bool is_wanted(uint32_t source)
{
    for (size_t i = 0; i < options.count; i++)
        if (sources[i] == source)
            return true;
    return false;
}

static void name_sources(void)
{
    sources = alloc_zeroed(options.count, sizeof *sources);
    for (size_t i = 0; i < options.count; i++) {
        uint32_t source = name_number_string(options.source ? options.source : options.text[i]);
        if (is_wanted(source))
            cli_die("%s: is named twice", options.text[i]);
        sources[i] = source;
    }
}

/* All that is told of the texts. */
struct told {
    struct rows figures, rejects;
    struct findings findings;
};

static void read_told(struct told *t)
{
    if (!rows_read(&t->figures, "-", true, is_wanted))
        exit(EXIT_FAILED);
    if (t->figures.count == 0 && t->figures.others > 0)
        cli_die(
            "-: no row has the source '%s': name the text as it was named to extract, or say how it was by "
            "--source",
            name_text(sources[0]));
    if (options.rejects && !rows_read(&t->rejects, options.rejects, true, is_wanted))
        exit(EXIT_FAILED);
    if (options.findings && !findings_read(&t->findings, options.findings))
        exit(EXIT_FAILED);
}

static bool page_is_begun;

/* Before the first article, where it is known to be right; nothing where there is no page. */
static void begin_page(void)
{
    if (page_is_begun || options.is_ansi || options.fragment)
        return;
    const char **title = alloc_zeroed(options.count, sizeof *title);
    for (size_t i = 0; i < options.count; i++)
        title[i] = name_text(sources[i]);
    page_begin(title, options.count);
    page_is_begun = true;
    free(title);
}

static void write_bulletin(const struct bulletin *b, size_t index)
{
    char prefix[32];
    snprintf(prefix, sizeof prefix, "b%zu", index + 1);
    if (options.is_ansi)
        ansi_write(b);
    else
        article_write(b, options.fragment ? options.fragment : prefix);
}

/* Reads the text of INDEX and writes it; false where it could not be read as a whole. */
static bool annotate_text(const struct told *told, size_t index)
{
    struct text text = {.path = options.text[index], .encoding = options.encoding, .source = sources[index]};
    struct marks marks = {0};
    struct bulletin b = {&text, &marks, &told->figures, &told->rejects, &told->findings, NULL, 0};
    bool done = text_read(&text);
    if (done) {
        marks_add(&marks, &text, &told->figures, false);
        marks_add(&marks, &text, &told->rejects, true);
        marks_sort(&marks);
        b.item = rows_of(&told->figures, text.source, &b.count);
        begin_page();
        write_bulletin(&b, index);
    }
    marks_free(&marks);
    text_free(&text);
    return done && !text.is_flawed;
}

static enum exit_status annotate(void)
{
    struct told told = {0};
    enum exit_status status = EXIT_DONE;
    name_sources();
    read_told(&told);
    for (size_t i = 0; i < options.count; i++)
        if (!annotate_text(&told, i))
            status = EXIT_FINDINGS;
    if (page_is_begun)
        page_end();
    rows_free(&told.figures);
    rows_free(&told.rejects);
    findings_free(&told.findings);
    free(sources);
    return status;
}

int main(int argc, char **argv)
{
    enum exit_status status = EXIT_DONE;
    options_read(&options, argc, argv);
    if (options.is_head)
        page_write_head();
    else
        status = annotate();
    enum exit_status output = cli_close_output();
    return output > status ? (int)output : (int)status;
}
