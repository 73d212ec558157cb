"""One result in parts: a list in it that is mapped, a text in it, and all of it."""
from dagger import dsl


@dsl.task()
def measure(count):
    return {"rows": list(range(count)), "unit": "m"}


@dsl.task()
def label(row, unit):
    return f"{row} {unit}"


@dsl.task()
def report(labels, measured):
    return {"labels": list(labels), "measured": measured}


@dsl.DAG()
def dag(count):
    measured = measure(count)
    return report([label(row, measured["unit"]) for row in measured["rows"]], measured)
