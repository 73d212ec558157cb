package main

import (
	"fmt"
	"sync"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"
)

// resource is a CRD made ready, as the API server does once per version.
type resource struct {
	apiVersion string
	namespaced bool
	structural *schema.Structural
	schema     validation.SchemaValidator
	cel        *cel.Validator
}

var resources sync.Map // of kind to func() (*resource, error)

// resourceFor compiles a CRD on first use: the largest takes longer than most inputs do.
func resourceFor(kind string) (*resource, error) {
	once, _ := resources.LoadOrStore(kind, sync.OnceValues(func() (*resource, error) {
		return compile(kind)
	}))
	return once.(func() (*resource, error))()
}

func compile(kind string) (*resource, error) {
	text, err := crdFor(kind)
	if err != nil {
		return nil, err
	}
	crd := &apiextensionsv1.CustomResourceDefinition{}
	if err := yaml.Unmarshal(text, crd); err != nil {
		return nil, err
	}
	if len(crd.Spec.Versions) != 1 {
		return nil, fmt.Errorf("CRD %s has %d versions", crd.Name, len(crd.Spec.Versions))
	}
	version := crd.Spec.Versions[0]
	internal := &apiextensions.CustomResourceValidation{}
	if err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(version.Schema, internal, nil); err != nil {
		return nil, err
	}
	structural, err := schema.NewStructural(internal.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	if err := defaulting.PruneDefaults(structural); err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(internal.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	return &resource{
		apiVersion: crd.Spec.Group + "/" + version.Name,
		namespaced: crd.Spec.Scope == apiextensionsv1.NamespaceScoped,
		structural: structural,
		schema:     validator,
		// Nil when the CRD has no x-kubernetes-validations.
		cel: cel.NewValidator(structural, true, celconfig.PerCallLimit),
	}, nil
}
