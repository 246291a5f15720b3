/* From top to bottom: heading, findings, text, table. */
#include "annotate/article.h"

#include <string.h>

#include "annotate/card.h"
#include "annotate/html.h"
#include "annotate/words.h"
#include "lib/names.h"

/* The article being written. */
struct article {
    const struct bulletin *b;
    const char *prefix;
};

static const char *cell(const struct article *a, const struct item *item, const char *column)
{
    return rows_cell(a->b->figures, item, column);
}

/* Writes the classes that give a figure its looks. */
static void write_looks(const struct article *a, const struct item *item)
{
    static const char *const verdicts[] = {[REMARK_NONE] = "",
                                           [REMARK_INVOLVED] = " involved",
                                           [REMARK_UNUSUAL] = " unusual",
                                           [REMARK_CONTRADICTION] = " contradiction"};
    html_format("figure %s %s%s", cell(a, item, "measure"), cell(a, item, "status"),
                verdicts[findings_worst(a->b->findings, item->source, item->offset)]);
}

static void write_text(void *context, const char *text, size_t length)
{
    (void)context;
    html_text(text, length);
}

static void open_mark(void *context, const struct mark *mark, bool again)
{
    const struct article *a = context;
    if (mark->is_reject) {
        const char *reason = rows_cell(a->b->rejects, mark->item, "reason");
        html_format("<span class=\"reject\" data-reason=\"%s\">", word_for("reason", reason));
        return;
    }
    size_t row = (size_t)(mark->item - a->b->item) + 1;
    html_raw("<mark class=\"");
    write_looks(a, mark->item);
    html_format("\" data-row=\"%s-r%zu\"", a->prefix, row);
    if (!again)
        html_format(" tabindex=\"0\" aria-describedby=\"%s-c%zu\"", a->prefix, row);
    if (!again && mark->is_first)
        html_format(" id=\"%s-%zu\"", a->prefix, (size_t)mark->item->offset);
    html_raw(">");
}

static void close_mark(void *context, const struct mark *mark, bool again)
{
    const struct article *a = context;
    if (mark->is_reject) {
        html_raw("</span>");
        return;
    }
    card_write(a->b, mark, again, a->prefix);
    html_raw("</mark>");
}

static void write_findings(const struct article *a)
{
    const struct findings *f = a->b->findings;
    size_t count, written = 0;
    const struct item *finding = rows_of(&f->rows, a->b->text->source, &count);
    for (size_t i = 0; i < count; i++) {
        if (finding_is_ok(f, &finding[i]))
            continue;
        bool bad = finding_is_contradiction(f, &finding[i]);
        html_raw(written++ ? "" : "<ul class=\"findings\" aria-label=\"审核发现\">\n");
        html_raw(bad ? "<li class=\"contradiction\">" : "<li class=\"unusual\">");
        if (rows_at(a->b->figures, finding[i].source, finding[i].offset))
            html_format("<a href=\"#%s-%zu\">%s</a>：", a->prefix, (size_t)finding[i].offset,
                        bad ? "矛盾" : "异常");
        html_format("%s</li>\n", finding_explanation(f, &finding[i]));
    }
    html_raw(written ? "</ul>\n" : "");
}

static void write_head(const struct article *a)
{
    const struct bulletin *b = a->b;
    size_t rejects;
    rows_of(b->rejects, b->text->source, &rejects);
    html_format("<h2>%s</h2>\n<p class=\"about\">统计数字 %zu 个</p>\n", name_text(b->text->source),
                b->count);
    write_findings(a);
    if (rejects > 0)
        html_format("<input type=\"checkbox\" class=\"show-rejects\" id=\"%s-rejects\"> "
                    "<label for=\"%s-rejects\">显示非统计数字（%zu 个）</label>\n",
                    a->prefix, a->prefix, rejects);
}

/* The cell that sorts by the exact value, where there is one. */
static void write_number(const struct article *a, const struct item *item)
{
    const char *value = cell(a, item, "value"), *number = cell(a, item, "number");
    html_format("<td class=\"number\" data-value=\"%s\"><a href=\"#%s-%zu\">", *value ? value : number,
                a->prefix, (size_t)item->offset);
    html_text(number, strlen(number));
    html_format("%s</a></td>", cell(a, item, "unit"));
}

static void write_row(const struct article *a, const struct item *item)
{
    const char *subject = cell(a, item, "subject"), *basis = cell(a, item, "basis");
    html_format("<tr id=\"%s-r%zu\">", a->prefix, (size_t)(item - a->b->item) + 1);
    write_number(a, item);
    html_format("<td>%s</td><td>%s", cell(a, item, "indicator"), cell(a, item, "area"));
    html_format(*subject ? " <small>%s</small>" : "%s", subject);
    html_format("</td><td class=\"word\">%s</td><td class=\"word\"><span class=\"", cell(a, item, "period"));
    write_looks(a, item);
    html_format("\">%s</span>", word_for("measure", cell(a, item, "measure")));
    html_format(*basis ? " <small>%s</small>" : "%s", word_for("basis", basis));
    html_format("</td><td class=\"word\">%s</td></tr>\n", word_for("status", cell(a, item, "status")));
}

static void write_table(const struct article *a)
{
    html_format("<div class=\"figures\">\n<input type=\"search\" data-filter=\"%s-table\" "
                "aria-label=\"筛选表中各行\" "
                "placeholder=\"筛选：指标、地区、时期……\">\n<table class=\"sortable\" id=\"%s-table\">\n"
                "<thead><tr><th>数字</th><th>指标</th><th>地区</th><th>时期</th><th>类别</th><th>状态</th></"
                "tr></thead>\n"
                "<tbody>\n",
                a->prefix, a->prefix);
    for (size_t i = 0; i < a->b->count; i++)
        write_row(a, &a->b->item[i]);
    html_raw("</tbody>\n</table>\n</div>\n");
}

void article_write(const struct bulletin *b, const char *prefix)
{
    struct article a = {b, prefix};
    html_format("<article class=\"bulletin\" id=\"%s\" lang=\"zh-CN\">\n", prefix);
    write_head(&a);
    html_raw("<div class=\"beside\">\n<div class=\"text\">");
    marks_walk(b->marks, b->text, &(struct mark_writer){write_text, open_mark, close_mark, &a});
    html_raw("</div>\n");
    write_table(&a);
    html_raw("</div>\n</article>\n");
}
