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
			"ServerName,Application,App Group,Owner,Team,Environment,OS,Guest OS,\"Physical/\rVirtual\",Migration Strategy,\"On-Prem\rvCPU/\rCores\",\"On-Prem \rAvg CPU \rUtilization%\",\"On-Prem \rPeak CPU \rUtilization%\"," +
				"\"On-Prem\rRAM\r(GB)\",\"On-Prem\rAvg RAM \rUtilization%\",\"On-Prem\rPeak RAM \rUtilization%\",\"On-Prem\r%Uptime \r(continuous)\",\"Used\rStorage\rGB\",\"Annual\rStorage\rCost\",\"Initial\rShared \rTenancy \rInstance\",\"Final\rInstance\rType\"\n" +
				"web,Shop,G,me,team,Prod,Windows,,Virtual,Rehost,4,0.2,0.7,16,0.3,55,1,10,,m5.xlarge,m5.large\n",
			[]string{"app Shop", "web web Windows cpus=4 memory=16384 storage= use=/ apps=[Shop] addresses=[] → m5.large in Prod by rehost"},
		},
		{
			"AWS Transform assessment: percentages in two scales are left", "inputs/assessment.csv",
			"Server Id,Server Name,Operating System Name,RAM (GB),Peak CPU Utilization %,Average CPU Utilization %,Peak RAM Utilization %,EC2 Instance Recommended,EC2 Total Cores,EC2 RAM (GB),AWS Region,Annualized Total Cost\ns-1,web,Linux,16,0.7,0.2,55,m5.large,2,8,us-east-1,1234.5\n",
			[]string{"s-1 web Linux cpus= memory=16384 storage= use=/ apps=[] addresses=[] → m5.large"},
		},
		{
			"Azure Migrate core report", "inputs/core.csv",
			"Machine Name,Environment,Azure VM Readiness,Azure VM Readiness - Warnings,Recommended VM Size,Monthly Compute Cost Estimate (Pay as you go),Monthly Storage Cost Estimate,Monthly Security Cost Estimate,Operating System,Support Status,VM Host,Boot Type,Cores,Memory (in MB),CPU Utilization (in %),Memory Utilization (in %)," +
				"Storage (in GB),Network Adapters,IP Addresses,MAC Addresses,Disk Names,Azure Disk Readiness,Recommended Disk SKUs,Standard HDD Disks,Standard SSD Disks,Premium Disks,Ultra Disks,Group Name,Machine ID\n" +
				"web,Prod,Ready,NotApplicable,Standard_D2,99.5,1,0,Ubuntu,Supported,esx-1,BIOS,4,8192,53.66,20,107.3741824,1,\"[10.150.90.32];\",,d,Ready,x,0,1,0,0,g,/m-1\n",
			[]string{"/m-1 web Ubuntu cpus=4 memory=8192 storage=100 use=53.66/20 apps=[] addresses=[10.150.90.32] in Prod"},
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

// Where nothing states whether percentages count to 1 or to 100, they are not read, and that is said.
func TestPercentagesOfUnknownScaleAreLeftAndSaid(t *testing.T) {
	ws := estate(
		"inputs/ola.csv", "ServerName,App Group,On-Prem RAM (GB),On-Prem Peak CPU Utilization%\nweb,G,16,0.7\n",
		"inputs/assessment.csv", "Server Id,Server Name,RAM (GB),Peak CPU Utilization %,EC2 Instance Recommended\ns-1,db,16,70,m5.large\n",
	)
	result, problems := ingest.Read(ws)
	wantProblem(t, problems, "note: inputs/ola.csv!A1:D1: the columns of utilization are not read, as nothing states whether they count from 0 to 1 or from 0 to 100")
	wantProblem(t, problems, "note: inputs/assessment.csv!A1:E1: the columns of utilization are not read, as these workbooks count them from 0 to 1 or from 0 to 100")
	for _, s := range result.Portfolio.Servers {
		if s.Utilization.Known || s.MemoryUse.Known || !s.Memory.Known {
			t.Errorf("%s: %+v", s.Where(), s)
		}
	}
}

// Bills of other clouds, and exports that are still packed, are known for what they are; what to do instead is said.
func TestExportsThatAreKnownAndNotRead(t *testing.T) {
	files := base()
	with(files, "inputs/azure.csv", "InvoiceSectionName,AccountName,SubscriptionId,ResourceLocation,Date,ProductName,MeterCategory,Quantity,CostInBillingCurrency,ResourceId,ChargeType,BillingCurrencyCode\nx,a,s-1,EastUS,09/21/2023,VM,Virtual Machines,24,2.4,/x,Usage,USD\n")
	with(files, "inputs/gcp.csv", "billing_account_id,service.id,service.description,sku.id,sku.description,usage_start_time,usage_end_time,project.id,cost,currency,usage.amount,usage.unit,credits\n0123,6F81,Compute Engine,s,N1,2022-08-01 00:00:00 UTC,2022-08-01 01:00:00 UTC,p,1.25,USD,3600,seconds,\"[{\"\"amount\"\":-1}]\"\n")
	with(files, "inputs/cur-00001.csv.gz", gzipped("bill/PayerAccountId\n"))
	with(files, "inputs/RVTools.zip", "PK\x03\x04")
	result, problems := ingest.Read(ingest.Workspace{Files: files})
	for _, want := range []string{
		"warning: inputs/azure.csv: a bill of Microsoft Azure: not read (export it from Cost Management as FOCUS, which is read",
		"warning: inputs/gcp.csv: a bill of Google Cloud: not read (export it as FOCUS, which is read",
		"warning: inputs/cur-00001.csv.gz: a packed file, and no evidence that is registered: not read: want a table (unpack it, if it holds an export)",
		"warning: inputs/RVTools.zip: a packed file, and no evidence that is registered: not read",
	} {
		wantProblem(t, problems, want)
	}
	if len(problems) != 4 || len(result.Proposals) > 0 || len(result.Portfolio.Charges) > 0 {
		t.Errorf("%v, %v", problems, result.Proposals)
	}
}

// An export that no migration claims is an error with the entry to paste; a column that somebody added to it does as well.
func TestExportsNeedAMigration(t *testing.T) {
	const data = "server_name,server_fqdn,r_type,app_name\nweb,web.example.local,Rehost,Shop\n"
	_, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/intake.csv", data)})
	wantProblem(t, problems, `error: inputs/intake.csv: dossier.yaml does not name the migration that the Cloud Migration Factory intake form is of: want an entry under inventories (add to dossier.yaml: inventories: [{file: "inputs/intake.csv", migration: M-01}])`)

	const own = "migration,server_name,server_fqdn,r_type,app_name\nM-01,web,web.example.local,Rehost,Shop\n"
	result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/intake.csv", own)})
	if source.Worst(problems) == source.Error || len(result.Portfolio.Servers) != 1 || result.Portfolio.Servers[0].Migration != "M-01" {
		t.Error(problems)
	}
}
