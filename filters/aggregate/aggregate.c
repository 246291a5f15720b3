/* aggregate: adds up figures where they may be added, and says why where they may not. */
#include <stdlib.h>

#include "aggregate/combine.h"
#include "aggregate/groups.h"
#include "aggregate/intake.h"
#include "aggregate/options.h"
#include "aggregate/partial.h"
#include "aggregate/report.h"
#include "aggregate/rollup.h"
#include "aggregate/to.h"
#include "lib/cli.h"

/* Reads FILES, or standard input where there are none; false where one could not be read. */
static bool read_all(struct options *o, const struct key_plan *plan, char **files, struct statements *s)
{
    static char *standard_input[] = {"-", NULL};
    struct intake in = intake_new(o, plan, s);
    bool done = true;
    for (char **file = *files ? files : standard_input; *file; file++) {
        bool was_read = o->merge ? partial_read(*file, plan, o->all_status, s) : intake_read(&in, *file);
        done = done && was_read;
    }
    intake_free(&in);
    return done;
}

static void report_rollup(struct rollup *rollup, struct report *report)
{
    rollup_build(rollup);
    for (size_t i = 0; i < rollup->count; i++)
        report_add(report, rollup->entry[i].names, &rollup->entry[i].result);
    rollup_free(rollup);
}

/* Combines each group in order and prints what comes of it. */
static void report_groups(const struct combiner *c, const struct groups *g)
{
    struct report report = report_begin(c->options, c->plan);
    struct rollup rollup = rollup_new(c->options, c->plan);
    for (size_t i = 0; i < tuples_count(&g->names); i++) {
        uint32_t group = g->order[i];
        struct result result = combine(c, g->key + g->first[group], g->first[group + 1] - g->first[group]);
        if (c->options->rollup_period) {
            rollup_add(&rollup, tuples_get(&g->names, group), &result);
            continue;
        }
        report_add(&report, tuples_get(&g->names, group), &result);
        free(result.mentions.mention);
    }
    if (c->options->rollup_period)
        report_rollup(&rollup, &report);
    report_end(&report);
}

static void print_table(const struct options *o, const struct key_plan *plan, const struct statements *s)
{
    struct groups groups = groups_make(s, plan);
    struct combiner c = {.options = o, .plan = plan, .statements = s, .group_of = groups.group_of};
    groups_check_units(&groups, s, &o->by);
    if (o->weight)
        c.weights = weights_new(s, o->prefer);
    report_groups(&c, &groups);
    if (c.weights)
        weights_free(c.weights);
    groups_free(&groups);
}

int main(int argc, char **argv)
{
    int first;
    struct options o = options_read(argc, argv, &first);
    struct key_plan plan = key_plan_of(&o);
    struct statements s = {.keys = {.width = plan.width}};
    to_begin(o.to);
    bool done = read_all(&o, &plan, argv + first, &s);
    statements_finish(&s);
    if (o.partial)
        partial_write(&s, &plan);
    else
        print_table(&o, &plan, &s);
    statements_free(&s);
    key_plan_free(&plan);
    options_free(&o);
    enum exit_status closed = cli_close_output();
    return (int)(closed == EXIT_DONE && !done ? EXIT_FINDINGS : closed);
}
