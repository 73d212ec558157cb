package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxRequestBytes bounds the memory one request line may take.
const maxRequestBytes = 64 << 20

type request struct {
	ID        string `json:"id"`
	Manifests string `json:"manifests"`
	// Documents asks for the objects themselves, as Argo's YAML reader gives them.
	Documents bool `json:"documents"`
}

type response struct {
	ID       string    `json:"id"`
	Verdicts []verdict `json:"verdicts"`
	// Documents are the objects in JSON, if they were asked for.
	Documents []json.RawMessage `json:"documents,omitempty"`
	// Error says why a request could not be read; its id is then empty.
	Error string `json:"error,omitempty"`
}

// serve answers one line per line, in order, until the input ends.
func serve(in io.Reader, out io.Writer, verbose bool) error {
	reader := bufio.NewReaderSize(in, 64<<10)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, tooLong, err := readLine(reader)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if len(line) > 0 || tooLong {
			if err := encoder.Encode(answer(line, tooLong, verbose)); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

func answer(line []byte, tooLong, verbose bool) response {
	if tooLong {
		return response{Verdicts: []verdict{}, Error: fmt.Sprintf("a request may have %d bytes at most", maxRequestBytes)}
	}
	var req request
	if err := json.Unmarshal(line, &req); err != nil {
		return response{Verdicts: []verdict{}, Error: "not a request: " + err.Error()}
	}
	docs := parseDocuments("<stdin>", []byte(req.Manifests))
	verdicts := checkSet(docs, verbose)
	if verdicts == nil {
		verdicts = []verdict{}
	}
	res := response{ID: req.ID, Verdicts: verdicts}
	if req.Documents {
		for _, doc := range docs {
			if doc.parseError == "" {
				res.Documents = append(res.Documents, doc.json)
			}
		}
	}
	return res
}

// readLine gives a line without its end; the rest of one too long is read and dropped.
func readLine(reader *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := reader.ReadSlice('\n')
		if len(line)+len(part) > maxRequestBytes {
			tooLong, line = true, nil
		}
		if !tooLong {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return trimEnd(line), tooLong, err
		}
	}
}

func trimEnd(line []byte) []byte {
	for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return line
}
