/* Formats as they are asked for. */
#include "workbook/styles.h"

#include <stdio.h>

enum { HEADER_FILL = 0xdce6f1, MARK_FILL = 0xffc7ce, MARK_TEXT = 0x9c0006, LINK_TEXT = 0x0563c1 };

static void set_number_format(lxw_format *f, enum kind kind, int places)
{
    char text[64];
    int at = snprintf(text, sizeof text, kind == KIND_PERCENT ? "0" : "#,##0");
    if (places > 0)
        at += snprintf(text + at, sizeof text - (size_t)at, ".%0*d", places, 0);
    if (kind == KIND_PERCENT)
        snprintf(text + at, sizeof text - (size_t)at, "%%");
    format_set_num_format(f, text);
}

static lxw_format *make(struct styles *s, enum kind kind, int places, bool marked)
{
    lxw_format *f = workbook_add_format(s->workbook);
    if (kind == KIND_NUMBER || kind == KIND_PERCENT)
        set_number_format(f, kind, places);
    if (kind == KIND_TEXT)
        format_set_num_format(f, "@");
    if (kind == KIND_HEADER) {
        format_set_bold(f);
        format_set_bg_color(f, HEADER_FILL);
    }
    if (kind == KIND_LINK) {
        format_set_font_color(f, LINK_TEXT);
        format_set_underline(f, LXW_UNDERLINE_SINGLE);
    }
    if (marked) {
        format_set_bg_color(f, MARK_FILL);
        format_set_font_color(f, MARK_TEXT);
    }
    return f;
}

lxw_format *styles_get(struct styles *s, enum kind kind, int places, bool marked)
{
    lxw_format **f = &s->format[kind][places][marked];
    if (!*f)
        *f = make(s, kind, places, marked);
    return *f;
}
