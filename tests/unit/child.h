/* Runs what may end the program in a child, and tells its exit status and what it wrote to stdout and stderr.
 */
#ifndef TESTS_UNIT_CHILD_H
#define TESTS_UNIT_CHILD_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    int status;
    char out[4096], err[4096]; /* cut off there */
};

static inline void child_read(FILE *file, char *text, size_t size)
{
    rewind(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* ACTION's exit status is 0 where it comes back; it gets CONTEXT. */
static inline struct child child_run(void (*action)(void *context), void *context)
{
    struct child child = {0};
    FILE *out = tmpfile(), *err = tmpfile();
    if (!out || !err) {
        perror("tmpfile");
        exit(2);
    }
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        action(context);
        exit(0);
    }
    int status;
    child.status = pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    child_read(out, child.out, sizeof child.out);
    child_read(err, child.err, sizeof child.err);
    return child;
}

#endif
