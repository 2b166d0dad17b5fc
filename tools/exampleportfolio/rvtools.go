package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/model"
	"dossier/value"
)

// export is an inventory export of RVTools: its file, its day, and what is peculiar about it.
type export struct {
	Path       string // below inputs
	On         value.Date
	Version    string
	Memory     string   // header of the memory column
	Unit       string   // that the size columns are named by: MiB, or MB in older releases
	PoweredOff bool     // everything was switched off when it was made
	Templates  []string // VM templates that stand among the machines
	Off        []string // machines that were off
}

// vInfo are the columns of the tab vInfo of RVTools 4.7.1.4, which is where the columns of other releases come from too.
var vInfo = strings.Split("VM|Powerstate|Template|SRM Placeholder|Config status|DNS Name|Connection state|Guest state|Heartbeat|Consolidation Needed|PowerOn|"+
	"Suspended To Memory|Suspend time|Suspend Interval|Creation date|Change Version|CPUs|Overall Cpu Readiness|Memory|Active Memory|NICs|Disks|Total disk capacity MiB|"+
	"Fixed Passthru HotPlug|min Required EVC Mode Key|Latency Sensitivity|Op Notification Timeout|EnableUUID|CBT|Primary IP Address|Network #1|Network #2|Num Monitors|"+
	"Video Ram KiB|Resource pool|Folder ID|Folder|vApp|DAS protection|FT State|Provisioned MiB|In Use MiB|Unshared MiB|HA Restart Priority|HA Isolation Response|"+
	"Boot Required|Boot delay|Boot retry delay|Boot retry enabled|Boot BIOS setup|Firmware|HW version|Path|Log directory|Annotation|Datacenter|Cluster|Host|"+
	"OS according to the configuration file|OS according to the VMware Tools|VM ID|SMBIOS UUID|VM UUID|VI SDK Server type|VI SDK API Version|VI SDK Server|VI SDK UUID", "|")

// rvtools writes the export of a project's machines.
func (pr *project) rvtools(p *model.Portfolio) ([]byte, error) {
	x := excelize.NewFile() // a new file holds nothing that needs closing
	w := writer{File: x}
	w.addSheet("vInfo")
	headers := make([]any, len(vInfo))
	for i, h := range vInfo {
		headers[i] = strings.ReplaceAll(h, "MiB", pr.Export.Unit)
	}
	w.row("vInfo", 1, headers)
	r := 1
	for _, s := range p.Servers {
		r++
		w.row("vInfo", r, pr.vInfoRow(s, r))
	}
	for _, name := range pr.Export.Templates {
		r++
		w.row("vInfo", r, pr.vInfoRow(pr.machine(name, "app"), r))
	}
	pr.otherTabs(&w, p)
	if w.err != nil {
		return nil, fmt.Errorf("%s: %w", pr.Export.Path, w.err)
	}
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		return nil, fmt.Errorf("%s: %w", pr.Export.Path, err)
	}
	return out.Bytes(), nil
}

func (w *writer) row(sheet string, row int, cells []any) {
	for i, v := range cells {
		if v != nil {
			w.set(sheet, i+1, row, v, 0)
		}
	}
}

func (pr *project) vInfoRow(s *model.Server, n int) []any {
	template := slices.Contains(pr.Export.Templates, s.Name)
	state := "poweredOn"
	if template || pr.Export.PoweredOff || slices.Contains(pr.Export.Off, s.Name) {
		state = "poweredOff"
	}
	provisioned := int(s.Storage.Decimal.IntPart()) * 1024
	known := map[string]any{
		"VM": s.Name, "Powerstate": state, "Template": titleBool(template), "SRM Placeholder": "False", "Config status": "green", "DNS Name": s.Name + ".corp.example.net",
		"Connection state": "connected", "Consolidation Needed": "False", "CPUs": int(s.CPUs.Decimal.IntPart()), "Overall Cpu Readiness": "0%",
		"Memory": int(s.Memory.Decimal.IntPart()), "NICs": 1, "Disks": 1 + n%3, "Total disk capacity MiB": provisioned, "Primary IP Address": fmt.Sprintf("192.0.2.%d", n),
		"Network #1": "VM Network", "Provisioned MiB": provisioned, "In Use MiB": provisioned * (40 + n%35) / 100, "Firmware": "bios", "HW version": 13,
		"Folder": "/vm/" + pr.slug(), "Datacenter": "DC1", "Cluster": "CL1", "Host": fmt.Sprintf("esx%02d.corp.example.net", 1+n%6),
		"OS according to the configuration file": s.OS + " (64-bit)", "OS according to the VMware Tools": s.OS + " (64-bit)", "VM ID": fmt.Sprintf("vm-%d", 1000+n),
		"SMBIOS UUID": uuid("smbios" + s.ID), "VM UUID": s.ID, "VI SDK Server type": "VMware vCenter Server", "VI SDK API Version": "6.7.3",
		"VI SDK Server": "vcenter.corp.example.net", "VI SDK UUID": uuid("vcenter" + pr.Code),
	}
	row := make([]any, len(vInfo))
	for i, h := range vInfo {
		row[i] = known[h]
	}
	return row
}

func (pr *project) otherTabs(w *writer, p *model.Portfolio) {
	w.addSheet("vCPU")
	w.row("vCPU", 1, []any{"VM", "Powerstate", "Template", "CPUs", "Sockets", "Cores p/s", "Max", "Overall", "Level", "Shares", "Reservation", "Entitlement",
		"DRS Entitlement", "Limit", "Hot Add", "Hot Remove", "Annotation", "Datacenter", "Cluster", "Host", "Folder"})
	for i, s := range p.Servers {
		cpus := int(s.CPUs.Decimal.IntPart())
		row := pr.vInfoRow(s, i+2)
		w.row("vCPU", i+2, []any{s.Name, row[1], row[2], cpus, cpus / 2, 2, cpus * 2400, cpus * 310, "normal", cpus * 1000, 0, nil, nil, -1, "False", "False"})
	}
	w.addSheet("vHost")
	w.row("vHost", 1, []any{"Host", "Datacenter", "Cluster", "CPU Model", "# CPU", "Cores per CPU", "# Memory", "ESX Version"})
	for i := range 6 {
		w.row("vHost", i+2, []any{fmt.Sprintf("esx%02d.corp.example.net", i+1), "DC1", "CL1", "Example CPU 2.4 GHz", 2, 16, 524288, "VMware ESXi 6.7.0"})
	}
	w.addSheet("vMetaData")
	w.row("vMetaData", 1, []any{"RVTools major version", "RVTools version", "xlsx creation datetime", "Server"})
	major, _, _ := strings.Cut(pr.Export.Version, ".")
	w.row("vMetaData", 2, []any{major, pr.Export.Version, nil, "vcenter.corp.example.net"})
	stamp := "yyyy/mm/dd hh:mm:ss"
	style := w.style(&excelize.Style{CustomNumFmt: &stamp})
	w.set("vMetaData", 3, 2, pr.Export.On, style)
}

func titleBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}
