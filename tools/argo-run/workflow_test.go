package controller

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sort"
	"testing/synctest"
	"time"

	apiv1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/tools/cache"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/workflow/common"
	"github.com/argoproj/argo-workflows/v4/workflow/metrics"
	"github.com/argoproj/argo-workflows/v4/workflow/util"
)

const (
	defaultPatience = 30 * time.Minute
	defaultMaxPods  = 1000
)

// run is one workflow on its way.
type run struct {
	asked    request
	cluster  *cluster
	wfc      *WorkflowController
	key      workflowKey
	started  time.Time
	round    int
	works    map[string]*work
	reported map[string]bool
	changed  chan struct{}
}

type workflowKey struct{ namespace, name string }

// serve runs a workflow until it is done, or does not move any more.
func serve(ctx context.Context, shared *metrics.Metrics, asked request) error {
	set, err := readSet(asked)
	if err != nil {
		return err
	}
	in := newCluster(set.kube, set.argo)
	repository := asked.ArtifactRepository
	if repository == nil {
		repository = &wfv1.ArtifactRepository{S3: &wfv1.S3ArtifactRepository{S3Bucket: wfv1.S3Bucket{Endpoint: "s3.example", Bucket: "artifacts"}}}
	}
	wfc, stop, err := startController(ctx, shared, in, repository)
	defer stop()
	if err != nil {
		return err
	}
	if asked.MaxDepth > 0 {
		wfc.maxStackDepth = asked.MaxDepth
	}
	r := &run{
		asked: asked, cluster: in, wfc: wfc, started: time.Now(), changed: make(chan struct{}, 1),
		key:   workflowKey{set.workflow.Namespace, set.workflow.Name},
		works: map[string]*work{}, reported: map[string]bool{},
	}
	if err := r.noticeChanges(); err != nil {
		return err
	}
	if _, err := in.argo.ArgoprojV1alpha1().Workflows(r.key.namespace).Create(ctx, set.workflow, metav1.CreateOptions{}); err != nil {
		return err
	}
	return r.follow(ctx)
}

func (r *run) noticeChanges() error {
	notice := func() {
		select {
		case r.changed <- struct{}{}:
		default:
		}
	}
	handlers := cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { notice() },
		UpdateFunc: func(any, any) { notice() },
		DeleteFunc: func(any) { notice() },
	}
	for _, each := range []cache.SharedIndexInformer{r.wfc.wfInformer, r.wfc.PodController.TestingPodInformer()} {
		if _, err := each.AddEventHandler(handlers); err != nil {
			return err
		}
	}
	return nil
}

// follow lets time pass, tells of what happens, and does what it is told.
func (r *run) follow(ctx context.Context) error {
	patience := time.Duration(r.asked.PatienceSeconds) * time.Second
	if patience == 0 {
		patience = defaultPatience
	}
	maxPods := r.asked.MaxPods
	if maxPods == 0 {
		maxPods = defaultMaxPods
	}
	last, lastChange, askedAgain := "", time.Now(), true
	for {
		// Everything that can happen at this moment has happened.
		synctest.Wait()
		workflow, err := r.cluster.argo.ArgoprojV1alpha1().Workflows(r.key.namespace).Get(ctx, r.key.name, metav1.GetOptions{})
		if err != nil {
			return err
		}
		if workflow.Labels[common.LabelKeyCompleted] == "true" {
			return r.end(workflow, report{Done: true})
		}
		if state := stateOf(workflow); state != last {
			last, lastChange, askedAgain = state, time.Now(), false
		}
		told, err := r.news(ctx, workflow)
		if err != nil {
			return err
		}
		switch {
		case len(r.works) > maxPods:
			return r.end(workflow, report{Cut: fmt.Sprintf("more than %d pods", maxPods)})
		case len(told.Pods) > 0 || len(told.Suspended) > 0:
			if err := r.converse(ctx, told); err != nil {
				return err
			}
			lastChange, askedAgain = time.Now(), false
			continue
		}
		rest := patience - time.Since(lastChange)
		if rest <= 0 {
			return r.end(workflow, report{Stuck: true, Running: r.running()})
		}
		if len(told.Running) > 0 && !askedAgain && r.idle() {
			askedAgain = true
			if err := r.converse(ctx, told); err != nil {
				return err
			}
			continue
		}
		select {
		case <-r.changed:
		case <-time.After(rest):
		}
	}
}

// converse reports and obeys.
func (r *run) converse(ctx context.Context, told report) error {
	r.round++
	told.ID, told.Round, told.Seconds = r.asked.ID, r.round, time.Since(r.started).Seconds()
	talk.say(told)
	var heard answer
	if err := talk.hear(&heard); err != nil {
		return err
	}
	if heard.ID != r.asked.ID {
		return fmt.Errorf("expected an answer to %q, not to %q", r.asked.ID, heard.ID)
	}
	names := make([]string, 0, len(heard.Results))
	for name := range heard.Results {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		each := r.works[name]
		if each == nil {
			return fmt.Errorf("there is no pod %q", name)
		}
		if err := each.finishWith(heard.Results[name]); err != nil {
			return err
		}
	}
	for name, how := range heard.Resumed {
		if err := r.resume(ctx, name, how); err != nil {
			return err
		}
	}
	return nil
}

// news is what has not been reported yet.
func (r *run) news(ctx context.Context, workflow *wfv1.Workflow) (report, error) {
	told := report{Running: r.running()}
	if err := r.newPods(ctx, workflow, &told); err != nil {
		return told, err
	}
	if err := r.newRequests(ctx, workflow, &told); err != nil {
		return told, err
	}
	sort.Slice(told.Pods, func(i, j int) bool { return told.Pods[i].Node < told.Pods[j].Node })
	for id, node := range workflow.Status.Nodes {
		if node.IsActiveSuspendNode() && !r.reported[id] {
			r.reported[id] = true
			told.Suspended = append(told.Suspended, suspended(node))
		}
	}
	sort.Slice(told.Suspended, func(i, j int) bool { return told.Suspended[i].Node < told.Suspended[j].Node })
	return told, nil
}

func (r *run) newPods(ctx context.Context, workflow *wfv1.Workflow, told *report) error {
	list, err := r.cluster.kube.CoreV1().Pods(r.key.namespace).List(ctx, metav1.ListOptions{LabelSelector: common.LabelKeyWorkflow + "=" + r.key.name})
	if err != nil {
		return err
	}
	for i := range list.Items {
		pod := &list.Items[i]
		if r.works[pod.Name] != nil {
			continue
		}
		if pod.Labels[common.LabelKeyComponent] != "" {
			// The agent, which is played request by request.
			r.works[pod.Name] = &work{told: true}
			r.works[pod.Name].ended.Store(true)
			if err := r.updatePod(ctx, pod.Name, func(status *apiv1.PodStatus) { status.Phase = apiv1.PodRunning }); err != nil {
				return err
			}
			continue
		}
		made, err := r.startPod(ctx, pod)
		if err != nil {
			return err
		}
		r.works[pod.Name] = made
		made.report.Path = pathOf(workflow, made.report.NodeID)
		told.Pods = append(told.Pods, made.report)
	}
	return nil
}

// running names what nobody has told the end of.
func (r *run) running() []string {
	var names []string
	for name, each := range r.works {
		if !each.told {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// idle says whether nothing is about to end.
func (r *run) idle() bool {
	for _, each := range r.works {
		if each.told && !each.ended.Load() {
			return false
		}
	}
	return true
}

func suspended(node wfv1.NodeStatus) suspendReport {
	told := suspendReport{Node: node.Name, NodeID: node.ID, TemplateName: templateNameOf(node), Inputs: node.Inputs}
	if node.Outputs != nil {
		for _, parameter := range node.Outputs.Parameters {
			if parameter.ValueFrom != nil && parameter.ValueFrom.Supplied != nil {
				told.Wants = append(told.Wants, parameter.Name)
			}
		}
	}
	return told
}

// resume does what `argo node set` and `argo resume` do: outputs that nobody gives are their defaults.
func (r *run) resume(ctx context.Context, name string, how resumption) error {
	workflows := r.cluster.argo.ArgoprojV1alpha1().Workflows(r.key.namespace)
	workflow, err := workflows.Get(ctx, r.key.name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	node, err := workflow.GetNodeByName(name)
	if err != nil {
		return err
	}
	phase := wfv1.NodePhase(how.Phase)
	if phase == "" {
		phase = wfv1.NodeSucceeded
	}
	set := func(values util.SetOperationValues) error {
		return util.SetWorkflow(ctx, workflows, r.wfc.hydrator, r.key.name, "id="+node.ID, values)
	}
	if len(how.Outputs) > 0 {
		if err := set(util.SetOperationValues{OutputParameters: how.Outputs}); err != nil {
			return err
		}
	}
	if phase == wfv1.NodeSucceeded {
		if workflow, err = workflows.Get(ctx, r.key.name, metav1.GetOptions{}); err != nil {
			return err
		}
		given := workflow.Status.Nodes[node.ID]
		if err := util.OverrideOutputParametersWithDefault(given.Outputs); err != nil {
			return err
		}
		workflow.Status.Nodes[node.ID] = given
		if _, err := workflows.Update(ctx, workflow, metav1.UpdateOptions{}); err != nil {
			return err
		}
	}
	return set(util.SetOperationValues{Phase: phase, Message: how.Message})
}

// stateOf changes when the workflow has made some progress.
func stateOf(workflow *wfv1.Workflow) string {
	nodes := make([]string, 0, len(workflow.Status.Nodes))
	for id, node := range workflow.Status.Nodes {
		nodes = append(nodes, fmt.Sprintf("%s %s %s %t %d", id, node.Phase, node.Message, node.Outputs.HasOutputs(), len(node.Children)))
	}
	sort.Strings(nodes)
	text, _ := json.Marshal(nodes)
	return fmt.Sprintf("%s %x", workflow.Status.Phase, sha256.Sum256(text))
}

func (r *run) end(workflow *wfv1.Workflow, told report) error {
	told.ID, told.Argo, told.Round, told.Seconds = r.asked.ID, argoVersion, r.round, time.Since(r.started).Seconds()
	told.Phase, told.Message = string(workflow.Status.Phase), workflow.Status.Message
	told.GlobalOutputs = workflow.Status.Outputs
	for _, node := range workflow.Status.Nodes {
		told.Nodes = append(told.Nodes, nodeReport{
			ID: node.ID, Name: node.Name, DisplayName: node.DisplayName, Type: node.Type, Phase: node.Phase, Message: node.Message,
			TemplateName: templateNameOf(node), TemplateRef: node.TemplateRef, Boundary: node.BoundaryID, Children: node.Children,
			Flag: node.NodeFlag, Inputs: node.Inputs, Outputs: node.Outputs,
		})
	}
	sort.Slice(told.Nodes, func(i, j int) bool { return told.Nodes[i].Name < told.Nodes[j].Name })
	talk.say(told)
	return nil
}

func templateNameOf(node wfv1.NodeStatus) string {
	return util.GetTemplateFromNode(node)
}
