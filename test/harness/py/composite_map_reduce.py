"""A map-reduce of map-reduces: 1, 1 + 4, 1 + 4 + 9, ... are added."""
from dagger import dsl


@dsl.task()
def generate_numbers(to):
    return list(range(1, to + 1))


@dsl.task()
def raise_number(n, exponent):
    return n**exponent


@dsl.task()
def sum_numbers(numbers):
    return sum(numbers)


@dsl.DAG()
def sum_of_powers(to, exponent):
    return sum_numbers([raise_number(n, exponent) for n in generate_numbers(to)])


@dsl.DAG()
def dag(to, exponent):
    return sum_numbers([sum_of_powers(to, exponent) for to in generate_numbers(to)])
