#!/bin/bash
# scale.sh: how the cost of a quarter grows with regions, periods and forms.
# Prints CPU seconds (user and system) and the peak of memory of runs from
# nothing, each the least of three.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
(cd "$here/.." && CGO_ENABLED=0 go build -trimpath -o "$dir/qreport" ./cmd/qreport)

# office REGION FROM [FORMS]: a workspace with submissions up to 2011Q1; FORMS
# keeps the first so many forms of each unit.
office() {
	rm -rf "$dir/ws"
	"$dir/qreport" init "$dir/ws" --region "$1" > /dev/null
	if [ -n "${3:-}" ]; then
		"$dir/qreport" status -C "$dir/ws" --period 2011Q1 --json | sed -nE 's/.*"(region|bureau)": "(.*)",/\2/p' | paste - - |
			while read -r region bureau; do
				forms=$(cd "$here/../templates/forms" && grep -l "bureaus = .*\"$bureau\"" ./*.toml | sed 's|./||; s|.toml||' | sort -V | head -"$3" | sed 's/.*/"&"/' | paste -sd,)
				printf '[[unit]]\nregion = "%s"\nbureau = "%s"\nforms = [%s]\n' "$region" "$bureau" "$forms"
			done >> "$dir/ws/qreport.toml"
	fi
	"$dir/qreport" sample -C "$dir/ws" --from "$2" --to 2011Q1 --out "$dir/ws/inbox" > /dev/null
}

measure() { # the least of three runs from nothing
	rm -f "$dir/times"
	for _ in 1 2 3; do
		rm -rf "$dir/ws/.qreport" "$dir/ws/reports"
		/usr/bin/time -a -f "%U %S %M" -o "$dir/times" "$dir/qreport" quarter -C "$dir/ws" --period 2011Q1 --region all --quiet > "$dir/said"
	done
	awk -v n="$(find "$dir/ws/inbox" -name '*.xlsx' | wc -l)" -v r="$(ls "$dir/ws/reports/2011Q1" | wc -l)" '
		{ cpu = $1 + $2; if (NR == 1 || cpu < least) { least = cpu; peak = $3 } }
		END { printf "%6d workbooks %5d reports  %7.2f s CPU  %6.1f ms a report  %5.0f MB\n", n, r, least, 1000 * least / r, peak / 1024 }' "$dir/times"
}

echo "regions: a county, a city, 宁夏, 浙江"
for region in 330921 330500 640000 330000; do office $region 2011Q1; measure; done
echo "periods: 宁夏 with 1, 2, 3, 5 and 9 quarters"
for from in 2011Q1 2010Q4 2010Q3 2010Q1 2009Q1; do office 640000 $from; measure; done
echo "forms: 宁夏 with 5, 10 and 20 forms of a unit"
for forms in 5 10 20; do office 640000 2011Q1 $forms; measure; done
