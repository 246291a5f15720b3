/* Time expressions: a table of patterns, and what each shape of them means. See dates.h. */
#include "extract/dates.h"

#include <string.h>

#include "lib/charset.h"
#include "lib/pattern.h"
#include "lib/utf8.h"

#define SPELLED "(?:一九|二[○〇零])[一二三四五六七八九○〇零]{2}"
#define NUMBER "(1[0-2]|0?[1-9](?!\\d)|十[一二]?|[一二三四五六七八九])"
#define TO "(?:至|-+|~|到)"

/* What the groups mean. */
enum shape {
    DAYS,        /* month, day, month or none, day */
    DAY,         /* month, day */
    DATE,        /* year, month, day in digits */
    DAY_ALONE,   /* day, day or none: of the month last named */
    SPAN,        /* month, year in digits, month */
    MONTHS,      /* month, month */
    FIRST,       /* number of months from January */
    QUARTER,     /* which */
    QUARTERS,    /* how many from the first */
    HALF,        /* 上 or 下 */
    MONTH,       /* month */
    YEARS,       /* year, year in digits */
    SCHOOL_YEAR, /* year in digits that it begins in */
    WHOLE,       /* the year itself */
    PLAN,        /* 十一 to 十五: five-year plan */
    PLAN_END,    /* its last year */
    SAME,        /* 同期: the base, a year earlier */
    PREVIOUS,    /* 上月, 上季度: what was before the base */
    LAST_MONTH,  /* 当月: the month that the base ends with */
    PAST_YEAR,   /* 过去一年: the document's year, or the one before it */
    PRESENT,     /* 目前 */
    UNKNOWN      /* names a time that nothing resolves */
};

struct form {
    struct pattern pattern;
    enum shape shape;
};

/* A year: in digits, spelled, or counted from the document's. */
static struct pattern year_form = {
    "((?:19|20)\\d\\d)年度?|(" SPELLED ")年|(今年|本年度?|当年|去年|上年度?|前年|明年)", "2024年", 0};

/* What stands behind a year, or without one. In both tables longer expressions stand before shorter ones that
 * begin alike. */
static struct form in_year[] = {
    {{"(\\d{1,2})月(\\d{1,2})[日号]?" TO "(?:(\\d{1,2})月)?(\\d{1,2})[日号]", "7月1日至15日", 0}, DAYS},
    {{"(\\d{1,2})月(\\d{1,2})[日号]", "2月23日", 0}, DAY},
    {{NUMBER "月?(?:份)?" TO "([Xx])月(?:份)?", "1-X月", 0}, UNKNOWN},
    {{NUMBER "月(?:份)?" TO "((?:19|20)\\d\\d|" SPELLED ")年" NUMBER "月(?:份)?", "2019年10月-2020年3月", 0},
     SPAN},
    {{"(\\d{1,2}|[元一二三四五六七八九])月?份?" TO NUMBER "月(?:份)?", "1-2月", 0}, MONTHS},
    {{"前" NUMBER "个?月", "前5月", 0}, FIRST},
    {{"前([一二三两123])个?季度?", "前三季度", 0}, QUARTERS},
    {{"([一二三])(?:至|-)([二三四])季度", "一至三季度", 0}, QUARTERS},
    {{"第([一二])(?:、第?[二三])?[、和]第?([二三四])季度", "第一、二、三季度", 0}, QUARTERS},
    {{"第?([一二三四1-4首])季度", "一季度", 0}, QUARTER},
    {{"([上下])半年", "上半年", 0}, HALF},
    {{"(元)月(?:份)?", "元月", 0}, MONTH},
    {{NUMBER "月(?:份)?(?:当月|单月)?(?!\\d)", "9月当月", 0}, MONTH},
};

/* What tells its year itself, or none. */
static struct form others[] = {
    {{"((?:19|20)\\d\\d)[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)", "2011-06-21", 0}, DATE},
    {{"(\\d{1,2})[日号](?:" TO "(\\d{1,2})[日号])?(?![均产夜电照报])", "23日至24日", 0}, DAY_ALONE},
    {{"((?:19|20)\\d\\d)(?:" TO "|/)(?:19|20)\\d\\d学年度?", "2023-2024学年", 0}, SCHOOL_YEAR},
    {{"((?:19|20)\\d\\d)年?" TO "((?:19|20)\\d\\d)年", "2024-2025年", 0}, YEARS},
    {{"“?(十[一二三四五]?|[一二三四五六七八九])五”?期?末", "“十五”期末", 0}, PLAN_END},
    {{"“?(十[一二三四五]?|[一二三四五六七八九])五”?(?:时期|期间|以来)", "“十四五”期间", 0}, PLAN},
    {{"(?:(?:上年|去年|前年|往年|历年)同期|同期(?=[为是]))", "去年同期", 0}, SAME},
    {{"同期", "同期", 0}, UNKNOWN},
    {{"上个?(月|季度?)(?!度)", "上月", 0}, PREVIOUS},
    {{"(?:目前|当前|现在|今(?![年后天日])|日前|至今)", "目前", 0}, PRESENT},
    {{"(?:当月(?!人)|(?<![^,。;:])月末)", "当月", 0}, LAST_MONTH},
    {{"当年", "当年", 0}, UNKNOWN},
    {{"(?:全年|年内|年底|年末)", "全年", 0}, WHOLE},
    {{"过去的?一年", "过去一年", 0}, PAST_YEAR},
    {{"(?:近|过去|未来|今后|连续|持续)[两二三四五六七八九十\\d]{1,2}多?(?:年[来间]?|天|晚|周|个?(?:月|"
      "季度))",
      "近两年", 0},
     UNKNOWN},
    {{"[两二三四五六七八九十]{1,2}年(?:间|来|年均|平均|(?=累计|共|增加|增长))", "五年间", 0}, UNKNOWN},
    {{"(?:前|后)[两二三四五六七八九十\\d]{1,2}天", "前4天", 0}, UNKNOWN},
    {{"(?<!\\d)\\d{1,2}多?年(?:来|前|间|以来|(?=增长|增加|年均|累计|翻))", "20年来", 0}, UNKNOWN},
    {{"(?:近年来?|年初(?!预算|计划|目标|任务)|近期|历史|往年|昨日?天?|今天)", "近年来", 0}, UNKNOWN},
};

static struct pattern opening = {"(?:截至|截止到?|截至到|到|至)", "截至", 0};
static struct pattern closing = {
    "(?:全年|年)?(?:(以来|以后|起)(?!的?(?:最|新高|首次|历史))|(末|底)|期间|初|内|中旬|上旬|下旬|(同期))",
    "以来", 0};

/* The number in TEXT from FROM to TO: one or two digits, or Chinese up to twelve; 首 is one, 两 two. 0 where
 * there is none. */
static int small_number(const char *text, size_t from, size_t to)
{
    static const char *const names[] = {"",   "一", "二", "三", "四",   "五",  "六",
                                        "七", "八", "九", "十", "十一", "十二"};
    int n = 0;
    if (from == PATTERN_NONE)
        return 0;
    if (is_digit(text[from])) {
        for (size_t at = from; at < to; at++)
            n = n * 10 + (text[at] - '0');
        return n;
    }
    for (int i = 1; i <= 12; i++)
        if (strlen(names[i]) == to - from && memcmp(names[i], text + from, to - from) == 0)
            return i;
    return memcmp(text + from, "两", 3) == 0 ? 2 : 1; /* 首, 元 */
}

/* 二〇一二 */
static int spelled_year(const char *text, size_t from, size_t to)
{
    int year = 0;
    for (size_t at = from; at < to; at += utf8_size((unsigned char)text[at])) {
        int digit = small_number(text, at, at + utf8_size((unsigned char)text[at]));
        bool zero = memcmp(text + at, "○", 3) == 0 || memcmp(text + at, "〇", 3) == 0 ||
                    memcmp(text + at, "零", 3) == 0;
        year = year * 10 + (zero ? 0 : digit);
    }
    return year;
}

/* The year that M, a match of year_form or NULL, names, or the calendar's. */
static int year_of(const char *text, const struct match *m, const struct calendar *c, struct when *w)
{
    static const struct {
        const char *word;
        int offset;
    } relative[] = {{"今年", 0},  {"本年", 0},  {"当年", 0}, {"去年", -1},
                    {"上年", -1}, {"前年", -2}, {"明年", 1}};
    w->has_year = m;
    if (!m)
        return c->year;
    if (m->from[1] != PATTERN_NONE) {
        int year = 0;
        for (size_t at = m->from[1]; at < m->to[1]; at++)
            year = year * 10 + (text[at] - '0');
        return year;
    }
    if (m->from[2] != PATTERN_NONE)
        return spelled_year(text, m->from[2], m->to[2]);
    for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
        if (memcmp(text + m->from[3], relative[i].word, 6) == 0) {
            w->relative = relative[i].offset < 0;
            return c->this_year ? c->this_year + relative[i].offset : 0;
        }
    return 0;
}

static struct period months(int year, int first, int last)
{
    if (!year || first < 1 || last > 12 || last < first)
        return (struct period){{0, 0, 0}, {0, 0, 0}};
    return (struct period){{year, first, 1}, {year, last, period_days(year, last)}};
}

static struct period days(int year, int month, int day, int last_month, int last_day)
{
    if (!year || month < 1 || month > 12 || last_month < month || last_month > 12 || day < 1 ||
        day > period_days(year, month) || last_day < 1 || last_day > period_days(year, last_month))
        return (struct period){{0, 0, 0}, {0, 0, 0}};
    return (struct period){{year, month, day}, {year, last_month, last_day}};
}

/* The number in digits in GROUP, or the year that it spells. */
static int digits_at(const char *text, const struct match *m, int group)
{
    if (!is_digit(text[m->from[group]]))
        return spelled_year(text, m->from[group], m->to[group]);
    int n = 0;
    for (size_t at = m->from[group]; at < m->to[group]; at++)
        n = n * 10 + (text[at] - '0');
    return n;
}

/* The plan numbered by 八 九 十 十一 … 十五: the eighth is 1991 to 1995. */
static struct period five_years(const char *text, const struct match *m)
{
    int plan = small_number(text, m->from[1], m->to[1]);
    if (plan == 1) /* 十三 to 十五 are beyond small_number */
        plan = 10 + small_number(text, m->from[1] + 3, m->to[1]);
    int first = 1951 + 5 * plan;
    return (struct period){{first, 1, 1}, {first + 4, 12, 31}};
}

static struct period resolve_days(enum shape shape, const char *text, const struct match *m, int year,
                                  const struct calendar *c, const int n[4])
{
    int month = c->month;
    switch (shape) {
    case DAYS:
        return days(year, n[0], n[1], n[2] ? n[2] : n[0], n[3]);
    case DAY:
        return days(year, n[0], n[1], n[0], n[1]);
    case DATE:
        return days(digits_at(text, m, 1), n[1], n[2], n[1], n[2]);
    default:
        return days(year, month, n[0], month, n[1] ? n[1] : n[0]);
    }
}

/* What was before BASE: with MONTH, before the last month of it. */
static struct period previous(const struct period *base, bool month)
{
    struct period p = {{0, 0, 0}, {0, 0, 0}};
    if (month && period_months(base) > 1)
        return months(base->to.year, base->to.month - 1, base->to.month - 1);
    period_before(base, &p);
    return p;
}

/* Whether the groups of SHAPE are years or plans. */
static bool spans_years(enum shape shape)
{
    return shape == YEARS || shape == SCHOOL_YEAR || shape == PLAN || shape == PLAN_END;
}

static struct period resolve_years(enum shape shape, const char *text, const struct match *m)
{
    switch (shape) {
    case YEARS:
        return (struct period){{digits_at(text, m, 1), 1, 1}, {digits_at(text, m, 2), 12, 31}};
    case SCHOOL_YEAR: /* statistics call it by the year that it begins in */
        return months(digits_at(text, m, 1), 1, 12);
    case PLAN:
        return five_years(text, m);
    default:
        return months(five_years(text, m).to.year, 1, 12);
    }
}

static struct period resolve(enum shape shape, const char *text, const struct match *m, int year,
                             const struct calendar *c)
{
    struct period p = {{0, 0, 0}, {0, 0, 0}};
    int n[4];
    for (int i = 0; i < 4; i++)
        n[i] = spans_years(shape) || (shape == SPAN && i == 1)
                   ? 0
                   : small_number(text, m->from[1 + i], m->to[1 + i]);
    switch (shape) {
    case DAYS:
    case DAY:
    case DATE:
    case DAY_ALONE:
        return resolve_days(shape, text, m, year, c, n);
    case SPAN:
        p = months(year, n[0], n[0]);
        p.to = months(digits_at(text, m, 2), n[2], n[2]).to;
        return p;
    case MONTHS:
        return months(year, n[0], n[1]);
    case FIRST:
        return months(year, 1, n[0]);
    case QUARTERS:
        return months(year, 1, 3 * (n[1] ? n[1] : n[0]));
    case QUARTER:
        return months(year, 3 * n[0] - 2, 3 * n[0]);
    case HALF:
        return memcmp(text + m->from[1], "上", 3) == 0 ? months(year, 1, 6) : months(year, 7, 12);
    case MONTH:
        return months(year, n[0], n[0]);
    case WHOLE:
    case PAST_YEAR:
        return months(shape == WHOLE ? year : c->this_year - c->opens_year, 1, 12);
    case YEARS:
    case SCHOOL_YEAR:
    case PLAN:
    case PLAN_END:
        return resolve_years(shape, text, m);
    case SAME:
        return period_known(&c->base) ? period_shift_years(c->base, -1) : p;
    case PREVIOUS:
        return previous(&c->base, memcmp(text + m->from[1], "月", 3) == 0);
    case LAST_MONTH:
        return months(c->base.to.year, c->base.to.month, c->base.to.month);
    case PRESENT:
    case UNKNOWN:
        return c->base;
    }
    return p;
}

/* 以来 opens the end (the bulletin's own period closes it), 末 and 截至 make a stock. */
static void apply_ends(struct when *w, const struct calendar *c, bool since, bool stock)
{
    struct period *p = &w->period;
    if (!period_known(p))
        return;
    if (since) {
        bool later =
            c->base.to.year && (c->base.to.year > p->from.year ||
                                (c->base.to.year == p->from.year && c->base.to.month >= p->from.month));
        p->to = later ? c->base.to : (struct date){0, 0, 0};
        if (later && c->base.from.year == p->from.year && p->from.month == 1 && p->from.day == 1)
            *p = c->base;
    } else if (stock) {
        p->from = (struct date){0, 0, 0};
    }
}

/* Whether the word for the end of a time ends at TO. */
static bool is_end(const char *text, size_t to)
{
    return memcmp(text + to - 3, "末", 3) == 0 || memcmp(text + to - 3, "底", 3) == 0;
}

/* What stands behind the expression in M, whose year is YEAR, and is part of it. */
static size_t read_closing(const char *text, size_t to, size_t end, int year, const struct calendar *c,
                           struct when *w, bool *since, bool *stock)
{
    struct match m;
    if (!pattern_at(&closing, text, to, end, &m))
        return to;
    *since = m.from[1] != PATTERN_NONE;
    *stock |= m.from[2] != PATTERN_NONE;
    if (m.from[3] != PATTERN_NONE) { /* 2009年同期: the same months of that year */
        w->relative = true;
        if (year && c->base.from.year)
            w->period = period_shift_years(c->base, year - c->base.from.year);
    }
    return m.to[0];
}

/* Whether TEXT at FROM can begin a time expression, by its first two characters (behind a quote), or by what
 * stands behind as many digits as a year, a month or a day has. Most numerals and words are let go here. */
static bool may_begin(const char *text, size_t from, size_t end)
{
    static struct charset firsts = {
        "0123456789今到至截“本当去上前明全年目同近一二三四五六七八九十两首下过连持未往历昨现日第元后月", 0};
    static struct charset any_follows = {"今到至截", 0}, quote = {"“", 0};
    static struct charset seconds = {
        "0123456789年月日季半期份前底末初内来间天后个在去续史至到~-、一二三四五六七八九十○〇零两", 0};
    static struct charset behind_digits = {"年月日号至到~-/季多", 0};
    if (!charset_has(&firsts, text + from))
        return false;
    if (charset_has(&quote, text + from) && from + strlen("“") < end)
        from += strlen("“"); /* “十五”期间 */
    size_t at = from;
    if (!is_digit(text[from])) {
        at += utf8_size((unsigned char)text[from]);
        return charset_has(&any_follows, text + from) || (at < end && charset_has(&seconds, text + at));
    }
    while (at < end && at - from <= 4 && is_digit(text[at]))
        at++;
    if (at - from > 4 || at == end)
        return false;
    return charset_has(&behind_digits, text + at) || (at - from == 4 && (text[at] == '.' || text[at] == '/'));
}

/* The shape of what stands in TEXT at FROM, at or behind the year in YEAR (has_year: whether there is one),
 * and its groups in M. False where there is nothing. */
static bool read_form(const char *text, size_t from, size_t end, const struct match *year, struct match *m,
                      enum shape *shape)
{
    static struct pattern_table of_year = PATTERN_TABLE(in_year), of_others = PATTERN_TABLE(others);
    int row = pattern_first(&of_year, text, year ? year->to[0] : from, end, m);
    if (row != PATTERN_NO_ROW)
        *shape = in_year[row].shape;
    else if ((row = pattern_first(&of_others, text, from, end, m)) != PATTERN_NO_ROW)
        *shape = others[row].shape;
    else if (year) {
        *shape = WHOLE;
        *m = *year;
    }
    return row != PATTERN_NO_ROW || year;
}

bool date_at(const char *text, size_t from, size_t end, const struct calendar *calendar, struct when *out)
{
    static struct charset openings = {"截到至", 0}, years = {"12一二今本当去上前明", 0};
    struct match year_match, m;
    enum shape shape;
    if (!may_begin(text, from, end))
        return false;
    size_t begin = from;
    if (charset_has(&openings, text + from) && pattern_at(&opening, text, from, end, &m))
        begin = m.to[0];
    const struct match *named = NULL;
    if (charset_has(&years, text + begin) && pattern_at(&year_form, text, begin, end, &year_match))
        named = &year_match;
    if (!read_form(text, begin, end, named, &m, &shape))
        return false;
    memset(out, 0, sizeof *out);
    int year = year_of(text, named, calendar, out);
    out->period = resolve(shape, text, &m, year, calendar);
    out->has_year |= spans_years(shape) || shape == PAST_YEAR || shape == DATE;
    out->relative |= shape == SAME || shape == PREVIOUS;
    out->day = shape == DAY || shape == DATE || shape == DAY_ALONE;
    out->vague = shape == PRESENT || shape == UNKNOWN;
    bool since = false, stock = begin > from && memcmp(text + from, "截", 3) == 0;
    stock |= is_end(text, m.to[0]) || shape == PRESENT;
    size_t to = read_closing(text, m.to[0], end, year, calendar, out, &since, &stock);
    apply_ends(out, calendar, since, shape != PLAN_END && stock);
    out->length = to - from;
    return true;
}
