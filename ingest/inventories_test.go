package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
)

// What every format of an inventory makes of a row or two, with the headers that inputs.md states.
func TestFormatsOfInventories(t *testing.T) {
	for _, c := range []struct {
		name, file, data string
		want             []string
	}{
		{
			"Migration Hub import", "inputs/import.csv",
			"ExternalId,SMBiosId,IPAddress,MACAddress,HostName,VMware.MoRefId,VMware.VCenterId,CPU.NumberOfProcessors,CPU.NumberOfCores,CPU.NumberOfLogicalCores,OS.Name,OS.Version,VMware.VMName,RAM.TotalSizeInMB,RAM.UsedSizeInMB.Avg,RAM.UsedSizeInMB.Max,CPU.UsagePct.Avg,CPU.UsagePct.Max,Applications,ApplicationWave,Tags,ServerId\n" +
				"e-1,,\"10.0.0.1, 10.0.0.2\",00:50:56:aa:00:01,web,,,1,2,4,Linux,7,vm-web,8192,100,200,3,80.5,\"Shop, Portal\",Wave 1,\"zone:1, critical:yes\",d-server-1\n" +
				",,10.0.0.3,,,,,,,,,,,,,,,,,,,\n",
			[]string{
				"app Shop wave=Wave 1", "app Portal wave=Wave 1",
				"e-1 web Linux cpus=4 memory=8192 storage= use=80.5/ apps=[Shop Portal] addresses=[10.0.0.1 10.0.0.2]",
				"10.0.0.3  cpus= memory= storage= use=/ apps=[] addresses=[10.0.0.3]",
			},
		},
		{
			"Migration Hub recommendations", "inputs/EC2InstanceRecommendations.csv",
			"ServerId,Server.ExternalId,Server.HostName,Recommendation.EC2.Remarks,Server.OS.Name,Server.CPU.NumberOfLogicalCores,Server.RAM.TotalSizeInMB,Recommendation.EC2.Instance.Model,Server.CPU.UsagePct.Max\nd-1,e-1,web,,Linux,4,8192,m5.large,12\n",
			[]string{"d-1 web Linux cpus=4 memory=8192 storage= use=12/ apps=[] addresses=[] → m5.large"},
		},
		{
			"Application Migration Service", "inputs/mgn.csv",
			"mgn:account-id,mgn:region,mgn:wave:name,mgn:app:name,mgn:app:tag:owner,mgn:server:user-provided-id,mgn:server:platform,mgn:server:fqdn-for-action-framework,mgn:server:tag:Env,mgn:launch:instance-type,mgn:launch:nic:0:private-ip:0,mgn:launch:volume:/dev/sda:type\n" +
				"111122223333,us-east-1,Wave 2,Shop,me,srv-1,LINUX,web.example.local,prod,m5.large,10.1.0.4,gp3\n111122223333,us-east-1,Wave 2,Shop,me,srv-2,WINDOWS,,prod,[RESET_VALUE],,\n",
			[]string{
				"app Shop wave=Wave 2 account=111122223333",
				"srv-1 web.example.local Linux cpus= memory= storage= use=/ apps=[Shop] addresses=[] → m5.large",
				"srv-2 srv-2 Windows cpus= memory= storage= use=/ apps=[Shop] addresses=[]",
			},
		},
		{
			"Migration Evaluator: peaks are fractions, time in use is not", "inputs/ME_ConsolidatedDataImport_1.csv",
			"Server Name,CPU Cores,Memory (MB),Provisioned Storage (GB),Operating System,Is Virtual?,Hypervisor Name,Cpu String,Environment,SQL Edition,Application,Cpu Utilization Peak (%),Memory Utilization Peak (%),Time In-Use (%),Annual Cost (USD),Storage Type\n" +
				"web,4,8192,107.3741824,Windows Server 2019,TRUE,h,x,Prod,,Shop,0.72,1,100,,SSD\n",
			[]string{"app Shop", "web web Windows Server 2019 cpus=4 memory=8192 storage=100 use=72/100 apps=[Shop] addresses=[] in Prod"},
		},
		{
			"Migration Portfolio Assessment: PctDec is percent", "inputs/MPA_Template.csv",
			"Serverid,isPhysical,hypervisor,HOSTNAME,osName,osVersion,numCpus,numCoresPerCpu,numThreadsPerCore,maxCpuUsagePctDec (%),avgCpuUsagePctDec (%),totalRAM (GB),maxRamUsagePctDec (%),avgRamUtlPctDec (%),Uptime,Environment Type,Storage-Total Disk Size (GB),Storage-Utilization %\n" +
				"s-1,false,v,web,Linux,8,2,4,2,0.51,0.2,16,33.5,20,100,Prod,1000,50\n",
			[]string{"s-1 web Linux cpus=8 memory=16384 storage=931.322574615478515625 use=0.51/33.5 apps=[] addresses=[] in Prod"},
		},
		{
			"Azure Migrate template", "inputs/azure.csv",
			"*Server name,IP addresses,*Cores,*Memory (In MB),*OS name,OS version,OS architecture,Server type,Hypervisor,CPU utilization percentage,Memory utilization percentage,Network adapters,Number of disks,Disk 1 size (In GB),Disk 1 read ops (operations per second),Disk 2 size (In GB)\n" +
				"web,10.0.0.1;10.0.0.2,4,8192,Windows,2019,x64,Virtual,v,53.66,-1,1,2,107.3741824,5,107.3741824\n",
			[]string{"web web Windows cpus=4 memory=8192 storage=200 use=53.66/ apps=[] addresses=[10.0.0.1 10.0.0.2]"},
		},
		{
			"Azure Migrate discovery report", "inputs/Discovery_Report.csv",
			"Machine Name,Environment,Software Inventory Count,SQL Discovery Server Count,Is SQL Service Present,Web Applications Count,Operating System,Cores,Memory (in MB),Total Disks,IP Addresses,MAC Addresses,Total Network Adapters,Boot Type,Power Stats,First Discovery Time,Last Updated Time,Machine ID\n" +
				"web,,-1,0,False,0,Ubuntu,-1,8192,2,\"[2404:f801::1,10.150.90.32];\",,1,BIOS,ON,,,/subscriptions/1/machines/m-1\n",
			[]string{"/subscriptions/1/machines/m-1 web Ubuntu cpus= memory=8192 storage= use=/ apps=[] addresses=[2404:f801::1 10.150.90.32]"},
		},
		{
			"Optimization and Licensing Assessment", "inputs/ola.csv",
			"ServerName,Application,App Group,Owner,Environment,OS,Migration Strategy,\"On-Prem\rvCPU/\rCores\",\"On-Prem\rRAM\r(GB)\",\"Used\rStorage\rGB\",\"Final\rInstance\rType\"\nweb,Shop,G,me,Prod,Windows,Rehost,4,16,10,m5.large\n",
			[]string{"web web Windows cpus=4 memory=16384 storage= use=/ apps=[Shop] addresses=[] → m5.large in Prod by rehost"},
		},
		{
			"AWS Transform inventory of a wave plan", "inputs/enriched_inventory.csv",
			"mgn:server:user-provided-id,metadata:app_name,metadata:operating_system_type,metadata:total_cpu_cores,metadata:total_system_memory_mebibytes,metadata:average_cpu_utilization_percentage,metadata:peak_cpu_utilization_percentage,metadata:move_group_id,metadata:move_group_name,metadata:reason\ns-1,Shop,LINUX,2,4096,1,55,g-1,Group 1,first\n",
			[]string{"app Shop wave=Group 1", "s-1  LINUX cpus=2 memory=4096 storage= use=55/ apps=[Shop] addresses=[]"},
		},
		{
			"Migration Center", "inputs/vmInfo.csv",
			"MachineId,MachineName,PrimaryIPAddress,PrimaryMACAddress,PublicIPAddress,IpAddressListSemiColonDelimited,TotalDiskAllocatedGiB,TotalDiskUsedGiB,MachineTypeLabel,AllocatedProcessorCoreCount,MemoryGiB,HostingLocation,OsType,OsName,OsVersion,MachineStatus,ProvisioningState,CreateDate,IsPhysical,Source\n" +
				"m-1,web,10.0.0.1,,,10.0.0.1;10.0.0.2,100,50,,4,16,Berlin,linux,Debian,12,Running,,,,x\n",
			[]string{"m-1 web Debian cpus=4 memory=16384 storage=100 use=/ apps=[] addresses=[10.0.0.1 10.0.0.2]"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			result, problems := ingest.Read(estate(c.file, c.data))
			for _, p := range problems {
				if p.Severity == source.Error {
					t.Error(p)
				}
			}
			if diff := cmp.Diff(c.want, listed(result.Portfolio)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// listed are the applications and servers, one a line.
func listed(p *model.Portfolio) []string {
	var lines []string
	for _, a := range p.Applications {
		line := "app " + a.ID
		for _, part := range [][2]string{{"wave", a.Wave}, {"account", a.TargetAccount}} {
			if part[1] != "" {
				line += fmt.Sprintf(" %s=%s", part[0], part[1])
			}
		}
		lines = append(lines, line)
	}
	for _, s := range p.Servers {
		line := fmt.Sprintf("%s %s %s cpus=%s memory=%s storage=%s use=%s/%s apps=%v addresses=%v", s.ID, s.Name, s.OS, s.CPUs, s.Memory, s.Storage, s.Utilization, s.MemoryUse, s.Applications, s.Addresses)
		for _, part := range [][2]string{{"→", s.Target}, {"in", s.Environment}, {"by", string(s.Strategy)}} {
			if part[1] != "" {
				line += fmt.Sprintf(" %s %s", part[0], part[1])
			}
		}
		lines = append(lines, strings.ReplaceAll(line, "   ", "  "))
	}
	return lines
}

// An export that no migration claims is an error with the entry to paste; a column that somebody added to it does as well.
func TestExportsNeedAMigration(t *testing.T) {
	const data = "server_name,server_fqdn,r_type,app_name\nweb,web.example.local,Rehost,Shop\n"
	_, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/intake.csv", data)})
	wantProblem(t, problems, `error: inputs/intake.csv: the Cloud Migration Factory intake form is of a migration that dossier.yaml does not name: want an entry under inventories (add to dossier.yaml: inventories: [{file: "inputs/intake.csv", migration: M-01}])`)

	const own = "migration,server_name,server_fqdn,r_type,app_name\nM-01,web,web.example.local,Rehost,Shop\n"
	result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/intake.csv", own)})
	if source.Worst(problems) == source.Error || len(result.Portfolio.Servers) != 1 || result.Portfolio.Servers[0].Migration != "M-01" {
		t.Error(problems)
	}
}
