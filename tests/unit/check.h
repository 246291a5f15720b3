/* What the unit tests print: a line "ok NUMBER - NAME" or "not ok NUMBER - NAME" a check, and an exit status
 * that is not 0 where one failed. */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int check_count, check_failed;

static inline void check(bool good, const char *name)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++check_count, name);
    check_failed += !good;
}

static inline void check_text(const char *got, const char *wanted, const char *name)
{
    check(strcmp(got, wanted) == 0, name);
    if (strcmp(got, wanted) != 0)
        printf("# got \"%s\", wanted \"%s\"\n", got, wanted);
}

/* To be what main returns. */
static inline int check_result(void)
{
    printf("1..%d\n", check_count);
    return check_failed != 0 || check_count == 0;
}

#endif
