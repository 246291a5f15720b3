/* The CSV reader, over any bytes; what it gives is valid UTF-8 and written again. */
#include "harness.h"
#include "lib/record.h"
#include "lib/utf8.h"

#include <stdlib.h>
#include <string.h>

int filter_main(int argc, char **argv);

static void take_row(void *context, const struct row *row)
{
    (void)context;
    for (size_t i = 0; i < row->count; i++) {
        const struct field *f = &row->field[i];
        if (utf8_check(f->text, f->length) != f->length || strlen(f->text) != f->length)
            abort();
        record_field(f->text, f->length);
    }
    record_end();
}

int filter_main(int argc, char **argv)
{
    (void)argc;
    return !table_read(argv[0], &(struct table_reader){NULL, take_row, NULL});
}

void fuzz_input(const uint8_t *data, size_t size)
{
    static char *arguments[] = {"-", NULL};
    fuzz_filter(arguments, data, size);
}
