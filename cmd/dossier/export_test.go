package main

// What tests outside of the package need, which may import the packages that the command may not.
var (
	BuiltExample = builtExample
	Tool         = tool
)
