#!/usr/bin/env bash
# Draws the pictures of the README and the manual from the demo's reports and a
# blank form. Needs poppler-utils and LibreOffice (make tools).
set -euo pipefail
bin=$(realpath "$1")
cd "$(dirname "$0")/.."
out=docs/pictures
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$out"
[ -d demo/huzhou/reports ] || bash samples/demo.sh "$bin"
report=$(ls demo/huzhou/reports/2011Q1/330500-*/*.pdf)
page() { # page FILE NUMBER NAME
	pdftoppm -r 70 -gray -png -singlefile -f "$2" -l "$2" "$1" "$out/$3"
}
# find FILE TEXT: the first page that holds a text
find() {
	local n=1
	while pdftotext -layout -f "$n" -l "$n" "$1" "$tmp/page.txt" 2>/dev/null && [ -s "$tmp/page.txt" ]; do
		grep -q "$2" "$tmp/page.txt" && echo "$n" && return
		n=$((n + 1))
	done
	echo 1
}
pdftoppm -r 70 -png -singlefile -f 1 -l 1 "$report" "$out/page-head"
page "$report" "$(find "$report" '图[0-9]* *各地区监督抽查批次合格率')" page-regions
page "$report" "$(find "$report" '图[0-9]* *质量竞争力指数十二项')" page-index
page "$report" "$(find "$report" '附表 *[0-9]* *两局数据核对与口径')" page-ledger
"$bin" forms -C demo/huzhou --period 2011Q1 --unit 330521:qts --out "$tmp" >/dev/null
soffice -env:UserInstallation="file://$tmp/lo" --headless --convert-to pdf --outdir "$tmp" "$tmp"/330521-*.xlsx >/dev/null 2>&1
form=$(ls "$tmp"/330521-*.pdf)
pdftoppm -r 60 -png -singlefile -f 1 -l 1 "$form" "$out/form-cover"
pdftoppm -r 60 -png -singlefile -f "$(find "$form" '抽查批次数')" -l "$(find "$form" '抽查批次数')" "$form" "$out/form-sheet"
ls -la "$out"
