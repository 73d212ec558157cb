#!/usr/bin/env bash
# Runs every benchmark on the built library, each in a process of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
# Without the paths of the other tsconfig.json the library's name means what was built, as it does for users.
export TS_NODE_PROJECT=benchmarks/tsconfig.json
for name in scale size depth start entry; do
  node -r @swc-node/register "benchmarks/$name.ts"
done
