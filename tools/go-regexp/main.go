// go-regexp answers questions about regular expressions by Go's own package: a line of JSON for a line of JSON.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
)

type question struct {
	Pattern, Text, By string
	Most              int
}
type answer struct {
	Pattern, Text, By string
	Most              int
	Refused           string   `json:",omitempty"`
	Matches           bool     `json:",omitempty"`
	Find              string   `json:",omitempty"`
	All               []string `json:",omitempty"`
	Replaced          string   `json:",omitempty"`
	Literal           string   `json:",omitempty"`
	Split             []string `json:",omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			panic(err)
		}
		a := answer{Pattern: q.Pattern, Text: q.Text, By: q.By, Most: q.Most}
		re, err := regexp.Compile(q.Pattern)
		if err != nil {
			a.Refused = err.Error()
		} else {
			a.Matches = re.MatchString(q.Text)
			a.Find = re.FindString(q.Text)
			a.All = re.FindAllString(q.Text, q.Most)
			a.Replaced = re.ReplaceAllString(q.Text, q.By)
			a.Literal = re.ReplaceAllLiteralString(q.Text, q.By)
			a.Split = re.Split(q.Text, q.Most)
		}
		out.Encode(a)
	}
}
