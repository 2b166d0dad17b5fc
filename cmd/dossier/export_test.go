package main

// What tests outside of the package use, which may import the packages that the command may not.
var (
	BuiltExample = builtExample
	PlantedKinds = plantedKinds
)
