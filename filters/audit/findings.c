/* Findings are rendered at once, so that the document may go; they wait only to be put in order. */
#include "audit/findings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/explain.h"
#include "lib/cli.h"
#include "lib/names.h"
#include "lib/sort.h"

const char *const rule_names[RULES] = {
    [RULE_SHARE] = "share",           [RULE_GROWTH] = "growth",     [RULE_GAP] = "gap",
    [RULE_PARTS] = "parts",           [RULE_BOUND] = "bound",       [RULE_NESTING] = "nesting",
    [RULE_DIFFERENCE] = "difference", [RULE_RESTATED] = "restated", [RULE_CUMULATIVE] = "cumulative",
    [RULE_RANGE] = "range",
};

static const char *const verdict_names[VERDICTS] = {
    [VERDICT_OK] = "ok",
    [VERDICT_UNUSUAL] = "unusual",
    [VERDICT_CONTRADICTION] = "contradiction",
};

enum {
    C_RULE,
    C_VERDICT,
    C_CITY,
    C_PERIOD,
    C_INDICATOR,
    C_STATED,
    C_LOW,
    C_HIGH,
    C_UNIT,
    C_SOURCE,
    C_OFFSET,
    C_OTHERS,
    C_EXPLANATION,
    C_EXPLANATION_ZH
};
_Static_assert(C_EXPLANATION_ZH + 1 == FINDING_COLUMNS, "one place a column");

static const struct output_column columns[FINDING_COLUMNS] = {
    [C_RULE] = {"rule", false},
    [C_VERDICT] = {"verdict", false},
    [C_CITY] = {"city", false},
    [C_PERIOD] = {"period", false},
    [C_INDICATOR] = {"indicator", false},
    [C_STATED] = {"stated", true},
    [C_LOW] = {"low", true},
    [C_HIGH] = {"high", true},
    [C_UNIT] = {"unit", false},
    [C_SOURCE] = {"source", false},
    [C_OFFSET] = {"offset", true},
    [C_OTHERS] = {"others", false},
    [C_EXPLANATION] = {"explanation", false},
    [C_EXPLANATION_ZH] = {"explanation_zh", false},
};

/* Ends a text among the texts of F and begins the next. */
static void end_cell(struct findings *f)
{
    buffer_add(&f->texts, "", 1);
}

static void put_text(struct findings *f, struct finding *to, size_t column, const char *text)
{
    to->cell[column] = f->texts.length;
    buffer_add_string(&f->texts, text);
    end_cell(f);
}

static void put_number(struct findings *f, struct finding *to, size_t column, const struct decimal *d)
{
    char text[DECIMAL_TEXT];
    put_text(f, to, column, decimal_format(d, text));
}

/* An end of what is allowed, rounded outwards; an open one is empty. */
static void put_end(struct findings *f, struct finding *to, size_t column, const struct check *c)
{
    bool low = column == C_LOW;
    const struct range *r = &c->allowed;
    struct decimal shown, one = decimal_from(1);
    if ((low ? r->has_low : r->has_high) &&
        rational_decimal(low ? &r->low : &r->high, &one, explain_places(&c->stated->quantity.value),
                         low ? ROUND_DOWN : ROUND_UP, &shown))
        put_number(f, to, column, &shown);
    else
        put_text(f, to, column, "");
}

static void add_place(struct buffer *out, const struct fact *fact)
{
    char offset[32];
    snprintf(offset, sizeof offset, ":%" PRIu64, fact->offset);
    buffer_add_string(out, name_text(fact->source));
    buffer_add_string(out, offset);
}

static void put_others(struct findings *f, struct finding *to, const struct check *c)
{
    to->cell[C_OTHERS] = f->texts.length;
    for (size_t i = 0; i < c->others; i++) {
        buffer_add_string(&f->texts, i ? " " : "");
        add_place(&f->texts, c->other[i]);
    }
    end_cell(f);
}

/* Whether the clause of an other was quoted already. */
static bool is_quoted(const struct check *c, size_t index)
{
    const char *text = c->other[index]->text;
    bool quoted = strcmp(text, c->stated->text) == 0;
    for (size_t i = 0; i < index && !quoted; i++)
        quoted = strcmp(text, c->other[i]->text) == 0;
    return quoted || !*text;
}

/* The clauses that a reader has to look at, a line each, with their places. */
static void put_clauses(struct findings *f, struct finding *to, const struct check *c)
{
    to->clauses = f->texts.length;
    for (size_t i = 0; i <= c->others; i++) {
        const struct fact *fact = i ? c->other[i - 1] : c->stated;
        if (i && is_quoted(c, i - 1))
            continue;
        buffer_add_string(&f->texts, "    ");
        add_place(&f->texts, fact);
        buffer_add_string(&f->texts, ": ");
        buffer_add_string(&f->texts, fact->text);
        buffer_add_string(&f->texts, "\n");
    }
    end_cell(f);
}

static void put_names(struct findings *f, struct finding *to, const struct check *c)
{
    char offset[32];
    const struct fact *s = c->stated;
    snprintf(offset, sizeof offset, "%" PRIu64, s->offset);
    put_text(f, to, C_RULE, rule_names[c->rule]);
    put_text(f, to, C_VERDICT, verdict_names[to->verdict]);
    put_text(f, to, C_CITY, name_text(s->place));
    put_text(f, to, C_PERIOD, name_text(s->period));
    put_text(f, to, C_INDICATOR, name_text(s->indicator));
    put_text(f, to, C_UNIT, name_text(s->base_unit));
    put_text(f, to, C_SOURCE, name_text(s->source));
    put_text(f, to, C_OFFSET, offset);
}

static void put_explanation(struct findings *f, struct finding *to, size_t column, const struct check *c,
                            enum language language)
{
    to->cell[column] = f->texts.length;
    explain(c, language, &f->texts);
    end_cell(f);
}

static void keep(struct findings *f, const struct check *c, enum verdict verdict)
{
    struct finding new = {
        .rule = c->rule, .verdict = verdict, .source = c->stated->source, .offset = c->stated->offset};
    put_names(f, &new, c);
    put_number(f, &new, C_STATED, &c->stated->quantity.value);
    put_end(f, &new, C_LOW, c);
    put_end(f, &new, C_HIGH, c);
    put_others(f, &new, c);
    put_explanation(f, &new, C_EXPLANATION, c, ENGLISH);
    put_explanation(f, &new, C_EXPLANATION_ZH, c, CHINESE);
    if (f->report)
        put_clauses(f, &new, c);
    f->finding = alloc_room(f->finding, &f->room, f->count, sizeof *f->finding);
    f->finding[f->count++] = new;
}

bool findings_keep_agreement(const struct findings *f, enum rule rule)
{
    return f->all && f->wanted[rule];
}

enum verdict findings_check(struct findings *f, const struct check *c)
{
    struct range stated = range_of(&c->stated->quantity);
    if (!c->allowed.has_low && !c->allowed.has_high)
        return VERDICT_OK;
    enum verdict verdict = range_meet(&stated, &c->allowed) ? VERDICT_OK : c->otherwise;
    if (f->wanted[c->rule] && (verdict != VERDICT_OK || (f->all && !c->is_loose)))
        keep(f, c, verdict);
    return verdict;
}

static int compare_findings(const void *context, uint32_t a, uint32_t b)
{
    const struct finding *p = &((const struct findings *)context)->finding[a],
                         *q = &((const struct findings *)context)->finding[b];
    int order = name_compare(p->source, q->source);
    if (!order)
        order = (p->offset > q->offset) - (p->offset < q->offset);
    return order ? order : (p->rule > q->rule) - (p->rule < q->rule);
}

static void print_line(const char *text)
{
    cli_write(text, strlen(text));
    cli_write("\n", 1);
}

static void print_for_people(const struct findings *f, const struct finding *which)
{
    const char *t = f->texts.data;
    static struct buffer line;
    const char *head[] = {
        t + which->cell[C_VERDICT], " (", t + which->cell[C_RULE],     "): ", t + which->cell[C_CITY], " ",
        t + which->cell[C_PERIOD],  " ",  t + which->cell[C_INDICATOR]};
    buffer_clear(&line);
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        if (strcmp(head[i], " ") != 0 || *head[i + 1])
            buffer_add_string(&line, head[i]);
    print_line(line.data);
    cli_write(t + which->clauses, strlen(t + which->clauses));
    for (size_t column = C_EXPLANATION; column <= C_EXPLANATION_ZH; column++) {
        cli_write("    ", 4);
        print_line(t + which->cell[column]);
    }
    print_line("");
}

static void print_row(const struct findings *f, const struct finding *which)
{
    struct field cells[FINDING_COLUMNS];
    for (size_t i = 0; i < FINDING_COLUMNS; i++) {
        cells[i].text = f->texts.data + which->cell[i];
        cells[i].length = strlen(cells[i].text);
    }
    output_row(cells);
}

void findings_begin(const struct findings *f, enum output_format format)
{
    if (!f->report)
        output_begin(format, columns, FINDING_COLUMNS);
}

void findings_flush(struct findings *f)
{
    uint32_t *order = indices_up_to(f->count);
    sort_indices(order, f->count, compare_findings, f);
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *which = &f->finding[order[i]];
        f->given[which->verdict]++;
        (f->report ? print_for_people : print_row)(f, which);
    }
    free(order);
    f->count = 0;
    buffer_clear(&f->texts);
}

/* How many there are, for people. */
static void print_counts(const struct findings *f)
{
    char text[128];
    snprintf(text, sizeof text, "contradictions: %zu, unusual: %zu", f->given[VERDICT_CONTRADICTION],
             f->given[VERDICT_UNUSUAL]);
    print_line(text);
}

void findings_end(struct findings *f)
{
    if (f->report)
        print_counts(f);
    else
        output_end();
    free(f->finding);
    buffer_free(&f->texts);
}
