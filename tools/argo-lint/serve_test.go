package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func exchange(t *testing.T, lines string) []response {
	t.Helper()
	var out bytes.Buffer
	if err := serve(strings.NewReader(lines), &out, false); err != nil {
		t.Fatal(err)
	}
	var responses []response
	for line := range strings.Lines(out.String()) {
		var r response
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		responses = append(responses, r)
	}
	return responses
}

func requestLine(t *testing.T, id, manifests string) string {
	t.Helper()
	line, err := json.Marshal(request{ID: id, Manifests: manifests})
	if err != nil {
		t.Fatal(err)
	}
	return string(line) + "\n"
}

func TestServeAnswersInOrder(t *testing.T) {
	got := exchange(t, requestLine(t, "a", validWorkflow)+"\n"+
		requestLine(t, "b", sharedTemplate)+
		"not json\n"+
		strings.TrimSuffix(requestLine(t, "c", referringWorkflow), "\n"))
	if len(got) != 4 {
		t.Fatalf("%d answers, not 4", len(got))
	}
	if got[0].ID != "a" || len(got[0].Verdicts) != 3 || len(rejecting(got[0].Verdicts)) != 0 {
		t.Errorf("first: %+v", got[0])
	}
	if got[2].ID != "" || got[2].Error == "" {
		t.Errorf("a line that is no request: %+v", got[2])
	}
	// Requests are sets of their own: what the second one had is not there for the last.
	if got[3].ID != "c" || len(rejecting(got[3].Verdicts)) == 0 {
		t.Errorf("last: %+v", got[3])
	}
}

func TestServeGivesDocuments(t *testing.T) {
	line, err := json.Marshal(request{ID: "a", Manifests: "a: 0755\nb: [yes, 1.5]\n---\nc: &x {d: 1}\ne: {<<: *x}\n", Documents: true})
	if err != nil {
		t.Fatal(err)
	}
	got := exchange(t, string(line)+"\n")
	want := []string{`{"a":493,"b":[true,1.5]}`, `{"c":{"d":1},"e":{"d":1}}`}
	if len(got) != 1 || len(got[0].Documents) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i, doc := range got[0].Documents {
		if string(doc) != want[i] {
			t.Errorf("document %d is %s", i, doc)
		}
	}
}

func TestServeDropsLinesTooLong(t *testing.T) {
	got := exchange(t, strings.Repeat("x", maxRequestBytes+1)+"\n"+requestLine(t, "next", validWorkflow))
	if len(got) != 2 || got[0].Error == "" || got[1].ID != "next" {
		t.Errorf("got %d answers", len(got))
	}
}
