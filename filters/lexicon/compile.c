/* Prints a table of the lexicon as C, in the form in which the programs search it, so that they need not make
   it each time they start. Run at build time over the compiled-in lexicon.
   usage: compile areas|vocabulary */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/vocabulary_table.h"
#include "lib/areas_table.h"
#include "lib/cli.h"
#include "lib/words_table.h"

/* Not yet made. */
const struct areas_table areas_compiled;
const struct vocabulary vocabulary_compiled;

static void print_string(const char *text, size_t length)
{
    putchar('"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            putchar('\\');
        putchar(text[i]);
    }
    putchar('"');
}

static const char *separator(size_t i)
{
    return i % 8 == 7 ? ",\n" : ", ";
}

/* A word of W and those behind it in its slot, as COUNT entries of which the first has index FIRST; TEXT gets
 * their bytes. */
static size_t print_chain(const struct words *w, int word, size_t first, struct buffer *text)
{
    size_t count = 0;
    for (; word != WORDS_NONE; word = w->entry[word].next, count++) {
        const struct words_entry *e = &w->entry[word];
        int next = e->next == WORDS_NONE ? WORDS_NONE : (int)(first + count + 1);
        printf("{%zu, %" PRIu32 ", %d, %d}%s", text->length, e->length, e->value, next,
               separator(first + count));
        buffer_add(text, w->text + e->text, e->length);
    }
    return count;
}

/* The set as NAME: words that begin alike lie side by side, the slots and bits that are zero are left out. */
static void print_words(const struct words *w, const char *name)
{
    struct buffer text = {0};
    size_t count = 0, *first = alloc_zeroed(w->slots, sizeof *first);
    printf("static const struct words_entry %s_entry[] = {\n", name);
    for (size_t i = 0; i < w->slots; i++) {
        first[i] = count;
        count += print_chain(w, w->slot[i].longest - 1, count, &text);
    }
    printf("};\nstatic const char %s_text[] =\n", name);
    for (size_t at = 0, size; at < text.length; at += size) {
        size = text.length - at < 120 ? text.length - at : 120;
        while (size < text.length - at && ((unsigned char)text.data[at + size] & 0xC0) == 0x80)
            size--;
        print_string(text.data + at, size);
        putchar('\n');
    }
    printf(";\nstatic const struct words_slot %s_slot[%zu] = {\n", name, w->slots);
    for (size_t i = 0; i < w->slots; i++)
        if (w->slot[i].longest)
            printf("[%zu] = {UINT64_C(%" PRIu64 "), %zu}%s", i, w->slot[i].beginning, first[i] + 1,
                   separator(i));
    printf("};\nstatic const uint64_t %s_begins[WORDS_KINDS / WORDS_BITS] = {\n", name);
    for (size_t i = 0; i < WORDS_KINDS / WORDS_BITS; i++)
        if (w->begins[i])
            printf("[%zu] = UINT64_C(%" PRIu64 ")%s", i, w->begins[i], separator(i));
    printf(
        "};\nstatic const struct words %s = {%s_text, %s_entry, %s_slot, %s_begins, %zu, %zu, %s, NULL};\n",
        name, name, name, name, name, w->count, w->slots, w->singles ? "true" : "false");
    buffer_free(&text);
    free(first);
}

/* A pointer to an area, behind a comma. */
static void print_area(const struct areas_table *t, const struct area *a)
{
    if (a)
        printf(", &area[%td]", a - t->area);
    else
        printf(", NULL");
}

static void print_areas(void)
{
    const struct areas_table *t = areas_table();
    puts("#include \"lib/areas_table.h\"\n#include \"lib/words_table.h\"");
    printf("static const struct area area[%zu] = {\n", t->count);
    for (size_t i = 0; i < t->count; i++) {
        const struct area *a = &t->area[i];
        printf("{\"%s\", \"%s\", \"%s\"", a->code, a->name, a->short_name);
        print_area(t, a->parent);
        printf(", %d", (int)a->level);
        print_area(t, a->successor);
        printf(", %d, %d},\n", a->from, a->to);
    }
    puts("};\nstatic const struct areas_link link[] = {");
    for (size_t i = 0; i < t->links; i++)
        printf("{%d, %d}%s", t->link[i].area, t->link[i].next, separator(i));
    puts("};\nstatic const struct area *const coded[] = {");
    for (size_t i = 0; i < t->codes; i++)
        printf("&area[%td]%s", t->coded[i] - t->area, separator(i));
    puts("};");
    print_words(t->names, "names");
    printf("const struct areas_table areas_compiled = {area, %zu, link, %zu, &names, coded, %zu};\n",
           t->count, t->links, t->codes);
}

static void print_vocabulary(void)
{
    const struct vocabulary *v = vocabulary_table();
    puts("#include \"extract/vocabulary_table.h\"\n#include \"lib/words_table.h\"");
    puts("static const struct word entry[] = {");
    for (size_t i = 0; i < v->count; i++) {
        printf("{%d, ", (int)v->entry[i].class);
        print_string(v->entry[i].value, strlen(v->entry[i].value));
        printf("}%s", separator(i));
    }
    puts("};");
    print_words(v->all, "all");
    print_words(v->endings, "endings");
    printf("const struct vocabulary vocabulary_compiled = {entry, %zu, &all, &endings};\n", v->count);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "areas") == 0)
        print_areas();
    else if (argc == 2 && strcmp(argv[1], "vocabulary") == 0)
        print_vocabulary();
    else
        cli_die("usage: compile areas|vocabulary");
    return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
