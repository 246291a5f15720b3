/* A place ends behind its digits. */
#include "lib/place.h"

#include <string.h>

bool place_next(const char **list, struct place *out)
{
    const char *begin = *list;
    for (const char *colon = strchr(begin, ':'); colon; colon = strchr(colon + 1, ':')) {
        const char *end = colon + 1 + strspn(colon + 1, "0123456789");
        if (end == colon + 1 || (*end && *end != ' '))
            continue;
        *out = (struct place){begin, (size_t)(end - begin), (size_t)(colon - begin), colon + 1};
        *list = *end ? end + 1 : end;
        return true;
    }
    return false;
}
