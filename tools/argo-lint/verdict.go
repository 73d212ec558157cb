package main

// The layers a manifest is checked on.
const (
	layerParse   = "parse"
	layerLint    = "lint"
	layerCreate  = "create"
	layerAPI     = "api"
	layerSkipped = "skipped"
)

// verdict is one line of output: what one layer says of one object.
type verdict struct {
	Source string `json:"source"`
	// Index is that of the document in its source; the items of a List share the List's.
	Index int    `json:"index"`
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Layer string `json:"layer"`
	OK    bool   `json:"ok"`
	// Errors is never null, so that a reader need not check for it.
	Errors []string `json:"errors"`
	// Argo is the version whose validator and CRDs were asked, as rules differ between versions.
	Argo string `json:"argo"`
}

func (d document) verdict(layer string, errors []string) verdict {
	if errors == nil {
		errors = []string{}
	}
	return verdict{
		Source: d.source, Index: d.index, Kind: d.kind, Name: d.name,
		Layer: layer, OK: len(errors) == 0, Errors: errors, Argo: argoVersion(),
	}
}
