# Makes figures as normalize writes them, at random but the same for the same seed: with restatements in other units and roundings,
# conflicts, bounds, ranges, parts of parts, counties, nested subjects, cumulative periods, targets.
# usage: awk -v seed=N -v rows=N -f figures.awk
function pick(list) { return list[1 + int(rand() * list[0])] }
function fill(list, text, count) { count = split(text, list, "|"); list[0] = count } # split empties the list
BEGIN {
    srand(seed)
    fill(places, "运城市,140800,运城市|临汾市,141000,临汾市|永济市,140881,运城市|盐湖区,140802,运城市|侯马市,141081,临汾市|山西省,140000,|,,")
    fill(subjects, "|开发区|工业类开发区|侯马开发区|侯马开发区光伏项目|农业示范区|盐湖、新绛开发区|盐湖开发区")
    fill(indicators, "工业投资|固定资产投资|签约项目|开工率|贷款余额")
    fill(periods, "2024-01|2024-02|2024-03|2024-01/2024-02|2024-Q1|2024-01/2024-03|2024-Q2|2024-H1|2024|2023-Q1|2023-H1|/2024-Q1|")
    fill(forms, "1 亿元 100000000 1|2 亿元 100000000 10|4 亿元 100000000 1000|0 万元 10000 1")
    print "source,offset,length,area,subject,period,indicator,measure,basis,status,direction,bound,part_of,number,unit,text," \
        "value,value_high,base_unit,dimension,area_code,city,indicator_std,subject_std"
    for (i = 1; i <= rows; i++) {
        split(pick(places), place, ",")
        subject = pick(subjects)
        indicator = pick(indicators)
        amount = 49123400 + int(rand() * 3) * 100000000 # in ten thousands of 元, so that the forms round it
        bound = rand() < 0.05 ? "gt" : rand() < 0.02 ? "lt" : rand() < 0.03 ? "approx" : ""
        high = direction = basis = ""
        measure = "level"
        if (indicator == "签约项目") {
            number = 10 + int(rand() * 4); unit = "个"; value = number; base = "个"; dimension = "count"
        } else if (indicator == "开工率" || rand() < 0.2) {
            number = sprintf("%.1f", 5 + int(rand() * 3) / 10); unit = base = "%"; value = number; dimension = "ratio"
            if (indicator != "开工率") { measure = "growth"; basis = rand() < 0.8 ? "yoy" : "pop"; direction = "up" }
        } else {
            split(pick(forms), form, " ")
            number = form[1] == 0 ? amount : sprintf("%." form[1] "f", amount / 10000)
            unit = form[2]; base = "元"; dimension = "money"
            value = form[1] == 0 ? amount "0000" : plain(number, 8)
            if (rand() < 0.03) high = value "0"
        }
        part = i > 8 && rand() < 0.15 ? 10 * (i - int(rand() * 8) - 1) : ""
        printf "%s.txt,%d,2,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,,%s,%s,%s,%s,%s,%s,%s,%s\n", substr("abc", 1 + int(rand() * 3), 1),
            10 * i, place[1], subject, pick(periods), indicator, measure, basis, rand() < 0.05 ? "target" : "actual", direction, bound,
            part, number, unit, value, high, base, dimension, place[2], place[3], indicator, subject
    }
}
# NUMBER with its point moved ZEROS places to the right: exact, digit by digit.
function plain(number, zeros, point) {
    point = index(number, ".")
    if (point == 0) point = length(number) + 1
    zeros -= length(number) - point
    sub(/\./, "", number)
    while (zeros-- > 0) number = number "0"
    sub(/^0+/, "", number)
    return number
}
