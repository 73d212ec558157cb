package controller

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/workflow/metrics"
)

const maxMemory = 1 << 30

// argoVersion is set by the build.
var argoVersion string

// conversation is what is said on standard output and heard on standard input: one JSON value per line.
type conversation struct {
	in   *bufio.Reader
	out  *json.Encoder
	id   string
	lock sync.Mutex
}

// TestMain keeps standard output for answers, and what a test says of itself to itself.
func TestMain(m *testing.M) {
	talk = &conversation{in: bufio.NewReaderSize(os.Stdin, 1<<20), out: json.NewEncoder(os.Stdout)}
	talk.out.SetEscapeHTML(false)
	silence, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	os.Stdout = silence
	// Workflows are small, and memory is cheaper than time.
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

var talk *conversation

// TestServe is the program: it runs one workflow after the other, each with a controller and a clock of its own.
func TestServe(t *testing.T) {
	ctx := logging.WithLogger(context.Background(), logger())
	go guardMemory()
	shared, _, err := metrics.CreateDefaultTestMetrics(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for {
		var asked request
		if err := talk.hear(&asked); err == io.EOF {
			return
		} else if err != nil {
			talk.say(report{Error: err.Error()})
			continue
		}
		talk.id = asked.ID
		// In a bubble, time passes only while every goroutine of the controller waits for it.
		synctest.Test(t, func(t *testing.T) {
			if err := serve(ctx, shared, asked); err != nil {
				talk.say(report{ID: asked.ID, Error: err.Error()})
			}
		})
	}
}

// guardMemory ends a workflow whose values grow with every call, and the program with it, before it takes the memory of the machine.
func guardMemory() {
	for range time.Tick(time.Second / 10) {
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		if memory.HeapAlloc > maxMemory {
			talk.say(report{ID: talk.id, Argo: argoVersion, Cut: fmt.Sprintf("more than %d MiB of memory", maxMemory>>20)})
			os.Exit(0)
		}
	}
}

func logger() logging.Logger {
	if level := os.Getenv("ARGO_RUN_LOG"); level != "" {
		return logging.NewSlogLoggerCustom(logging.Level(level), logging.Text, os.Stderr)
	}
	return logging.NewSlogLoggerCustom(logging.Error, logging.Text, io.Discard)
}

func (c *conversation) say(value report) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if err := c.out.Encode(value); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// hear reads the next line; at the end of the input it is io.EOF.
func (c *conversation) hear(value any) error {
	for {
		line, err := c.in.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			decoder := json.NewDecoder(bytes.NewReader(line))
			decoder.DisallowUnknownFields()
			return decoder.Decode(value)
		}
		if err != nil {
			return io.EOF
		}
	}
}
