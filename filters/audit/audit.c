/* audit: statements that do not add up. Each document is held in memory, checked, and folded into the
   ledger. */
#include <stdlib.h>

#include "audit/fold.h"
#include "audit/options.h"
#include "audit/rules.h"
#include "lib/cli.h"

struct job {
    struct document_reader reader;
    struct document document;
    struct lookup lookup;
    struct ledger ledger;
    struct findings findings;
    uint32_t source; /* whose rows the document holds */
};

static struct audit audit_of(struct job *j)
{
    return (struct audit){&j->document, &j->lookup, &j->ledger, &j->findings};
}

static void finish_document(struct job *j)
{
    static void (*const rules[])(const struct audit *) = {
        rule_share,   rule_growth,     rule_gap,      rule_parts, rule_hundred,   rule_bound,
        rule_nesting, rule_difference, rule_restated, rule_range, rule_identities};
    struct audit a = audit_of(j);
    if (j->document.count == 0)
        return;
    document_finish(&j->document);
    lookup_build(&j->lookup, &j->document);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        rules[i](&a);
    fold_document(&a, &j->ledger);
    findings_flush(&j->findings);
    document_clear(&j->document);
}

static void check_across(struct job *j)
{
    static void (*const rules[])(const struct audit *) = {across_share, across_growth, across_gap,
                                                          across_cumulative, across_history};
    struct audit a = audit_of(j);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        rules[i](&a);
    findings_flush(&j->findings);
}

static void begin_file(void *context, const struct header *header)
{
    document_begin_file(&((struct job *)context)->reader, header);
}

/* The rows of a source that follow each other are a document. */
static void take_row(void *context, const struct row *row)
{
    struct job *j = context;
    uint32_t source = document_source(&j->reader, row);
    if (source != j->source)
        finish_document(j);
    j->source = source;
    document_add(&j->document, &j->reader, row);
}

/* Reads FILES, or standard input where there are none; false where one could not be read. */
static bool read_all(struct job *j, char **files)
{
    static char *standard_input[] = {"-", NULL};
    bool done = true;
    for (char **file = *files ? files : standard_input; *file; file++)
        if (!table_read(*file, &(struct table_reader){begin_file, take_row, j}))
            done = false;
    return done;
}

int main(int argc, char **argv)
{
    static struct job job;
    job = (struct job){0};
    int first;
    struct options o = options_read(argc, argv, &first);
    job.findings.all = o.all;
    job.findings.report = o.report;
    for (int i = 0; i < RULES; i++)
        job.findings.wanted[i] = o.wanted[i];
    ledger_init(&job.ledger, o.report);
    findings_begin(&job.findings, o.format);
    bool done = read_all(&job, argv + first);
    finish_document(&job);
    check_across(&job);
    findings_end(&job.findings);
    bool found = job.findings.given[VERDICT_CONTRADICTION] > 0;
    document_free(&job.document);
    lookup_free(&job.lookup);
    ledger_free(&job.ledger);
    enum exit_status closed = cli_close_output();
    return (int)(closed == EXIT_DONE && (found || !done) ? EXIT_FINDINGS : closed);
}
