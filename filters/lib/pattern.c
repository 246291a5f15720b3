/* PCRE2 behind two functions: see pattern.h. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "lib/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"

bool pattern_interpret;

enum { MATCH_LIMIT = 1000000 };

/* Without the search for a character that a match must hold, which looks up to 5000 bytes ahead before each
   attempt: an attempt in one place costs what it matches, however long the sentence. */
enum { ANCHORED = PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE };

static pcre2_match_data *data;
static pcre2_match_context *context;

struct form {
    pcre2_code *code;
    bool jit; /* made for this processor */
};

/* JIT does not serve a match that is anchored by its options, so each pattern has a form compiled so. */
struct forms {
    struct form free, anchored;
};

static struct form compile(const char *regex, uint32_t options)
{
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_NO_UTF_CHECK | options, &error, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR message[128];
        pcre2_get_error_message(error, message, sizeof message);
        cli_die("pattern %s: %s at byte %zu", regex, (char *)message, (size_t)offset);
    }
    bool jit = !pattern_interpret && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    return (struct form){code, jit};
}

static bool run(struct pattern *p, const char *text, size_t from, size_t end, bool anchored, struct match *m);

/* In tests, ends the program where P does not match in its example. */
static void check_example(struct pattern *p)
{
    struct match m;
    if (pattern_interpret && p->example && !run(p, p->example, 0, strlen(p->example), false, &m))
        cli_die("pattern %s does not match in its example %s", p->regex, p->example);
}

static const struct form *form_of(struct pattern *p, bool anchored)
{
    if (!data) {
        data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
        context = pcre2_match_context_create(NULL);
        if (!data || !context)
            cli_die("out of memory");
        pcre2_set_match_limit(context, MATCH_LIMIT);
    }
    if (!p->code) {
        p->code = alloc_zeroed(1, sizeof(struct forms));
        check_example(p);
    }
    struct forms *forms = p->code;
    struct form *form = anchored ? &forms->anchored : &forms->free;
    if (!form->code)
        *form = compile(p->regex, anchored ? ANCHORED : 0);
    return form;
}

/* A match by JIT or, where that is not made or its stack is too small, by the interpreter, which matches the
 * same. */
static int match(const struct form *form, const char *text, size_t from, size_t end)
{
    int n = PCRE2_ERROR_JIT_STACKLIMIT;
    if (form->jit)
        n = pcre2_jit_match(form->code, (PCRE2_SPTR)text, end, from, 0, data, context);
    if (n == PCRE2_ERROR_JIT_STACKLIMIT)
        n = pcre2_match(form->code, (PCRE2_SPTR)text, end, from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data,
                        context);
    return n;
}

static bool run(struct pattern *p, const char *text, size_t from, size_t end, bool anchored, struct match *m)
{
    int n = match(form_of(p, anchored), text, from, end);
    if (n == PCRE2_ERROR_NOMATCH)
        return false;
    if (n < 0)
        cli_die("pattern %s: PCRE2 error %d at byte %zu", p->regex, n, from);
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(data);
    for (int i = 0; i < PATTERN_GROUPS; i++) {
        bool there = i < n && v[2 * i] != PCRE2_UNSET;
        m->from[i] = there ? v[2 * i] : PATTERN_NONE;
        m->to[i] = there ? v[2 * i + 1] : PATTERN_NONE;
    }
    return true;
}

bool pattern_at(struct pattern *p, const char *text, size_t from, size_t end, struct match *m)
{
    return run(p, text, from, end, true, m);
}

bool pattern_find(struct pattern *p, const char *text, size_t from, size_t end, struct match *m)
{
    return run(p, text, from, end, false, m);
}

/* One pattern of all rows, each of which numbers its groups from 1 and leaves its index as the mark. */
static const char *joined(const struct pattern_table *t)
{
    struct buffer regex = {0};
    buffer_add_string(&regex, "(?");
    for (size_t i = 0; i < t->count; i++) {
        struct pattern *row = (void *)((char *)t->rows + i * t->row_size);
        char mark[32];
        check_example(row);
        snprintf(mark, sizeof mark, ")(*:%zu)", i);
        buffer_add_string(&regex, "|(?:");
        buffer_add_string(&regex, row->regex);
        buffer_add_string(&regex, mark);
    }
    buffer_add_string(&regex, ")");
    return regex.data;
}

int pattern_first(struct pattern_table *t, const char *text, size_t from, size_t end, struct match *m)
{
    if (!t->all.regex)
        t->all.regex = joined(t);
    if (!pattern_at(&t->all, text, from, end, m))
        return PATTERN_NO_ROW;
    return atoi((const char *)pcre2_get_mark(data));
}
