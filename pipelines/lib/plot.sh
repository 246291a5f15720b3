# Sourced by plot and report: charts of a table by city, in the folder $work.
# shellcheck shell=bash disable=SC2034,SC2154

need_of_plots=(gnuplot:gnuplot-nox)

# list_charts BY CHARTS FEWEST MEASURE TABLE [INDICATOR]: the charts that charts.awk finds, a line each; their data are in $work.
list_charts() {
  env ${6+INDICATOR="$6"} awk -v by="$1" -v charts="$2" -v fewest="$3" -v measure="$4" -v folder="$work" -f "$lib/html.awk" -f "$lib/charts.awk" -- "$5"
}

# draw_chart FORMAT LINE: prints the chart of a line of list_charts; FORMAT is svg, png, or inline for an SVG within a page. What gnuplot
# remarks is told only where it fails.
draw_chart() {
  local data by count wide title description format=$1 inline=0 height=300
  IFS=$'\t' read -r data by count wide title description <<<"$2"
  [ "$by" != city ] || height=$((104 + 28 * count))
  if [ "$format" = inline ]; then format=svg inline=1; fi
  if [ "$format" = png ]; then
    gnuplot -c "$lib/chart.gp" png "$by" 800 "$height" "$wide" "$title" "$data" 2>"$work/gnuplot-said"
  else
    (
      set -o pipefail
      gnuplot -c "$lib/chart.gp" svg "$by" 560 "$height" "$wide" "$title" "$data" 2>"$work/gnuplot-said" |
        TITLE=$title DESCRIPTION=$description awk -v inline="$inline" -f "$lib/html.awk" -f "$lib/svg.awk"
    )
  fi || { cat -- "$work/gnuplot-said" >&2 && return 2; }
}
