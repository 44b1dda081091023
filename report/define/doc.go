// Package define turns templates/ into checked, immutable [Definitions].
//
// # Files
//
//	editions/<id>.toml    one Edition: bureaus (lead first), lists, validity
//	forms/<id>.toml       one Form each: rows, matrix or list
//	checks/<any>.toml     [[check]] …: 审核关系
//	unify.toml            [[unify]] …: how both bureaus' figures become one
//	indicators.toml       [[indicator]] …
//	indices/qci.toml      the quality competitiveness index
//	scorecard.toml        [[item]] …
//	sections.toml         [[section]] …: the report's order, sentences and exhibits
//	thresholds.toml       numbers with a meaning
//	wording/<any>.toml    id = "text/template" …; ids are unique over all files
//	items.csv             list,edition,code,name,note (edition * for any)
//	industries.csv        code,name,edition (GB/T 4754)
//	regions.csv           code,name,level,parent (GB/T 2260)
//	former_regions.csv    code,name,level,parent,today,from,change,note: regions that were
//	zones.csv             code,name,parent: known, but outside the tree until added
//	targets.csv           plan,issued,target_year,indicator,value,unit,baseline,source,code
//	breaks.csv            fields (separated by spaces),from,note
//
// TOML is strict: an unknown key is refused with file, line and column. All
// mistakes of all files are reported together, as [Problems].
//
// A second directory (--templates) is an overlay: a file of the same name
// replaces the embedded one, but indicators.toml, unify.toml, thresholds.toml,
// checks and wording are merged. An entry whose code or id is known changes
// only the keys that it gives; other entries are added:
//
//	[[indicator]]          # overlay/indicators.toml: everything else of A01 stays
//	code = "A01"
//	formula = "Q105 / (Q104 + Q106) * 100"
//
// An overlay file that matches nothing known is refused.
//
// In any text of any of these files, the id of a bureau in braces stands for its
// short name in the edition: {qts} is 质监局 in 2011 and 市场监管局 in 2019. {pair}
// is what the edition calls both: 两局, 两部门.
//
// # Formulas
//
// A formula is written in the syntax of expr-lang over field codes, indicator
// codes and unified codes:
//
//	Q105 / Q104 * 100            arithmetic; a missing operand makes the result missing
//	(C101 - C103) / C101 * 100
//	Q104 == Q105 + Q106          a comparison, for checks; also <=, <, >=, >, !=
//	Q302 != 0 or Q303 == 0       and, or, not
//	Q116A["SJ"]                  one item of a matrix field
//	sum(Q606)                    over the items of a matrix field, missing items skipped
//	weighted(pass, trials, w)    Σ wᵢ·(passᵢ/trialsᵢ) / Σ wᵢ over items that have all three
//	opt(Q602)                    0 when the operand is blank (never when it is 保密 or 未设机构)
//	max(a, b), min(a, b), abs(a)
//
// A matrix field outside sum, weighted and ["…"] makes a check run once per
// item. An indicator without a formula is computed elsewhere (A09: the index).
// Values are exact fractions; the result is rounded by whoever prints it.
package define
