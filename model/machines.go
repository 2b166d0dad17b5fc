package model

import "dossier/value"

// Host is a physical machine that virtual ones run on, as an export of a hypervisor lists it.
type Host struct {
	Row
	ID         string       `col:"id" need:"yes" alias:"host id" doc:"The name of the host, as the machines on it state it."`
	Migration  string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Cluster    string       `col:"cluster" doc:"The cluster it belongs to."`
	Datacenter string       `col:"datacenter" doc:"Where it stands."`
	Vendor     string       `col:"vendor" doc:"Who made it."`
	Model      string       `col:"model" doc:"What its maker calls it."`
	Processor  string       `col:"processor" doc:"The model of its processors."`
	Sockets    value.Number `col:"sockets" unit:"count" doc:"The number of processors."`
	Cores      value.Number `col:"physical cores" unit:"count" doc:"The number of cores of all processors."`
	Memory     value.Number `col:"host memory" unit:"MiB" doc:"The memory, in MiB."`
	CPUUse     value.Number `col:"processor use" unit:"%" doc:"Processor use when the inventory was exported, in percent."`
	MemoryUse  value.Number `col:"memory use" unit:"%" doc:"Memory use when the inventory was exported, in percent."`
	Hypervisor string       `col:"hypervisor" doc:"The hypervisor and its version."`
	Machines   value.Number `col:"machines" unit:"count" doc:"The number of virtual machines on it."`
}

// Cluster is a group of hosts, as an export of a hypervisor lists it.
type Cluster struct {
	Row
	ID        string       `col:"id" need:"yes" alias:"cluster name" doc:"The name of the cluster, as hosts and machines state it."`
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Hosts     value.Number `col:"hosts" unit:"count" doc:"The number of its hosts."`
	Cores     value.Number `col:"physical cores" unit:"count" doc:"The number of cores of all its hosts."`
	HA        YesNo        `col:"high availability" doc:"Whether machines are started again on another host when theirs fails."`
	DRS       YesNo        `col:"load balancing" doc:"Whether machines are moved between hosts to balance them."`
}

// Disk is a virtual disk of a server.
type Disk struct {
	Row
	Server    string       `col:"server" need:"yes" doc:"The id or the name of the server, as the export gives it."`
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Name      string       `col:"disk name" doc:"What the disk is called: Hard disk 1."`
	Capacity  value.Number `col:"capacity" unit:"GiB" doc:"The provisioned capacity, in GiB."`
	Thin      YesNo        `col:"thin" doc:"Whether it takes space only as it fills."`
	Raw       YesNo        `col:"raw" doc:"Whether it is a raw device mapping, which is moved otherwise than a file."`
	Path      string       `col:"disk path" doc:"The file behind it, with its datastore."`
}

// Partition is a file system of a server, as its operating system reports it.
type Partition struct {
	Row
	Server    string       `col:"server" need:"yes" doc:"The id or the name of the server, as the export gives it."`
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Name      string       `col:"partition name" doc:"Where it is mounted: C:, /var."`
	Capacity  value.Number `col:"capacity" unit:"GiB" doc:"Its size, in GiB."`
	Used      value.Number `col:"used" unit:"GiB" doc:"How much of it is in use, in GiB."`
}

// NetworkInterface is a network adapter of a server.
type NetworkInterface struct {
	Row
	Server    string   `col:"server" need:"yes" doc:"The id or the name of the server, as the export gives it."`
	Migration string   `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Name      string   `col:"adapter name" doc:"What the adapter is called: Network adapter 1."`
	Network   string   `col:"network name" doc:"The network or port group it is connected to."`
	Connected YesNo    `col:"connected" doc:"Whether it was connected when the inventory was exported."`
	MAC       string   `col:"MAC address" doc:"Its hardware address."`
	Addresses []string `col:"addresses" doc:"Its IP addresses, of versions 4 and 6."`
}

// Connection is traffic that was seen between two servers.
type Connection struct {
	Row
	From      string       `col:"from server" need:"yes" doc:"The id or the name of the server that opened it."`
	To        string       `col:"to server" need:"yes" doc:"The id or the name of the server that was called."`
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Port      string       `col:"port" doc:"The port that was called."`
	Protocol  string       `col:"protocol" doc:"TCP or UDP."`
	Process   string       `col:"process" doc:"The program that opened it."`
	Seen      value.Number `col:"seen" unit:"count" doc:"How often it was seen."`
}
