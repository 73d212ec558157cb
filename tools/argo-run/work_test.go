package controller

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"sync/atomic"
	"time"

	apierr "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
)

// work is what the controller has others do: a pod or a request.
type work struct {
	report podReport
	// end makes the end known to the controller.
	end   func(podResult) error
	told  bool
	ended atomic.Bool
}

// finishWith lets the work end, some time from now.
func (w *work) finishWith(result podResult) error {
	if w.told {
		return fmt.Errorf("the end of %q has been told before", w.report.Name)
	}
	switch result.Phase {
	case "Succeeded", "Failed", "Error":
	default:
		return fmt.Errorf("%q cannot become %q", w.report.Name, result.Phase)
	}
	w.told = true
	after := time.Second
	if result.Seconds != nil {
		after = time.Duration(*result.Seconds * float64(time.Second))
	}
	time.AfterFunc(after, func() {
		if w.ended.CompareAndSwap(false, true) {
			if err := w.end(result); err != nil {
				panic(err)
			}
		}
	})
	return nil
}

// attempt is what Argo adds to the name of a node for each attempt.
var attempt = regexp.MustCompile(`\(\d+\)$`)

// pathOf leads from the node of the workflow, which is left out, to a node, whichever attempt it is.
func pathOf(workflow *wfv1.Workflow, id string) []string {
	path := []string{}
	for node := workflow.Status.Nodes[id]; node.BoundaryID != ""; node = workflow.Status.Nodes[node.BoundaryID] {
		name := node.DisplayName
		if node.NodeFlag != nil && node.NodeFlag.Retried {
			name = attempt.ReplaceAllString(name, "")
		}
		path = append([]string{name}, path...)
	}
	return path
}

// newRequests finds the HTTP requests that the agent would make.
func (r *run) newRequests(ctx context.Context, workflow *wfv1.Workflow, told *report) error {
	taskSets := r.cluster.argo.ArgoprojV1alpha1().WorkflowTaskSets(r.key.namespace)
	taskSet, err := taskSets.Get(ctx, r.key.name, metav1.GetOptions{})
	if apierr.IsNotFound(err) {
		return nil
	} else if err != nil {
		return err
	}
	for id, template := range taskSet.Spec.Tasks {
		if r.works[id] != nil {
			continue
		}
		text, err := json.Marshal(template)
		if err != nil {
			return err
		}
		made := &work{report: podReport{Name: id, Node: workflow.Status.Nodes[id].Name, NodeID: id, Path: pathOf(workflow, id), TemplateName: template.Name, Template: text, Request: true}}
		made.end = func(result podResult) error {
			node := wfv1.NodeResult{Phase: wfv1.NodePhase(result.Phase), Message: result.Message}
			if result.Outputs.Result != nil {
				node.Outputs = &wfv1.Outputs{Result: result.Outputs.Result}
			}
			patch, err := json.Marshal(map[string]any{"status": wfv1.WorkflowTaskSetStatus{Nodes: map[string]wfv1.NodeResult{id: node}}})
			if err != nil {
				return err
			}
			_, err = taskSets.Patch(ctx, r.key.name, types.MergePatchType, patch, metav1.PatchOptions{}, "status")
			return err
		}
		r.works[id] = made
		told.Pods = append(told.Pods, made.report)
	}
	return nil
}
