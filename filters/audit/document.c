/* Rows become items; then each number is found in its clause, to know the words around it. */
#include "audit/document.h"

#include <stdlib.h>
#include <string.h>

#include "audit/phrases.h"
#include "lib/names.h"
#include "lib/tuples.h"
#include "lib/utf8.h"

static const char *const measure_names[MEASURES] = {
    [M_LEVEL] = "level", [M_CHANGE] = "change", [M_GROWTH] = "growth", [M_SHARE] = "share", [M_GAP] = "gap",
};

static const char *const status_names[S_OTHER] = {
    [S_ACTUAL] = "actual",
    [S_TARGET] = "target",
    [S_QUALIFIER] = "qualifier",
};

static int find_name(const char *const *names, int count, const char *name)
{
    int i = 0;
    while (i < count && strcmp(names[i], name) != 0)
        i++;
    return i;
}

void document_begin_file(struct document_reader *r, const struct header *header)
{
    figure_begin(&r->figures, header);
    r->number = header_find(header, figure_columns[F_NUMBER]);
    r->text = header_find(header, figure_columns[F_TEXT]);
    r->subject = header_find(header, figure_columns[F_SUBJECT]);
    r->indicator = header_find(header, figure_columns[F_INDICATOR]);
}

static struct field cell(const struct row *row, int column)
{
    return column < 0 ? (struct field){"", 0} : row->field[column];
}

static uint32_t name_of_cell(const struct row *row, int column)
{
    struct field f = cell(row, column);
    return name_number(f.text, f.length);
}

uint32_t document_source(const struct document_reader *r, const struct row *row)
{
    return name_of_cell(row, r->figures.column[F_SOURCE]);
}

static struct item item_of(const struct figure *f)
{
    return (struct item){
        .fact = {.place = figure_place(f->name[F_AREA], f->name[F_CITY]),
                 .period = f->name[F_PERIOD],
                 .subject = f->name[F_SUBJECT_STD],
                 .indicator = f->name[F_INDICATOR_STD],
                 .unit = f->name[F_UNIT],
                 .base_unit = f->name[F_BASE_UNIT],
                 .source = f->name[F_SOURCE],
                 .offset = f->offset,
                 .quantity = f->quantity,
                 .number = "",
                 .text = ""},
        .measure = (enum measure)find_name(measure_names, MEASURES, name_text(f->name[F_MEASURE])),
        .status = (enum status)find_name(status_names, S_OTHER, name_text(f->name[F_STATUS])),
        .basis = f->name[F_BASIS],
        .dimension = f->name[F_DIMENSION],
        .area = f->name[F_AREA],
        .city = f->name[F_CITY],
        .area_code = f->name[F_AREA_CODE],
    };
}

/* Where TEXT begins among the texts. */
static size_t keep_text(struct document *d, struct field text)
{
    size_t at = d->texts.length;
    buffer_add(&d->texts, text.text, text.length);
    buffer_add(&d->texts, "", 1);
    return at;
}

/* A clause is kept once for all of its figures. */
static size_t keep_clause(struct document *d, struct field text)
{
    size_t before = d->count ? d->row[d->count - 1].text : 0;
    bool same = d->count && strcmp(d->texts.data + before, text.text) == 0;
    return same ? before : keep_text(d, text);
}

void document_add(struct document *d, struct document_reader *r, const struct row *row)
{
    struct figure f = {0};
    figure_read_names(&r->figures, row, &f);
    bool has_value = figure_read_quantity(&r->figures, row, &f);
    struct item i = item_of(&f);
    i.has_value = has_value;
    i.is_part = f.is_part;
    i.subject_written = name_of_cell(row, r->subject);
    i.indicator_written = name_of_cell(row, r->indicator);
    struct row_texts texts = {f.parent, keep_text(d, cell(row, r->number)),
                              keep_clause(d, cell(row, r->text))};
    d->item = alloc_room(d->item, &d->room, d->count, sizeof *d->item);
    d->row = alloc_room(d->row, &d->rows_room, d->count, sizeof *d->row);
    d->row[d->count] = texts;
    d->item[d->count++] = i;
}

static void set_texts(struct document *d)
{
    for (size_t i = 0; i < d->count; i++) {
        d->item[i].fact.number = d->texts.data + d->row[i].number;
        d->item[i].fact.text = d->texts.data + d->row[i].text;
    }
}

static void set_clauses(struct document *d)
{
    for (size_t i = 0; i < d->count; i++) {
        struct item *now = &d->item[i], *before = i ? now - 1 : NULL;
        bool same = before && *now->fact.text && now->fact.text == before->fact.text &&
                    now->fact.offset > before->fact.offset;
        now->is_real = same ? before->is_real : tie_stands(TIE_REAL, field_of(now->fact.text));
        now->first = same ? before->first : i;
        now->clause = before ? before->clause + !same : 0;
    }
}

/* Where NUMBER stands in TEXT, not inside a longer number (1 in 1.07); NULL where it does not. */
static const char *find_number(const char *text, const char *number)
{
    size_t length = strlen(number);
    for (const char *at = text; length && (at = strstr(at, number)) != NULL; at++) {
        bool goes_on =
            is_digit(at[length]) || (strchr(".,", at[length]) && at[length] && is_digit(at[length + 1]));
        bool began = at > text && (is_digit(at[-1]) || (at[-1] == '.' && at > text + 1 && is_digit(at[-2])));
        if (!is_digit(number[length - 1]) || (!goes_on && !(began && is_digit(*number))))
            return at;
    }
    return NULL;
}

/* Finds the item's number in its clause at or behind FROM, and gives where what follows its unit begins. */
static const char *set_lead(struct item *i, const char *from)
{
    const char *at = find_number(from, i->fact.number);
    i->lead = i->opening = (struct field){from, 0};
    if (!at)
        return from;
    i->lead.length = (size_t)(at - from);
    i->opening = (struct field){i->fact.text, (size_t)(at - i->fact.text)};
    at += strlen(i->fact.number);
    size_t unit = name_length(i->fact.unit);
    return strncmp(at, name_text(i->fact.unit), unit) == 0 ? at + unit : at;
}

static void set_list(struct document *d, size_t i)
{
    struct item *now = &d->item[i];
    bool continues = now->first < i && now->measure == now[-1].measure &&
                     (tie_only(TIE_SEPARATOR, now->lead) || tie_only(TIE_RATIO, now->lead));
    now->listed = 0;
    now->list = continues ? now[-1].list : i;
    d->item[now->list].listed++;
}

static void set_leads(struct document *d)
{
    const char *from = "";
    for (size_t i = 0; i < d->count; i++) {
        struct item *now = &d->item[i];
        from = set_lead(now, now->first == i ? now->fact.text : from);
        now->compares = names_comparator(now->lead);
        now->behind = field_of(from);
        if (now->first < i)
            now[-1].behind = now->lead;
        set_list(d, i);
    }
}

static void set_wholes(struct document *d)
{
    struct tuples offsets = {.width = 2};
    for (size_t i = 0; i < d->count; i++) {
        uint64_t at = d->item[i].fact.offset;
        tuples_add(&offsets, (uint32_t[]){(uint32_t)(at >> 32), (uint32_t)at});
    }
    /* Offsets differ within a document; where they do not, indices and tuples part ways: then no links. */
    bool distinct = tuples_count(&offsets) == d->count;
    for (size_t i = 0; distinct && i < d->count; i++) {
        uint64_t at = d->row[i].parent;
        uint32_t whole = tuples_find(&offsets, (uint32_t[]){(uint32_t)(at >> 32), (uint32_t)at});
        if (d->item[i].is_part && whole != TUPLE_NONE && whole != i)
            d->item[i].whole = &d->item[whole];
    }
    tuples_free(&offsets);
}

void document_finish(struct document *d)
{
    set_texts(d);
    set_clauses(d);
    set_leads(d);
    set_wholes(d);
}

void document_clear(struct document *d)
{
    d->count = 0;
    buffer_clear(&d->texts);
}

void document_free(struct document *d)
{
    free(d->item);
    free(d->row);
    buffer_free(&d->texts);
    *d = (struct document){0};
}

bool item_is_level(const struct item *i)
{
    return i->measure == M_LEVEL && i->status == S_ACTUAL && i->has_value;
}

bool item_is_rate(const struct item *i)
{
    return i->has_value && i->status == S_ACTUAL && strcmp(name_text(i->fact.base_unit), "%") == 0 &&
           (i->measure == M_GROWTH || i->measure == M_SHARE || i->measure == M_LEVEL);
}

const struct item *list_first(const struct document *d, const struct item *i)
{
    return &d->item[i->list];
}

size_t list_length(const struct document *d, const struct item *i)
{
    return list_first(d, i)->listed;
}

bool list_is_complete(const struct document *d, const struct item *i)
{
    const struct item *first = list_first(d, i), *last = first + first->listed - 1;
    return !tie_ends(TIE_SEPARATOR, first->lead) && !tie_ends(TIE_RATIO, first->lead) &&
           !tie_begins(TIE_SEPARATOR, last->behind, NULL) && !tie_begins(TIE_RATIO, last->behind, NULL);
}

size_t items_before(const struct document *d, const struct item *i)
{
    return (size_t)(i - d->item) - i->first;
}

const struct item *item_after(const struct document *d, const struct item *i)
{
    const struct item *next = i + 1;
    return next < d->item + d->count && next->first == i->first ? next : NULL;
}
