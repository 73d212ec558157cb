"""A number is doubled, and the result is squared. Said with data structures, so the outputs have names of their own."""
from dagger import DAG, Task
from dagger.input import FromNodeOutput, FromParam
from dagger.output import FromReturnValue

dag = DAG(
    inputs={"number": FromParam()},
    outputs={"return_value": FromNodeOutput("square", "return_value")},
    nodes={
        "double": Task(lambda number: number * 2, inputs={"number": FromParam()}, outputs={"return_value": FromReturnValue()}),
        "square": Task(
            lambda number: number**2,
            inputs={"number": FromNodeOutput("double", "return_value")},
            outputs={"return_value": FromReturnValue()},
        ),
    },
)
