package controller

import (
	"encoding/json"

	apiv1 "k8s.io/api/core/v1"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
)

// request asks to run a workflow.
type request struct {
	ID string `json:"id"`
	// Manifests holds the object to run, and others that it needs.
	Manifests string `json:"manifests"`
	// Run names the object to run, where there are several that could be.
	Run *struct {
		Kind string `json:"kind"`
		Name string `json:"name"`
	} `json:"run,omitempty"`
	// Workflow is the identity of the workflow that is made.
	Workflow struct {
		Name      string `json:"name,omitempty"`
		Namespace string `json:"namespace,omitempty"`
		UID       string `json:"uid,omitempty"`
	} `json:"workflow,omitempty"`
	// Arguments are the parameters that somebody gives on submitting.
	Arguments          map[string]string        `json:"arguments,omitempty"`
	ArtifactRepository *wfv1.ArtifactRepository `json:"artifactRepository,omitempty"`
	// PatienceSeconds is how long nothing may change before the workflow is said to be stuck.
	PatienceSeconds int `json:"patienceSeconds,omitempty"`
	// MaxPods ends a workflow that makes more.
	MaxPods int `json:"maxPods,omitempty"`
	// MaxDepth is how deep calls may be nested, Argo's own limit if not said.
	MaxDepth int `json:"maxDepth,omitempty"`
}

// report says what became of the workflow since the last one, and is answered unless it is the last.
type report struct {
	ID    string `json:"id"`
	Argo  string `json:"argo,omitempty"`
	Error string `json:"error,omitempty"`

	Round     int             `json:"round,omitempty"`
	Seconds   float64         `json:"seconds"`
	Pods      []podReport     `json:"pods,omitempty"`
	Running   []string        `json:"running,omitempty"`
	Suspended []suspendReport `json:"suspended,omitempty"`

	Done          bool          `json:"done,omitempty"`
	Stuck         bool          `json:"stuck,omitempty"`
	Cut           string        `json:"cut,omitempty"`
	Phase         string        `json:"phase,omitempty"`
	Message       string        `json:"message,omitempty"`
	Nodes         []nodeReport  `json:"nodes,omitempty"`
	GlobalOutputs *wfv1.Outputs `json:"globalOutputs,omitempty"`
}

// podReport describes a pod, or an HTTP request, which Argo's agent makes.
type podReport struct {
	// Name is that of the pod; that of a request is the ID of its node.
	Name   string `json:"name"`
	Node   string `json:"node"`
	NodeID string `json:"nodeId"`
	// Path is the display names of the nodes around the node, and its own, without attempts.
	Path                []string          `json:"path"`
	TemplateName        string            `json:"templateName"`
	Template            json.RawMessage   `json:"template"`
	Container           *containerReport  `json:"container,omitempty"`
	Labels              map[string]string `json:"labels,omitempty"`
	Annotations         map[string]string `json:"annotations,omitempty"`
	IncludeScriptOutput bool              `json:"includeScriptOutput"`
	Deadline            string            `json:"deadline,omitempty"`
	ActiveSeconds       *int64            `json:"activeDeadlineSeconds,omitempty"`
	OnExit              bool              `json:"onExit,omitempty"`
	Request             bool              `json:"request,omitempty"`
}

type containerReport struct {
	Image   string         `json:"image"`
	Command []string       `json:"command"`
	Args    []string       `json:"args,omitempty"`
	Env     []apiv1.EnvVar `json:"env,omitempty"`
}

type suspendReport struct {
	Node         string       `json:"node"`
	NodeID       string       `json:"nodeId"`
	TemplateName string       `json:"templateName"`
	Inputs       *wfv1.Inputs `json:"inputs,omitempty"`
	// Wants are the outputs that may be supplied.
	Wants []string `json:"wants,omitempty"`
}

type nodeReport struct {
	ID           string            `json:"id"`
	Name         string            `json:"name"`
	DisplayName  string            `json:"displayName"`
	Type         wfv1.NodeType     `json:"type"`
	Phase        wfv1.NodePhase    `json:"phase"`
	Message      string            `json:"message,omitempty"`
	TemplateName string            `json:"templateName,omitempty"`
	TemplateRef  *wfv1.TemplateRef `json:"templateRef,omitempty"`
	Boundary     string            `json:"boundary,omitempty"`
	Children     []string          `json:"children,omitempty"`
	Flag         *wfv1.NodeFlag    `json:"flag,omitempty"`
	Inputs       *wfv1.Inputs      `json:"inputs,omitempty"`
	Outputs      *wfv1.Outputs     `json:"outputs,omitempty"`
}

// answer says what became of pods, and of what waits for somebody.
type answer struct {
	ID      string               `json:"id"`
	Results map[string]podResult `json:"results,omitempty"`
	// Resumed is by name of node.
	Resumed map[string]resumption `json:"resumed,omitempty"`
}

type podResult struct {
	// Phase is Succeeded, Failed, or Error when the pod could not even start its main container.
	Phase    string `json:"phase"`
	ExitCode *int32 `json:"exitCode,omitempty"`
	Message  string `json:"message,omitempty"`
	// Seconds is how long the pod takes, 1 if not said.
	Seconds *float64 `json:"seconds,omitempty"`
	Outputs struct {
		// Parameters are the contents of files.
		Parameters map[string]string `json:"parameters,omitempty"`
		// Artifacts are true for one that is there, false for one that is missing, or fields of Argo's artifact to set.
		Artifacts map[string]json.RawMessage `json:"artifacts,omitempty"`
		// Result is all of standard output, or the body of the answer to a request.
		Result *string `json:"result,omitempty"`
	} `json:"outputs,omitempty"`
}

type resumption struct {
	Phase   string            `json:"phase,omitempty"`
	Message string            `json:"message,omitempty"`
	Outputs map[string]string `json:"outputs,omitempty"`
}
