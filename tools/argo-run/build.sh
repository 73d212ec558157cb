#!/usr/bin/env bash
# Builds argo-run. Usage: build.sh [output], by default build/argo-run beside this file.
# Prints nothing unless something fails; a second run only consults the build cache.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
output=$(realpath -m "${1:-$here/build/argo-run}")
argo=github.com/argoproj/argo-workflows/v4

# What Go says of its downloads is of interest only when it fails.
quietly() {
  local said
  said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
}

# The version of Argo, and the checksum of its module, are those of argo-lint.
cd "$here/../argo-lint"
quietly go mod download "$argo"
version=$(go list -m -f '{{.Version}}' "$argo")
source=$(go list -m -f '{{.Dir}}' "$argo")
copy=$here/build/argo-workflows-$version

# What belongs to Argo's package of the controller can be compiled only inside of it, so in a copy of the module.
if [ ! -e "$copy" ]; then
  partial=$copy.$$
  trap 'rm -rf "$partial"' EXIT
  mkdir -p "$partial"
  cd "$source"
  cp -r go.mod go.sum ./*.go config errors persist pkg server util workflow "$partial"
  chmod -R u+w "$partial"
  rm "$partial"/workflow/controller/*_test.go
  mv -T "$partial" "$copy" 2>/dev/null || [ -e "$copy" ]
fi

# By an overlay, as several builds may use the copy at once.
overlay=$(mktemp)
trap 'rm -rf "$overlay" "${partial:-}"' EXIT
separator='{"Replace":{'
for file in "$here"/*_test.go; do
  printf '%s"%s":"%s"' "$separator" "$copy/workflow/controller/argorun_$(basename "$file")" "$file"
  separator=,
done > "$overlay"
printf '}}' >> "$overlay"

cd "$copy"
mkdir -p "$(dirname "$output")"
CGO_ENABLED=0 quietly go test -c -trimpath -vet=off -overlay "$overlay" \
  -ldflags "-s -w -X $argo/workflow/controller.argoVersion=$version" -o "$output" ./workflow/controller
