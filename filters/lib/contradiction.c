/* What aggregate and audit write of statements that cannot all be right. */
#include "lib/contradiction.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *name, *text;
} cells[] = {
    {"method", "conflict"},
    {"verdict", "contradiction"},
};

bool is_contradiction(const char *name, const char *text)
{
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        if (strcmp(cells[i].name, name) == 0 && strcmp(cells[i].text, text) == 0)
            return true;
    return false;
}
