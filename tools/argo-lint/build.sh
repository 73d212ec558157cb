#!/usr/bin/env bash
# Builds argo-lint. Usage: build.sh [output], by default build/argo-lint at the root of the repository.
# Prints nothing unless something fails; a second run only consults the build cache.
set -euo pipefail

output=$(realpath -m "${1:-$(dirname "$0")/../../build/argo-lint}")
cd "$(dirname "$0")"
argo=github.com/argoproj/argo-workflows/v4

# What Go says of its downloads is of interest only when it fails.
quietly() {
  local said
  said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
}

quietly go mod download "$argo"
source=$(go list -m -f '{{.Dir}}' "$argo")/manifests/base/crds/full
mkdir -p crds "$(dirname "$output")"
for plural in workflows workflowtemplates clusterworkflowtemplates cronworkflows workfloweventbindings; do
  file=argoproj.io_$plural.yaml
  # Files in the module cache are read-only; a copy must not be, or the next run could not replace it.
  cmp -s "$source/$file" "crds/$file" || install -m 644 "$source/$file" "crds/$file"
done

CGO_ENABLED=0 quietly go build -trimpath -ldflags "-s -w" -o "$output" .
