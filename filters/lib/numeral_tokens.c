/* Taking a written number apart by the table of numerals. */
#include "lib/numeral_tokens.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/utf8.h"

static const char *const kind_names[] = {
    [N_ARABIC] = "arabic", [N_DIGIT] = "digit", [N_POWER] = "power", [N_POINT] = "point",
    [N_COMMA] = "comma",   [N_HALF] = "half",   [N_SIGN] = "sign",   [N_DASH] = "dash",
    [N_OVER] = "over",     [N_SLASH] = "slash", [N_TO] = "to",       [N_VAGUE] = "vague",
};
enum { KINDS = sizeof kind_names / sizeof *kind_names };

enum column { C_TEXT, C_KIND, C_VALUE };

static struct words *words;
static struct numeral_token *meanings; /* of the words, by their numbers */

static enum numeral_kind kind_named(const char *name, const char *text)
{
    for (int kind = 0; kind < KINDS; kind++)
        if (strcmp(kind_names[kind], name) == 0)
            return (enum numeral_kind)kind;
    cli_die("numerals.tsv: %s: there is no kind '%s': see the head of the table", text, name);
}

static void read_table(void)
{
    size_t count;
    const struct lexicon_row *rows = lexicon_rows("numerals", &count);
    words = words_new();
    meanings = alloc_zeroed(count, sizeof *meanings);
    for (size_t i = 0; i < count; i++) {
        const char *text = rows[i].field[C_TEXT];
        meanings[i].kind = kind_named(rows[i].field[C_KIND], text);
        meanings[i].value = (int)strtol(rows[i].field[C_VALUE], NULL, 10);
        words_add(words, text, strlen(text), (int)i);
    }
}

static struct numeral_token ascii_token(char c)
{
    switch (c) {
    case '.':
        return (struct numeral_token){N_POINT, 0, 0};
    case ',':
        return (struct numeral_token){N_COMMA, 0, 0};
    case '-':
        return (struct numeral_token){N_DASH, -1, 0};
    case '+':
        return (struct numeral_token){N_SIGN, 1, 0};
    case '/':
        return (struct numeral_token){N_SLASH, 0, 0};
    case '~':
        return (struct numeral_token){N_TO, 0, 0};
    default:
        return (struct numeral_token){c >= '0' && c <= '9' ? N_ARABIC : N_OTHER, c - '0', 0};
    }
}

/* The token that TEXT, not empty, begins with; its length in bytes goes to *SIZE. */
static struct numeral_token token_at(const char *text, size_t length, size_t *size)
{
    int row;
    *size = 1;
    if ((unsigned char)text[0] < 0x80)
        return ascii_token(text[0]);
    *size = words_longest(words, text, length, &row);
    if (*size > 0)
        return meanings[row];
    *size = utf8_size((unsigned char)text[0]);
    return (struct numeral_token){N_OTHER, 0, 0};
}

/* Bytes of white space at the start of TEXT: ASCII's, U+00A0, U+3000. */
static size_t space_at(const char *text, size_t length)
{
    static const char *const wide[] = {"\u00a0", "\u3000"};
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r'))
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strlen(wide[i]) <= length && memcmp(text, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

size_t numeral_run(const char *text, size_t length)
{
    size_t at = 0, size = 0;
    if (!words)
        read_table();
    for (; at < length; at += size) {
        enum numeral_kind kind = token_at(text + at, length - at, &size).kind;
        if (kind != N_VAGUE && kind > N_COMMA)
            break;
    }
    return at;
}

size_t numeral_tokens(const char *text, size_t length, struct numeral_token *out)
{
    if (!words)
        read_table();
    size_t count = 0;
    for (size_t at = 0, size; at < length; at += size) {
        size = space_at(text + at, length - at);
        if (size > 0)
            continue;
        struct numeral_token token = token_at(text + at, length - at, &size);
        if (token.kind == N_VAGUE)
            continue;
        if (count == NUMERAL_TOKENS)
            return NUMERAL_TOKENS + 1;
        out[count] = token;
        out[count++].at = at;
    }
    return count;
}
