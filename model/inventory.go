package model

import "dossier/value"

// Application is one application of a migration.
type Application struct {
	Row
	ID            string       `col:"id" need:"yes" alias:"application id|app id|app_id" doc:"The id of the application, unique within the customer."`
	Migration     string       `col:"migration" need:"yes" alias:"migration id|case study" ref:"Migrations" doc:"The id of the migration."`
	Name          string       `col:"name" need:"yes" alias:"application name|application|app name|app_name" doc:"What the application is called."`
	Strategy      Strategy     `col:"strategy" alias:"migration strategy|r_type|r type|7r|6r" doc:"How it is moved."`
	Criticality   Level        `col:"criticality" alias:"business criticality" doc:"How much the business depends on it."`
	Environment   string       `col:"environment" alias:"environment type|env" doc:"Production, test and so on."`
	Architecture  string       `col:"architecture" alias:"architecture type" doc:"What it is made of: three-tier Java on WebLogic."`
	Pattern       string       `col:"pattern" alias:"migration pattern" doc:"Action, source, target and tool: Rehost servers to Amazon EC2 using MGN."`
	Tooling       string       `col:"tooling" alias:"tool|migration tool" doc:"The tools that move it."`
	EffortHours   value.Number `col:"effort hours" alias:"effort|hours" unit:"hour" doc:"The effort, in person-hours."`
	EffortNote    string       `col:"effort note" doc:"What the effort rests on."`
	Wave          string       `col:"wave" alias:"wave id|wave_name" doc:"The wave in which it moves."`
	Owner         string       `col:"owner" alias:"application owner|business owner" doc:"The role of the person who answers for it."`
	TargetAccount string       `col:"target account" alias:"aws_accountid|aws account" ref:"Accounts" doc:"The account it lands in."`
	MigratedOn    value.Date   `col:"migrated on" alias:"migrated|cutover date|cutover on" doc:"The day it went live on AWS. Blank: not migrated yet."`
	WhyThere      string       `col:"why this account" alias:"landing reason|account reason" doc:"Why it lands in this account, where that is more than the account’s own reason."`
}

// Dependency says that one application needs another.
type Dependency struct {
	Row
	From     string   `col:"from" need:"yes" alias:"application|source" ref:"Applications" doc:"The application that needs the other."`
	To       string   `col:"to" need:"yes" alias:"depends on|target" ref:"Applications" doc:"The application that is needed."`
	Kind     string   `col:"kind" alias:"type" doc:"What passes between them: database, API, file."`
	Hardness Hardness `col:"hard or soft" alias:"hardness" doc:"Hard must move together, soft may be apart for a while."`
}

// Server is a source machine. Its identity is the customer plus the id, never a bare host name.
type Server struct {
	Row
	ID           string       `col:"id" need:"yes" alias:"server id|serverid|asset id|vm uuid" doc:"A unique id: the VM’s UUID, or the partner’s own."`
	Migration    string       `col:"migration" need:"yes" alias:"migration id|case study" ref:"Migrations" doc:"The id of the migration."`
	Applications []string     `col:"applications" alias:"application|application id|app id|application(s)" ref:"Applications" doc:"The ids of the applications that run on it, separated by semicolons."`
	Name         string       `col:"name" alias:"host name|hostname|server name|vm" doc:"The host name."`
	OS           string       `col:"OS" alias:"operating system|os name" doc:"The operating system."`
	CPUs         value.Number `col:"CPUs" alias:"vcpu|vcpus|cpu|cores" unit:"vCPU" doc:"The number of virtual CPUs."`
	Memory       value.Number `col:"memory" alias:"ram|memory (mib)|memory mib" unit:"MiB" doc:"The memory, in MiB."`
	Storage      value.Number `col:"storage" alias:"disk|storage (gib)|storage gib" unit:"GiB" doc:"The provisioned storage, in GiB."`
	Utilization  value.Number `col:"utilization" alias:"cpu utilization|utilisation|peak cpu" unit:"%" doc:"Peak CPU use, in percent from 0 to 100."`
	Strategy     Strategy     `col:"strategy" alias:"migration strategy|r_type" doc:"How it is moved, where that differs from its application."`
	Target       string       `col:"target" alias:"instance type|target instance" doc:"What it becomes: Amazon EC2 m7i.large."`
	MigratedOn   value.Date   `col:"migrated on" alias:"migrated|cutover date|cutover on" doc:"The day it went live on AWS. Blank: that of its applications."`
	MemoryUse    value.Number `col:"memory utilization" alias:"memory utilisation|peak memory" unit:"%" doc:"Peak memory use, in percent from 0 to 100."`
	StorageUsed  value.Number `col:"storage used" alias:"used storage" unit:"GiB" doc:"The storage in use, in GiB."`
	Environment  string       `col:"environment" alias:"environment type|env" doc:"Production, test and so on."`
	Addresses    []string     `col:"addresses" alias:"ip addresses|ip address|primary ip address" doc:"The IP addresses, separated by semicolons."`
	Host         string       `col:"host" alias:"vm host|hypervisor host" doc:"The physical host or hypervisor that it runs on."`
	Cluster      string       `col:"cluster" doc:"The cluster of its host."`
	Datacenter   string       `col:"datacenter" alias:"data center|data centre" doc:"Where it stands."`
	OtherIDs     []string     `col:"other ids" doc:"Further unique ids by which other exports know it: SMBIOS UUID, external id."`
	PowerState   string       `col:"power state" alias:"powerstate" doc:"Whether it was on when the inventory was exported."`
	Template     YesNo        `col:"template" doc:"Whether it is a VM template; templates never count."`
	ExportedOn   value.Date   `col:"exported on" doc:"The day the inventory was exported."`

	Also       []*Server // the same machine in further exports, which say what this one leaves blank; of an export
	Export     *Server   // the same machine in an inventory export, where one lists it: it says what this row leaves blank
	Disks      []*Disk   // of the machine, in reading order; those of Export stand there
	Partitions []*Partition
	Interfaces []*NetworkInterface
}

// Listing is the record that says what an inventory export said of the machine: the export's, or its own where none lists it.
func (s *Server) Listing() *Server {
	if s.Export != nil {
		return s.Export
	}
	return s
}
