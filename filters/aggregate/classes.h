/* Which subjects are classes of things (民营企业), that may share things with any other, and which are things
   with names (侯马开发区), by the lexicon's table classes. */
#ifndef AGGREGATE_CLASSES_H
#define AGGREGATE_CLASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct class {
    bool is_class;
    uint32_t family; /* a name: two classes of one family share nothing (城镇居民, 农村居民); of no other is
                        that known */
};

struct class class_of(uint32_t subject);

/* Whether the name that begins at AT in TEXT is made its opposite by what stands before (非公有制经济). */
bool class_is_negated(const char *text, size_t at);

#endif
