package controller

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"

	apiv1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/argoproj/argo-workflows/v4/pkg/apis/workflow"
	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/workflow/common"
)

// maxResult is how much of standard output the executor keeps.
const maxResult = 256 << 10

// runningPod plays the kubelet and Argo's executor in one pod.
type runningPod struct {
	work
	run      *run
	ctx      context.Context
	template wfv1.Template
	since    metav1.Time
}

// startPod reads what the controller made, as the executor will, and sets its containers running.
func (r *run) startPod(ctx context.Context, pod *apiv1.Pod) (*work, error) {
	p := &runningPod{run: r, ctx: ctx, since: metav1.Now()}
	p.end = p.endWith
	text, err := r.templateOf(ctx, pod)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(text), &p.template); err != nil {
		return nil, fmt.Errorf("the executor of %s cannot read its template: %w", pod.Name, err)
	}
	p.report = podReport{
		Name: pod.Name, Node: pod.Annotations[common.AnnotationKeyNodeName], NodeID: pod.Annotations[common.AnnotationKeyNodeID],
		TemplateName: p.template.Name, Template: json.RawMessage(text),
		Labels: without(pod.Labels), Annotations: without(pod.Annotations),
		ActiveSeconds: pod.Spec.ActiveDeadlineSeconds, OnExit: pod.Labels[common.LabelKeyOnExit] == "true",
	}
	for _, container := range pod.Spec.Containers {
		if container.Name == common.MainContainerName {
			if err := p.describe(ctx, container, pod.Name); err != nil {
				return nil, err
			}
		}
	}
	if seconds := pod.Spec.ActiveDeadlineSeconds; seconds != nil {
		time.AfterFunc(time.Duration(*seconds)*time.Second, func() {
			p.exceedDeadline()
		})
	}
	return &p.work, p.update(func(status *apiv1.PodStatus) {
		status.Phase = apiv1.PodRunning
		status.StartTime = &p.since
	})
}

// templateOf finds the template that the executor reads.
func (r *run) templateOf(ctx context.Context, pod *apiv1.Pod) (string, error) {
	for _, container := range pod.Spec.InitContainers {
		for _, env := range container.Env {
			if env.Name != common.EnvVarTemplate {
				continue
			}
			if env.Value != common.EnvVarTemplateOffloaded {
				return env.Value, nil
			}
			return r.offloaded(ctx, pod.Name, common.EnvVarTemplate)
		}
	}
	return "", fmt.Errorf("pod %s has no template", pod.Name)
}

func (r *run) offloaded(ctx context.Context, name, key string) (string, error) {
	configMap, err := r.cluster.kube.CoreV1().ConfigMaps(r.key.namespace).Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return "", err
	}
	return configMap.Data[key], nil
}

func (p *runningPod) describe(ctx context.Context, container apiv1.Container, name string) error {
	p.report.Container = &containerReport{Image: container.Image, Args: container.Args}
	// Argo's own command goes before that of the user.
	for i, word := range container.Command {
		if word == "--" {
			p.report.Container.Command = container.Command[i+1:]
			break
		}
	}
	for _, env := range container.Env {
		switch env.Name {
		case common.EnvVarIncludeScriptOutput:
			p.report.IncludeScriptOutput = env.Value == "true"
		case common.EnvVarDeadline:
			if !strings.HasPrefix(env.Value, "0001-") {
				p.report.Deadline = env.Value
			}
		case common.EnvVarContainerArgsFile:
			text, err := p.run.offloaded(ctx, name, common.EnvVarContainerArgsFile)
			if err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(text), &p.report.Container.Args); err != nil {
				return err
			}
		default:
			if !strings.HasPrefix(env.Name, "ARGO_") {
				p.report.Container.Env = append(p.report.Container.Env, env)
			}
		}
	}
	return nil
}

// without leaves out what Argo itself writes.
func without(all map[string]string) map[string]string {
	kept := map[string]string{}
	for key, value := range all {
		if !strings.HasPrefix(key, "workflows.argoproj.io/") && !strings.HasPrefix(key, "kubectl.kubernetes.io/") {
			kept[key] = value
		}
	}
	return kept
}

func (p *runningPod) update(change func(*apiv1.PodStatus)) error {
	return p.run.updatePod(p.ctx, p.report.Name, change)
}

func (r *run) updatePod(ctx context.Context, name string, change func(*apiv1.PodStatus)) error {
	pods := r.cluster.kube.CoreV1().Pods(r.key.namespace)
	pod, err := pods.Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	change(&pod.Status)
	_, err = pods.Update(ctx, pod, metav1.UpdateOptions{})
	return err
}

// endWith reports outputs as the executor does, and then how the containers ended.
func (p *runningPod) endWith(result podResult) error {
	if result.Phase == "Error" {
		return p.fail(result.Message)
	}
	exitCode := int32(0)
	if result.Phase == "Failed" {
		exitCode = 1
	}
	if result.ExitCode != nil {
		exitCode = *result.ExitCode
	}
	outputs, problem := p.outputs(result)
	if err := p.reportOutputs(outputs); err != nil {
		return err
	}
	wait := terminated(p.since, 0, "")
	if problem != nil {
		wait = terminated(p.since, 1, problem.Error())
	}
	return p.update(func(status *apiv1.PodStatus) {
		status.Phase = apiv1.PodSucceeded
		if result.Phase == "Failed" || exitCode != 0 || problem != nil {
			status.Phase = apiv1.PodFailed
			status.Message = result.Message
		}
		status.ContainerStatuses = []apiv1.ContainerStatus{
			{Name: common.WaitContainerName, State: wait},
			{Name: common.MainContainerName, State: terminated(p.since, exitCode, "")},
		}
	})
}

// fail ends a pod before its main container runs: nothing is reported.
func (p *runningPod) fail(message string) error {
	return p.update(func(status *apiv1.PodStatus) {
		status.Phase = apiv1.PodFailed
		status.InitContainerStatuses = []apiv1.ContainerStatus{{Name: common.InitContainerName, State: terminated(p.since, 64, message)}}
	})
}

func (p *runningPod) exceedDeadline() {
	if !p.ended.CompareAndSwap(false, true) {
		return
	}
	p.told = true
	if err := p.update(func(status *apiv1.PodStatus) {
		status.Phase = apiv1.PodFailed
		status.Reason = "DeadlineExceeded"
		status.Message = "Pod was active on the node longer than the specified deadline"
		status.ContainerStatuses = []apiv1.ContainerStatus{
			{Name: common.WaitContainerName, State: terminated(p.since, 137, "")},
			{Name: common.MainContainerName, State: terminated(p.since, 137, "")},
		}
	}); err != nil {
		panic(err)
	}
}

func terminated(since metav1.Time, exitCode int32, message string) apiv1.ContainerState {
	reason := "Completed"
	if exitCode != 0 {
		reason = "Error"
	}
	return apiv1.ContainerState{Terminated: &apiv1.ContainerStateTerminated{
		ExitCode: exitCode, Reason: reason, Message: message, StartedAt: since, FinishedAt: metav1.Now(),
	}}
}

// outputs are what the executor saves: what it cannot find is an error, except where it is optional or has a default.
func (p *runningPod) outputs(result podResult) (*wfv1.Outputs, error) {
	outputs := p.template.Outputs.DeepCopy()
	var problem error
	if p.report.IncludeScriptOutput && result.Outputs.Result != nil {
		text := strings.TrimSuffix(*result.Outputs.Result, "\n")
		if len(text) > maxResult {
			text = text[len(text)-maxResult:]
		}
		outputs.Result = &text
	}
	for i, parameter := range outputs.Parameters {
		if parameter.ValueFrom == nil || parameter.ValueFrom.Path == "" {
			continue
		}
		text, ok := result.Outputs.Parameters[parameter.Name]
		if !ok && parameter.ValueFrom.Default != nil {
			text, ok = parameter.ValueFrom.Default.String(), true
		}
		if !ok {
			problem = fmt.Errorf("open %s: no such file or directory", parameter.ValueFrom.Path)
			break
		}
		outputs.Parameters[i].Value = wfv1.AnyStringPtr(strings.TrimSuffix(text, "\n"))
	}
	saved := wfv1.Artifacts{}
	for _, artifact := range outputs.Artifacts {
		given, mentioned := result.Outputs.Artifacts[artifact.Name]
		there := string(given) != "false" && (mentioned || result.Phase == "Succeeded")
		if !there {
			if !artifact.Optional && problem == nil {
				problem = fmt.Errorf("%s no such file or directory", artifact.Path)
			}
			continue
		}
		if mentioned && string(given) != "true" {
			if err := json.Unmarshal(given, &artifact); err != nil {
				return nil, err
			}
		}
		if err := p.locate(&artifact); err != nil {
			problem = err
			continue
		}
		saved = append(saved, artifact)
	}
	outputs.Artifacts = saved
	return outputs, problem
}

// locate gives an artifact a key of its own in the repository.
func (p *runningPod) locate(artifact *wfv1.Artifact) error {
	if artifact.HasKey() {
		return nil
	}
	key, err := p.template.ArchiveLocation.GetKey()
	if err != nil {
		return err
	}
	location, err := p.template.ArchiveLocation.Get()
	if err != nil {
		return err
	}
	if err := artifact.SetType(location); err != nil {
		return err
	}
	file := artifact.Name + ".tgz"
	if archive := artifact.Archive; archive != nil && archive.None != nil {
		file = path.Base(artifact.Path)
	} else if archive != nil && archive.Zip != nil {
		file = artifact.Name + ".zip"
	}
	return artifact.SetKey(path.Join(key, file))
}

func (p *runningPod) reportOutputs(outputs *wfv1.Outputs) error {
	result := &wfv1.WorkflowTaskResult{
		TypeMeta: metav1.TypeMeta{APIVersion: workflow.APIVersion, Kind: workflow.WorkflowTaskResultKind},
		ObjectMeta: metav1.ObjectMeta{
			Name: p.report.NodeID, Namespace: p.run.key.namespace,
			Labels: map[string]string{common.LabelKeyWorkflow: p.run.key.name, common.LabelKeyReportOutputsCompleted: "true"},
		},
		NodeResult: wfv1.NodeResult{Outputs: outputs},
	}
	_, err := p.run.cluster.argo.ArgoprojV1alpha1().WorkflowTaskResults(p.run.key.namespace).Create(p.ctx, result, metav1.CreateOptions{})
	return err
}
