/* workbook: figures and tables as a workbook for Excel, WPS and LibreOffice, each row linked to what it is
 * made of. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/contradiction.h"
#include "workbook/charts.h"
#include "workbook/clauses.h"
#include "workbook/grid.h"
#include "workbook/library.h"
#include "workbook/places.h"
#include "workbook/sheet.h"

static const struct cli_option option_table[] = {
    {"output", 'o', "FILE", "write the workbook to FILE, as a whole or not at all"},
    {0},
};

static const struct cli_program program = {
    .name = "workbook",
    .operands = "-o FILE FIGURES.csv [NAME=TABLE.csv...]",
    .summary = "Makes an .xlsx workbook of figures as normalize writes them and of tables made from them.",
    .options = option_table};

/* All properties carry this date, so that the same input gives the same bytes: 2000-01-01. */
enum { CREATED = 946684800 };

static const char figures_name[] = "figures", charts_name[] = "charts", clauses_name[] = "clauses";

struct job {
    struct grid figures, clauses;
    struct grid *table;
    size_t tables;
    struct places places;
    struct place_list list;
    struct clause_rows clause_rows;
    bool *contradicted; /* by row of the figures */
};

/* Reads FIGURES and each NAME=TABLE. */
static void read_tables(struct job *j, char **operands, size_t count)
{
    j->figures = (struct grid){.name = figures_name, .file = operands[0]};
    if (!grid_read(&j->figures))
        exit(EXIT_FAILED);
    j->tables = count - 1;
    j->table = alloc_zeroed(count, sizeof *j->table);
    for (size_t i = 0; i < j->tables; i++) {
        char *equals = strchr(operands[i + 1], '=');
        if (!equals)
            cli_die("'%s': name its sheet: NAME=%s", operands[i + 1], operands[i + 1]);
        *equals = '\0';
        j->table[i] = (struct grid){.name = operands[i + 1], .file = equals + 1};
        if (!grid_read(&j->table[i]))
            exit(EXIT_FAILED);
    }
}

/* The rows of G that say that something is contradicted; their figures are marked, too. To be freed. */
static bool *contradictions(struct job *j, const struct grid *g)
{
    bool *marked = alloc_zeroed(g->rows + 1, sizeof *marked);
    for (size_t row = 1; row <= g->rows; row++) {
        for (size_t i = 0; i < g->columns && !marked[row]; i++)
            marked[row] = is_contradiction(grid_cell(g, 0, i), grid_cell(g, row, i));
        if (!marked[row])
            continue;
        places_find(&j->places, g, row, &j->list);
        for (size_t i = 0; i < j->list.count; i++)
            j->contradicted[j->list.row[i]] = true;
    }
    return marked;
}

struct row_links {
    struct job *job;
    const struct grid *grid;
};

static size_t figures_of(void *context, size_t row, const uint32_t **rows)
{
    struct row_links *l = context;
    places_find(&l->job->places, l->grid, row, &l->job->list);
    *rows = l->job->list.row;
    return l->job->list.count;
}

static size_t clause_of(void *context, size_t row, const uint32_t **rows)
{
    const struct job *j = context;
    *rows = &j->clause_rows.row[row];
    return j->clause_rows.row[row] ? 1 : 0;
}

/* A sheet whose rows are linked to the clauses of their figures. */
static void write_linked(struct job *j, lxw_workbook *workbook, struct styles *styles, const struct grid *g)
{
    struct row_links links = {j, g};
    int text = grid_column(&j->figures, "text");
    bool *marked = contradictions(j, g);
    sheet_write(
        workbook, styles,
        &(struct sheet){g, marked, figures_name, text < 0 ? 0 : (size_t)text, "figure", figures_of, &links});
    free(marked);
}

static void check_names(const struct job *j, lxw_workbook *workbook)
{
    for (size_t i = 0; i < j->tables; i++) {
        const char *name = j->table[i].name;
        bool alike = false;
        for (size_t k = 0; k < i; k++)
            alike = alike || strcasecmp(name, j->table[k].name) == 0;
        static const char *const ours[] = {charts_name, figures_name, clauses_name};
        for (size_t k = 0; k < sizeof ours / sizeof ours[0]; k++)
            alike = alike || strcasecmp(name, ours[k]) == 0;
        if (alike || !*name || workbook_validate_sheet_name(workbook, name) != LXW_NO_ERROR)
            cli_die("'%s' cannot be the name of a sheet: 1 to 31 characters, none of [ ] : * ? / \\, no two "
                    "alike, and not figures, charts or clauses",
                    name);
    }
}

static void write_sheets(struct job *j, lxw_workbook *workbook)
{
    struct styles styles = {.workbook = workbook};
    const struct grid *shown = charts_can_show(&j->figures) ? &j->figures : NULL;
    for (size_t i = j->tables; i-- > 0;)
        if (charts_can_show(&j->table[i]))
            shown = &j->table[i];
    for (size_t i = 0; i < j->tables; i++)
        write_linked(j, workbook, &styles, &j->table[i]);
    if (shown)
        charts_write(workbook, &styles, shown, charts_name);
    sheet_write(workbook, &styles,
                &(struct sheet){&j->figures, j->contradicted, clauses_name, 1, "clause", clause_of, j});
    write_linked(j, workbook, &styles, &j->clauses);
}

/* All but writing it, which workbook_close does. */
static lxw_workbook *make_workbook(struct job *j, const char *file)
{
    lxw_workbook *workbook = workbook_new(file);
    if (!workbook)
        cli_die("out of memory");
    lxw_doc_properties properties = {.title = (char *)"gongbao", .created = CREATED};
    sheet_check(workbook_set_properties(workbook, &properties));
    check_names(j, workbook);
    write_sheets(j, workbook);
    return workbook;
}

static const char *unfinished; /* the file that is being written */

static void remove_unfinished(void)
{
    if (unfinished)
        unlink(unfinished);
}

/* Makes PATH, which is removed where the program ends before it is whole. */
static void begin_file(const char *path)
{
    FILE *test = fopen(path, "w"); /* the library does not say why it cannot */
    if (!test)
        cli_die("%s: cannot be written: %s", path, strerror(errno));
    unfinished = path;
    atexit(remove_unfinished);
    fclose(test);
}

/* Beside FILE, and then in its place. */
static void write_output(struct job *j, const char *file)
{
    struct stat status;
    struct buffer part = {0};
    if (stat(file, &status) == 0 && !S_ISREG(status.st_mode))
        cli_die("%s: is no regular file: a workbook can be written to no other", file);
    library_output = file;
    buffer_add_string(&part, file);
    buffer_add_string(&part, ".part");
    lxw_workbook *workbook = make_workbook(j, part.data);
    begin_file(part.data);
    lxw_error error = workbook_close(workbook);
    if (error != LXW_NO_ERROR)
        cli_die("%s: cannot be written: %s", file, lxw_strerror(error));
    if (rename(part.data, file) != 0)
        cli_die("%s: cannot be written: %s", file, strerror(errno));
    unfinished = NULL;
    buffer_free(&part);
}

int main(int argc, char **argv)
{
    struct job job = {0};
    char *value, *output = NULL;
    int first;
    while (cli_next(&program, argc, argv, &value, &first) >= 0)
        output = value;
    if (!output || !*output)
        cli_die("where to? name the workbook: -o FILE.xlsx");
    if (first == argc)
        cli_die("of what? name the figures that normalize wrote, or - for standard input");
    read_tables(&job, argv + first, (size_t)(argc - first));
    places_add(&job.places, &job.figures);
    job.contradicted = alloc_zeroed(job.figures.rows + 1, sizeof *job.contradicted);
    job.clauses.name = clauses_name;
    clauses_collect(&job.figures, &job.clauses, &job.clause_rows);
    write_output(&job, output);
    for (size_t i = 0; i < job.tables; i++)
        grid_free(&job.table[i]);
    grid_free(&job.figures);
    grid_free(&job.clauses);
    free(job.table);
    free(job.contradicted);
    free(job.list.row);
    free(job.clause_rows.row);
    places_free(&job.places);
    return EXIT_DONE;
}
