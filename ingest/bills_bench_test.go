package ingest_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"dossier/ingest"
)

// manyCharges is a Cost and Usage Report of hourly lines, with as many columns as real ones have.
func manyCharges(rows int) []byte {
	var out bytes.Buffer
	out.WriteString("bill/PayerAccountId,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/ResourceId," +
		"lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost,lineItem/LineItemDescription,product/ProductName,product/region,pricing/publicOnDemandCost,pricing/unit")
	for i := range 78 {
		fmt.Fprintf(&out, ",product/attribute%d", i)
	}
	out.WriteString("\n")
	blank := bytes.Repeat([]byte(",x"), 78)
	for i := range rows {
		fmt.Fprintf(&out, "111122223333,%012d,Usage,2025-01-%02dT%02d:00:00.000Z,2025-01-%02dT%02d:59:59.000Z,AmazonEC2,BoxUsage,i-%017x,1.0,USD,%d.%06dE-3,$0.1 per hour,Amazon Elastic Compute Cloud,us-east-1,0.1,Hrs",
			i%40, 1+i/24%28, i%24, 1+i/24%28, i%24, i%5000, i%100, i%1000000)
		out.Write(blank)
		out.WriteString("\n")
	}
	return out.Bytes()
}

// BenchmarkCostAndUsageReport reads a report into charges; it says what a row costs in time and in memory that stays.
func BenchmarkCostAndUsageReport(b *testing.B) {
	const rows = 100_000
	ws := billWorkspace("inputs/cur.csv", manyCharges(rows))
	b.SetBytes(int64(len(manyCharges(1000))) * rows / 1000)
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		result, _ := ingest.Read(ws)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if len(result.Portfolio.Charges) != rows {
			b.Fatalf("%d charges", len(result.Portfolio.Charges))
		}
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/rows, "B-kept/row")
		runtime.KeepAlive(result)
	}
}
