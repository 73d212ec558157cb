package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

var manifestExtensions = []string{".yaml", ".yml", ".json"}

type source struct {
	name string
	text []byte
}

// readSources reads files and, of folders, the manifests in them; without paths it reads in.
func readSources(paths []string, in io.Reader) ([]source, error) {
	if len(paths) == 0 {
		text, err := io.ReadAll(in)
		return []source{{name: "<stdin>", text: text}}, err
	}
	var sources []source
	for _, path := range paths {
		err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			// A file named outright is read whatever its extension.
			if name != path && !slices.Contains(manifestExtensions, filepath.Ext(name)) {
				return nil
			}
			text, err := os.ReadFile(name)
			sources = append(sources, source{name: name, text: text})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return sources, nil
}
