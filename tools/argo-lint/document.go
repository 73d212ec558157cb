package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// document is one object of a source.
type document struct {
	source    string
	index     int
	kind      string
	name      string
	namespace string
	// json is the object as kubectl would send it.
	json []byte
	// duplicates tells of keys given twice, which the conversion to JSON hides.
	duplicates []string
	// parseError is set when there is no object at all.
	parseError string
}

// parseDocuments never fails: text that can't be read becomes a document with a parseError.
func parseDocuments(source string, text []byte) []document {
	var docs []document
	for index, raw := range split(text) {
		doc := document{source: source, index: index}
		if raw.err != nil {
			doc.parseError = raw.err.Error()
			docs = append(docs, doc)
			continue
		}
		docs = append(docs, doc.parse(raw.text)...)
	}
	return docs
}

type rawDocument struct {
	text []byte
	err  error
}

// split cuts a stream into documents, dropping those with nothing in them.
func split(text []byte) []rawDocument {
	if utilyaml.IsJSONBuffer(text) {
		if docs, ok := splitJSON(text); ok {
			return docs
		}
		// A YAML flow mapping also starts with a brace.
	}
	var docs []rawDocument
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		doc, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return docs
		}
		if err != nil {
			return append(docs, rawDocument{err: err})
		}
		if !blank(doc) {
			docs = append(docs, rawDocument{text: doc})
		}
	}
}

func splitJSON(text []byte) (docs []rawDocument, ok bool) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		var doc json.RawMessage
		err := decoder.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return docs, true
		}
		if err != nil {
			return nil, false
		}
		docs = append(docs, rawDocument{text: doc})
	}
}

// blank says whether a document holds only separators, comments and white space.
func blank(doc []byte) bool {
	for line := range bytes.Lines(doc) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && !bytes.Equal(line, []byte("---")) {
			return false
		}
	}
	return true
}

// parse reads one document, which is several objects when it is a List.
func (d document) parse(text []byte) []document {
	converted, err := yaml.YAMLToJSON(text)
	if err != nil {
		d.parseError = err.Error()
		return []document{d}
	}
	var object map[string]any
	if err := utiljson.Unmarshal(converted, &object); err != nil {
		d.parseError = err.Error()
		return []document{d}
	}
	if object == nil {
		return nil
	}
	if _, err := yaml.YAMLToJSONStrict(text); err != nil {
		d.duplicates = []string{err.Error()}
	}
	return d.expand(object, converted)
}

func (d document) expand(object map[string]any, converted []byte) []document {
	d.kind, _, _ = unstructured.NestedString(object, "kind")
	items, isList := object["items"].([]any)
	if d.kind == "List" && isList {
		return d.expandItems(items)
	}
	d.json = converted
	d.namespace, _, _ = unstructured.NestedString(object, "metadata", "namespace")
	d.name, _, _ = unstructured.NestedString(object, "metadata", "name")
	if d.name == "" {
		d.name, _, _ = unstructured.NestedString(object, "metadata", "generateName")
	}
	return []document{d}
}

func (d document) expandItems(items []any) []document {
	var docs []document
	for i, item := range items {
		object, ok := item.(map[string]any)
		if !ok {
			bad := d
			bad.parseError = fmt.Sprintf("items[%d] is not an object", i)
			docs = append(docs, bad)
			continue
		}
		encoded, err := utiljson.Marshal(object)
		if err != nil {
			bad := d
			bad.parseError = err.Error()
			docs = append(docs, bad)
			continue
		}
		docs = append(docs, d.expand(object, encoded)...)
	}
	return docs
}
