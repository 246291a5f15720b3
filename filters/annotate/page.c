/* The policy allows the page's own style and script, by their hashes, and nothing else. */
#include "annotate/page.h"

#include "annotate/html.h"
#include "annotate/words.h"

void page_write_head(void)
{
    html_raw("<style>");
    html_raw(page_css);
    html_raw("</style>\n<script>");
    html_raw(page_js);
    html_raw("</script>\n");
}

static void write_samples(const char *column)
{
    const char *value;
    for (size_t i = 0; (value = word_value(column, i)); i++)
        html_format("<span class=\"figure %s\">%s</span>", value, word_for(column, value));
}

static void write_legend(void)
{
    html_raw("<p class=\"legend\">类别：");
    write_samples("measure");
    html_raw(" 状态：");
    write_samples("status");
    html_raw("<br><span class=\"hint\">指向或用 Tab "
             "键选中数字，显示其记录；点击或按回车键，转到表中。</span></p>\n");
}

static void write_contents(const char *const *titles, size_t count)
{
    html_raw("<nav>\n<ol>\n");
    for (size_t i = 0; i < count; i++)
        html_format("<li><a href=\"#b%zu\">%s</a></li>\n", i + 1, titles[i]);
    html_raw("</ol>\n</nav>\n");
}

void page_begin(const char *const *titles, size_t count)
{
    html_raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    html_format("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '%s'; "
                "script-src '%s'; base-uri 'none'; form-action 'none'\">\n",
                page_css_hash, page_js_hash);
    html_raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_format("<title>%s</title>\n", count == 1 ? titles[0] : "公报中的数字");
    page_write_head();
    html_raw("</head>\n<body>\n<h1>公报中的数字</h1>\n");
    write_legend();
    if (count > 1)
        write_contents(titles, count);
}

void page_end(void)
{
    html_raw("</body>\n</html>\n");
}
