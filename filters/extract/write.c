/* Figures as records: see write.h. */
#include "extract/write.h"

#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/record.h"

static const char *const measures[] = {"level", "change", "growth", "share", "gap", "contribution", "rank"};
static const char *const statuses[] = {"actual", "target", "qualifier"};
static const char *const directions[] = {"", "up", "down"};
static const char *const bounds[] = {"", "ge", "gt", "le", "lt", "approx"};

void write_header(void)
{
    for (int i = 0; i < F_EXTRACTED; i++)
        record_string(figure_columns[i]);
    record_end();
}

static size_t source_offset(const struct origin *o, size_t at)
{
    return o->offset + (o->in_source ? o->in_source(o->map, at) : at);
}

static size_t number_offset(const struct bulletin *b, const struct origin *o, struct span s)
{
    return source_offset(o, text_source(&b->layout.text, s.from));
}

static size_t number_end(const struct bulletin *b, const struct origin *o, struct span s)
{
    return source_offset(o, text_source_end(&b->layout.text, s.to));
}

/* Bytes of the white space at TEXT, 0 where there is none. */
static size_t blank_size(const char *text, size_t length)
{
    if (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
        return 1;
    return length >= 3 && memcmp(text, "　", 3) == 0 ? 3 : 0;
}

/* The characters of S as the source has them, without white space where SQUEEZE; else with it folded to one
 * blank. */
static void written(const struct bulletin *b, struct span s, bool squeeze, struct buffer *out)
{
    static struct buffer raw;
    buffer_clear(&raw);
    buffer_clear(out);
    text_written(&b->layout.text, s, &raw);
    for (size_t at = 0, end; at < raw.length; at = end) {
        size_t blank = blank_size(raw.data + at, raw.length - at);
        for (end = at + blank; !blank && end < raw.length && !blank_size(raw.data + end, raw.length - end);)
            end++;
        if (!blank)
            buffer_add(out, raw.data + at, end - at);
        else if (!squeeze && out->length && out->data[out->length - 1] != ' ')
            buffer_add(out, " ", 1);
    }
    while (out->length && out->data[out->length - 1] == ' ')
        out->length--;
}

static void write_size(size_t n)
{
    char digits[24], *first = digits + sizeof digits;
    do
        *--first = (char)('0' + n % 10);
    while (n /= 10);
    record_field(first, (size_t)(digits + sizeof digits - first));
}

static void write_string(struct string s)
{
    record_field(s.at ? s.at : "", s.length);
}

static void write_period(const struct figure *f)
{
    static struct period last; /* most figures have that of the figure before */
    static char text[PERIOD_TEXT];
    char day[PERIOD_TEXT];
    const struct date *to = &f->period.to;
    if (f->dated && f->period.from.year == 0 && to->year) {
        record_field(day, (size_t)snprintf(day, sizeof day, "/%04d-%02d-%02d", to->year, to->month, to->day));
    } else if (f->period.from.year || to->year) {
        if (!period_equal(&f->period, &last)) {
            period_format(&f->period, text);
            last = f->period;
        }
        record_string(text);
    } else {
        record_string("");
    }
}

static void write_unit(const struct bulletin *b, const struct figure *f)
{
    static struct buffer unit;
    if (f->borrowed.length) {
        write_string(f->borrowed);
        return;
    }
    written(b, f->unit, true, &unit);
    record_field(unit.data ? unit.data : "", unit.length);
}

/* Of the text WITHIN, what stands within LONGEST_CLAUSE bytes of NUMBER: a text that goes on for ever is not
 * written again with each of its numbers. */
static struct span near(const char *text, struct span number, struct span within)
{
    struct span s = within;
    if (number.from - s.from > LONGEST_CLAUSE)
        for (s.from = number.from - LONGEST_CLAUSE; ((unsigned char)text[s.from] & 0xC0) == 0x80;)
            s.from++;
    if (s.to - number.to > LONGEST_CLAUSE)
        for (s.to = number.to + LONGEST_CLAUSE; ((unsigned char)text[s.to] & 0xC0) == 0x80;)
            s.to--;
    return s;
}

/* The sentence's part around the figure, between marks that end clauses. */
static struct span clause_of(const char *text, const struct figure *f)
{
    struct span s = f->number.number;
    while (s.from > f->clause.from && text[s.from - 1] != ';' &&
           !(s.from >= 3 && memcmp(text + s.from - 3, "。", 3) == 0))
        s.from--;
    while (s.to < f->clause.to && text[s.to] != ';')
        s.to++;
    return s;
}

/* A clause, and what of it is written: that of several figures, one after the other. */
struct clause {
    struct span whole, span;
    struct buffer text;
};

static void read_clause(const struct bulletin *b, const struct figure *f, struct clause *clause)
{
    const char *text = b->layout.text.bytes.data;
    struct span number = f->number.number;
    if (number.from < clause->whole.from || number.to > clause->whole.to)
        clause->whole = clause_of(text, f);
    struct span span = near(text, number, clause->whole);
    if (span.from == clause->span.from && span.to == clause->span.to)
        return;
    clause->span = span;
    written(b, span, false, &clause->text);
}

static void write_figure(const struct bulletin *b, const struct origin *o, const struct figure *f,
                         struct clause *clause)
{
    static struct buffer number;
    written(b, f->number.number, true, &number);
    read_clause(b, f, clause);
    size_t offset = number_offset(b, o, f->number.number);
    record_string(o->source);
    write_size(offset);
    write_size(number_end(b, o, f->number.number) - offset);
    record_string(f->area ? f->area->name : "");
    write_string(f->subject);
    write_period(f);
    write_string(f->indicator);
    record_string(measures[f->measure]);
    write_string(f->basis);
    record_string(statuses[f->status]);
    record_string(directions[f->direction]);
    record_string(bounds[f->bound]);
    if (f->whole != WHOLE_NONE)
        write_size(source_offset(o, text_source(&b->layout.text, f->whole)));
    else
        record_string("");
    record_field(number.data, number.length);
    write_unit(b, f);
    record_field(clause->text.data, clause->text.length);
    record_end();
}

void write_figures(const struct bulletin *b, const struct origin *o)
{
    struct clause clause = {0};
    for (size_t i = 0; i < b->figure_count; i++)
        if (b->figures[i].number.reason == REASON_NONE)
            write_figure(b, o, &b->figures[i], &clause);
    buffer_free(&clause.text);
}

static void print_csv(FILE *out, const char *text, size_t length)
{
    bool quoted = memchr(text, ',', length) || memchr(text, '"', length);
    if (quoted)
        fputc('"', out);
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            fputc('"', out);
        fputc(text[i], out);
    }
    if (quoted)
        fputc('"', out);
}

void write_rejects_header(FILE *out)
{
    fputs("source,offset,length,number,reason,text\n", out);
}

static void write_reject(const struct bulletin *b, const struct origin *o, struct span number,
                         struct span clause, enum reason reason, FILE *out)
{
    static struct buffer word, text;
    written(b, number, true, &word);
    written(b, near(b->layout.text.bytes.data, number, clause), false, &text);
    size_t offset = number_offset(b, o, number);
    print_csv(out, o->source, strlen(o->source));
    fprintf(out, ",%zu,%zu,", offset, number_end(b, o, number) - offset);
    print_csv(out, word.data, word.length);
    fprintf(out, ",%s,", reason_names[reason]);
    print_csv(out, text.data, text.length);
    fputc('\n', out);
}

void write_rejects(const struct bulletin *b, const struct origin *o, FILE *out)
{
    for (size_t i = 0; i < b->reject_count; i++)
        write_reject(b, o, b->rejects[i].number, b->rejects[i].clause, b->rejects[i].reason, out);
    for (size_t i = 0; i < b->figure_count; i++)
        if (b->figures[i].number.reason != REASON_NONE)
            write_reject(b, o, b->figures[i].number.number, b->figures[i].clause, b->figures[i].number.reason,
                         out);
}

static void explain(const char *column, struct string value, const char *why)
{
    static const char pad[] = "          ";
    cli_write("  ", 2);
    cli_write(column, strlen(column));
    cli_write(pad, sizeof pad - 1 > strlen(column) ? sizeof pad - 1 - strlen(column) : 1);
    cli_write(value.at ? value.at : "", value.length);
    if (why) {
        cli_write("\t(", 2);
        cli_write(why, strlen(why));
        cli_write(")", 1);
    }
    cli_write("\n", 1);
}

static struct string constant(const char *s)
{
    return (struct string){s, strlen(s)};
}

void write_explanations(const struct bulletin *b, const struct origin *o)
{
    static struct buffer number;
    struct clause clause = {0};
    char period[PERIOD_TEXT], place[64];
    for (size_t i = 0; i < b->figure_count; i++) {
        const struct figure *f = &b->figures[i];
        if (f->number.reason != REASON_NONE)
            continue;
        written(b, (struct span){f->number.from, f->number.to}, true, &number);
        read_clause(b, f, &clause);
        cli_write(place,
                  (size_t)snprintf(place, sizeof place, "%zu: ", number_offset(b, o, f->number.number)));
        cli_write(number.data, number.length);
        cli_write("  ", 2);
        cli_write(clause.text.data, clause.text.length);
        cli_write("\n", 1);
        bool timed = period_known(&f->period);
        explain("area", constant(f->area ? f->area->name : ""), f->why[WHY_AREA]);
        explain("subject", f->subject, f->why[WHY_SUBJECT]);
        explain("period", constant(timed ? period_format(&f->period, period) : ""), f->why[WHY_PERIOD]);
        explain("indicator", f->indicator, f->why[WHY_INDICATOR]);
        explain("measure", constant(measures[f->measure]), f->why[WHY_MEASURE]);
        explain("basis", f->basis, f->why[WHY_BASIS]);
        explain("status", constant(statuses[f->status]), f->why[WHY_STATUS]);
    }
    buffer_free(&clause.text);
}
