/* The command line of audit. */
#ifndef AUDIT_OPTIONS_H
#define AUDIT_OPTIONS_H

#include "audit/findings.h"

struct options {
    bool all, report, wanted[RULES];
    enum output_format format;
};

/* Reads the command line; *FIRST is the index of the first file. Ends the program where it is wrong. */
struct options options_read(int argc, char **argv, int *first);

#endif
