package main

// BuiltExample is for tests outside of the package, which may import the packages that the command may not.
var BuiltExample = builtExample
