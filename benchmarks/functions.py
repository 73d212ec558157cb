"""The time that py-dagger takes to run a pipeline locally, in milliseconds; building it is outside of the time."""
import sys
import time

from dagger import dsl
from dagger.runtime.local import invoke


@dsl.task()
def leaf(x):
    return x


@dsl.task()
def add(a, b):
    return a + b


@dsl.DAG()
def tree(x):
    level = [leaf(x) for _ in range(1024)]
    while len(level) > 1:
        level = [add(level[i], level[i + 1]) for i in range(0, len(level), 2)]
    return level[0]


@dsl.task()
def count(n):
    return list(range(n))


@dsl.task()
def square(n):
    return n * n


@dsl.task()
def total(values):
    return sum(values)


@dsl.DAG()
def map_reduce(n):
    return total([square(n=each) for each in count(n)])


dag, params = {
    "tree": (tree, {"x": 1}),
    "map-reduce": (map_reduce, {"n": 2000}),
}[sys.argv[1]]
built = dsl.build(dag)
start = time.perf_counter()
result = invoke(built, params=params)
taken = time.perf_counter() - start
assert result["return_value"] == {"tree": 1024, "map-reduce": 2664667000}[sys.argv[1]], result
print(taken * 1000)
