#!/usr/bin/env bash
# Runs every benchmark on the built library, each in a process of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
# Without the paths of the other tsconfig.json the library's name means what was built, as it does for users.
export TS_NODE_PROJECT=benchmarks/tsconfig.json
# Some compare with py-dagger: with the one of PY_DAGGER_PYTHON, or with one that is installed for the time of the benchmarks.
if [ -z "${PY_DAGGER_PYTHON:-}" ]; then
  venv=$(mktemp -d)
  trap 'rm -rf "$venv"' EXIT
  if python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check py-dagger==0.4.2; then
    export PY_DAGGER_PYTHON="$venv/bin/python"
  else
    echo 'py-dagger could not be installed: the comparisons with it are left out.'
  fi
fi
for name in scale size depth start entry bundle convert functions processes; do
  node -r @swc-node/register "benchmarks/$name.ts"
done
