/* One table of escapes, one walk over the characters. */
#include "annotate/html.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "annotate/odd.h"
#include "lib/cli.h"

void html_raw(const char *markup)
{
    cli_write(markup, strlen(markup));
}

/* What stands for a character that means something in HTML. */
static const char *escape(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static void write_odd(const char *name, bool as_element)
{
    if (!*name)
        return;
    html_raw(as_element ? "<span class=\"odd\">" : "[");
    html_raw(name);
    html_raw(as_element ? "</span>" : "]");
}

static void write_escaped(const char *text, size_t length, bool as_element)
{
    size_t written = 0;
    for (size_t at = 0, size; at < length; at += size) {
        char name[ODD_NAME];
        bool odd = odd_character(text + at, length - at, &size, name);
        const char *other = odd ? NULL : escape(text[at]);
        if (!odd && !other)
            continue;
        cli_write(text + written, at - written);
        written = at + size;
        if (odd)
            write_odd(name, as_element);
        else
            html_raw(other);
    }
    cli_write(text + written, length - written);
}

void html_text(const char *text, size_t length)
{
    write_escaped(text, length, true);
}

void html_plain(const char *text)
{
    write_escaped(text, strlen(text), false);
}

void html_format(const char *markup, ...)
{
    va_list values;
    va_start(values, markup);
    for (const char *percent; (percent = strchr(markup, '%'));
         markup = percent + (percent[1] == 's' ? 2 : 3)) {
        cli_write(markup, (size_t)(percent - markup));
        if (percent[1] == 's') {
            html_plain(va_arg(values, const char *));
        } else {
            char digits[24];
            snprintf(digits, sizeof digits, "%zu", va_arg(values, size_t));
            html_raw(digits);
        }
    }
    va_end(values);
    html_raw(markup);
}
