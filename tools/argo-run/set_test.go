package controller

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	apitypes "k8s.io/apimachinery/pkg/types"
	yamlutil "k8s.io/apimachinery/pkg/util/yaml"
	kubescheme "k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/workflow/common"
	"github.com/argoproj/argo-workflows/v4/workflow/util"
)

// set is the objects of a request: the workflow that is to run, and what is in the cluster before.
type set struct {
	workflow   *wfv1.Workflow
	kube, argo []runtime.Object
	runnable   []runnable
}

type runnable struct {
	kind, name string
	make       func() *wfv1.Workflow
}

func readSet(asked request) (*set, error) {
	s := &set{}
	reader := yamlutil.NewYAMLReader(bufio.NewReader(strings.NewReader(asked.Manifests)))
	namespace := asked.Workflow.Namespace
	if namespace == "" {
		namespace = "default"
	}
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if err := s.add(document, namespace); err != nil {
			return nil, err
		}
	}
	chosen, err := s.choose(asked)
	if err != nil {
		return nil, err
	}
	s.workflow = chosen.make()
	return s, s.identify(asked, namespace)
}

func (s *set) add(document []byte, namespace string) error {
	var head metav1.PartialObjectMetadata
	if err := yaml.Unmarshal(document, &head); err != nil {
		return err
	}
	switch head.Kind {
	case "":
		return nil
	case "Workflow":
		var workflow wfv1.Workflow
		if err := yaml.UnmarshalStrict(document, &workflow); err != nil {
			return err
		}
		s.runnable = append(s.runnable, runnable{head.Kind, workflow.Name + workflow.GenerateName, func() *wfv1.Workflow { return &workflow }})
	case "CronWorkflow":
		var cron wfv1.CronWorkflow
		if err := yaml.UnmarshalStrict(document, &cron); err != nil {
			return err
		}
		s.runnable = append(s.runnable, runnable{head.Kind, cron.Name, func() *wfv1.Workflow { return common.ConvertCronWorkflowToWorkflow(&cron) }})
	case "WorkflowTemplate":
		var template wfv1.WorkflowTemplate
		if err := yaml.UnmarshalStrict(document, &template); err != nil {
			return err
		}
		template.Namespace = namespace
		s.argo = append(s.argo, &template)
		s.runnable = append(s.runnable, runnable{head.Kind, template.Name, func() *wfv1.Workflow { return common.NewWorkflowFromWorkflowTemplate(template.Name, false) }})
	case "ClusterWorkflowTemplate":
		var template wfv1.ClusterWorkflowTemplate
		if err := yaml.UnmarshalStrict(document, &template); err != nil {
			return err
		}
		template.Namespace = ""
		s.argo = append(s.argo, &template)
		s.runnable = append(s.runnable, runnable{head.Kind, template.Name, func() *wfv1.Workflow { return common.NewWorkflowFromWorkflowTemplate(template.Name, true) }})
	default:
		object, _, err := kubescheme.Codecs.UniversalDeserializer().Decode(document, nil, nil)
		if runtime.IsNotRegisteredError(err) {
			return nil
		} else if err != nil {
			return err
		}
		if accessor, ok := object.(metav1.Object); ok && accessor.GetNamespace() == "" {
			accessor.SetNamespace(namespace)
		}
		s.kube = append(s.kube, object)
	}
	return nil
}

// choose finds what is to run: what is named, or the first of the kind that is nearest to a run.
func (s *set) choose(asked request) (runnable, error) {
	if asked.Run != nil {
		for _, each := range s.runnable {
			if each.kind == asked.Run.Kind && each.name == asked.Run.Name {
				return each, nil
			}
		}
		return runnable{}, fmt.Errorf("there is no %s %s", asked.Run.Kind, asked.Run.Name)
	}
	for _, kind := range []string{"Workflow", "CronWorkflow", "WorkflowTemplate", "ClusterWorkflowTemplate"} {
		for _, each := range s.runnable {
			if each.kind == kind {
				return each, nil
			}
		}
	}
	return runnable{}, errors.New("there is nothing to run")
}

func (s *set) identify(asked request, namespace string) error {
	workflow := s.workflow
	workflow.Namespace = namespace
	switch {
	case asked.Workflow.Name != "":
		workflow.Name = asked.Workflow.Name
	case workflow.Name == "":
		workflow.Name = workflow.GenerateName + "abcde"
	}
	workflow.GenerateName = ""
	workflow.UID = apitypes.UID(asked.Workflow.UID)
	options := &wfv1.SubmitOpts{}
	for name, value := range asked.Arguments {
		options.Parameters = append(options.Parameters, name+"="+value)
	}
	sort.Strings(options.Parameters)
	return util.ApplySubmitOpts(workflow, options)
}
