"""Serves a DAG of this folder by py-dagger's command line; with --local, runs all of it by py-dagger itself and prints what it gives.

    serve.py <module> --node-name <name> --input <name> <path> --output <name> <path>
    serve.py <module> --local <parameters as JSON>
"""
import json
import sys
from importlib import import_module

from dagger import dsl
from dagger.dag import DAG
from dagger.runtime import cli, local

module, *words = sys.argv[1:]
written = import_module(module).dag
dag = written if isinstance(written, DAG) else dsl.build(written)

if words[:1] == ["--local"]:
    print(json.dumps(local.invoke(dag, params=json.loads(words[1]))))
else:
    cli.invoke(dag, words)
