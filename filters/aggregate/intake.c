/* Reading figures: which rows count, and as what. */
#include "aggregate/intake.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/to.h"
#include "lib/alloc.h"
#include "lib/names.h"

struct intake intake_new(struct options *o, const struct key_plan *plan, struct statements *s)
{
    return (struct intake){
        .options = o,
        .plan = plan,
        .statements = s,
        .extra = alloc_zeroed(plan->extra.count, sizeof(size_t)),
        .actual = name_number_string("actual"),
        .key = alloc_zeroed(plan->width, sizeof(uint32_t)),
        .weight = o->weight ? name_number_string(o->weight) : NAME_NONE,
    };
}

void intake_free(struct intake *in)
{
    free(in->extra);
    free(in->key);
}

static void begin_file(void *context, const struct header *header)
{
    struct intake *in = context;
    figure_begin(&in->reader, header);
    where_begin(&in->options->where, header);
    for (size_t i = 0; i < in->plan->extra.count; i++)
        in->extra[i] = (size_t)header_require(header, in->plan->extra.name[i]);
}

static void add(struct intake *in, const struct row *row, const struct figure *f, const char *role)
{
    uint32_t *key = in->key;
    key[K_ROLE] = name_number_string(role);
    key[K_DOCUMENT] = figure_document(f);
    for (size_t i = K_AREA; i < K_FIXED; i++)
        key[i] = f->name[key_figure_columns[i]];
    for (size_t i = 0; i < in->plan->extra.count; i++) {
        const struct field *extra = &row->field[in->extra[i]];
        key[K_FIXED + i] = name_number(extra->text, extra->length);
    }
    struct quantity q = f->quantity;
    to_convert(&q, &key[K_UNIT], &key[K_DIMENSION]);
    statements_add(in->statements, key, &q, (struct mention){f->offset, f->name[F_SOURCE], 0});
}

static void take_row(void *context, const struct row *row)
{
    struct intake *in = context;
    struct figure f;
    figure_read_names(&in->reader, row, &f);
    if (f.is_part)
        statements_link(in->statements, (struct mention){f.offset, f.name[F_SOURCE], 0}, f.parent);
    bool counts = in->options->all_status || f.name[F_STATUS] == in->actual;
    bool chosen = counts && where_holds(&in->options->where, row);
    bool weighs = counts && f.name[F_INDICATOR_STD] == in->weight;
    if ((!chosen && !weighs) || !figure_read_quantity(&in->reader, row, &f))
        return;
    if (chosen)
        add(in, row, &f, role_figure);
    if (weighs)
        add(in, row, &f, role_weight);
}

bool intake_read(struct intake *in, const char *file)
{
    return table_read(file, &(struct table_reader){begin_file, take_row, in});
}
