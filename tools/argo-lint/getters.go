package main

import (
	"context"
	"fmt"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
)

// templates are the templates of one set, for references between its objects.
type templates struct {
	namespaced map[string]map[string]*wfv1.WorkflowTemplate
	cluster    clusterTemplates
}

func newTemplates() *templates {
	return &templates{
		namespaced: map[string]map[string]*wfv1.WorkflowTemplate{},
		cluster:    clusterTemplates{},
	}
}

// add takes objects of all kinds; of two templates with one name the last stays.
func (t *templates) add(namespace string, object any) {
	switch template := object.(type) {
	case *wfv1.WorkflowTemplate:
		if t.namespaced[namespace] == nil {
			t.namespaced[namespace] = map[string]*wfv1.WorkflowTemplate{}
		}
		t.namespaced[namespace][template.Name] = template
	case *wfv1.ClusterWorkflowTemplate:
		t.cluster[template.Name] = template
	}
}

func (t *templates) in(namespace string) namespacedTemplates {
	return namespacedTemplates{namespace: namespace, byName: t.namespaced[namespace]}
}

// namespacedTemplates is Argo's WorkflowTemplateNamespacedGetter.
type namespacedTemplates struct {
	namespace string
	byName    map[string]*wfv1.WorkflowTemplate
}

// Get copies, as validation writes to what it is given.
func (n namespacedTemplates) Get(_ context.Context, name string) (*wfv1.WorkflowTemplate, error) {
	if template, ok := n.byName[name]; ok {
		return template.DeepCopy(), nil
	}
	return nil, fmt.Errorf("couldn't find workflow template %q in namespace %q", name, n.namespace)
}

// clusterTemplates is Argo's ClusterWorkflowTemplateGetter.
type clusterTemplates map[string]*wfv1.ClusterWorkflowTemplate

// Get copies, as validation writes to what it is given.
func (c clusterTemplates) Get(_ context.Context, name string) (*wfv1.ClusterWorkflowTemplate, error) {
	if template, ok := c[name]; ok {
		return template.DeepCopy(), nil
	}
	return nil, fmt.Errorf("couldn't find cluster workflow template %q", name)
}
