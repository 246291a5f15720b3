/* What is known of the terminal is asked once. */
#include "lib/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lib/cli.h"
#include "lib/utf8.h"

/* SGR sequences before a line; behind it stands "\33[m". */
static const char *const looks[] = {[LOOK_PLAIN] = "", [LOOK_TITLE] = "\33[1m", [LOOK_ALARM] = "\33[31m"};

enum terminal_when terminal_color = TERMINAL_AUTO;

static struct {
    bool asked, colours;
    size_t columns; /* 0: no terminal, or it does not tell */
} terminal;

static void ask(void)
{
    const char *no_color = getenv("NO_COLOR"), *kind = getenv("TERM");
    struct winsize size;
    terminal.asked = true;
    terminal.colours = terminal_color == TERMINAL_ALWAYS;
    if (!isatty(STDOUT_FILENO))
        return;
    if (terminal_color == TERMINAL_AUTO)
        terminal.colours = !(no_color && *no_color) && kind && strcmp(kind, "dumb") != 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        terminal.columns = size.ws_col;
}

/* Bytes of TEXT that take no more than COLUMNS. */
static size_t fitting(const char *text, size_t length, size_t columns)
{
    size_t at = 0;
    while (at < length) {
        size_t width = (size_t)utf8_width(utf8_decode(text + at));
        if (width > columns)
            break;
        columns -= width;
        at += utf8_size((unsigned char)text[at]);
    }
    return at;
}

static void write_string(const char *text)
{
    cli_write(text, strlen(text));
}

bool terminal_has_colors(void)
{
    if (!terminal.asked)
        ask();
    return terminal.colours;
}

void terminal_line(const char *text, size_t length, enum look look)
{
    bool coloured = terminal_has_colors() && look != LOOK_PLAIN;
    bool cut = terminal.columns > 0 && utf8_columns(text, length) > terminal.columns;
    write_string(coloured ? looks[look] : "");
    cli_write(text, cut ? fitting(text, length, terminal.columns - 1) : length);
    write_string(cut ? "…" : "");
    write_string(coloured ? "\33[m\n" : "\n");
}
