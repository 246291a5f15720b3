/* A class's size is a qualifier inside the name of what is counted right behind it. */
#include "audit/classes.h"

#include <string.h>

#include "audit/phrases.h"
#include "lib/alloc.h"

enum { TOTAL_NEAR = 4 }; /* how many figures behind the count its total is looked for */

/* The number and unit of the size, as they stand in names. */
static struct field written_size(const struct item *size)
{
    static struct buffer text;
    buffer_clear(&text);
    buffer_add_string(&text, size->fact.number);
    buffer_add(&text, name_text(size->fact.unit), name_length(size->fact.unit));
    return (struct field){text.data, text.length};
}

/* Parts NAME at its size; false where that does not stand in it. */
static bool part_name(uint32_t name, const struct item *size, struct size_class *out)
{
    struct field written = written_size(size);
    const char *at = written.length ? strstr(name_text(name), written.text) : NULL;
    if (!at)
        return false;
    size_t front = (size_t)(at - name_text(name));
    out->before = (struct field){name_text(name), front};
    out->behind = field_behind((struct field){name_text(name), name_length(name)}, front + written.length);
    return true;
}

static bool is_count(const struct item *i)
{
    return i->has_value && i->measure == M_LEVEL && i->status != S_QUALIFIER &&
           (strcmp(name_text(i->dimension), "count") == 0 || strcmp(name_text(i->dimension), "person") == 0);
}

static bool field_contains(struct field text, const char *word)
{
    const char *at = *word ? strstr(text.text, word) : NULL;
    return at && at + strlen(word) <= text.text + text.length;
}

/* Whether a name is the word for what the size is of: of 项目 the total investment, of others what their name
   says (投资亿元以上企业). What is paid in a year is not. */
static bool is_size_word(const struct size_class *c, struct field name)
{
    const char *things = "";
    return tie_begins(TIE_SIZE, name, &things) == name.length && name.length &&
           (field_contains(c->behind, things) || tie_stands(TIE_SIZE, c->before));
}

/* 主营业务收入亿元以上企业, and their 主营业务收入. */
static bool is_measure_of_class(const struct size_class *c, struct field name)
{
    size_t length = c->before.length;
    return length && name.length >= length &&
           memcmp(field_behind(name, name.length - length).text, c->before.text, length) == 0;
}

static bool is_total(const struct size_class *c, const struct item *total)
{
    struct field name = {name_text(total->indicator_written), name_length(total->indicator_written)};
    return total->has_value && total->measure == M_LEVEL && total->status == c->count->status &&
           total->fact.base_unit == c->size->fact.base_unit &&
           (is_size_word(c, name) || is_measure_of_class(c, name));
}

static void find_total(const struct audit *a, struct size_class *c)
{
    const struct item *i = c->count;
    for (int n = 0; n < TOTAL_NEAR && (i = item_after(a->document, i)) != NULL; n++) {
        if (is_count(i) || i->status == S_QUALIFIER)
            return;
        if (is_total(c, i)) {
            c->total = i;
            return;
        }
    }
}

bool class_of(const struct audit *a, const struct item *i, struct size_class *out)
{
    *out = (struct size_class){.size = i};
    if (i->status != S_QUALIFIER || !i->has_value)
        return false;
    const struct item *count = item_after(a->document, i);
    if (!count || !is_count(count) || !part_name(count->indicator_written, i, out))
        return false;
    out->count = count;
    find_total(a, out);
    return true;
}
