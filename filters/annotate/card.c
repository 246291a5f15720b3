/* A record: what audit says of it, then line by line what it tells. */
#include "annotate/card.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/html.h"
#include "annotate/words.h"

/* A line shows a column, with its unit where it has one; not where the other column, with its own, says the
 * same. */
static const struct {
    const char *column, *unit, *other, *other_unit;
} lines[] = {
    {"number", "unit", NULL, NULL},
    {"value", "base_unit", "number", "unit"},
    {"value_high", "base_unit", NULL, NULL},
    {"indicator", NULL, NULL, NULL},
    {"indicator_std", NULL, "indicator", NULL},
    {"subject", NULL, NULL, NULL},
    {"subject_std", NULL, "subject", NULL},
    {"area", NULL, NULL, NULL},
    {"city", NULL, "area", NULL},
    {"area_code", NULL, NULL, NULL},
    {"period", NULL, NULL, NULL},
    {"measure", NULL, NULL, NULL},
    {"basis", NULL, NULL, NULL},
    {"direction", NULL, NULL, NULL},
    {"bound", NULL, NULL, NULL},
    {"status", NULL, NULL, NULL},
    {"part_of", NULL, NULL, NULL},
};

enum { LINES = sizeof lines / sizeof lines[0] };

static const char *cell(const struct bulletin *b, const struct item *item, const char *column)
{
    return column ? rows_cell(b->figures, item, column) : "";
}

static void write_remarks(const struct bulletin *b, const struct item *item)
{
    size_t count;
    const struct remark *r = findings_at(b->findings, item->source, item->offset, &count);
    for (size_t i = 0; i < count; i++) {
        bool bad = finding_is_contradiction(b->findings, r[i].finding);
        html_format("<span class=\"warning%s\">%s%s</span>", bad ? "" : " unusual",
                    r[i].is_other ? "相关："
                    : bad         ? "矛盾："
                                  : "异常：",
                    finding_explanation(b->findings, r[i].finding));
    }
}

static bool says_the_same(const struct bulletin *b, const struct item *item, size_t line)
{
    return lines[line].other &&
           strcmp(cell(b, item, lines[line].column), cell(b, item, lines[line].other)) == 0 &&
           strcmp(cell(b, item, lines[line].unit), cell(b, item, lines[line].other_unit)) == 0;
}

/* The figure that one is a part of, or NULL. */
static const struct item *whole_of(const struct bulletin *b, const struct item *item)
{
    const char *part_of = cell(b, item, "part_of");
    return *part_of ? rows_at(b->figures, item->source, strtoull(part_of, NULL, 10)) : NULL;
}

static void write_line(const struct bulletin *b, const struct item *item, const char *prefix, size_t line)
{
    const char *column = lines[line].column, *text = cell(b, item, column);
    const struct item *whole = strcmp(column, "part_of") == 0 ? whole_of(b, item) : NULL;
    if (!*text || says_the_same(b, item, line))
        return;
    html_format("<span class=\"line\"><b>%s</b><span>", word_for_column(column));
    if (whole)
        html_format("<a href=\"#%s-%zu\">%s%s</a>", prefix, (size_t)whole->offset, cell(b, whole, "number"),
                    cell(b, whole, "unit"));
    else
        html_format("%s%s", word_for(column, text), cell(b, item, lines[line].unit));
    html_raw("</span></span>");
}

static void write_record(const struct bulletin *b, const struct item *item, const char *prefix)
{
    size_t row = (size_t)(item - b->item) + 1;
    html_raw("<span class=\"record\">");
    write_remarks(b, item);
    for (size_t i = 0; i < LINES; i++)
        write_line(b, item, prefix, i);
    html_format("<a href=\"#%s-r%zu\">表中第 %zu 行</a></span>", prefix, row, row);
}

void card_write(const struct bulletin *b, const struct mark *mark, bool again, const char *prefix)
{
    html_raw("<span class=\"card\" role=\"tooltip\"");
    if (!again)
        html_format(" id=\"%s-c%zu\"", prefix, (size_t)(mark->item - b->item) + 1);
    html_raw(">");
    for (size_t i = 0; i < mark->count; i++)
        write_record(b, &mark->item[i], prefix);
    html_raw("</span>");
}
