package main

import (
	"context"
	"fmt"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	apivalidation "k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	metavalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/api/validation/path"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

// maxStoredBytes is what etcd takes in one request unless set up otherwise.
const maxStoredBytes = 3 << 19

// checkAPI does as the API server on create, with the strict field validation kubectl asks for.
func checkAPI(doc document) (problems []string) {
	defer func() {
		if p := recover(); p != nil {
			problems = []string{fmt.Sprintf("panic in the API server's validation: %v", p)}
		}
	}()
	resource, err := resourceFor(doc.kind)
	if err != nil {
		return []string{err.Error()}
	}
	object := &unstructured.Unstructured{}
	if err := utiljson.Unmarshal(doc.json, &object.Object); err != nil {
		return []string{err.Error()}
	}
	if version := object.GetAPIVersion(); version != resource.apiVersion {
		return []string{fmt.Sprintf("no matches for kind %q in version %q", doc.kind, version)}
	}
	unknown, err := resource.coerce(object)
	if err != nil {
		return []string{err.Error()}
	}
	problems = append(problems, doc.duplicates...)
	for _, name := range unknown {
		problems = append(problems, fmt.Sprintf("unknown field %q", name))
	}
	if len(problems) > 0 {
		// Decoding fails, so the server never gets to validating.
		return problems
	}
	for _, err := range resource.validateCreate(object) {
		problems = append(problems, err.Error())
	}
	if len(problems) == 0 && len(doc.json) > maxStoredBytes {
		problems = append(problems, fmt.Sprintf("request is too large: %d bytes, at most %d are stored", len(doc.json), maxStoredBytes))
	}
	return problems
}

// coerce prunes and sets defaults in the order of the API server's decoder; unknown are the pruned fields.
func (r *resource) coerce(object *unstructured.Unstructured) (unknown []string, err error) {
	kind, apiVersion := object.GetKind(), object.GetAPIVersion()
	meta, hasMeta, unknown, err := objectmeta.GetObjectMetaWithOptions(object.Object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, err
	}
	track := schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown = append(unknown, pruning.PruneWithOptions(object.Object, r.structural, true, track)...)
	defaulting.PruneNonNullableNullsWithoutDefaults(object.Object, r.structural)
	fieldError, embedded := objectmeta.CoerceWithOptions(nil, object.Object, r.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if fieldError != nil {
		return nil, fieldError
	}
	unknown = append(unknown, embedded...)
	object.SetKind(kind)
	object.SetAPIVersion(apiVersion)
	if hasMeta {
		if err := objectmeta.SetObjectMeta(object.Object, meta); err != nil {
			return nil, err
		}
	}
	defaulting.Default(object.Object, r.structural)
	return unknown, nil
}

func (r *resource) validateCreate(object *unstructured.Unstructured) field.ErrorList {
	r.prepare(object)
	meta := field.NewPath("metadata")
	var errs field.ErrorList
	errs = append(errs, metavalidation.ValidateObjectMetaAccessor(object, r.namespaced, metavalidation.NameIsDNSSubdomain, meta)...)
	errs = append(errs, apivalidation.ValidateCustomResource(nil, object.Object, r.schema)...)
	errs = append(errs, objectmeta.Validate(nil, object.Object, r.structural, false)...)
	errs = append(errs, listtype.ValidateListSetsAndMaps(nil, r.structural, object.Object)...)
	if r.cel != nil && !blocksCEL(errs) {
		more, _ := r.cel.Validate(context.Background(), nil, r.structural, object.Object, nil, celconfig.RuntimeCELCostBudget)
		errs = append(errs, more...)
	}
	for _, message := range path.IsValidPathSegmentName(object.GetName()) {
		errs = append(errs, field.Invalid(meta.Child("name"), object.GetName(), message))
	}
	return errs
}

// prepare fills in what the server takes from the request or makes up before it validates.
func (r *resource) prepare(object *unstructured.Unstructured) {
	switch {
	case !r.namespaced:
		object.SetNamespace("")
	case object.GetNamespace() == "":
		object.SetNamespace(defaultNamespace)
	}
	if object.GetName() == "" && object.GetGenerateName() != "" {
		object.SetName(generatedName(object.GetGenerateName()))
	}
}

// generatedName keeps as much of the prefix as the server does before its five random characters.
func generatedName(prefix string) string {
	const suffix = "abcde"
	const maxPrefix = 63 - len(suffix)
	if len(prefix) > maxPrefix {
		prefix = prefix[:maxPrefix]
	}
	return prefix + suffix
}

// blocksCEL says whether the server leaves the CEL rules out: they need an object of the right types.
func blocksCEL(errs field.ErrorList) bool {
	for _, err := range errs {
		switch err.Type {
		case field.ErrorTypeNotSupported, field.ErrorTypeRequired, field.ErrorTypeTooLong,
			field.ErrorTypeTooMany, field.ErrorTypeTypeInvalid:
			return true
		}
	}
	return false
}
