/* Texts kept once and known by a number: what repeats in every row (cities, indicators, units) costs four
 * bytes. */
#ifndef LIB_NAMES_H
#define LIB_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define NAME_NONE UINT32_MAX

/* The number of the text, from now on the same for the same bytes. The empty text is 0. */
uint32_t name_number(const char *text, size_t length);
uint32_t name_number_string(const char *text);

/* The number of the text where it has one, else NAME_NONE. */
uint32_t name_find(const char *text, size_t length);

/* The text of a number, NUL-terminated; it lives as long as the program. */
const char *name_text(uint32_t number);
size_t name_length(uint32_t number);

/* Order by bytes: -1, 0, 1. */
int name_compare(uint32_t a, uint32_t b);

#endif
