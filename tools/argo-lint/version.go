package main

import (
	"runtime/debug"
	"sync"
)

const argoModule = "github.com/argoproj/argo-workflows/v4"

// argoVersion is read from the binary itself, so it can't drift from what was compiled in.
var argoVersion = sync.OnceValue(func() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if dep.Path == argoModule {
				return dep.Version
			}
		}
	}
	return "unknown"
})
