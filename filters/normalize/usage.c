/* The dimension of each name, marked with the number of the source, so that nothing is cleared. */
#include "normalize/usage.h"

#include <stdio.h>

#include "lib/units.h"
#include "normalize/memo.h"

struct usage {
    size_t source;
    char dimension[UNIT_TEXT];
};

static size_t source_number = 1;

static void make(void *made, const char *text, size_t length)
{
    (void)made, (void)text, (void)length; /* zero is of no source */
}

static struct memo memo = {.size = sizeof(struct usage), .make = make};

void usage_note(struct field name, const char *dimension)
{
    struct usage *usage = memo_get(&memo, name.text, name.length);
    usage->source = source_number;
    snprintf(usage->dimension, sizeof usage->dimension, "%s", dimension);
}

const char *usage_dimension(struct field name)
{
    const struct usage *usage = memo_get(&memo, name.text, name.length);
    return usage->source == source_number ? usage->dimension : "";
}

void usage_forget(void)
{
    source_number++;
}
