/* Conditions: read once into a list of comparisons, then held against each row. */
#include "aggregate/where.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"

struct comparison {
    char *column, *text;
    int index; /* of the column in the file being read */
    bool (*holds)(int order);
    bool contains; /* instead of comparing */
    bool is_number;
    struct decimal number;
};

static bool equal(int order)
{
    return order == 0;
}

static bool unequal(int order)
{
    return order != 0;
}

static bool less(int order)
{
    return order < 0;
}

static bool less_or_equal(int order)
{
    return order <= 0;
}

static bool greater(int order)
{
    return order > 0;
}

static bool greater_or_equal(int order)
{
    return order >= 0;
}

/* The longer ones before those that they begin with. */
static const struct relation {
    const char *text;
    bool (*holds)(int order); /* NULL: contains */
} relations[] = {
    {"==", equal}, {"!=", unequal}, {"<=", less_or_equal}, {">=", greater_or_equal},
    {"=", equal},  {"<", less},     {">", greater},        {"~", NULL},
};

static const struct relation *relation_at(const char *text)
{
    for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++)
        if (strncmp(text, relations[i].text, strlen(relations[i].text)) == 0)
            return &relations[i];
    return NULL;
}

static const char *skip_blanks(const char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    return text;
}

/* The length of what stands before a blank, an operator or the end. */
static size_t column_length(const char *text)
{
    return strcspn(text, " \t=!<>~");
}

/* Takes the value at *TEXT, in quotes or up to a blank. */
static char *take_value(const char **text, const char *whole)
{
    const char *begin = *text;
    size_t length = strcspn(begin, " \t");
    if (*begin == '"' || *begin == '\'') {
        const char *end = strchr(begin + 1, *begin);
        if (!end)
            cli_die("option '--where': no closing quote in '%s'", whole);
        *text = end + 1;
        return alloc_copy(begin + 1, (size_t)(end - begin - 1));
    }
    *text = begin + length;
    return alloc_copy(begin, length);
}

static struct comparison take_comparison(const char **text, const char *whole)
{
    struct comparison c = {0};
    size_t length = column_length(*text);
    const char *at = skip_blanks(*text + length);
    const struct relation *relation = relation_at(at);
    if (length == 0 || !relation)
        cli_die("option '--where': no COLUMN=VALUE (or != < <= > >= ~) at '%s' in '%s'", *text, whole);
    c.column = alloc_copy(*text, length);
    c.holds = relation->holds;
    c.contains = !relation->holds;
    *text = skip_blanks(at + strlen(relation->text));
    c.text = take_value(text, whole);
    c.is_number = decimal_parse(c.text, strlen(c.text), &c.number);
    return c;
}

/* Skips the word between two comparisons. */
static const char *skip_joint(const char *text, const char *whole)
{
    static const char *const joints[] = {"and ", "AND ", "&& "};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
        if (strncmp(text, joints[i], strlen(joints[i])) == 0)
            return skip_blanks(text + strlen(joints[i]));
    cli_die("option '--where': expected 'and' at '%s' in '%s'; put a value that holds blanks in quotes", text,
            whole);
}

void where_add(struct where *w, const char *text)
{
    const char *at = skip_blanks(text);
    for (;;) {
        w->comparison = alloc_room(w->comparison, &w->room, w->count, sizeof *w->comparison);
        w->comparison[w->count++] = take_comparison(&at, text);
        at = skip_blanks(at);
        if (*at == '\0')
            return;
        at = skip_joint(at, text);
    }
}

void where_begin(struct where *w, const struct header *header)
{
    for (size_t i = 0; i < w->count; i++)
        w->comparison[i].index = header_require(header, w->comparison[i].column);
}

static bool comparison_holds(const struct comparison *c, const struct field *f)
{
    struct decimal number;
    if (c->contains)
        return strstr(f->text, c->text) != NULL;
    if (c->is_number && decimal_parse(f->text, f->length, &number))
        return c->holds(decimal_compare(&number, &c->number));
    if (c->is_number && f->length == 0)
        return c->holds == unequal;
    return c->holds(strcmp(f->text, c->text));
}

bool where_holds(const struct where *w, const struct row *row)
{
    for (size_t i = 0; i < w->count; i++)
        if (!comparison_holds(&w->comparison[i], &row->field[w->comparison[i].index]))
            return false;
    return true;
}

void where_free(struct where *w)
{
    for (size_t i = 0; i < w->count; i++) {
        free(w->comparison[i].column);
        free(w->comparison[i].text);
    }
    free(w->comparison);
}
