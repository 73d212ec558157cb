#!/usr/bin/env bash
# Runs every benchmark on the built library, each in a process of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
for name in scale size depth start; do
  node -r @swc-node/register "benchmarks/$name.ts"
done
