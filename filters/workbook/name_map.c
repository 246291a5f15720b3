/* An array as long as the highest number asks for. */
#include "workbook/name_map.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"

uint32_t *name_map_at(struct name_map *m, uint32_t name)
{
    size_t before = m->room;
    while (name >= m->room)
        m->value = alloc_room(m->value, &m->room, m->room, sizeof *m->value);
    memset(m->value + before, 0, (m->room - before) * sizeof *m->value);
    return &m->value[name];
}

uint32_t name_map_get(const struct name_map *m, uint32_t name)
{
    return name < m->room ? m->value[name] : 0;
}

void name_map_free(struct name_map *m)
{
    free(m->value);
}
