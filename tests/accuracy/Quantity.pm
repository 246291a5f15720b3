# Reads numbers and units as a bulletin writes them. It shares nothing with the filters on purpose: what they compute is
# judged by it. Doubles are enough here, because values are compared to one part in 10^9.
package Quantity;

use strict;
use warnings;
use utf8;
use Exporter 'import';

our @EXPORT_OK = qw(quantity canonical_unit);

my %DIGIT;
@DIGIT{qw(零 〇 ○ 一 二 两 三 四 五 六 七 八 九 壹 贰 叁 肆 伍 陆 柒 捌 玖)} = (0, 0, 0, 1, 2, 2, 3 .. 9, 1 .. 9);
my $DIGITS = join '', keys %DIGIT;

# Powers of ten that follow a digit (十), and those that follow a whole number below them (万).
my %SMALL = ('十' => 10, '百' => 100, '千' => 1000, '拾' => 10, '佰' => 100, '仟' => 1000);
my %BIG = ('万' => 1e4, '亿' => 1e8, '兆' => 1e12);
# What stands before a unit: 万亩, 百亿斤, 兆瓦.
my %SCALE = (%SMALL, '万' => 1e4, '亿' => 1e8, '兆' => 1e6, '十万' => 1e5, '百万' => 1e6, '千万' => 1e7, '十亿' => 1e9, '百亿' => 1e10, '千亿' => 1e11, '万亿' => 1e12);
my $SCALES = join '|', sort { length $b <=> length $a } keys %SCALE;

# canonical unit, then the names that stand for it, each =factor where that is not 1
my $UNITS = <<'END';
元 块 块钱 人民币 元人民币
美元 美金
港元 港币
亩 公顷=15 平方公里=1500 平方千米=1500 km2=1500 顷=100
平方米 平米 平方 平 m2 平方尺=1/9
立方米 方 立方 m3 升=1/1000 毫升=1/1000000
吨 t 公斤=1/1000 千克=1/1000 kg=1/1000 斤=1/2000 克=1/1000000 毫克=1/1000000000 微克=1/1000000000000 担=1/20
吨标准煤 吨标煤 千克标准煤=1/1000 公斤标准煤=1/1000
微克/立方米 μg/m3 ug/m3 微克/m3
千瓦时 度 千瓦小时 kWh 兆瓦时=1000 吉瓦时=1000000 MWh=1000 GWh=1000000 瓦时=1/1000
千瓦 kW 兆瓦=1000 吉瓦=1000000 MW=1000 GW=1000000 瓦=1/1000
公里 千米 km 米=1/1000 里=1/2 厘米=1/100000 毫米=1/1000000 海里=1852/1000
% 成=10 数=100 ‰=1/10
个百分点 百分点 个点 pct 个千分点=1/10 千分点=1/10 个基点=1/100 基点=1/100
个 家 户 项 宗 处 所 座 条
人 名 位 人口
标准箱 标箱 TEU
天 日
工作日 个工作日
小时 个小时
个月 月
千伏
千伏安
END

my %UNIT;
for my $line (split /\n/, $UNITS) {
    my ($canonical, @names) = split / /, $line;
    $UNIT{$canonical} = [$canonical, 1];
    for (@names) {
        my ($name, $over, $under) = m{^([^=]+)(?:=(\d+)(?:/(\d+))?)?$};
        $UNIT{$name} = [$canonical, ($over // 1) / ($under // 1)];
    }
}

# Full-width forms, and the signs that stand for a whole unit, as ASCII.
sub plain_width {
    my ($text) = @_;
    $text =~ s/\s+//g;
    $text =~ tr/\x{FF01}-\x{FF5E}/!-~/;
    $text =~ tr/²³﹪/23%/;
    $text =~ s/㎡/m2/g;
    $text =~ s/㎥/m3/g;
    $text =~ s/㎞/km/g;
    return $text;
}

# (canonical unit, factor) of a unit as written; one that is not in the table stands for itself.
sub canonical_unit {
    my $unit = plain_width($_[0]);
    $unit =~ s/\(.*?\)//g;
    my $factor = 1;
    until ($UNIT{$unit}) {
        $unit =~ s/^($SCALES)// or last;
        $factor *= $SCALE{$1};
    }
    my $known = $UNIT{$unit} // [$unit, 1];
    return ($known->[0], $factor * $known->[1]);
}

# 十二点五, 2千, 三百零五: a number without 万 and 亿
sub section {
    my ($text) = @_;
    return $text if $text =~ /^\d+(?:\.\d+)?$/;
    if ($text =~ /^(.*)点([$DIGITS]+)$/) {
        my ($whole, $decimals) = ($1, join '', map { $DIGIT{$_} } split //, $2);
        my $value = $whole eq '' ? 0 : section($whole);
        return defined $value ? $value + "0.$decimals" : undef;
    }
    my $value = 0;
    while ($text =~ /\G(\d+(?:\.\d+)?|[$DIGITS]*)([十百千拾佰仟]?)/gc) {
        my ($count, $power) = ($1, $2);
        last if $count eq '' && $power eq '';
        $count =~ s/([$DIGITS])/$DIGIT{$1}/g;
        $value += ($count eq '' || ($power && $count eq '0') ? 1 : $count) * ($power ? $SMALL{$power} : 1);
    }
    return (pos($text) // 0) == length $text ? $value : undef;
}

sub unsigned {
    my ($text) = @_;
    return 0.5 if $text =~ /^一?半$/;
    if ($text =~ /^(.+)分之(.+)$/) {
        my ($left, $right) = ($1, $2);
        my ($under, $over) = (unsigned($left), unsigned($right));
        return $under && defined $over ? $over / $under : undef;
    }
    return $2 ? $1 / $2 : undef if $text =~ m{^(\d+)/(\d+)$};
    if ($text =~ /^(.+)([百千万亿])([$DIGITS])$/ && $DIGIT{$3}) {      # 三万五 is 35000
        my ($whole, $power, $tenths) = ("$1$2", $SCALE{$2}, $DIGIT{$3});
        my $value = unsigned($whole);
        return defined $value ? $value + $tenths * $power / 10 : undef;
    }
    for my $power ('兆', '亿', '万') {
        next unless $text =~ /^(.*)$power(.*)$/;
        my ($left, $right) = ($1, $2);
        my ($many, $rest) = ($left eq '' ? 1 : unsigned($left), $right eq '' ? 0 : unsigned($right));
        return defined $many && defined $rest ? $many * $BIG{$power} + $rest : undef;
    }
    return $text eq '' ? undef : section($text);
}

# The value of one number as written, or undef. 余 多 几 数 are not of it: the bound tells.
sub number_value {
    my $text = plain_width($_[0]);
    $text =~ s/[,几多余来数]//g;
    my $sign = $text =~ s/^[-−负]// ? -1 : 1;
    $text =~ s/^\+//;
    my $value = unsigned($text);
    return defined $value ? $sign * $value : undef;
}

# The lower end of a range may carry its own unit: 5亿元至8亿元, 3.5%到4%.
sub lower_end {
    my ($text, $factor) = @_;
    my $value = number_value($text);
    return $value * $factor if defined $value;
    my ($number, $unit) = plain_width($text) =~ /^(-?[\d.,]+)(\D+)$/ or return undef;
    $value = number_value($number);
    my (undef, $own) = canonical_unit($unit);
    return defined $value ? $value * $own : undef;
}

# (value, upper end of a range or undef, canonical unit) of a number and a unit as written; nothing if it cannot be read.
sub quantity {
    my ($number, $unit) = @_;
    my ($canonical, $factor) = canonical_unit($unit);
    $number =~ s/\s+//g;
    ($canonical, $factor) = ('%', 100) if $unit eq '' && $number =~ /^负?[百千万]分之/;      # 百分之五 is 5 %
    my ($low, $high) = split /(?<=[\d${DIGITS}十百千万亿%％元])[-－—–~～至到](?=[\d${DIGITS}十百千])/, $number, 2;
    $low = defined $high ? lower_end($low, $factor) : number_value($low // '');
    return () unless defined $low;
    return ($low * $factor, undef, $canonical) unless defined $high;
    $high = number_value($high);
    return defined $high ? ($low, $high * $factor, $canonical) : ();
}

1;
