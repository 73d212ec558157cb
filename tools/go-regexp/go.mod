module cdk8s-argo-workflows/tools/go-regexp

go 1.22
