/* What the words before a number say of it. */
#ifndef EXTRACT_READING_H
#define EXTRACT_READING_H

#include "extract/tokens.h"

enum { READING_NOUNS = 6 };

struct reading {
    size_t figure;   /* the token that is read */
    size_t begin;    /* the first token of its region */
    size_t previous; /* the figure's token right before the region, or the figure's own where there is none */
    bool bracketed;  /* the region begins at an opening bracket */
    bool apart;      /* the region begins behind a comma */
    bool bare;       /* nothing in it but marks */
    bool part, list, share, contribute, rank, target, rate, move;
    bool comparing;        /* the number is what something is compared with: 比法定的107个工作日 */
    bool of;               /* a noun with 的 stands right before the number: 财政支出的5% */
    struct string of_time; /* the same of a time: 2019年同期的118.4% */
    struct string extreme; /* what is lowest, highest of those counted: 浓度最低的 3个城市 */
    bool here;             /* it begins in the place spoken of: 镇内有 */
    bool such;             /* a list of examples ends right before the number: A、B等26家企业 */
    bool aside;            /* its verb only adds a remark: 涉及16条产业链 */
    bool norm;             /* a norm that holds for this figure alone: 法定 */
    bool held;             /* 控制在: kept there or to be kept there */
    struct string goal; /* the word for the goal that the number is, or that it falls short of: 年度任务 */
    struct string weight; /* 比重, 占比: the noun that names the share */
    struct string whole; /* what the share is of, whatever it is compared with: 占工业的比重比上年提高 */
    bool adds;           /* the move adds or takes away: 新增, 减少 */
    bool done;           /* 已, 实际: reported, whatever was planned */
    bool sums;           /* 上述: what was listed, together */
    bool reached;        /* 提高到: what follows is what was reached */
    enum direction direction;
    enum bound bound;
    const char *fixed_basis; /* "yoy", "pop" or NULL */
    struct string basis;     /* the comparator or whole, as written */
    const struct token *time;
    const struct token *area;
    struct string noun[READING_NOUNS]; /* what verbs part */
    size_t nouns;
    bool verb_first; /* its clause begins with a verb, whose subject is that of the clause before:
                        实现收入5亿元 */
    bool verb_last;  /* a verb stands between the last noun and the number */
};

/* The bound that a cue's value names (ge, gt, le, lt, approx), BOUND_NONE for another. In measure.c. */
enum bound bound_named(const char *name);

/* Reads the region before token FIGURE of S, which does not reach before token FLOOR. COMPARED: the figure
   before it is what it is compared with (比法定的107个工作日 减少86天). QUALIFIER tells of each token whether
   it is a figure that only describes. */
void reading_read(struct bulletin *b, const struct sentence *s, const bool *qualifier, size_t floor,
                  bool compared, size_t figure, struct reading *r);

/* comparing.c: the basis that COMPARATOR is: yoy for 上年同期, pop for 上月, else itself. */
struct string reading_basis(struct string comparator);

/* The noun phrase that begins with token FROM and ends before a mark, verb or figure; *END gets the token
   behind it. QUALIFIER may be NULL: then every figure ends it. */
struct string reading_behind(struct bulletin *b, const struct sentence *s, const bool *qualifier, size_t from,
                             size_t *end);

/* The 的 that ends a clause from token I on which says how large things are (总投资超10亿元的项目); I where
 * none begins there. */
size_t reading_sized(const struct bulletin *b, const struct sentence *s, size_t i);

#endif
