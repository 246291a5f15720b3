/* A record: what audit says of it, then each of its columns that has something to tell. */
#include "annotate/card.h"

#include <string.h>

#include "annotate/html.h"
#include "annotate/words.h"

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

static void write_pair(const char *name, const char *text)
{
    html_format("<span class=\"pair\"><b>%s</b><span>", name);
    html_text(text, strlen(text));
    html_raw("</span></span>");
}

static void write_record(const struct bulletin *b, const struct item *item, const char *prefix)
{
    html_raw("<span class=\"record\">");
    write_remarks(b, item);
    for (size_t i = 0; i < b->figures->columns; i++) {
        const char *column = rows_name(b->figures, i), *text = rows_cell(b->figures, item, (int)i);
        const char *name = word_for_column(column);
        if (name && *text)
            write_pair(name, word_for(column, text));
    }
    html_format("<a href=\"#%s-r%zu\">表中第 %zu 行</a></span>", prefix, (size_t)(item - b->item) + 1,
                (size_t)(item - b->item) + 1);
}

void card_write(const struct bulletin *b, const struct mark *mark, const char *prefix)
{
    html_format("<span class=\"card\" role=\"tooltip\" id=\"%s-c%zu\">", prefix,
                (size_t)(mark->item - b->item) + 1);
    for (size_t i = 0; i < mark->count; i++)
        write_record(b, &mark->item[i], prefix);
    html_raw("</span>");
}
