/* The words, by the column that they are of. */
#include "annotate/words.h"

#include <string.h>

static const struct {
    const char *column, *name;
} columns[] = {
    {"number", "数字"},        {"unit", "单位"},
    {"value", "标准值"},       {"value_high", "至"},
    {"indicator", "指标"},     {"indicator_std", "标准指标"},
    {"subject", "主体"},       {"subject_std", "标准主体"},
    {"area", "地区"},          {"city", "所属市"},
    {"area_code", "区划代码"}, {"period", "时期"},
    {"measure", "类别"},       {"basis", "相对于"},
    {"direction", "方向"},     {"bound", "界限"},
    {"status", "状态"},        {"part_of", "属于"},
};

static const struct {
    const char *column, *text, *name;
} values[] = {
    {"measure", "level", "总量"},    {"measure", "change", "增减量"}, {"measure", "growth", "增长"},
    {"measure", "share", "占比"},    {"measure", "gap", "百分点差"},  {"measure", "contribution", "拉动"},
    {"measure", "rank", "位次"},     {"status", "actual", "实际"},    {"status", "target", "目标"},
    {"status", "qualifier", "限定"}, {"basis", "yoy", "同比"},        {"basis", "pop", "环比"},
    {"direction", "up", "上升"},     {"direction", "down", "下降"},   {"bound", "ge", "不低于"},
    {"bound", "gt", "超过"},         {"bound", "le", "不超过"},       {"bound", "lt", "不足"},
    {"bound", "approx", "约"},       {"reason", "date", "日期"},      {"reason", "label", "序号"},
    {"reason", "ordinal", "序数"},   {"reason", "name", "名称"},      {"reason", "reference", "文号"},
    {"reason", "idiom", "习语"},
};

enum { COLUMNS = sizeof columns / sizeof columns[0], VALUES = sizeof values / sizeof values[0] };

const char *word_for_column(const char *column)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (strcmp(columns[i].column, column) == 0)
            return columns[i].name;
    return NULL;
}

const char *word_for(const char *column, const char *text)
{
    for (size_t i = 0; i < VALUES; i++)
        if (strcmp(values[i].column, column) == 0 && strcmp(values[i].text, text) == 0)
            return values[i].name;
    return text;
}

const char *word_value(const char *column, size_t index)
{
    for (size_t i = 0; i < VALUES; i++)
        if (strcmp(values[i].column, column) == 0 && index-- == 0)
            return values[i].text;
    return NULL;
}
