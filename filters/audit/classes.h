/* Classes of things by size, as bulletins state them: 5亿元以上项目63个,总投资77.2亿元. */
#ifndef AUDIT_CLASSES_H
#define AUDIT_CLASSES_H

#include "audit/rules.h"

struct size_class {
    const struct item *size;     /* 5亿元以上 */
    const struct item *count;    /* 63个, or NULL */
    const struct item *total;    /* what all of them have together, or NULL */
    struct field before, behind; /* the class's name around its size: 以上项目 */
};

/* The class whose size is I; false where I is no size. */
bool class_of(const struct audit *a, const struct item *i, struct size_class *out);

#endif
