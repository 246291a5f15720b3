/* Whose a figure is, and of what: what head.c, carried.c and counts.c share. See attach.h. */
#ifndef EXTRACT_HEAD_H
#define EXTRACT_HEAD_H

#include "extract/attach.h"

/* Whether G is an amount of the same dimension as the level before. */
bool head_same_kind(const struct frame *f, const struct figure *g);

/* Whether A and B are things of one kind: end with the same word. */
bool head_alike(struct string a, struct string b);

/* Whether S only says of how many the statistic spoken of is the average: 人均. */
bool head_is_average(struct string s);

/* The nouns FROM to before TO of R as one. */
struct string head_join(struct bulletin *b, const struct reading *r, size_t from, size_t to);

/* Parts a zone's name off the front of S into *OWNER (两江新区全域招商引资签约项目) and gives the rest; S
 * where *OWNER is none to be found, or found already. */
struct string head_without_zone(struct string s, struct string *owner);

/* carried.c: G is of NOUN, an owner named without statistic (石化公司1.1亿元, 第二产业增长9.8%), and of one
 * told before. False where it is none. */
bool head_carried(struct frame *f, struct string noun, struct figure *g);

/* Whether S is a branch of industry (纺织业), and no body (企业). */
bool head_is_industry(struct string s);

/* counts.c: a thing is counted, named BEHIND (12家省级开发区) or before (项目22个). */
void head_count(struct frame *f, const struct reading *r, struct string behind, struct figure *g);

/* A count whose classifier is all the noun there is: 4645户, 12498人. False where G is none. */
bool head_unit(struct frame *f, const struct reading *r, struct figure *g);

/* Divisions counted by their own name: 辖8镇9乡. False where G is none. */
bool head_division(struct frame *f, struct figure *g);

#endif
