package main

import (
	"embed"
	"io/fs"
)

// The CRDs are Argo's own files: build.sh copies them from the module, none is kept here.
//
//go:embed crds/*.yaml
var crdFiles embed.FS

// crdFilesByKind names the file of every kind that is checked on the API layer.
var crdFilesByKind = map[string]string{
	"Workflow":                "argoproj.io_workflows.yaml",
	"WorkflowTemplate":        "argoproj.io_workflowtemplates.yaml",
	"ClusterWorkflowTemplate": "argoproj.io_clusterworkflowtemplates.yaml",
	"CronWorkflow":            "argoproj.io_cronworkflows.yaml",
	"WorkflowEventBinding":    "argoproj.io_workfloweventbindings.yaml",
}

func crdFor(kind string) ([]byte, error) {
	return fs.ReadFile(crdFiles, "crds/"+crdFilesByKind[kind])
}
