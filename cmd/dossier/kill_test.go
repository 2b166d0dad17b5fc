package main

import (
	"os/exec"
	"time"
)

// killAfter lets a process run a little longer each time, then kills it as hard as it goes.
func killAfter(cmd *exec.Cmd, i int) {
	time.Sleep(time.Duration(20+i*70) * time.Millisecond)
	_ = cmd.Process.Kill()
}
