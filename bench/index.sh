#!/bin/bash
# index.sh [RUNS]: the Monte Carlo of the index (1,000 runs of 31 units x 12
# indicators: weights, normalisation, mean, imputation and sampling error all
# varied) by this engine, by base R and by numpy, taking turns in one session;
# prints medians and ratios. Needs r-base-core and python3-numpy (Debian).
set -e
turns=${1:-5}
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
(cd "$here/.." && go test -c -o "$dir/index.test" ./report/index)
ours() { # $1: benchmark; milliseconds of one experiment
  "$dir/index.test" -test.run xxx -test.bench "^$1\$" -test.benchtime 10x -test.cpu 2 | awk '/ns\/op/ {print $3/1e6}'
}
for _ in $(seq "$turns"); do
  ours BenchmarkRobustnessOneCore >> "$dir/one"
  ours BenchmarkRobustness >> "$dir/two"
  Rscript "$here/index/peer.R" >> "$dir/r"
  /usr/bin/python3 "$here/index/peer.py" >> "$dir/numpy"
done
median() { sort -n "$1" | sed -n "$(( (turns + 1) / 2 ))p"; }
one=$(median "$dir/one") two=$(median "$dir/two") r=$(median "$dir/r") numpy=$(median "$dir/numpy")
awk -v one="$one" -v two="$two" -v r="$r" -v numpy="$numpy" 'BEGIN {
  printf "qreport, 1 core   %7.1f ms\nqreport, 2 cores  %7.1f ms\n", one, two
  printf "numpy             %7.1f ms  %5.1f times one core\nbase R            %7.1f ms  %5.1f times one core\n", numpy, numpy/one, r, r/one }'
