/* Indices by the numbers that lib/names gives. */
#ifndef WORKBOOK_NAME_MAP_H
#define WORKBOOK_NAME_MAP_H

#include <stddef.h>
#include <stdint.h>

/* Start with all zero. */
struct name_map {
    uint32_t *value;
    size_t room;
};

/* What is kept for a name, 0 at first; to be changed before the next call. */
uint32_t *name_map_at(struct name_map *m, uint32_t name);

/* The same to be read, 0 for NAME_NONE, too. */
uint32_t name_map_get(const struct name_map *m, uint32_t name);

void name_map_free(struct name_map *m);

#endif
