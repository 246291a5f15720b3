# One chart: gnuplot -c chart.gp FORMAT BY WIDTH HEIGHT MARGIN TITLE FILE >CHART
# FILE is a data file of charts.awk. Names come as arguments and as data, which gnuplot never runs; MARGIN is the room for labels, in characters.
font = "Noto Sans CJK SC"
if (ARG1 eq "png") {
  set terminal pngcairo size ARG3,ARG4 font font.",11" noenhanced background rgb "white"
} else {
  set terminal svg size ARG3,ARG4 dynamic font font.",14" noenhanced
}
set title ARG6 noenhanced
set datafile separator "\t"
set datafile commentschars ""
set encoding utf8
set style fill solid noborder
set border 3
set tics nomirror out
set grid linecolor rgb "#808080" linewidth 0.4
unset key
set rmargin 8
set tmargin 3
set bmargin 2.5
if (ARG2 eq "city") {
  set lmargin ARG5 + 4
  set yrange [] reverse
  set offsets 0, 0, 0.5, 0.5
  set autoscale xfixmin
  set xrange [*<0:0<*]
  unset grid
  set grid xtics
  plot ARG7 using (0):0:(0):2:($0-0.36):($0+0.36):ytic(1) with boxxyerror linecolor rgb "#3b74b0", \
       '' using ($2 < 0 ? 0 : $2):0:3 with labels left offset character 0.5,0
} else {
  set lmargin 12
  set offsets graph 0.08, graph 0.08, graph 0.12, graph 0.05
  unset grid
  set grid ytics
  plot ARG7 using 4:2:xtic(1) with linespoints linewidth 2 pointtype 7 pointsize 0.6 linecolor rgb "#3b74b0", \
       '' using 4:2:3 with labels center offset character 0,0.9
}
