#!/bin/sh
# Two capture groups of one name: Go's regexp takes them, re2js, which is a port of Go's code, does not.
#
# Seen with Go 1.26 (package regexp) and re2js 2.10.0: `(?P<n>a)(?P<n>b)` compiles in Go, where SubexpNames gives the name twice and SubexpIndex
# the first group; in re2js compiling throws "duplicate capture group name". So a pattern that a Go program takes can
# be refused by a tool in JavaScript that checks it with re2js beforehand.
#
# Needs go and node with npm. Fails when either side changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > go.mod <<'END'
module finding

go 1.22
END
cat > main.go <<'END'
package main

import (
	"fmt"
	"regexp"
)

func main() {
	pattern, err := regexp.Compile(`(?P<n>a)(?P<n>b)`)
	fmt.Println(err)
	fmt.Printf("%q %d\n", pattern.SubexpNames(), pattern.SubexpIndex("n"))
}
END
go version
go=$(go run .)
echo "Go: $go"

npm init -y > npm.log
npm install --no-audit --no-fund re2js@2.10.0 >> npm.log 2>&1
js=$(node -e '
const { RE2JS } = require("re2js");
try {
  RE2JS.compile("(?P<n>a)(?P<n>b)");
  console.log("compiles");
} catch (error) {
  console.log(error.message);
}')
echo "re2js: $js"

[ "$go" = '<nil>
["" "n" "n"] 1' ] || { echo 'Go behaves differently now'; exit 1; }
[ "$js" = 'error parsing regexp: duplicate capture group name: `n`' ] || { echo 're2js behaves differently now'; exit 1; }
