/* Each finding makes a remark for each figure that it names. */
#include "annotate/findings.h"

#include <stdlib.h>
#include <string.h>

#include "lib/contradiction.h"
#include "lib/names.h"
#include "lib/place.h"

/* A finding may name figures of other texts than its own. */
static bool all(uint32_t source)
{
    (void)source;
    return true;
}

static void add_remark(struct findings *f, const struct remark *remark)
{
    f->remark = alloc_room(f->remark, &f->room, f->count, sizeof *f->remark);
    f->remark[f->count++] = *remark;
}

static void add_remarks(struct findings *f, const struct item *finding)
{
    const char *others = rows_cell(&f->rows, finding, "others");
    struct place place;
    add_remark(f, &(struct remark){finding->source, finding->offset, finding, false});
    while (place_next(&others, &place))
        add_remark(f, &(struct remark){name_number(place.text, place.source_length),
                                       strtoull(place.offset, NULL, 10), finding, true});
}

static int compare(const void *a, const void *b)
{
    const struct remark *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    if (x->is_other != y->is_other)
        return x->is_other - y->is_other;
    return (x->finding->line > y->finding->line) - (x->finding->line < y->finding->line);
}

bool findings_read(struct findings *f, const char *path)
{
    if (!rows_read(&f->rows, path, false, all))
        return false;
    for (size_t i = 0; i < f->rows.count; i++)
        if (!finding_is_ok(f, &f->rows.item[i]))
            add_remarks(f, &f->rows.item[i]);
    if (f->count > 0)
        qsort(f->remark, f->count, sizeof *f->remark, compare);
    return true;
}

const struct remark *findings_at(const struct findings *f, uint32_t source, uint64_t offset, size_t *count)
{
    size_t low = 0, high = f->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct remark *r = &f->remark[middle];
        if (r->source < source || (r->source == source && r->offset < offset))
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < f->count && f->remark[low + *count].source == source &&
                     f->remark[low + *count].offset == offset;)
        ++*count;
    return *count > 0 ? f->remark + low : NULL;
}

enum remark_kind findings_worst(const struct findings *f, uint32_t source, uint64_t offset)
{
    size_t count;
    const struct remark *r = findings_at(f, source, offset, &count);
    enum remark_kind worst = REMARK_NONE;
    for (size_t i = 0; i < count; i++) {
        enum remark_kind kind = r[i].is_other                               ? REMARK_INVOLVED
                                : finding_is_contradiction(f, r[i].finding) ? REMARK_CONTRADICTION
                                                                            : REMARK_UNUSUAL;
        if (kind > worst)
            worst = kind;
    }
    return worst;
}

bool finding_is_ok(const struct findings *f, const struct item *finding)
{
    return strcmp(rows_cell(&f->rows, finding, "verdict"), "ok") == 0;
}

bool finding_is_contradiction(const struct findings *f, const struct item *finding)
{
    return is_contradiction("verdict", rows_cell(&f->rows, finding, "verdict"));
}

const char *finding_explanation(const struct findings *f, const struct item *finding)
{
    const char *chinese = rows_cell(&f->rows, finding, "explanation_zh");
    return *chinese ? chinese : rows_cell(&f->rows, finding, "explanation");
}

void findings_free(struct findings *f)
{
    rows_free(&f->rows);
    free(f->remark);
}
