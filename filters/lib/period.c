/* Periods: spans of whole days, read and written in the forms of the record. */
#include "lib/period.h"

#include <ctype.h>
#include <string.h>

enum { MONTHS = 12, FIRST_YEAR = 1000 }; /* the year before the first is a year too */

/* The forms of one side, coarsest first. In a pattern Y is a digit of the year, N of the number of the span
   within the year, D of the day; all else is literal. */
static const struct form {
    const char *pattern;
    int months; /* its length; 0 is a day */
} forms[] = {
    {"YYYY", 12}, {"YYYY-HN", 6}, {"YYYY-QN", 3}, {"YYYY-NN", 1}, {"YYYY-NN-DD", 0},
};
enum { FORM_YEAR, FORM_MONTH = 3, FORM_DAY, FORMS };

struct parts {
    int year, number, day;
};

static int *part_for(struct parts *parts, char kind)
{
    return kind == 'Y' ? &parts->year : kind == 'N' ? &parts->number : kind == 'D' ? &parts->day : NULL;
}

int period_days(int year, int month)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* How many months the pattern's number counts by. */
static int number_months(const struct form *form)
{
    return form->months ? form->months : 1;
}

static bool read_parts(const char *text, size_t length, const char *pattern, struct parts *parts)
{
    if (length != strlen(pattern))
        return false;
    for (size_t i = 0; i < length; i++) {
        int *part = part_for(parts, pattern[i]);
        if (part ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i])
            return false;
        if (part)
            *part = *part * 10 + (text[i] - '0');
    }
    return true;
}

static bool parse_form(const char *text, size_t length, const struct form *form, struct period *out)
{
    struct parts parts = {0};
    int months = number_months(form);
    if (!read_parts(text, length, form->pattern, &parts))
        return false;
    if (form == &forms[FORM_YEAR])
        parts.number = 1;
    if (parts.year < FIRST_YEAR || parts.number < 1 || parts.number > MONTHS / months)
        return false;
    int last = parts.number * months;
    out->from = (struct date){parts.year, last - months + 1, 1};
    out->to = (struct date){parts.year, last, period_days(parts.year, last)};
    if (form->months)
        return true;
    bool exists = parts.day >= 1 && parts.day <= out->to.day;
    out->from.day = out->to.day = parts.day;
    return exists;
}

static bool parse_side(const char *text, size_t length, struct period *out)
{
    for (size_t i = 0; i < FORMS; i++)
        if (parse_form(text, length, &forms[i], out))
            return true;
    return false;
}

static int compare_dates(const struct date *a, const struct date *b)
{
    int difference = a->year != b->year     ? a->year - b->year
                     : a->month != b->month ? a->month - b->month
                                            : a->day - b->day;
    return (difference > 0) - (difference < 0);
}

bool period_parse(const char *text, size_t length, struct period *out)
{
    const char *slash = memchr(text, '/', length);
    if (!slash)
        return parse_side(text, length, out);
    struct period from = {0}, to = {0};
    size_t left = (size_t)(slash - text), right = length - left - 1;
    if (left + right == 0 || (left && !parse_side(text, left, &from)) ||
        (right && !parse_side(slash + 1, right, &to)))
        return false;
    *out = (struct period){from.from, to.to};
    return !left || !right || compare_dates(&out->from, &out->to) <= 0;
}

/* Writes the span of FORM that holds DATE and gives where it ends. */
static char *format_form(const struct form *form, struct date date, char *out)
{
    struct parts parts = {date.year, (date.month - 1) / number_months(form) + 1, date.day};
    size_t length = strlen(form->pattern);
    for (size_t i = length; i-- > 0;) {
        int *part = part_for(&parts, form->pattern[i]);
        out[i] = form->pattern[i];
        if (part) {
            out[i] = (char)('0' + *part % 10);
            *part /= 10;
        }
    }
    out[length] = '\0';
    return out + length;
}

static bool starts(const struct form *form, struct date d)
{
    return form->months == 0 || (d.day == 1 && (d.month - 1) % form->months == 0);
}

static bool ends(const struct form *form, struct date d)
{
    return form->months == 0 || (d.day == period_days(d.year, d.month) && d.month % form->months == 0);
}

/* The coarsest form that begins (ends) where the side does. */
static const struct form *form_for(bool (*fits)(const struct form *, struct date), struct date d)
{
    const struct form *form = forms;
    while (!fits(form, d))
        form++;
    return form;
}

char *period_format(const struct period *p, char *out)
{
    char single[PERIOD_TEXT];
    struct period spanned;
    bool from = p->from.year, to = p->to.year;
    if (from && to)
        for (size_t i = 0; i < FORMS; i++) {
            size_t length = (size_t)(format_form(&forms[i], p->from, single) - single);
            if (parse_form(single, length, &forms[i], &spanned) && period_equal(p, &spanned))
                return strcpy(out, single);
        }
    const struct form *first = from ? form_for(starts, p->from) : NULL,
                      *last = to ? form_for(ends, p->to) : NULL;
    if (from && p->from.year == p->to.year)
        first = last = &forms[period_months(p) ? FORM_MONTH : FORM_DAY];
    if (first && last && first >= &forms[FORM_MONTH] && last < first) /* 1995-09/1996-03: no quarter */
        last = first;
    char *end = first ? format_form(first, p->from, out) : out;
    *end++ = '/';
    *end = '\0';
    if (last)
        format_form(last, p->to, end);
    return out;
}

struct period period_shift_years(struct period p, int n)
{
    bool whole = period_months(&p) > 0;
    struct date *sides[] = {&p.from, &p.to};
    for (int i = 0; i < 2; i++) {
        struct date *d = sides[i];
        if (d->year == 0)
            continue;
        bool last = d->day == period_days(d->year, d->month);
        d->year += n;
        int days = period_days(d->year, d->month);
        if (d->day > days || (last && i == 1 && (whole || p.from.year == 0)))
            d->day = days;
    }
    return p;
}

/* N months before the first day of DATE's month. */
static struct date months_earlier(struct date date, int n)
{
    int count = date.year * MONTHS + date.month - 1 - n;
    return (struct date){count / MONTHS, count % MONTHS + 1, 1};
}

bool period_before(const struct period *p, struct period *out)
{
    int months = period_months(p);
    bool day = p->from.year && period_equal(p, &(struct period){p->from, p->from});
    if (!months && !day)
        return false;
    struct date last = p->from;
    if (months || last.day == 1) {
        last = months_earlier(p->from, 1);
        last.day = period_days(last.year, last.month);
    } else {
        last.day--;
    }
    *out = (struct period){months ? months_earlier(p->from, months) : last, last};
    return out->from.year > 0;
}

int period_months(const struct period *p)
{
    if (!p->from.year || !p->to.year || p->from.day != 1 || p->to.day != period_days(p->to.year, p->to.month))
        return 0;
    return (p->to.year - p->from.year) * MONTHS + p->to.month - p->from.month + 1;
}

bool period_is_cumulative(const struct period *p)
{
    return p->from.year && p->from.year == p->to.year && p->from.month == 1 && p->from.day == 1 &&
           !(p->to.month == MONTHS && p->to.day == 31);
}

int period_compare(const struct period *a, const struct period *b)
{
    int order = compare_dates(&a->from, &b->from);
    return order ? order : compare_dates(&a->to, &b->to);
}

bool period_equal(const struct period *a, const struct period *b)
{
    return period_compare(a, b) == 0;
}

/* True where A ends before B begins. */
static bool ends_before(const struct period *a, const struct period *b)
{
    return a->to.year && b->from.year && compare_dates(&a->to, &b->from) < 0;
}

bool period_overlap(const struct period *a, const struct period *b)
{
    return !ends_before(a, b) && !ends_before(b, a);
}

bool period_within(const struct period *a, const struct period *b)
{
    bool after = b->from.year == 0 || (a->from.year && compare_dates(&a->from, &b->from) >= 0);
    bool before = b->to.year == 0 || (a->to.year && compare_dates(&a->to, &b->to) <= 0);
    return after && before;
}
