#!/bin/bash
# compare.sh [REGION] [RUNS]: qreport and the Python pipeline on the same
# workbooks, taking turns in one session; prints medians and ratios.
# Needs python3-openpyxl python3-reportlab python3-xlsxwriter (Debian).
set -e
region=${1:-330500} runs=${2:-3}
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
(cd "$here/.." && go build -trimpath -o "$dir/qreport" ./cmd/qreport)
"$dir/qreport" init "$dir/ws" --region "$region" > /dev/null
"$dir/qreport" sample -C "$dir/ws" --from 2011Q1 --to 2011Q1 --out "$dir/ws/inbox" > /dev/null
run() { "$dir/qreport" quarter -C "$dir/ws" --period 2011Q1 --region all > /dev/null; }
peer() { SHAPES=$dir/shapes /usr/bin/python3 "$here/python/pipeline.py" "$dir/ws/inbox" "$dir/ws/reports" "$dir/out" > "$dir/peer.txt"; }
timed() { # what: wall and user seconds of what, appended to its file
  /usr/bin/time -f "%e %U" -a -o "$dir/$1.times" bash -c "$(declare -f run peer); dir=$dir here=$here; $1"
}
run; peer # once to warm the file cache, and to read the shapes of the reports
for _ in $(seq "$runs"); do
  rm -rf "$dir/ws/.qreport" "$dir/ws/reports"/*; timed run
  timed peer
  "$dir/qreport" quarter -C "$dir/ws" --period 2011Q1 --region all --quiet > /dev/null
done
cat "$dir/peer.txt"
for what in run peer; do
  for column in 1 2; do
    cut -d' ' -f$column "$dir/$what.times" | sort -n | sed -n "$(( (runs + 1) / 2 ))p"
  done
done | paste -sd' ' | awk '{
  printf "qreport  wall %6.2f s  user %6.2f s\npython   wall %6.2f s  user %6.2f s\nratio    wall %6.1f    user %6.1f\n", $1, $2, $3, $4, $3/$1, $4/$2 }'
