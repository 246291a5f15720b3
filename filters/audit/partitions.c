/* A set is found by its first member; the others are looked up by their names. */
#include "audit/partitions.h"

#include <string.h>

#include "audit/phrases.h"
#include "lib/alloc.h"
#include "lib/lexicon.h"

enum { P_MEMBERS, P_REST, P_WHOLES, P_TOGETHER };

/* Takes TEXT apart at |. */
static size_t split(const char *text, struct field *out, size_t maximum)
{
    size_t count = 0;
    while (*text && count < maximum) {
        size_t length = strcspn(text, "|");
        out[count++] = (struct field){text, length};
        text += length + (text[length] == '|');
    }
    return count;
}

const struct partition *partitions(size_t *count)
{
    static struct partition *all;
    static size_t known;
    if (all) {
        *count = known;
        return all;
    }
    const struct lexicon_row *rows = lexicon_rows("partitions", &known);
    all = alloc_zeroed(known, sizeof *all);
    *count = known;
    for (size_t i = 0; i < known; i++) {
        all[i].members = split(rows[i].field[P_MEMBERS], all[i].member, MEMBERS_MAXIMUM);
        all[i].rest = field_of(rows[i].field[P_REST]);
        all[i].wholes = split(rows[i].field[P_WHOLES], all[i].whole, WHOLES_MAXIMUM);
        all[i].together = field_of(rows[i].field[P_TOGETHER]);
    }
    return all;
}

/* Whether NAME begins as some first member does: hardly any does. */
static bool may_begin_set(uint32_t name)
{
    static struct words *firsts;
    size_t count;
    const struct partition *all = partitions(&count);
    if (!firsts) {
        firsts = words_new();
        for (size_t i = 0; i < count; i++)
            words_add(firsts, all[i].member[0].text, all[i].member[0].length, 0);
    }
    return words_longest(firsts, name_text(name), name_length(name), NULL) > 0;
}

/* Whether NAME is the first member with a rest that the partition allows; *REST is that rest. */
static bool begins_set(const struct partition *p, uint32_t name, struct field *rest)
{
    struct field first = p->member[0];
    if (name_length(name) < first.length || memcmp(name_text(name), first.text, first.length) != 0)
        return false;
    *rest = field_behind((struct field){name_text(name), name_length(name)}, first.length);
    bool any = p->rest.length == 1 && *p->rest.text == '*';
    return any || (rest->length == p->rest.length && memcmp(rest->text, p->rest.text, rest->length) == 0);
}

static uint32_t member_name(struct field member, struct field rest)
{
    static struct buffer name;
    buffer_clear(&name);
    buffer_add(&name, member.text, member.length);
    buffer_add(&name, rest.text, rest.length);
    return name_number(name.data, name.length);
}

/* Looks for the other members, each of the first one's subject or, failing that, of any. */
static bool complete(const struct audit *a, struct partition_match *m, struct field rest)
{
    struct lookup_key key = lookup_key_of(m->item[0]);
    uint32_t subject = key.subject;
    for (size_t i = 1; i < m->partition->members; i++) {
        key.name = member_name(m->partition->member[i], rest);
        key.subject = subject;
        const struct item *found = lookup_find(a->lookup, &key);
        key.subject = ANY_SUBJECT;
        if (!found && !lookup_is_ambiguous(a->lookup, &key))
            found = lookup_find(a->lookup, &key);
        if (!found || found == m->item[0])
            return false;
        m->item[i] = found;
    }
    return true;
}

enum { NAMES_OF_ITEM = 3 };

/* Its names that may begin a set; 0 for those that do not. */
static bool names_of(const struct item *i, uint32_t names[NAMES_OF_ITEM])
{
    const uint32_t all[NAMES_OF_ITEM] = {i->fact.indicator, i->indicator_written,
                                         name_joined(i->fact.subject, i->fact.indicator)};
    bool any = false;
    for (size_t n = 0; n < NAMES_OF_ITEM; n++) {
        names[n] = may_begin_set(all[n]) ? all[n] : 0;
        any = any || names[n];
    }
    return any;
}

/* Finds the partition's set that the item opens by one of its NAMES. */
static bool open_set(const struct audit *a, const struct partition *p, const struct item *i,
                     const uint32_t names[NAMES_OF_ITEM], struct partition_match *m)
{
    *m = (struct partition_match){.partition = p, .item = {i}};
    for (size_t n = 0; n < NAMES_OF_ITEM; n++) {
        struct field rest;
        if (begins_set(p, names[n], &rest) && complete(a, m, rest))
            return true;
    }
    return false;
}

void partitions_each(const struct audit *a, enum measure measure, partition_do *do_this)
{
    const struct document *d = a->document;
    size_t count;
    const struct partition *all = partitions(&count);
    for (size_t i = 0; i < d->count; i++) {
        const struct item *item = &d->item[i];
        struct lookup_key key = lookup_key_of(item);
        uint32_t names[NAMES_OF_ITEM];
        if (item->measure != measure || !names_of(item, names) || lookup_find(a->lookup, &key) != item)
            continue;
        struct partition_match m;
        bool done = false;
        for (size_t p = 0; p < count && !done; p++)
            done = open_set(a, &all[p], item, names, &m) && do_this(a, &m);
    }
}
