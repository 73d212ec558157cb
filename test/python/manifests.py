"""A manifest that is loaded and changed, and templates in Argo's own form, in Python."""
from cdk8s import App, Chart, JsonPatch
from cdk8s_argo_workflows import (
    ArgoManifest, ContainerSetTemplate, ContainerTemplate, Dag, DagTask, Input, Item, Output, Parameter, Step, Steps, Workflow, argoproj,
)

MANIFEST = """
# Greets everybody on the list.
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: greet}
spec:
  entrypoint: main
  templates:
    - name: main
      steps:
        - - {name: greet, template: greet, arguments: {parameters: [{name: name, value: Ada}]}}
    - name: greet
      inputs: {parameters: [{name: name}]}
      container: {image: "busybox:1.37", command: [echo], args: ["Hello, {{inputs.parameters.name}}!"]}
"""

app = App()
chart = Chart(app, "manifests")

manifest = ArgoManifest.from_yaml(chart, "greet", MANIFEST)
Step(manifest.steps("main"), "again", template=manifest.template("greet"), arguments={"name": "Grace"})
manifest.template("greet").add_overrides(node_selector={"disk": "ssd"})
manifest.api_objects[0].add_json_patch(JsonPatch.add("/spec/priority", 5))

words = ContainerSetTemplate(
    chart, "words",
    containers=[
        argoproj.ContainerNode(name="fetch", image="fetch:1", command=["fetch"]),
        argoproj.ContainerNode(name="main", image="split:1", command=["split"], dependencies=["fetch"]),
    ],
    outputs={"words": Output.parameter("/words")},
)
say = ContainerTemplate(chart, "say", image="busybox:1.37", command=["echo"], parameters={"word": Parameter.string()}, args=[Input.parameter("word")])

dag = Dag(chart, "dag")
first = DagTask(dag, "words", template=words)
DagTask(dag, "say", template=say, dependencies=[first], arguments={"word": Item.value()}, with_param=first.output_parameter("words"))
dag.add_output("words", first.output_parameter("words"))

steps = Steps(chart, "steps")
both = steps.parallel()
Step(both, "dag", template=dag)
Step(both, "say", template=say, arguments={"word": "hello"})
Workflow(chart, "written", entrypoint=steps, metadata={"name": "written"})

app.synth()
