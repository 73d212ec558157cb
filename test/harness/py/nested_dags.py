"""An album of two songs, each made by the same DAG. Two keys of one result go two ways."""
from dagger import dsl


@dsl.task()
def brainstorm():
    return {"first": 'love & "hate"', "second": "loss {{=1+1}} \U0001f622"}


@dsl.task()
def compose(theme, style):
    return f"{style} song about {theme}"


@dsl.task()
def record(composition):
    return f"recording of a {composition}"


@dsl.task()
def publish(name, first, second, year):
    return {"name": name, "tracks": [first, second], "year": year}


@dsl.DAG()
def song(theme, style):
    return record(compose(theme, style))


@dsl.DAG()
def dag(name, style):
    themes = brainstorm()
    return publish(name, song(themes["first"], style), song(themes["second"], style), 1986)
