/* The tables, read once. */
#include "audit/phrases.h"

#include <string.h>

#include "lib/alloc.h"
#include "lib/charset.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/names.h"
#include "lib/units.h"
#include "lib/utf8.h"

enum { WORD, KIND, VALUE };

static const char *const kind_names[TIES] = {
    [TIE_SCOPE] = "scope",       [TIE_PLAIN] = "plain",
    [TIE_TOGETHER] = "together", [TIE_FROM] = "from",
    [TIE_NARROWS] = "narrows",   [TIE_REAL] = "real",
    [TIE_DEFLATED] = "deflated", [TIE_STRUCTURE] = "structure",
    [TIE_SIZE] = "size",         [TIE_BEYOND] = "beyond",
    [TIE_SIGNED] = "signed",     [TIE_SEPARATOR] = "separator",
    [TIE_RATIO] = "ratio",       [TIE_BRACKET] = "bracket",
    [TIE_EQUALS] = "equals",     [TIE_REST] = "rest",
    [TIE_UNIT] = "unit",         [TIE_WITHIN] = "within",
    [TIE_COMMA] = "comma",       [TIE_AT] = "at",
    [TIE_AMONG] = "among",
};

static const struct lexicon_row *ties;

/* The ties of one kind. */
static struct kind {
    struct words *words; /* the value is the row */
    struct field *word;
    size_t count, capacity;
    struct buffer first; /* characters of the words */
    struct charset firsts;
} kinds[TIES];

static int kind_named(const char *name)
{
    int k = 0;
    while (k < TIES && strcmp(name, kind_names[k]) != 0)
        k++;
    if (k == TIES)
        cli_die("lexicon table ties: '%s' is no kind of row: see the head of the table", name);
    return k;
}

static void open_ties(void)
{
    size_t count;
    ties = lexicon_rows("ties", &count);
    for (int i = 0; i < TIES; i++)
        kinds[i].words = words_new();
    for (size_t row = 0; row < count; row++) {
        struct kind *k = &kinds[kind_named(ties[row].field[KIND])];
        struct field word = field_of(ties[row].field[WORD]);
        if (!word.length)
            continue;
        words_add(k->words, word.text, word.length, (int)row);
        k->word = alloc_room(k->word, &k->capacity, k->count, sizeof *k->word);
        k->word[k->count++] = word;
        buffer_add(&k->first, word.text, utf8_size((unsigned char)*word.text));
    }
    for (int i = 0; i < TIES; i++)
        kinds[i].firsts.characters = kinds[i].count ? kinds[i].first.data : "";
}

static struct kind *kind_of(enum tie kind)
{
    if (!ties)
        open_ties();
    return &kinds[kind];
}

struct field field_of(const char *text)
{
    return (struct field){text, strlen(text)};
}

struct field field_behind(struct field text, size_t length)
{
    return (struct field){text.text + length, text.length - length};
}

size_t tie_begins(enum tie kind, struct field text, const char **value)
{
    int row;
    size_t length = words_longest(kind_of(kind)->words, text.text, text.length, &row);
    if (length && value)
        *value = ties[row].field[VALUE];
    return length;
}

bool tie_stands(enum tie kind, struct field text)
{
    struct kind *k = kind_of(kind);
    for (size_t at = 0; at < text.length; at += utf8_size((unsigned char)text.text[at]))
        if (charset_has(&k->firsts, text.text + at) &&
            words_longest(k->words, text.text + at, text.length - at, NULL) > 0)
            return true;
    return false;
}

size_t tie_ends(enum tie kind, struct field text)
{
    const struct kind *k = kind_of(kind);
    size_t longest = 0;
    for (const struct field *word = k->word; word < k->word + k->count; word++)
        if (word->length > longest && word->length <= text.length &&
            memcmp(text.text + text.length - word->length, word->text, word->length) == 0)
            longest = word->length;
    return longest;
}

bool tie_only(enum tie kind, struct field text)
{
    bool found = false;
    while (text.length) {
        size_t length = *text.text == ' ' ? 0 : tie_begins(kind, text, NULL);
        if (*text.text != ' ' && length == 0)
            return false;
        found = found || length > 0;
        text = field_behind(text, length ? length : 1);
    }
    return found;
}

/* The class of the cue that TEXT begins with, and its length; NULL where it begins with none. */
static const char *cue_at(struct field text, size_t *length)
{
    static struct lexicon_index cues = {.table = "cues"};
    const struct lexicon_row *row = lexicon_longest(&cues, text.text, text.length, length);
    return row ? row->field[1] : NULL;
}

/* TEXT behind the last cue of CLASS in it; without text where there is none. */
static struct field behind_cue(const char *wanted, struct field text)
{
    struct field behind = {NULL, 0};
    while (text.length) {
        size_t length;
        const char *class = cue_at(text, &length);
        text = field_behind(text, class ? length : utf8_size((unsigned char)*text.text));
        if (class && strcmp(class, wanted) == 0)
            behind = text;
    }
    return behind;
}

bool cue_stands(const char *class, struct field text)
{
    return behind_cue(class, text).text != NULL;
}

bool names_comparator(struct field text)
{
    struct field behind = behind_cue("than", text);
    return behind.text && !cue_stands("move", behind) && !tie_stands(TIE_COMMA, behind);
}

bool has_amount(struct field text)
{
    while (text.length) {
        size_t digits = *text.text >= '0' && *text.text <= '9' ? strspn(text.text, "0123456789.,") : 0;
        struct unit unit;
        if (digits > text.length)
            digits = text.length;
        text = field_behind(text, digits ? digits : utf8_size((unsigned char)*text.text));
        if (digits && units_longest(text.text, text.length, &unit) && strcmp(unit_kind(&unit), "time") != 0)
            return true;
    }
    return false;
}

const char *head_kind(uint32_t name)
{
    static struct lexicon_index heads = {.table = "heads"};
    const struct lexicon_row *row = lexicon_find(&heads, name_text(name), name_length(name));
    return row ? row->field[1] : "";
}

bool indicator_is_known(uint32_t name)
{
    static struct lexicon_index indicators = {.table = "indicators"};
    return lexicon_find(&indicators, name_text(name), name_length(name)) != NULL;
}
