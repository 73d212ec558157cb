"""The same pipeline as nested-map-reduce.ts, in Python: it synthesizes to the same bytes."""
from cdk8s import App, Chart
from constructs import Construct
from cdk8s_argo_workflows import (
    ContainerTask, Item, Loop, Output, Parameter, ParameterType, Pipeline, ScriptTask, TaskDefaults, WorkflowDefaults, WorkflowTemplate,
)


class Region(Pipeline):
    """The revenue of one region: one container for each of its shops, and one that adds their numbers."""

    def __init__(self, scope: Construct, id: str, **props):
        super().__init__(scope, id, parameters={"name": Parameter.string(), "shops": Parameter.json()}, **props)

        ask = ContainerTask(
            self, "ask-shop",
            for_each=Loop.over(self.parameter("shops")),
            command=["sh", "-c", 'printf "%s" "$SHOP" | wc -c > /tmp/revenue'],
            env={"SHOP": Item.value()},
            outputs={"revenue": Output.parameter("/tmp/revenue", type=ParameterType.NUMBER)},
        )

        add = ScriptTask(
            self, "add",
            command=["python"],
            image="python:3.13-alpine",
            env={"REGION": self.parameter("name"), "REVENUES": ask.output("revenue")},
            source="\n".join([
                "import json, os",
                "total = { 'region': os.environ['REGION'], 'revenue': sum(json.loads(os.environ['REVENUES'])) }",
                "json.dump(total, open('/tmp/total', 'w'))",
            ]),
            outputs={"total": Output.parameter("/tmp/total", type=ParameterType.JSON)},
        )

        self.add_output("total", add.output("total"))


class NestedMapReduce(Chart):
    """A loop inside a loop: for each region, for each of its shops."""

    def __init__(self, scope: Construct, id: str):
        super().__init__(scope, id)
        TaskDefaults.of(self).add(image="busybox:1.37")

        revenue = Pipeline(self, "revenue", parameters={
            "regions": Parameter.json(default=[
                {"name": "north", "shops": ["Oslo", "Bergen"]},
                {"name": "south", "shops": ["Seville", "Cadiz", "Malaga"]},
                {"name": "sea", "shops": []},
            ]),
        })

        region = Region(
            revenue, "region",
            for_each=Loop.over(revenue.parameter("regions")),
            arguments={"name": Item.property("name"), "shops": Item.property("shops")},
        )

        ContainerTask(revenue, "report", command=["echo", region.output("total")])

        WorkflowTemplate(
            self, "template",
            pipeline=revenue,
            metadata={"name": "nested-map-reduce"},
            defaults=WorkflowDefaults.recommended(),
        )


if __name__ == "__main__":
    app = App()
    NestedMapReduce(app, "nested-map-reduce")
    app.synth()
