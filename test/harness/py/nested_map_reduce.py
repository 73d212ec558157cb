"""Each number goes through a DAG of two tasks, and the results are added."""
from dagger import dsl


@dsl.task()
def fan_out(steps):
    for number in range(steps):
        yield number


@dsl.task()
def multiply(number, by):
    return number * by


@dsl.DAG()
def multiply_twice(number, by):
    return multiply(multiply(number, by), by)


@dsl.task()
def add(numbers):
    return sum(numbers)


@dsl.DAG()
def dag(steps, by):
    return add([multiply_twice(number, by) for number in fan_out(steps)])
