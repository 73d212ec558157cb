"""Numbers are raised, each by itself, and added."""
from dagger import dsl


@dsl.task()
def generate_numbers(count):
    return list(range(count))


@dsl.task()
def raise_number(n, exponent):
    return n**exponent


@dsl.task()
def sum_numbers(numbers):
    return sum(numbers)


@dsl.DAG()
def dag(count, exponent):
    return sum_numbers([raise_number(n, exponent) for n in generate_numbers(count)])
