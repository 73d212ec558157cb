/** A manifest to load: a DAG with a file between its tasks, steps, and an object of another kind. */
export const REPORT = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: report-}
spec:
  entrypoint: main
  arguments: {parameters: [{name: day, value: monday}]}
  templates:
    - name: main
      dag:
        tasks:
          - name: load
            template: load
            arguments: {parameters: [{name: day, value: "{{workflow.parameters.day}}"}]}
          - name: show
            template: show
            dependencies: [load]
            arguments: {artifacts: [{name: rows, from: "{{tasks.load.outputs.artifacts.rows}}"}]}
    - name: load
      inputs: {parameters: [{name: day}]}
      container: {image: "load:1", command: [load], args: ["{{inputs.parameters.day}}"]}
      outputs: {artifacts: [{name: rows, path: /rows}]}
    - name: show
      inputs: {artifacts: [{name: rows, path: /rows}]}
      container: {image: "show:1", command: [show]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {a: b}
`;

/** A manifest with templates to call from elsewhere. */
export const SHARED = `
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: shared}
spec:
  entrypoint: both
  templates:
    - name: both
      steps:
        - - {name: say, template: say, arguments: {parameters: [{name: text, value: hello}]}}
    - name: say
      inputs: {parameters: [{name: text}]}
      container: {image: "say:1", command: [say], args: ["{{inputs.parameters.text}}"]}
      outputs: {parameters: [{name: length, valueFrom: {path: /length}}]}
`;
