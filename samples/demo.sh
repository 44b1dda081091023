#!/usr/bin/env bash
# Makes one workspace of synthetic and one of real submissions under demo/ and
# prints the reports that come out of them.
set -euo pipefail
bin=$(realpath "$1")
cd "$(dirname "$0")/.."
rm -rf demo
for sample in huzhou bazhong; do
	mkdir -p demo
	cp -r "samples/$sample" "demo/$sample"
	chmod -R u+w "demo/$sample"
done
echo "湖州市2011年第一季度（模拟数据，两局）："
"$bin" quarter -C demo/huzhou --period 2011Q1
echo "巴中市2024年（真实公布数据，市场监管局）："
"$bin" quarter -C demo/bazhong --period 2024Q4
