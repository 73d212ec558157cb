package main

import (
	"fmt"
	"strings"
)

// checkSet gives all verdicts on the objects of one set, which may refer to each other.
func checkSet(docs []document, verbose bool) []verdict {
	set := newTemplates()
	count := map[identity]int{}
	for _, doc := range docs {
		if doc.parseError != "" || newObject(doc.kind) == nil {
			continue
		}
		count[identityOf(doc)]++
		// What doesn't decode can't be referred to; its own verdict tells why.
		if object, err := decodeLenient(doc); err == nil {
			set.add(namespaceOf(doc), object)
		}
	}

	var verdicts []verdict
	for _, doc := range docs {
		switch {
		case doc.parseError != "":
			verdicts = append(verdicts, doc.verdict(layerParse, []string{doc.parseError}))
		case newObject(doc.kind) != nil:
			var lintErrors, createErrors []string
			if count[identityOf(doc)] > 1 && strings.HasSuffix(doc.kind, "WorkflowTemplate") {
				// Argo refuses the whole set, before it validates anything.
				lintErrors = []string{fmt.Sprintf("duplicate %s found: %q", doc.kind, doc.name)}
				createErrors = lintErrors
			} else {
				lintErrors, createErrors = lint(doc, set), create(doc, set)
			}
			verdicts = append(verdicts,
				doc.verdict(layerLint, lintErrors),
				doc.verdict(layerCreate, createErrors),
				doc.verdict(layerAPI, checkAPI(doc)))
		case crdFilesByKind[doc.kind] != "":
			verdicts = append(verdicts, doc.verdict(layerAPI, checkAPI(doc)))
		case verbose:
			verdicts = append(verdicts, doc.verdict(layerSkipped, nil))
		}
	}
	return verdicts
}

// identity is what two objects can't share in a cluster.
type identity struct{ kind, namespace, name string }

func identityOf(doc document) identity {
	if doc.kind == "ClusterWorkflowTemplate" {
		return identity{doc.kind, "", doc.name}
	}
	return identity{doc.kind, namespaceOf(doc), doc.name}
}

// lint does as "argo lint --offline --strict".
func lint(doc document, set *templates) []string {
	object, problems := decodeStrict(doc)
	if len(problems) > 0 {
		return problems
	}
	if err := validateArgo(object, namespaceOf(doc), set, true); err != nil {
		return []string{err.Error()}
	}
	return nil
}

// create does as Argo's server on create, and the controller once it sees the object.
func create(doc document, set *templates) []string {
	object, err := decodeLenient(doc)
	if err == nil {
		err = validateArgo(object, namespaceOf(doc), set, false)
	}
	if err != nil {
		return []string{err.Error()}
	}
	return nil
}
