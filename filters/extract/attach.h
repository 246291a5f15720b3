/* Attachment: gives each figure of a sentence its owner, statistic, measure, basis, period, area, status and
 * whole. */
#ifndef EXTRACT_ATTACH_H
#define EXTRACT_ATTACH_H

#include "extract/reading.h"

enum { FRAME_ITEMS = 24 };

/* What is carried from figure to figure and from sentence to sentence. */
struct frame {
    struct bulletin *b;
    struct context context;
    struct period period; /* of the paragraph so far */
    struct period now;    /* of the sentence so far */
    struct {
        const struct area *area;
        struct string subject, entity, entity_owner, lead;
        int previous, whole;
        bool in_part;
    } kept;                /* while in brackets: of the sentence outside */
    struct period outside; /* while in brackets: of the sentence outside */
    struct period back;    /* what NOW goes back to behind the next figure, where ONCE */
    bool once;
    bool dated;              /* NOW was named by its day */
    struct period opening;   /* named with its year at the front of the sentence: 2021年,… */
    size_t opened;           /* how many figures were told of it */
    struct period led;       /* NOW before an earlier year was told of in passing, until a semicolon */
    struct period before;    /* NOW at the end of the sentence before */
    bool past;               /* NOW lies before the time that is reported on */
    size_t clause;           /* the first token of the clause */
    const struct area *area; /* of the sentence so far */
    struct string subject;   /* whom the sentence speaks of */
    struct string speaker;   /* whom the paragraph speaks of, where it says so: 两江直管区方面: */
    struct string compared;  /* what a clause said the sentence compares with */
    struct string among;     /* what a clause said shares are of: 全部就业人员中, */
    struct string list;      /* the last list of names in a clause without figures */
    struct string adjacent; /* what was counted right before, in the same clause: 10家开发区工业投资 */
    struct string topic;    /* the entity that a clause without figures was about */
    struct string entity;   /* what was counted last: 项目 */
    struct string entity_owner; /* whose that is: 直属区 in 直属区66个项目 */
    struct string doer;         /* the owner that a clause of this part of the sentence has named */
    struct string indicator;    /* of the figure before */
    struct string statistic;    /* the last that an amount was given for */
    struct string grown;        /* the last that a growth was given for, and was not of a part */
    bool told;                  /* that, by this paragraph */
    bool divided;               /* what was told whole is told by parts: 分行业看 */
    struct string viewed;       /* the statistic that the sentence looks at things by: 从产品产量看 */
    struct string spoken;       /* the indicator before that */
    struct string lead;         /* the topic of a clause without figures */
    struct string modifier;     /* what the last statistic was of: 蔬菜 of 蔬菜播种面积 */
    struct string items[FRAME_ITEMS];
    size_t item_count;
    bool items_own;                 /* the items were owners, not statistics */
    struct string row[FRAME_ITEMS]; /* names right before, each a clause by itself: 住宿和餐饮业,金融业 */
    size_t row_count;
    struct period times[FRAME_ITEMS]; /* named in a row */
    size_t time_count;
    bool bracketed;          /* in brackets */
    bool placed;             /* the clause has named its division */
    bool away;               /* AREA is only where something was done: 在江西南昌设立工作站 */
    bool above;              /* that is one which the document's lies in */
    enum direction rate;     /* of a rate that a clause without figures spoke of: 降幅最大 */
    bool comparing;          /* the last figure is what the next is compared with */
    bool counted;            /* SUBJECT was counted (10家开发区), not named as an owner */
    const char *fixed_basis; /* of the growth before, "yoy" or "pop", or NULL */
    int previous, level; /* indices of the last figure, and of the last level that is no part; -1 if none */
    int amount;          /* index of the last level, part or not */
    size_t floor;        /* the token behind what the last figure counts */
    bool in_part, target;
    bool actual; /* a figure since the semicolon before is no target */
    bool over; /* the part of the year that the sentence reports on is over: nothing in it is only planned */
    struct period whole_time;   /* of what parts belong to */
    struct string whole_owner;  /* whose that is */
    struct string latest, part; /* the last part; that before the last semicolon */
    int whole;                  /* what parts belong to, -1 if none */
    struct string than;         /* what the last figure is of that the next is compared with */
    struct string weight;       /* the noun of the share that the last figure tells a move of: 比重 */
    struct string weighed;      /* the whole of that share */
    struct string portion_of;   /* the amount right before that the next figure is a share of */
};

/* Begins a paragraph in CONTEXT. */
void frame_begin(struct frame *f, struct bulletin *b, const struct context *context);

/* frame.c: begins a sentence; passes its token I. */
void frame_sentence(struct frame *f);
void frame_pass(struct frame *f, const struct sentence *s, size_t i);

/* clauses.c: passes the clause from token FROM to the mark at TO: one without figures leaves its topic to the
 * next; before a colon it is what the whole paragraph speaks of. */
void clause_pass(struct frame *f, const struct sentence *s, size_t from, size_t to);

/* times.c: passes the time that is token I. */
void frame_time(struct frame *f, const struct sentence *s, size_t i);

/* parts.c: token I is a word for parts (其中); the figure at INDEX, attached with reading R, is made part of
 * the whole told before where it is one. */
void parts_begin(struct frame *f, const struct sentence *s, size_t i);
void parts_place(struct frame *f, const struct reading *r, struct figure *g, int index);

/* Attaches all figures of S. */
void attach_sentence(struct frame *f, const struct sentence *s);

/* measure.c: what kind of statement figure G is, from its unit and reading R. COUNTED_BEHIND: what it counts
 * stands behind it. */
void measure_figure(const struct frame *f, const struct sentence *s, const struct reading *r,
                    bool counted_behind, struct figure *g);

/* Whether the number at token FIGURE is said to be a target behind it: 4.5%的控制目标, 18%目标值. */
bool target_behind(const struct sentence *s, size_t figure);

/* Whether it is said to be growth behind it: 1.5%的正增长, 9%左右的幅度. */
bool growth_behind(const struct sentence *s, size_t figure);

/* head.c: owner and statistic of G. BEHIND is the noun phrase right behind it (empty if none). */
void head_figure(struct frame *f, const struct reading *r, struct string behind, struct figure *g);

/* brackets.c: what stands before a bracket is read too where the figure in it has no name of its own
 * (电梯(占比11.3%)); G in a bracket that says the figure before again, in another unit or of a whole
 * division, is as that one: 225万吨(22.5亿公斤), 增长16.8%(全国7.1%). */
void bracket_read(const struct frame *f, const struct sentence *s, const bool *qualifier, struct reading *r);
void bracket_restate(struct frame *f, const struct sentence *s, const struct reading *r, struct figure *g);

/* shares.c: what G is because of the figure before it, with READING R and the frame BEFORE it: a share that
 * was said to move, or a change against the amount before (比重提高2个百分点,达到45%; 比上年的16亿元增长1%).
 */
void share_after(struct frame *f, const struct frame *before, const struct reading *r, struct figure *g);

/* The noun of a share (比重) is part of the name of what moves, and no part of that of the share. */
void share_named(struct bulletin *b, const struct reading *r, struct figure *g);
void share_unnamed(const struct frame *before, const struct reading *r, struct figure *g);

/* Whether amount G at token I is only what the share behind it is of (完成年度任务6600人的98%): BEFORE, then
 * the frame that the share is read in, keeps of what. The share's own figure G is of that. */
bool share_of_amount(struct frame *before, const struct sentence *s, size_t i, const struct reading *r,
                     struct figure *g);
void share_portion(struct frame *f, struct figure *g);

/* ranks.c: the whole division that R has before the rank G is among whom it is, and no part of its name:
 * 均为全市第一. */
void rank_among(struct reading *r, struct figure *g);

/* A rank G at token I behind 在全国168个城市中 is among those, and of what stands before 在. */
void rank_within(const struct frame *f, const struct sentence *s, size_t i, const struct reading *r,
                 struct figure *g);

/* qualify.c: whether token I of S joins the items of a list: 、 和 及 以及. */
bool qualify_joins(const struct sentence *s, size_t i);

/* The figure that a list goes on with behind that at token I, whose bound may stand between
 * (30亿元以上、50亿元以上); I where it ends. */
size_t qualify_next(const struct sentence *s, size_t i);

/* Marks in QUALIFIER the tokens of S that are figures which only describe. */
void qualify(struct bulletin *b, const struct sentence *s, bool *qualifier);

#endif
