package ingest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/tools/testtool"
	"dossier/value"
)

// billWorkspace holds one export of costs, which dossier.yaml gives to migration M-01.
func billWorkspace(name string, export []byte) ingest.Workspace {
	files := base()
	files[name] = &fstest.MapFile{Data: export}
	return ingest.Workspace{Files: files, Config: model.Config{Inventories: []model.Inventory{{
		File: name, Migration: "M-01", Ref: source.Ref{File: "dossier.yaml", Line: 9},
	}}}}
}

// readBill reads an export of costs, which must hold no error.
func readBill(t *testing.T, name string, export []byte) (*model.Portfolio, []source.Problem) {
	t.Helper()
	result, problems := ingest.Read(billWorkspace(name, export))
	for _, p := range problems {
		if p.Severity == source.Error {
			t.Error(p)
		}
	}
	return result.Portfolio, problems
}

// sumOf is the sum over the cells of a column, each a leaf.
func sumOf[R model.Record](records []R, column string, number func(R) value.Number) *value.Figure {
	var cells []*value.Figure
	for _, r := range records {
		if n := number(r); n.Known {
			cells = append(cells, value.Read(n, r.At(column)))
		}
	}
	return value.Compute(value.Sum, cells...)
}

func wantSum(t *testing.T, what string, f *value.Figure, want, leaves string) {
	t.Helper()
	if f.Value.String() != want {
		t.Errorf("%s: %s, want %s", what, f.Value, want)
	}
	var places []string
	for _, ref := range f.Leaves() {
		places = append(places, ref.String())
	}
	if got := strings.Join(places, " "); got != leaves {
		t.Errorf("%s: from %s, want %s", what, got, leaves)
	}
}

func wantCount[R any](t *testing.T, what string, records []R, want int, is func(R) bool) {
	t.Helper()
	n := 0
	for _, r := range records {
		if is(r) {
			n++
		}
	}
	if n != want {
		t.Errorf("%s: %d, want %d", what, n, want)
	}
}

// The figures of these tests are those that the samples' README counted.
func TestFocusSample(t *testing.T) {
	p, _ := readBill(t, "inputs/focus.csv", testtool.Sample(t, "cost/focus-1.0-sample-1000.csv"))
	wantCount(t, "rows", p.Charges, 1000, func(*model.Charge) bool { return true })
	wantSum(t, "BilledCost", sumOf(p.Charges, "billed cost", func(c *model.Charge) value.Number { return c.Billed }), "20.52022672899", "inputs/focus.csv!B2:B1001")
	wantSum(t, "EffectiveCost", sumOf(p.Charges, "effective cost", func(c *model.Charge) value.Number { return c.Effective }), "14.97651418586", "inputs/focus.csv!W2:W1001")
	wantSum(t, "ListCost", sumOf(p.Charges, "list cost", func(c *model.Charge) value.Number { return c.List }), "20.39090575119", "inputs/focus.csv!Y2:Y1001")
	for provider, want := range map[string]int{"AWS": 942, "Microsoft": 51, "Oracle": 7} {
		wantCount(t, provider, p.Charges, want, func(c *model.Charge) bool { return c.Provider == provider })
	}
	wantCount(t, "negative rows", p.Charges, 13, func(c *model.Charge) bool {
		return c.Billed.Decimal.IsNegative() || c.Effective.Decimal.IsNegative() || c.List.Decimal.IsNegative()
	})
	wantCount(t, "NULL kept as text", p.Charges, 0, func(c *model.Charge) bool { return c.Resource == "NULL" || c.Commitment == "NULL" })
}

func TestCostAndUsageReportSample(t *testing.T) {
	p, _ := readBill(t, "inputs/cur.csv", testtool.Sample(t, "cost/focus_converters-aws-cur-sample.csv"))
	wantCount(t, "rows", p.Charges, 1281, func(*model.Charge) bool { return true })
	wantCount(t, "Usage", p.Charges, 1269, func(c *model.Charge) bool { return c.Category == "Usage" })
	wantCount(t, "Tax", p.Charges, 12, func(c *model.Charge) bool { return c.Category == "Tax" })
	wantSum(t, "unblended cost", sumOf(p.Charges, "billed cost", func(c *model.Charge) value.Number { return c.Billed }), "1.6823086974", "inputs/cur.csv!W2:W1282")
	wantSum(t, "effective cost", sumOf(p.Charges, "effective cost", func(c *model.Charge) value.Number { return c.Effective }), "1.6823086974", "inputs/cur.csv!W2:W1282")
}

func TestRightsizingSample(t *testing.T) {
	p, problems := readBill(t, "inputs/rightsizing.csv", testtool.Sample(t, "aws-recommendations/ENT206-ec2-rightsizing-recommendations.csv"))
	wantCount(t, "rows", p.Recommendations, 2534, func(*model.Recommendation) bool { return true })
	saving := func(r *model.Recommendation) value.Number { return r.Saving }
	wantSum(t, "savings", sumOf(p.Recommendations, "estimated monthly saving", saving), "86627.74", "inputs/rightsizing.csv!O2:O2535")
	wantCount(t, "zeros, of which 296 are written as a dash and 7 as $0.00", p.Recommendations, 303, func(r *model.Recommendation) bool { return r.Saving.Known && r.Saving.Decimal.IsZero() })
	wantCount(t, "negatives", p.Recommendations, 1, func(r *model.Recommendation) bool { return r.Saving.Decimal.IsNegative() })
	wantCount(t, "Modify", p.Recommendations, 2299, func(r *model.Recommendation) bool { return r.Action == "Modify" })
	wantCount(t, "Terminate", p.Recommendations, 235, func(r *model.Recommendation) bool { return r.Action == "Terminate" })
	wantCount(t, "in dollars", p.Recommendations, 2534, func(r *model.Recommendation) bool { return r.Currency == "USD" })
	wantCount(t, "CPU as a fraction of one percent", p.Recommendations, 1, func(r *model.Recommendation) bool { return r.Resource == "i-010005" && r.CPU.String() == "0.85" })
	for _, problem := range problems {
		t.Log(problem)
	}
}

func TestSavingsPlanSample(t *testing.T) {
	p, _ := readBill(t, "inputs/plans.xlsx", testtool.Sample(t, "aws-recommendations/SavingsPlan.xlsx"))
	wantCount(t, "rows", p.Recommendations, 13, func(r *model.Recommendation) bool { return r.Kind == "Savings Plan" && r.Action == "Purchase" })
	wantSum(t, "savings", sumOf(p.Recommendations, "estimated monthly saving", func(r *model.Recommendation) value.Number { return r.Saving }), "68249.02",
		"inputs/plans.xlsx!savings-plans-recommendations-1!K2:K14")
	wantSum(t, "commitment", sumOf(p.Recommendations, "hourly commitment", func(r *model.Recommendation) value.Number { return r.Commitment }), "300.8",
		"inputs/plans.xlsx!savings-plans-recommendations-1!D2:D14")
}

func TestComputeOptimizerSamples(t *testing.T) {
	for name, want := range map[string][]string{
		"ec2": {
			"2: m4.xlarge → t3.xlarge, OVER_PROVISIONED, saves 33.79, risk 3", "3: m4.xlarge → t3.xlarge, OVER_PROVISIONED, saves 0, risk 3",
			"4: m4.xlarge → t3.xlarge, UNDER_PROVISIONED, saves 13.79, risk 1", "5: m4.xlarge → t3.xlarge, OPTIMIZED, saves 88.79, risk 1",
		},
		"ebs": {
			"2: gp2 → gp3, NotOptimized, saves 6.2, risk 1", "3: st1 → st1, NotOptimized, saves 0, risk 1", "4: gp2 → gp3, Optimized, saves 6.2, risk 3",
		},
		"lambda": {
			"2: 1024 → 848, NotOptimized, saves 0.0002988, risk ", "3: 1024 → 848, NotOptimized, saves , risk ", "4: 1024 → , Optimized, saves , risk ",
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := readBill(t, "inputs/optimizer.csv", testtool.Sample(t, "cost/compute-optimizer-"+name+"-ccf.csv"))
			var got []string
			for _, r := range p.Recommendations {
				got = append(got, fmt.Sprintf("%d: %s → %s, %s, saves %s, risk %s", r.Number, r.Current, r.Proposed, r.Finding, r.Saving, r.Risk))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestPricingCalculatorSample(t *testing.T) {
	p, problems := readBill(t, "inputs/estimate.csv", testtool.Sample(t, "cost/pricing-calculator-estimate.csv"))
	wantSum(t, "monthly", sumOf(p.Estimates, "monthly cost", func(e *model.Estimate) value.Number { return e.Monthly }), "338.8025", "inputs/estimate.csv!F9:F11")
	wantSum(t, "first year", sumOf(p.Estimates, "first year cost", func(e *model.Estimate) value.Number { return e.Year }), "4065.63", "inputs/estimate.csv!G9:G11")
	for _, problem := range problems {
		if problem.Severity > source.Note {
			t.Error(problem)
		}
		t.Log(problem)
	}
	changed := strings.Replace(string(testtool.Sample(t, "cost/pricing-calculator-estimate.csv")), "0,338.8025,", "0,400,", 1)
	_, problems = readBill(t, "inputs/estimate.csv", []byte(changed))
	wantProblem(t, problems, "warning: inputs/estimate.csv!B3: stated total differs from rows: monthly cost is 400 here, and the rows at inputs/estimate.csv!F9:F11 come to 338.8025")
}

// bill reads an export that is written down here.
func bill(t *testing.T, text string) (*model.Portfolio, []source.Problem) {
	t.Helper()
	return readBill(t, "inputs/bill.csv", []byte(text))
}

const focusHead = "BilledCost,EffectiveCost,ListCost,BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ServiceName,SubAccountId\n"

// Money is read as programs and their users write it, and what is no amount is refused with its cell.
func TestMoneyAsItIsWritten(t *testing.T) {
	for written, want := range map[string]string{
		"1234.5": "1234.5", `"1,234.50"`: "1234.5", "-6.39": "-6.39", "-$6.39": "-6.39", "$-6.39": "-6.39", " $(2.31)": "-2.31", `" $(9,999.99)"`: "-9999.99",
		" $-   ": "0", "0": "0", " $9.99 ": "9.99", "9.984E-7": "0.0000009984", "2.988E-04": "0.0002988", "1E+2": "100",
		"158.79000000000002": "158.79000000000002", "0.00000000000": "0", `"$1,234,567.89"`: "1234567.89", "USD 5": "5", "5 USD": "5", "\u22125": "-5", "1\u00a0234.5": "1234.5",
	} {
		p, _ := bill(t, focusHead+written+",,,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,111122223333\n")
		if len(p.Charges) != 1 {
			t.Fatalf("%s: %d rows", written, len(p.Charges))
		}
		if got := p.Charges[0].Billed; !got.Known || got.String() != want {
			t.Errorf("%s is read as %q, want %s", written, got, want)
		}
	}
	for _, written := range []string{"1.234,5", "1,23", "Inf", "NaN", "1e999", "0x10", "1_000", "12abc", "--5", "(5", "5%", "$", "1 2"} {
		_, problems := ingest.Read(billWorkspace("inputs/bill.csv", []byte(focusHead+`"`+written+`",,,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,111122223333`+"\n")))
		wantProblem(t, problems, fmt.Sprintf("error: inputs/bill.csv!A2: billed cost %q", written))
	}
}

// Zero, negative, missing and NULL are four different things.
func TestMissingMoneyIsNotZero(t *testing.T) {
	p, problems := bill(t, focusHead+
		"1,NULL,,USD,Usage,2025-01-01,2025-01-02,NULL,111122223333\n"+
		"2,0,-1,USD,Credit,2025-01-01,2025-01-02,Amazon EC2,NULL\n")
	first, second := p.Charges[0], p.Charges[1]
	if first.Effective.Known || first.List.Known || first.Service != "" || !second.Effective.Known || second.List.String() != "-1" || second.Account != "" {
		t.Errorf("%+v\n%+v", first, second)
	}
	for _, problem := range problems {
		t.Errorf("NULL is known to the format: %s", problem)
	}
	_, problems = ingest.Read(billWorkspace("inputs/bill.csv", []byte(focusHead+"NULL,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,1\n")))
	wantProblem(t, problems, "error: inputs/bill.csv!A2: billed cost is missing")
}

// Machines write the same mark everywhere: the locale of the workspace has no say.
func TestLocaleHasNoSayInAnExportOfAProgram(t *testing.T) {
	ws := billWorkspace("inputs/bill.csv", []byte(focusHead+"1.234,1.5,2.000,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,1\n"))
	ws.Config.Locale, _ = value.LocaleOf("de-DE")
	result, problems := ingest.Read(ws)
	if c := result.Portfolio.Charges[0]; c.Billed.String() != "1.234" || c.List.String() != "2" || len(problems) > 0 {
		t.Errorf("read %s and %s; %v", c.Billed, c.List, problems)
	}
}

func TestRoundedAccountIsReportedAndNotUsed(t *testing.T) {
	p, problems := bill(t, focusHead+
		"1,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,8.36E+11\n"+
		"2,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,012345678901\n"+
		"3,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,8.36E+11\n")
	wantProblem(t, problems, `warning: inputs/bill.csv!I2: account "8.36E+11" is an id that a spreadsheet has rounded: its digits are lost, in 2 rows`)
	if p.Charges[0].Account != "" || p.Charges[1].Account != "012345678901" {
		t.Errorf("accounts %q and %q", p.Charges[0].Account, p.Charges[1].Account)
	}
}

// A row of totals is no charge, wherever it stands, and is compared with the rows.
func TestTotalsRowIsNeverSummedWithData(t *testing.T) {
	const rows = "1.10,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,1\n2.20,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon S3,1\n"
	billed := func(c *model.Charge) value.Number { return c.Billed }
	for _, totals := range []string{"3.30,2,2,USD,Total,,,,\n", "3.3,2,2,,,,,,\n", "Totals: 2 rows,,,,,,,,\n", "$3.30,2,2,USD,,,,Total results,\n"} {
		p, problems := bill(t, focusHead+rows+totals)
		wantSum(t, "billed above "+totals, sumOf(p.Charges, "billed cost", billed), "3.3", "inputs/bill.csv!A2:A3")
		wantProblem(t, problems, "note: inputs/bill.csv!A4:I4: the row is not read: it is a row of totals")
		for _, problem := range problems {
			if problem.Severity != source.Note {
				t.Error(problem)
			}
		}
	}
	p, problems := bill(t, focusHead+"4.30,2,2,USD,Total,,,,\n"+rows)
	wantSum(t, "billed below the totals", sumOf(p.Charges, "billed cost", billed), "3.3", "inputs/bill.csv!A3:A4")
	wantProblem(t, problems, "warning: inputs/bill.csv!A2: stated total differs from rows: billed cost is 4.3 here, and the rows at inputs/bill.csv!A3:A4 come to 3.3")
}

// The download of Cost Explorer is a column a service, a row a day, its totals first: each cell becomes a charge.
func TestCostExplorerDownload(t *testing.T) {
	const text = "\ufeff\"Service\",\"EC2-Instances($)\",\"EC2-Other($)\",\"Tax($)\",\"Total costs($)\"\n" +
		"\"Service total\",\"1771.60\",\"12.5\",\"-3\",\"1781.10\"\n" +
		"\"2022-03-01\",\"1000.6\",\"\",\"-3\",\"997.6\"\n\"2022-04-01\",\"771.0\",\"12.5\",\"\",\"783.5\"\n"
	p, problems := bill(t, text)
	var got []string
	for _, c := range p.Charges {
		got = append(got, fmt.Sprintf("%s %s %s %s %s %s", c.Start, c.Service, c.Billed, c.Currency, c.At("billed cost"), c.Where()))
	}
	want := []string{
		"2022-03-01 EC2-Instances 1000.6 USD inputs/bill.csv!B3 inputs/bill.csv!B3", "2022-03-01 Tax -3 USD inputs/bill.csv!D3 inputs/bill.csv!D3",
		"2022-04-01 EC2-Instances 771 USD inputs/bill.csv!B4 inputs/bill.csv!B4", "2022-04-01 EC2-Other 12.5 USD inputs/bill.csv!C4 inputs/bill.csv!C4",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q", got)
	}
	wantProblem(t, problems, "note: inputs/bill.csv!A2:E2: the row is not read: it is a row of totals")
	for _, problem := range problems {
		if problem.Severity != source.Note {
			t.Error(problem)
		}
	}
	_, problems = bill(t, strings.Replace(text, "1771.60", "1780.60", 1))
	wantProblem(t, problems, "warning: inputs/bill.csv!B2: stated total differs from rows: billed cost is 1780.6 here, and the rows at inputs/bill.csv!B3:B4 come to 1771.6")
	_, problems = bill(t, strings.Replace(text, "1781.10", "1881.10", 1))
	wantProblem(t, problems, "warning: inputs/bill.csv!E2: stated total differs from rows")
	_, problems = bill(t, strings.Replace(text, "Tax($)", "Tax(€)", 1))
	wantProblem(t, problems, "warning: inputs/bill.csv!A1:E1: columns without a currency that is known: not read")
}

func TestCostExplorerDownloadByAccount(t *testing.T) {
	p, problems := bill(t, "\"Linked account\",\"111122223333($)\",\"444455556666($)\",\"Total costs($)\"\n\"Linked account name\",\"prod\",\"test\",\"\"\n"+
		"\"Linked account total\",\"3.00\",\"1.00\",\"4.00\"\n\"2022-03-01\",\"3.0012\",\"1\",\"4.0012\"\n")
	if len(p.Charges) != 2 || p.Charges[0].Account != "111122223333" || p.Charges[0].Billed.String() != "3.0012" || p.Charges[1].Account != "444455556666" {
		t.Errorf("%+v", p.Charges)
	}
	wantProblem(t, problems, "note: inputs/bill.csv!A2:D2: the row is not read: it names the accounts")
}

// What a commitment covers costs its share of it; of its fees the effective cost stays unknown.
func TestEffectiveCostFollowsTheTypeOfTheLine(t *testing.T) {
	const head = "bill_payer_account_id,line_item_line_item_type,line_item_usage_start_date,line_item_unblended_cost,line_item_currency_code,line_item_product_code,savings_plan_savings_plan_effective_cost,reservation_effective_cost\n"
	p, problems := bill(t, head+
		"1,Usage,2025-01-01T00:00:00.000Z,1.5,USD,AmazonEC2,0.0,0.0\n1,SavingsPlanCoveredUsage,2025-01-01T00:00:00.000Z,2,USD,AmazonEC2,1.25,0.0\n"+
		"1,DiscountedUsage,2025-01-01T00:00:00.000Z,0,USD,AmazonEC2,0.0,0.75\n1,SavingsPlanNegation,2025-01-01T00:00:00.000Z,-2,USD,AmazonEC2,0.0,0.0\n")
	var got []string
	for _, c := range p.Charges {
		got = append(got, fmt.Sprintf("%s %s %q %s", c.Category, c.Billed, c.Effective, c.At("effective cost").Cells))
	}
	want := `Usage 1.5 "1.5" D2; SavingsPlanCoveredUsage 2 "1.25" G3; DiscountedUsage 0 "0.75" H4; SavingsPlanNegation -2 "" D5`
	if strings.Join(got, "; ") != want || len(problems) > 0 {
		t.Errorf("got %s; %v", strings.Join(got, "; "), problems)
	}
}

// The legacy report's names and those of its Athena table are the same report.
func TestLegacyReportUnderBothNames(t *testing.T) {
	const slashed = "bill/PayerAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/ProductCode,lineItem/UsageAccountId\n"
	const athena = "bill_payer_account_id,line_item_line_item_type,line_item_usage_start_date,line_item_unblended_cost,line_item_currency_code,line_item_product_code,line_item_usage_account_id\n"
	const row = "111122223333,Usage,2025-01-01T00:00:00Z,9.984E-7,USD,AmazonS3,444455556666\n"
	for _, head := range []string{slashed, athena} {
		p, _ := bill(t, head+row)
		if len(p.Charges) != 1 || p.Charges[0].Billed.String() != "0.0000009984" || p.Charges[0].Account != "444455556666" || p.Charges[0].Service != "AmazonS3" {
			t.Errorf("%s: %+v", head, p.Charges)
		}
	}
}

func TestOlderPricingCalculators(t *testing.T) {
	p, problems := bill(t, "Your Estimate,,,,\nService Type,Components,Region,Component Price,Service Price\nAmazon EC2 Service,,,,$5861.8\n,Compute:,US East,$5000,\n,EBS Volumes:,US East,$861.8,\n"+
		"Amazon S3 Service,,,,$3251.72\n,Storage:,US East,$3251.72,\n,,Free Tier Discount:,,-$6.39\n,,Total Monthly Payment:,,$9107.13\n")
	wantSum(t, "services", sumOf(p.Estimates, "monthly cost", func(e *model.Estimate) value.Number { return e.Monthly }), "9107.13", "inputs/bill.csv!E3 inputs/bill.csv!E6 inputs/bill.csv!E8")
	wantProblem(t, problems, "note: inputs/bill.csv!A4:E4: the row is not read: it is a component of the service above, whose price holds it")
	wantProblem(t, problems, "note: inputs/bill.csv!A9:E9: the row is not read: it is a row of totals")
	p, problems = bill(t, "Group hierarchy,Region,Description,Service,Upfront,Monthly,First 12 months total,Currency,Configuration summary\n"+
		"My Estimate,US East (Ohio),,Amazon EC2 ,0,158.79000000000002,1905.48,USD,\"Quantity (1), Workload (Daily, (Days: Monday, Friday))\"\n\n\nAcknowledgement\n\"* AWS Pricing Calculator provides only an estimate.\"\n")
	if len(p.Estimates) != 1 || p.Estimates[0].Service != "Amazon EC2" || p.Estimates[0].Monthly.String() != "158.79000000000002" {
		t.Errorf("%+v", p.Estimates)
	}
	wantProblem(t, problems, "note: inputs/bill.csv!A5:I5: the row is not read: the table ends above it")
	wantProblem(t, problems, "note: inputs/bill.csv!A6:I6: the row is not read: it stands below the end of the table")
}

// The list of prices needs no migration; its last step has no end.
func TestPriceListBelowItsPreamble(t *testing.T) {
	p, _ := bill(t, "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"This pricing list is for informational purposes only.\"\n\"Publication Date\",\"2024-01-05T00:00:00Z\"\n\"Version\",\"20240105\"\n\"OfferCode\",\"AmazonEC2\"\n"+
		"\"SKU\",\"OfferTermCode\",\"RateCode\",\"TermType\",\"PriceDescription\",\"EffectiveDate\",\"StartingRange\",\"EndingRange\",\"Unit\",\"PricePerUnit\",\"Currency\",\"Instance Type\",\"Memory\",\"Region Code\"\n"+
		"\"ABC\",\"JRTC\",\"ABC.JRTC\",\"OnDemand\",\"$0.1234 per hour\",\"2024-01-01\",\"0\",\"Inf\",\"Hrs\",\"0.1234000000\",\"USD\",\"m7i.large\",\"16 GiB\",\"us-east-1\"\n")
	if len(p.Prices) != 1 {
		t.Fatalf("%d prices", len(p.Prices))
	}
	price := p.Prices[0]
	if price.Item != "m7i.large" || !price.Amount.Decimal.Equal(value.Int(1234).Shift(-4)) || price.To.Known || price.From.String() != "0" || price.Term != "OnDemand" || price.AsOf.String() != "2024-01-01" {
		t.Errorf("%+v", price)
	}
}

func TestHubAndReservationRecommendations(t *testing.T) {
	p, _ := bill(t, "account_id,action_type,currency_code,current_resource_summary,current_resource_type,estimated_monthly_savings_after_discount,estimated_monthly_savings_before_discount,"+
		"implementation_effort,last_refresh_timestamp,recommendation_id,recommendation_lookback_period_in_days,recommended_resource_summary,region,resource_arn,restart_needed,rollback_possible\n"+
		"111122223333,Rightsize,USD,m5.large,Ec2Instance,12.5,20,Low,2025-03-01T00:00:00Z,abc,14,m7i.medium,us-east-1,arn:aws:ec2:x,true,false\n")
	r := p.Recommendations[0]
	if r.Saving.String() != "12.5" || r.Restart != model.Yes || r.Rollback != model.No || r.Lookback.String() != "14" || r.Effort != "Low" || r.Account != "111122223333" {
		t.Errorf("%+v", r)
	}
	p, _ = bill(t, "Recommendation Date,Owner Account,Instance Type,Size Flexible Recommendation,Projected RI Utilization,Location,OS,Term,Payment Option,Upfront Cost,Recurring Monthly Cost,"+
		"Recommended Instance Quantity Purchase,Estimated Monthly Savings,Break Even Months\n2018-10-11T00:00:00Z,111122223333,m5.large,,98.5,US East (Ohio),Linux,1yr,No Upfront,$0,$45.26,3,$24.82,0\n")
	r = p.Recommendations[0]
	if r.Saving.String() != "24.82" || r.Used.String() != "98.5" || r.Quantity.String() != "3" || r.Proposed != "m5.large" || r.Recurring.String() != "45.26" {
		t.Errorf("%+v", r)
	}
}

// Both forms of the rightsizing report; a file of the newer one has other words and more columns.
func TestNewerRightsizingReport(t *testing.T) {
	p, problems := bill(t, "Account ID,Account name,Instance ID,Finding reason(s),Instance name,Instance type,OS,Region,Total running hours,CPU utilization,Memory utilization,Recommended action,"+
		"Recommended instance type 1,Recommended instance type 1 Estimated savings,Recommended instance type 1 Projected CPU utilization\n"+
		"8.36E+11,labs,i-1,CPU over-provisioned,web,m5.large,Linux,us-east-1,329,0.85,,Modify,m5.medium,$1.20,1.7\n")
	r := p.Recommendations[0]
	if r.CPU.String() != "0.85" || r.CPUAfter.String() != "1.7" || r.Memory.Known || r.Name != "web" || r.Account != "" || r.Finding != "CPU over-provisioned" {
		t.Errorf("%+v", r)
	}
	wantProblem(t, problems, `warning: inputs/bill.csv!A2: account "8.36E+11"`)
}

func TestFaultsOfTheOptimizerAreKeptAndSaid(t *testing.T) {
	p, problems := bill(t, "accountid,instancearn,currentinstancetype,finding,recommendationoptions_1_instancetype,recommendationoptions_1_estimatedmonthlysavings_value,errorcode,errormessage\n"+
		"111122223333,arn:1,m5.large,Overprovisioned,m7i.medium,5,,\n111122223333,arn:2,m5.large,,,,INSUFFICIENT_DATA,too few metrics\n111122223333,arn:3,m5.large,,,,INSUFFICIENT_DATA,too few metrics\n")
	if len(p.Recommendations) != 3 || p.Recommendations[1].Fault != "too few metrics" || p.Recommendations[1].Saving.Known {
		t.Errorf("%+v", p.Recommendations)
	}
	wantProblem(t, problems, `note: inputs/bill.csv!G3: Compute Optimizer could recommend nothing: "INSUFFICIENT_DATA", 2 rows`)
}

func TestExportWithoutAMigrationIsAnError(t *testing.T) {
	_, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/bill.csv", focusHead+"1,1,1,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,1\n")})
	wantProblem(t, problems, "error: inputs/bill.csv: dossier.yaml does not name the migration that the FOCUS export is of")
}

// Whatever an export of costs holds, it is read or refused with a place, every record knows its cell, and no row disappears.
func FuzzBills(f *testing.F) {
	f.Add(focusHead + "1,NULL,2,USD,Usage,2025-01-01,2025-01-02,Amazon EC2,8.36E+11\n3,,,,Total,,,,\n")
	f.Add("Service,EC2($),Tax($),Total costs($)\nService total,1,2,3\n2022-03-01,1,2,3\n2022-04-01,,x,\n")
	f.Add("Linked account,1($),Total cost ($)\nLinked account name,a,\n,,,\n2022-03-01,$(2.31),\n")
	f.Add("Estimate summary\nUpfront cost,Monthly cost,Total 12 months cost,Currency\n0,1,12,USD\nGroup hierarchy,Region,Description,Service,Upfront,Monthly,First 12 months total,Currency\ng,r,d,s,0,1,12,USD\nAcknowledgement\nx\n")
	f.Add("Service Type,Components,Region,Component Price,Service Price\nA,,,,$1\n,b,,$1,\n,,Total Monthly Payment:,,$2\n")
	f.Add("accountId,instanceArn,currentInstanceType,finding,errorCode\n1,arn,m5.large,X,\n1,arn,m5.large,,E\n")
	f.Add("SKU,OfferTermCode,RateCode,TermType,EndingRange,Unit,PricePerUnit,Currency\na,b,c,d,Inf,Hrs,1e-9,USD\n")
	f.Fuzz(func(t *testing.T, text string) {
		result, problems := ingest.Read(billWorkspace("inputs/bill.csv", []byte(text)))
		for _, p := range problems {
			if p.Ref.File == "" || p.What == "" {
				t.Fatalf("a problem without a place or a word: %+v", p)
			}
		}
		for _, c := range result.Portfolio.Charges {
			if ref := c.At("billed cost"); ref.File != "inputs/bill.csv" || ref.Cells.FirstRow != c.Number || ref.Cells.FirstCol != ref.Cells.LastCol {
				t.Fatalf("a charge of row %d from %s", c.Number, ref)
			}
		}
		rows := 0
		for _, table := range result.Portfolio.Tables {
			if table.Ref.File == "inputs/bill.csv" {
				rows += table.Rows
			}
		}
		if records := len(result.Portfolio.Charges) + len(result.Portfolio.Recommendations) + len(result.Portfolio.Estimates) + len(result.Portfolio.Prices); strings.HasPrefix(text, "Service,") && records != rows {
			t.Fatalf("%d records of %d rows", records, rows)
		}
	})
}
