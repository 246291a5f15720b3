/* Finding numerals and judging them: see numbers.h. What a numeral looks like and what parts it from dates,
   labels and names stands in pattern tables; longer and more special rows come first. */
#include "extract/numbers.h"

#include <string.h>

#include "extract/vocabulary.h"
#include "lib/charset.h"
#include "lib/pattern.h"
#include "lib/units.h"
#include "lib/utf8.h"

#define CHINESE "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
#define CIRCLED "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#define ARABIC "(?:\\d{1,3}(?:[, ]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?"
#define MIXED "\\d+(?:\\.\\d+)?亿\\d+(?:\\.\\d+)?[千百]?万"
#define TO "(?:-+|~|至|到)"

const char *const reason_names[] = {"", "date", "label", "ordinal", "name", "reference", "idiom"};

/* How a numeral is written. Group 1: the number. */
enum writing { WRITING_RANGE, WRITING_FRACTION, WRITING_NUMBER };

struct form {
    struct pattern pattern;
    enum writing writing;
};

/* By a sign or a digit that it begins with. */
static struct form arabic_forms[] = {
    {{"(\\d{1,2}/\\d{1,3})(?![\\d/年月]|\\.\\d)", "1/4", 0}, WRITING_FRACTION},
    {{"([-+]?" ARABIC "(?:%|[万亿]?[元吨亩人个家]|万|亿)?" TO ARABIC ")(?!\\d)", "3.5%到4", 0},
     WRITING_RANGE},
    {{"([-+]?" MIXED ")", "3亿2千万", 0}, WRITING_NUMBER},
    {{"([-+]?" ARABIC ")", "1,230.5", 0}, WRITING_NUMBER},
};

/* By any other character. */
static struct form chinese_forms[] = {
    {{"(百分之(?:[" CHINESE "]+(?:点[" CHINESE "]+)?|\\d+(?:\\.\\d+)?))", "百分之七点八", 0},
     WRITING_FRACTION},
    {{"([" CHINESE "]+分之[" CHINESE "]+)", "三分之一", 0}, WRITING_FRACTION},
    {{"([" CHINESE "]+(?:至|到|-)[" CHINESE "]+)(?=[个家项名人倍成户座条])", "三至五倍", 0}, WRITING_RANGE},
    {{"(半)(?=数)", "半数", 0}, WRITING_NUMBER},
    {{"(负?[" CHINESE "]+(?:点[" CHINESE "]+)?)", "三十五", 0}, WRITING_NUMBER},
};

/* What makes a numeral none. */
struct exclusion {
    struct pattern pattern;
    enum reason reason;
};

/* At the beginning of a sentence. */
static struct exclusion labels[] = {
    {{"[一二三四五六七八九十]{1,3}[、.](?![一二三四五六七八九十\\d])", "一、", 0}, REASON_LABEL},
    {{"\\d{1,2}(?:[、)]|[.](?!\\d))", "1.", 0}, REASON_LABEL},
    {{"\\d{1,2}(?:\\.\\d{1,2}){1,2} +(?=[^\\d ])", "1.1 总", 0}, REASON_LABEL},
};

/* Behind a mark or a word that tells a label. What stands before the numeral is looked at, and is no part of
 * it. */
static struct exclusion marked_exclusions[] = {
    {{"(?<=[(])[一二三四五六七八九十\\d]{1,3}[)]", "(一)", 0}, REASON_LABEL},
    {{"(?<=\\[)\\d{1,3}\\]", "[1]", 0}, REASON_LABEL},
    {{"(?<=(?<![代报发列手仪])表|(?<!地)图|附件|附录|专栏)[一二三四五六七八九十\\d]{1,3}" /* 附件2 */
      "(?!\\d|[.,]\\d|[余多" CHINESE "]|[个件人张篇家份块幅只台套户])", /* but 案件15985件, 参会代表320人 */
      "表2", 0},
     REASON_LABEL},
    {{"(?<=[〔\\[(])\\d{4}[〕\\])]", "〔2017〕", 0}, REASON_REFERENCE},
    {{"(?<=第)[" CHINESE "\\d]+[章节条款部编页]", "第三章", 0}, REASON_LABEL},
};

/* Of numerals in digits. */
static struct exclusion digit_exclusions[] = {
    {{"[" CIRCLED "]", "①", 0}, REASON_LABEL},
    {{"\\d{3,4}-\\d{7,8}", "0359-2345678", 0}, REASON_REFERENCE},
    {{"\\d+号(?![码线])", "7号", 0}, REASON_REFERENCE},
    {{"\\d{11,}(?![\\d.]*[万亿元%])", "13800001111", 0}, REASON_REFERENCE},
    {{"\\d+大(?![关])", "8大", 0}, REASON_NAME},
    {{"(?<=/)\\d+万", "/10万", 0}, REASON_NAME},
    {{"\\d+(?:\\.\\d+)?[%‰](?=的?人口(?:变动)?(?:情况)?抽样)", "1%人口抽样调查", 0}, REASON_NAME},
    {{"\\d+(?:周年|个方面)", "70周年", 0}, REASON_NAME},
    {{"(?<=第)\\d[" CHINESE "\\d]*", "第8", 0}, REASON_ORDINAL},
    {{"\\d+(?:\\.\\d+)?[×xX*](?=\\d)", "2×3", 0}, REASON_NAME},
    {{"(?<![:\\d])\\d+(?::\\d\\d)(?!:|\\d|\\.)", "12:30", 0}, REASON_DATE},
    {{"(?<=\\d |日 )\\d{1,2}:\\d\\d:\\d\\d(?![:\\d.])", "12日 09:50:34", 0}, REASON_DATE},
    {{"\\d{4}(?=(?:、\\d{4})*年)", "2024年", 0}, REASON_DATE},
};

/* Of Chinese numerals. What a row has behind the numeral begins with one of the followers in may_be_excluded.
 */
static struct exclusion chinese_exclusions[] = {
    {{"[一二三四五六七八九十]{1,2}(?:是|要|来|则)(?!\\d|[一二三](?![般批些系直季大]))", "一是", 0},
     REASON_LABEL},
    {{"[" CHINESE "]大(?![关])", "三大", 0}, REASON_NAME},
    {{"[" CHINESE "]+(?:方面|个方面|项工作|项任务|项重点|件大事|项举措|项措施|项行动|大工程)", "五项工作", 0},
     REASON_NAME},
    {{"[" CHINESE "]+(?:个|大|项|类|条)[^,。;:\\d]{0,12}?(?:问题|特点|原因|因素|优势|亮点|趋势|特征|环节|"
      "关键|转变|坚持|统一|结合)",
      "两个问题", 0},
     REASON_NAME},
    {{"[" CHINESE "]+[个大项]“[^“”,。]{1,12}(?:工程|行动|计划|战略|方案)”", "三个“一号工程”", 0},
     REASON_NAME},
    {{"(?<=[(])[" CHINESE "]+[^()]{1,12}(?=[)])", "(亿元)", 0}, REASON_NAME},
    {{"[" CHINESE "]+(?:周年|年来?|个月|天来|日|点钟|时)", "三年", 0}, REASON_DATE},
    {{"一[个家项批种条座名位件次支份场起类户处只台人所]", "一个", 0}, REASON_IDIOM},
    {{"[一二三四五六七八九十]期", "二期", 0}, REASON_ORDINAL},
    {{"[一二三四五]类(?=[^,。;:、\\d]{1,8}\\d)", "二类小型水库4座", 0}, REASON_ORDINAL},
    {{"(?<=第)[" CHINESE "\\d]+", "第八", 0}, REASON_ORDINAL},
    {{"[" CHINESE "]+届(?:[" CHINESE "]+[次中]全?会?)?", "八届二次", 0}, REASON_ORDINAL},
    {{"[一二三四五六七八九十]中(?=[、全])", "三中、", 0}, REASON_ORDINAL},
    {{"[一二三四五六七八九]+[产星级线路]", "三产", 0}, REASON_NAME},
    {{"[一二三四五六七八九]+[" CHINESE "]*产业", "一三产业", 0}, REASON_ORDINAL},
};

#define PLACE "(?:" ARABIC "|[" CHINESE "]+)"
static struct pattern rank = {"(?:第|前)" PLACE "(?:位|名|(?=[,。;)]|、(?!第)|(?:、第" PLACE
                              ")*[、和]第" PLACE "[位名]|$))",
                              "第3位", 0};
/* Behind a number no unit 折, and behind digits no unit 成: 折算, 2023成都; but 三成年轻人. */
static struct pattern other_word = {"折[算合旧扣]|(?<=\\d)成[都立交本品员功长套县武渝]", "折算", 0};

bool is_numeral(const char *text, size_t at)
{
    static struct charset numerals = {"0123456789" CHINESE "半" CIRCLED, 0};
    return charset_has(&numerals, text + at);
}

/* Where the character before AT begins; AT itself at BEGIN. */
static size_t back(const char *text, size_t begin, size_t at)
{
    do
        at -= at > begin;
    while (at > begin && ((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

static bool is_latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Whether a row of chinese_exclusions can match at FROM, by what stands BEFORE the numeral and behind it.
   Most are let go here. */
static bool may_be_excluded(const char *text, size_t from, size_t end, const char *before)
{
    static struct charset chinese = {CHINESE, 0}, marks = {"(第", 0};
    static struct charset followers = {
        "是要来则大方个项件类条周年天日点时家批种座名位次支份场起户处只台人所期届中产星级线路", 0};
    size_t at = from;
    while (at < end && charset_has(&chinese, text + at))
        at += utf8_size((unsigned char)text[at]);
    return charset_has(&marks, before) || (at < end && charset_has(&followers, text + at));
}

static const struct exclusion *exclusion_at(struct pattern_table *t, const char *text, size_t from,
                                            size_t end, struct match *m)
{
    int i = pattern_first(t, text, from, end, m);
    return i == PATTERN_NO_ROW ? NULL : (const struct exclusion *)t->rows + i;
}

/* What the surroundings say of the numeral at FROM; *TO gets the end of what is excluded. */
static enum reason excluded(const char *text, size_t begin, size_t from, size_t end, size_t *to)
{
    static struct pattern_table at_start = PATTERN_TABLE(labels),
                                behind_mark = PATTERN_TABLE(marked_exclusions),
                                digits = PATTERN_TABLE(digit_exclusions),
                                chinese = PATTERN_TABLE(chinese_exclusions);
    static struct charset marks = {"([〔表图件录栏第", 0}, circled = {CIRCLED, 0};
    const struct exclusion *row = NULL;
    const char *before = text + back(text, 0, from);
    struct match m;
    if (from == begin)
        row = exclusion_at(&at_start, text, from, end, &m);
    if (!row && charset_has(&marks, before))
        row = exclusion_at(&behind_mark, text, from, end, &m);
    if (!row && (is_digit(text[from]) || charset_has(&circled, text + from)))
        row = exclusion_at(&digits, text, from, end, &m);
    else if (!row && may_be_excluded(text, from, end, before))
        row = exclusion_at(&chinese, text, from, end, &m);
    *to = row ? m.to[0] : from;
    return row ? row->reason : REASON_NONE;
}

/* Bytes of the 余, 多 or 几 at AT, 0 if none stands there. */
static size_t inside(const char *text, size_t at, size_t end)
{
    static struct charset more = {"余多几", 0};
    return at < end && charset_has(&more, text + at) ? utf8_size((unsigned char)text[at]) : 0;
}

/* The unit behind AT, where 余 and 多 may stand before or inside it. */
static void read_unit(const char *text, size_t at, size_t end, struct number *n)
{
    struct match m;
    struct unit unit;
    size_t blank = at;
    while (blank < end && text[blank] == ' ')
        blank++;
    if (blank > at && units_longest(text + blank, end - blank, &unit)) /* 19842 人 */
        at = blank;
    size_t skipped = at + inside(text, at, end);
    size_t length = units_longest(text + skipped, end - skipped, &unit);
    static struct charset ambiguous = {"折成", 0};
    if (length == 3 && charset_has(&ambiguous, text + skipped) &&
        pattern_at(&other_word, text, skipped, end, &m))
        length = 0;
    int power;
    size_t multiplier = units_multiplier(text + skipped, end - skipped, &power);
    if (!length)
        length = multiplier; /* of a unit that is not named */
    if (skipped > at && length)
        n->bound = BOUND_GT;
    n->unit = (struct span){length ? skipped : at, length ? skipped + length : at};
    size_t behind = multiplier ? skipped + multiplier + inside(text, skipped + multiplier, end) : 0;
    size_t rest = behind > skipped + multiplier ? units_longest(text + behind, end - behind, &unit) : 0;
    if (rest) {
        n->gap = (struct span){skipped + multiplier, behind}; /* 21万余人 */
        n->unit.to = behind + rest;
        n->bound = BOUND_GT;
        length = n->unit.to - skipped;
    }
    n->to = n->unit.to;
    n->graded = length > 3 && memcmp(text + n->unit.to - 3, "级", 3) == 0;
    if (end - n->to >= 3 && memcmp(text + n->to, "级", 3) == 0) {
        n->graded = true;
        n->to += 3;
    }
}

/* A Chinese numeral counts only where it counts something and is more than one. */
static enum reason judge_chinese(const char *text, const struct number *n)
{
    size_t length = n->number.to - n->number.from;
    size_t unit = n->unit.to - n->unit.from;
    if (unit == 0 && n->graded)
        return REASON_NONE;
    if (unit == 0)
        return length >= 9 ? REASON_NAME : REASON_IDIOM;
    bool one = length == 3 && memcmp(text + n->number.from, "一", 3) == 0;
    static const char *const multiples[] = {"倍", "番", "成", "半"};
    for (size_t i = 0; one && i < sizeof multiples / sizeof *multiples; i++)
        if (memcmp(text + n->unit.from, multiples[i], 3) == 0)
            return REASON_NONE;
    return one ? REASON_IDIOM : REASON_NONE;
}

static bool read_number(const char *text, size_t begin, size_t from, size_t end, struct number *n)
{
    static struct pattern_table arabic = PATTERN_TABLE(arabic_forms), chinese = PATTERN_TABLE(chinese_forms);
    bool in_digits = text[from] == '-' || text[from] == '+' || is_digit(text[from]);
    struct match m;
    int i = pattern_first(in_digits ? &arabic : &chinese, text, from, end, &m);
    if (i == PATTERN_NO_ROW)
        return false;
    enum writing writing = (in_digits ? arabic_forms : chinese_forms)[i].writing;
    if (text[from] == '-' && from > begin &&
        (is_numeral(text, back(text, begin, from)) || is_latin(text[from - 1]) || text[from - 1] == '-'))
        return false;
    n->number = (struct span){m.from[1], m.to[1]};
    n->range = writing == WRITING_RANGE;
    n->fraction = writing == WRITING_FRACTION;
    n->chinese = !in_digits;
    n->from = from;
    n->to = m.to[1];
    return true;
}

/* 第3位: the number alone is the figure, the rest tells that it is a rank. */
static bool read_rank(const char *text, size_t begin, size_t from, size_t end, struct number *n)
{
    static struct charset ordinals = {"第前", 0};
    struct match m;
    size_t at = back(text, begin, from);
    if (!charset_has(&ordinals, text + at) || !pattern_at(&rank, text, at, end, &m))
        return false;
    if (m.to[0] < end && is_numeral(text, m.to[0])) { /* 第一名53个 */
        *n = (struct number){.number = {from, m.to[0]},
                             .unit = {m.to[0], m.to[0]},
                             .from = from,
                             .to = m.to[0],
                             .reason = REASON_ORDINAL};
        return true;
    }
    n->rank = true;
    n->number = (struct span){from, m.to[0]};
    if (m.to[0] - at > 6 &&
        (memcmp(text + m.to[0] - 3, "位", 3) == 0 || memcmp(text + m.to[0] - 3, "名", 3) == 0))
        n->number.to -= 3;
    n->unit = (struct span){n->number.to, m.to[0]};
    n->from = from;
    n->to = m.to[0];
    return true;
}

/* Whether the letters before FROM are a statistic's name, and N has a unit: GDP762亿元. */
static bool follows_statistic(const char *text, size_t begin, size_t from, const struct number *n)
{
    size_t first = from;
    while (first > begin && (is_latin(text[first - 1]) || text[first - 1] == '&'))
        first--;
    return n->unit.to > n->unit.from && vocabulary_class(text + first, from - first) == W_STATISTIC;
}

bool number_at(const char *text, size_t begin, size_t from, size_t end, struct number *out)
{
    size_t to = from;
    memset(out, 0, sizeof *out);
    bool sign =
        text[from] == '-' || text[from] == '+' || (end - from > 3 && memcmp(text + from, "负", 3) == 0);
    if (!sign && !is_numeral(text, from))
        return false;
    if (read_rank(text, begin, from, end, out))
        return true;
    enum reason reason = sign ? REASON_NONE : excluded(text, begin, from, end, &to);
    if (reason) {
        *out =
            (struct number){.number = {from, to}, .unit = {to, to}, .from = from, .to = to, .reason = reason};
        return true;
    }
    if (!read_number(text, begin, from, end, out))
        return false;
    if (out->fraction)
        out->unit = (struct span){out->to, out->to};
    else
        read_unit(text, out->number.to, end, out);
    if (!out->chinese && from > begin && is_latin(text[from - 1]) &&
        !follows_statistic(text, begin, from, out))
        out->reason = REASON_NAME;
    else if (!out->chinese && out->unit.from == out->unit.to && out->to < end && is_latin(text[out->to]))
        out->reason = REASON_NAME;
    else if (out->chinese && !out->fraction)
        out->reason = judge_chinese(text, out);
    return true;
}
