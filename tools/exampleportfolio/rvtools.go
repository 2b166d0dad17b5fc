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
	ESXi       string   // release that the hosts run
	Memory     string   // header of the memory column
	Unit       string   // that the size columns are named by: MiB, or MB in older releases
	PoweredOff bool     // everything was switched off when it was made
	Templates  []string // VM templates that stand among the machines
	Off        []string // machines that were off
	Strays     []string // machines that no list of ours has
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
	for _, name := range slices.Concat(pr.Export.Templates, pr.Export.Strays) {
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
		"Network #1": networkOf(s.Name), "Provisioned MiB": provisioned, "In Use MiB": provisioned * (40 + n%35) / 100, "Firmware": "bios", "HW version": 13,
		"Folder": "/vm/" + pr.slug(), "Datacenter": "DC1", "Cluster": "CL1", "Host": fmt.Sprintf("esx%02d.corp.example.net", 1+n%hosts),
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
	pr.parts(w, p)
	w.addSheet("vHost")
	w.row("vHost", 1, []any{"Host", "Datacenter", "Cluster", "Vendor", "Model", "CPU Model", "# CPU", "Cores per CPU", "# Cores", "# Memory", "CPU usage %", "Memory usage %", "# VMs total", "ESX Version"})
	for i := range hosts {
		w.row("vHost", i+2, []any{
			fmt.Sprintf("esx%02d.corp.example.net", i+1), "DC1", "CL1", "Example Hardware", "EX-2U", "Example CPU 2.4 GHz", 2, 12, 24, 524288, 31 + i*5, 58 + i*3, nil, "VMware ESXi " + pr.Export.ESXi,
		})
	}
	w.addSheet("vCluster")
	w.row("vCluster", 1, []any{"Name", "Config status", "OverallStatus", "NumHosts", "numEffectiveHosts", "TotalCpu", "NumCpuCores", "HA enabled", "DRS enabled"})
	w.row("vCluster", 2, []any{"CL1", "green", "green", hosts, hosts, hosts * 24 * 2400, hosts * 24, "True", "True"})
	w.addSheet("vMetaData")
	w.row("vMetaData", 1, []any{"RVTools major version", "RVTools version", "xlsx creation datetime", "Server"})
	major, _, _ := strings.Cut(pr.Export.Version, ".")
	w.row("vMetaData", 2, []any{major, pr.Export.Version, nil, "vcenter.corp.example.net"})
	stamp := "yyyy/mm/dd hh:mm:ss"
	style := w.style(&excelize.Style{CustomNumFmt: &stamp})
	w.set("vMetaData", 3, 2, pr.Export.On, style)
}

// hosts is how many there are below the machines of an export.
const hosts = 6

// networkOf is the network of the source that a machine is on: databases stand in one of their own.
func networkOf(name string) string {
	switch {
	case strings.Contains(name, "-db"):
		return "VLAN 30 databases"
	case strings.Contains(name, "-web"):
		return "VLAN 10 front"
	}
	return "VLAN 20 servers"
}

// parts writes the disks, file systems and adapters of the machines.
func (pr *project) parts(w *writer, p *model.Portfolio) {
	unit := pr.Export.Unit
	w.addSheet("vDisk")
	w.row("vDisk", 1, []any{"VM", "Powerstate", "Template", "Disk", "Disk Key", "Disk Path", "Capacity " + unit, "Raw", "Disk Mode", "Thin", "Controller", "Unit #", "VM UUID"})
	w.addSheet("vPartition")
	w.row("vPartition", 1, []any{"VM", "Powerstate", "Template", "Disk", "Capacity " + unit, "Consumed " + unit, "Free " + unit, "Free %", "VM UUID"})
	w.addSheet("vNetwork")
	w.row("vNetwork", 1, []any{"VM", "Powerstate", "Template", "NIC label", "Adapter", "Network", "Connected", "Mac Address", "IPv4 Address", "VM UUID"})
	for i, s := range p.Servers {
		n := i + 2
		row := pr.vInfoRow(s, n)
		size := int(s.Storage.Decimal.IntPart()) * 1024
		used := size * (40 + n%35) / 100
		w.row("vDisk", n, []any{s.Name, row[1], row[2], "Hard disk 1", 2000, fmt.Sprintf("[DS%d] %s/%s.vmdk", 1+n%3, s.Name, s.Name), size, "False", "persistent", titleBool(n%4 != 0), "SCSI controller 0", 0, s.ID})
		w.row("vPartition", n, []any{s.Name, row[1], row[2], `C:\`, size, used, size - used, 100 - used*100/size, s.ID})
		w.row("vNetwork", n, []any{s.Name, row[1], row[2], "Network adapter 1", "Vmxnet3", networkOf(s.Name), titleBool(row[1] == "poweredOn"), fmt.Sprintf("00:50:56:00:%02x:%02x", n/256, n%256), fmt.Sprintf("192.0.2.%d", n), s.ID})
	}
}

func titleBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}
