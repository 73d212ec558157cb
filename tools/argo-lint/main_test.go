package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"refer.yaml": referringWorkflow, "sub/shared.yml": sharedTemplate, "notes.txt": "a: [",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cases := map[string]struct {
		args []string
		in   string
		code int
	}{
		"one set":        {[]string{dir}, "", exitOK},
		"separate":       {[]string{"-separate", dir}, "", exitRejected},
		"standard input": {nil, validWorkflow, exitOK},
		"refused":        {nil, "a: [", exitRejected},
		"no such file":   {[]string{filepath.Join(dir, "none")}, "", exitUsage},
		"no such flag":   {[]string{"-none"}, "", exitUsage},
		"serve a file":   {[]string{"-serve", dir}, "", exitUsage},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var out, diagnostics bytes.Buffer
			if code := run(c.args, strings.NewReader(c.in), &out, &diagnostics); code != c.code {
				t.Errorf("exit status %d, not %d\n%s%s", code, c.code, out.String(), diagnostics.String())
			}
			if (diagnostics.Len() > 0) != (c.code == exitUsage) {
				t.Errorf("diagnostics: %q", diagnostics.String())
			}
		})
	}
}
