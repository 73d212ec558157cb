// Command argo-lint gives Argo's own and the API server's verdict on manifests, offline.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
)

const (
	exitOK       = 0
	exitRejected = 1
	exitUsage    = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, in io.Reader, out, diagnostics io.Writer) int {
	flags := flag.NewFlagSet("argo-lint", flag.ContinueOnError)
	flags.SetOutput(diagnostics)
	flags.Usage = func() {
		fmt.Fprintln(diagnostics, "usage: argo-lint [-v] [-separate] [file or folder ...]\n       argo-lint [-v] -serve\n       argo-lint -version")
		flags.PrintDefaults()
	}
	verbose := flags.Bool("v", false, "also report objects of kinds that are not checked")
	separate := flags.Bool("separate", false, "make each file a set of its own")
	serving := flags.Bool("serve", false, "answer requests, one JSON line each, from standard input")
	version := flags.Bool("version", false, "print the version of Argo whose rules are applied")
	if err := flags.Parse(args); err != nil {
		return exitUsage
	}
	if *serving && (flags.NArg() > 0 || *separate) {
		flags.Usage()
		return exitUsage
	}
	if *version {
		fmt.Fprintln(out, argoVersion())
		return exitOK
	}
	if *serving {
		return report(serve(in, out, *verbose), diagnostics)
	}
	sources, err := readSources(flags.Args(), in)
	if err != nil {
		return report(err, diagnostics)
	}
	rejected, err := write(out, checkSources(sources, *separate, *verbose))
	if err != nil {
		return report(err, diagnostics)
	}
	if rejected {
		return exitRejected
	}
	return exitOK
}

func report(err error, diagnostics io.Writer) int {
	if err == nil {
		return exitOK
	}
	fmt.Fprintln(diagnostics, "argo-lint:", err)
	return exitUsage
}

func checkSources(sources []source, separate, verbose bool) []verdict {
	var verdicts []verdict
	var all []document
	for _, source := range sources {
		docs := parseDocuments(source.name, source.text)
		if separate {
			verdicts = append(verdicts, checkSet(docs, verbose)...)
		}
		all = append(all, docs...)
	}
	if separate {
		return verdicts
	}
	return checkSet(all, verbose)
}

func write(out io.Writer, verdicts []verdict) (rejected bool, err error) {
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for _, verdict := range verdicts {
		rejected = rejected || !verdict.OK
		if err := encoder.Encode(verdict); err != nil {
			return rejected, err
		}
	}
	return rejected, buffered.Flush()
}
