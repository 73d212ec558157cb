package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	// Argo asks for timezones, which must not depend on what this machine has installed.
	_ "time/tzdata"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/workflow/validate"
	kjson "sigs.k8s.io/json"
)

// defaultNamespace is where objects without a namespace are.
const defaultNamespace = "default"

// quiet takes what Argo logs while validating: deprecations, which are no verdicts.
var quiet = logging.WithLogger(context.Background(), logging.NewSlogLoggerCustom(logging.Error, logging.Text, io.Discard))

func namespaceOf(doc document) string {
	if doc.namespace == "" {
		return defaultNamespace
	}
	return doc.namespace
}

// newObject is nil for kinds Argo has no validator for.
func newObject(kind string) any {
	switch kind {
	case "Workflow":
		return &wfv1.Workflow{}
	case "WorkflowTemplate":
		return &wfv1.WorkflowTemplate{}
	case "ClusterWorkflowTemplate":
		return &wfv1.ClusterWorkflowTemplate{}
	case "CronWorkflow":
		return &wfv1.CronWorkflow{}
	}
	return nil
}

// decodeStrict decodes as "argo lint" does: unknown fields are refused, names are case-sensitive.
func decodeStrict(doc document) (object any, problems []string) {
	object = newObject(doc.kind)
	strict, err := kjson.UnmarshalStrict(doc.json, object)
	if err != nil {
		return nil, []string{err.Error()}
	}
	problems = append(problems, doc.duplicates...)
	for _, problem := range strict {
		problems = append(problems, problem.Error())
	}
	return object, problems
}

// decodeLenient decodes as the controller does, which ignores what it doesn't know.
func decodeLenient(doc document) (any, error) {
	object := newObject(doc.kind)
	if err := json.Unmarshal(doc.json, object); err != nil {
		return nil, err
	}
	return object, nil
}

// validateArgo asks Argo's validator; lint is looser than create on missing argument values.
func validateArgo(object any, namespace string, set *templates, lint bool) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in the validator: %v", p)
		}
	}()
	opts := validate.ValidateOpts{Lint: lint}
	switch object := object.(type) {
	case *wfv1.Workflow:
		return validate.ValidateWorkflow(quiet, set.in(namespace), set.cluster, object, nil, opts)
	case *wfv1.WorkflowTemplate:
		return validate.ValidateWorkflowTemplate(quiet, set.in(namespace), set.cluster, object, nil, opts)
	case *wfv1.ClusterWorkflowTemplate:
		// No namespace, so nothing namespaced to find; Argo itself passes nil and then panics.
		return validate.ValidateClusterWorkflowTemplate(quiet, namespacedTemplates{}, set.cluster, object, nil, opts)
	case *wfv1.CronWorkflow:
		return validate.ValidateCronWorkflow(quiet, set.in(namespace), set.cluster, object, nil)
	}
	return fmt.Errorf("no validator for %T", object)
}
