package main

import (
	"fmt"
	"strconv"

	"qreport/report/model"
)

// bazhong is the spot check of 巴中市 in 2024: six districts as submissions of
// their own, and the city's 汇总 with the split by place of sampling.
func bazhong() error {
	const dir, source = "samples/bazhong", "巴中市市场监督管理局2024年产品质量监督抽查情况通报"
	codes := map[string]string{"巴州区": "511902", "恩阳区": "511903", "经开区": "511971", "南江县": "511922", "平昌县": "511923", "通江县": "511921"}
	districts, err := table(dir + "/published/spotcheck_2024_bazhong_district.csv")
	if err != nil {
		return err
	}
	stages, err := table(dir + "/published/spotcheck_2024_bazhong_stage.csv")
	if err != nil {
		return err
	}
	for _, d := range districts {
		code, detail := codes[d["region"]]
		r := recipe{unit: model.Unit{Region: code, Bureau: "qts"}, period: "2024Q4", source: source, explain: unstated, values: spotCheck(d)}
		if !detail {
			r.unit.Region, r.scope = "511900", model.Aggregate
			addItems(r.values, stages, "stage", map[string]string{"城区": "CQ", "乡镇": "XZ"}, "Q115A", "Q115B")
		}
		if err := r.write(dir); err != nil {
			return err
		}
	}
	return nil
}

// spotCheck is the cumulated row of a spot-check table: batches, pass, fail.
func spotCheck(row map[string]string) map[cell]string {
	fail := row["fail_batches"]
	if fail == "" {
		batches, _ := strconv.Atoi(row["batches"])
		pass, _ := strconv.Atoi(row["pass_batches"])
		fail = strconv.Itoa(batches - pass)
	}
	return map[cell]string{
		{"Q104", "", model.YTD}: row["batches"],
		{"Q105", "", model.YTD}: row["pass_batches"],
		{"Q106", "", model.YTD}: fail,
	}
}

// addItems enters the detail rows of a split.
func addItems(values map[cell]string, rows []map[string]string, column string, codes map[string]string, batches, pass string) {
	for _, row := range rows {
		if code, ok := codes[row[column]]; ok {
			values[cell{batches, code, model.YTD}] = row["batches"]
			values[cell{pass, code, model.YTD}] = row["pass_batches"]
		}
	}
}

// ciq2011 is the national chain of the first half of 2011, in the units of the
// publication (万批, 亿美元), with its published totals.
func ciq2011() error {
	const dir = "samples/published/ciq-2011H1"
	rows, err := table(dir + "/ciq_goods.csv")
	if err != nil {
		return err
	}
	fields := map[string][4]string{
		"出境": {"C101", "C102", "C103", "C104"}, "入境": {"C105", "C106", "C107", "C108"}, "出入境合计": {"C110A", "C110B", "C110C", "C110D"}}
	r := recipe{unit: model.Unit{Region: "100000", Bureau: "ciq"}, period: "2011Q2", explain: unstated,
		source: "国家质检总局2011年上半年进出口商品检验检疫情况发布", values: map[cell]string{}, units: map[string]string{}}
	for _, row := range rows {
		codes, ok := fields[row["flow"]]
		if !ok || row["region"] != "全国" || row["period"] != "2011H1" {
			continue
		}
		for i, name := range []string{"batches_wan", "value_100m_usd", "fail_batches_wan", "fail_value_100m_usd"} {
			r.values[cell{codes[i], "", model.YTD}] = row[name]
			r.units[codes[i]] = [...]string{"万批", "亿美元"}[i%2]
		}
	}
	return r.write(dir)
}

// shaoxing2010 is the spot check of 绍兴市 in the first half of 2010 by level.
// The kinds of the levels overlap: 78, 107 and 58 make 220, not 243.
func shaoxing2010() error {
	const dir = "samples/published/shaoxing-2010H1"
	rows, err := table(dir + "/spotcheck_2010H1_shaoxing_level.csv")
	if err != nil {
		return err
	}
	codes := map[string]string{"省级": "SJ", "市级": "DS", "县级": "XJ"}
	r := recipe{unit: model.Unit{Region: "330600", Bureau: "qts"}, period: "2010Q2", explain: unstated,
		source: "绍兴市质量技术监督局2010年上半年质量形势报告"}
	for _, row := range rows {
		if row["row_type"] == "published_total" {
			r.values = spotCheck(row)
			r.values[cell{"Q101", "", model.YTD}] = row["product_kinds"]
		}
	}
	addItems(r.values, rows, "level", codes, "Q116A", "Q116B")
	for _, row := range rows {
		if code, ok := codes[row["level"]]; ok {
			r.values[cell{"Q116C", code, model.YTD}] = row["product_kinds"]
		}
	}
	return r.write(dir)
}

// equipment is the national stock of special equipment in 2019, 2020 and 2021.
// A ropeway counts as one unit: 1,089 条 are 0.1089 万.
func equipment() error {
	const dir = "samples/published/equipment"
	rows, err := table(dir + "/special_equipment_stock.csv")
	if err != nil {
		return err
	}
	kinds := map[string]string{"boiler_wan": "GL", "pressure_vessel_wan": "RQ", "elevator_wan": "DT", "crane_wan": "QZ", "amusement_wan": "YL", "in_plant_vehicle_wan": "CC"}
	for _, row := range rows {
		if row["total_wan_published"] == "" || row["year"] < "2019" {
			continue
		}
		r := recipe{unit: model.Unit{Region: "100000", Bureau: "qts"}, period: row["year"] + "Q4", explain: unstated,
			source: "市场监管总局关于" + row["year"] + "年全国特种设备安全状况的通告",
			values: map[cell]string{{"Q301", "", model.Cur}: row["total_wan_published"]},
			units:  map[string]string{"Q301": "万台（套）", "Q308": "万台（套）"}}
		for column, kind := range kinds {
			r.values[cell{"Q308", kind, model.Cur}] = row[column]
		}
		lines, err := strconv.Atoi(row["ropeway_lines"])
		if err != nil {
			return fmt.Errorf("%s %s: %w", dir, row["year"], err)
		}
		r.values[cell{"Q308", "SD", model.Cur}] = fmt.Sprintf("%d.%04d", lines/10000, lines%10000)
		if err := r.write(dir); err != nil {
			return err
		}
	}
	return nil
}
