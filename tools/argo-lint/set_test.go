package main

import (
	"slices"
	"strings"
	"testing"
)

const header = "apiVersion: argoproj.io/v1alpha1\nkind: "

const validWorkflow = header + `Workflow
metadata: {generateName: hello-}
spec:
  entrypoint: main
  templates:
  - {name: main, container: {image: busybox, command: [echo]}}
`

const sharedTemplate = header + `WorkflowTemplate
metadata: {name: shared}
spec:
  templates:
  - {name: main, container: {image: busybox, command: [echo]}}
`

const referringWorkflow = header + `Workflow
metadata: {generateName: refer-}
spec:
  entrypoint: main
  templates:
  - name: main
    steps:
    - - {name: call, templateRef: {name: shared, template: main}}
`

const cronWorkflow = header + `CronWorkflow
metadata: {name: cron}
spec:
  schedules: ['0 0 * * *']
  workflowSpec: {entrypoint: main, templates: [{name: main, suspend: {}}]}
`

func check(text string) []verdict {
	return checkSet(parseDocuments("test", []byte(text)), true)
}

// rejecting lists the layers that refuse something, each once and in order.
func rejecting(verdicts []verdict) []string {
	layers := []string{}
	for _, v := range verdicts {
		if !v.OK && !slices.Contains(layers, v.Layer) {
			layers = append(layers, v.Layer)
		}
	}
	return layers
}

func TestLayers(t *testing.T) {
	cases := map[string]struct {
		text   string
		reject []string
	}{
		"valid":          {validWorkflow, nil},
		"valid as JSON":  {`{"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":{"name":"a"},"spec":{"entrypoint":"m","templates":[{"name":"m","suspend":{}}]}}`, nil},
		"no entrypoint":  {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: other", 1), []string{layerLint, layerCreate}},
		"missing value":  {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: main\n  arguments: {parameters: [{name: p}]}", 1), []string{layerCreate}},
		"bad name":       {strings.Replace(validWorkflow, "generateName: hello-", "name: Hello_World", 1), []string{layerAPI}},
		"no name":        {strings.Replace(validWorkflow, "generateName: hello-", "labels: {a: b}", 1), []string{layerAPI}},
		"bad label":      {strings.Replace(validWorkflow, "generateName: hello-", "name: a, labels: {a: 'b c'}", 1), []string{layerAPI}},
		"annotations":    {strings.Replace(validWorkflow, "generateName: hello-", "name: a, annotations: {a: '"+strings.Repeat("x", 256<<10)+"'}", 1), []string{layerAPI}},
		"unknown field":  {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: main\n  retries: 3", 1), []string{layerLint, layerAPI}},
		"duplicate key":  {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: main\n  entrypoint: main", 1), []string{layerLint, layerAPI}},
		"wrong type":     {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: 3", 1), []string{layerLint, layerCreate, layerAPI}},
		"wrong version":  {strings.Replace(validWorkflow, "v1alpha1", "v1", 1), []string{layerAPI}},
		"broken YAML":    {"a: [", []string{layerParse}},
		"no object":      {"- a\n- b\n", []string{layerParse}},
		"event binding":  {header + "WorkflowEventBinding\nmetadata: {name: a}\nspec: {event: {selector: 'true'}, colour: red}\n", []string{layerAPI}},
		"other kind":     {"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Not_Checked}\n", nil},
		"unresolved":     {referringWorkflow, []string{layerLint, layerCreate}},
		"resolved":       {referringWorkflow + "---\n" + sharedTemplate, nil},
		"other space":    {referringWorkflow + "---\n" + strings.Replace(sharedTemplate, "name: shared", "name: shared, namespace: other", 1), []string{layerLint, layerCreate}},
		"default space":  {referringWorkflow + "---\n" + strings.Replace(sharedTemplate, "name: shared", "name: shared, namespace: default", 1), nil},
		"given twice":    {sharedTemplate + "---\n" + sharedTemplate, []string{layerLint, layerCreate}},
		"same name kept": {sharedTemplate + "---\n" + strings.Replace(sharedTemplate, "name: shared", "name: shared, namespace: other", 1), nil},
		"cluster only": {header + `ClusterWorkflowTemplate
metadata: {name: c, namespace: ignored}
spec:
  templates:
  - name: main
    steps:
    - - {name: call, templateRef: {name: shared, template: main}}
---
` + sharedTemplate, []string{layerLint, layerCreate}},
		"cron":             {cronWorkflow, nil},
		"no schedule":      {strings.Replace(cronWorkflow, "'0 0 * * *'", "", 1), []string{layerLint, layerCreate, layerAPI}},
		"no such timezone": {strings.Replace(cronWorkflow, "spec:", "spec:\n  timezone: Mars/Base", 1), []string{layerLint, layerCreate}},
		"timezone":         {strings.Replace(cronWorkflow, "spec:", "spec:\n  timezone: Europe/Madrid", 1), nil},
		// Rules of the CRDs alone: of their schema and of their expressions.
		"no parallelism": {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: main\n  parallelism: 0", 1), []string{layerAPI}},
		"two locations":  {strings.Replace(validWorkflow, "entrypoint: main", "entrypoint: main\n  arguments: {artifacts: [{name: a, raw: {data: b}, s3: {key: c}}]}", 1), []string{layerAPI}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			verdicts := check(c.text)
			if got := rejecting(verdicts); !slices.Equal(got, c.reject) && len(got)+len(c.reject) > 0 {
				t.Errorf("refused by %v, not %v: %+v", got, c.reject, verdicts)
			}
		})
	}
}

func TestDocuments(t *testing.T) {
	text := "# nothing here\n---\n" + validWorkflow + "---\n---\n" +
		"apiVersion: v1\nkind: List\nitems:\n- {kind: ConfigMap, metadata: {name: a}}\n- {kind: Secret, metadata: {name: b}}\n- 3\n"
	var got []string
	for _, doc := range parseDocuments("test", []byte(text)) {
		got = append(got, doc.kind+"/"+doc.name+"/"+string(rune('0'+doc.index)))
	}
	want := []string{"Workflow/hello-/0", "ConfigMap/a/1", "Secret/b/1", "List//1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, not %v", got, want)
	}
}

// What is given must be answered: a crash would end a whole run of requests.
func TestHostileInput(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'k'; i++ {
		p := string(i - 1)
		bomb += string(i) + ": &" + string(i) + " [*" + strings.Join(strings.Split(strings.Repeat(p, 9), ""), ",*") + "]\n"
	}
	inputs := []string{
		"", "null", "---\n---\n", "\x00", "\xff\xfe", "{", "[]", "3", "\"\"", bomb,
		"{\"kind\":3}", "{\"kind\":\"List\",\"items\":{}}", "{\"kind\":\"Workflow\"}",
		strings.Repeat("[", 200000), strings.Repeat("{\"a\":", 200000),
		header + "Workflow\nmetadata: 3\nspec: 3\n",
		header + "Workflow\nmetadata: {name: a}\nspec: null\n",
		header + "Workflow\nmetadata: {name: a}\nspec: {entrypoint: m, templates: [null, {name: m, steps: [null, [null]]}]}\n",
		header + "Workflow\nmetadata: {name: a}\nspec: {entrypoint: m, templates: [{name: m, dag: {tasks: [{name: x, template: m}]}}]}\n",
		header + "Workflow\nmetadata: {name: a}\nspec: {entrypoint: m, templates: [{name: m, dag: {tasks: [{name: x, template: m, depends: '((('}, null]}}]}\n",
		header + "CronWorkflow\nmetadata: {name: a}\n",
		header + "ClusterWorkflowTemplate\nmetadata: {name: a}\nspec: {templates: [{name: m, steps: [[{name: a, templateRef: {name: a, template: m}}]]}]}\n",
	}
	for i, input := range inputs {
		for _, v := range check(input) {
			if v.OK != (len(v.Errors) == 0) {
				t.Errorf("input %d: %+v", i, v)
			}
		}
	}
}
