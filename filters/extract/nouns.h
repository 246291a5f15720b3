/* Noun phrases: cutting them at the edges, and telling an owner from a statistic. */
#ifndef EXTRACT_NOUNS_H
#define EXTRACT_NOUNS_H

#include <stdbool.h>

#include "extract/bulletin.h"
#include "extract/vocabulary.h"

/* S without the particles, marks and verbs that a noun phrase neither begins nor ends with. */
struct string noun_trim(struct string s);

/* S without a division's full name in front, which only says where: 兰州市固定资产投资. A short name may
   belong to the name of a zone or a firm (侯马开发区) and stays. */
struct string noun_without_area(struct string s);

/* Of a list of examples what they are examples of: 项目 of 甲公司、乙公司等项目; S where it is none. */
struct string noun_without_examples(struct string s);

/* Of one named within a group of such (五大产业中新能源产业) that one; S where it is none. */
struct string noun_without_group(struct string s);

/* S without the verbs that it ends with, whose object follows (开发区签约); *STATE gets the last of them that
 * tells what became of the things (签约), empty if none. */
struct string noun_without_deed(struct string s, struct string *state);

/* What the last noun of S is: W_ENTITY, W_RELATIVE, W_STATISTIC, or W_NONE for a word that no table knows. */
enum word_class noun_class(struct string s);

/* Parts S into *OWNER (ends with an entity; empty if none) and *STATISTIC: 侯马开发区 | 工业投资. */
void noun_part(struct string s, struct string *owner, struct string *statistic);

/* What parts the items of a list. */
enum separators { BY_MARK = 1, BY_AND, BY_ANY }; /* 、 alone; 和 too; 及 与 以及 too */

/* The items of S, a list parted BY those: gives how many there are and the first MAXIMUM in ITEMS. */
size_t noun_items(struct string s, enum separators by, struct string *items, size_t maximum);

#endif
