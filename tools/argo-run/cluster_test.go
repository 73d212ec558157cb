package controller

import (
	"fmt"
	"strconv"
	"sync"

	apiv1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/watch"
	dynamicfake "k8s.io/client-go/dynamic/fake"
	"k8s.io/client-go/kubernetes/fake"
	k8stesting "k8s.io/client-go/testing"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	fakewfclientset "github.com/argoproj/argo-workflows/v4/pkg/client/clientset/versioned/fake"
	"github.com/argoproj/argo-workflows/v4/pkg/client/clientset/versioned/scheme"
	"github.com/argoproj/argo-workflows/v4/workflow/util"
)

// cluster stands in for an API server: the clients of the controller see one state, in which every change has a new resource
// version, and which tells watchers of all changes that their selector matches.
type cluster struct {
	kube     *fake.Clientset
	argo     *fakewfclientset.Clientset
	dynamic  *dynamicfake.FakeDynamicClient
	lock     sync.Mutex
	version  int
	watchers []*watcher
}

// watcher delivers events in order, however many wait (the fake of client-go panics at a hundred).
type watcher struct {
	resource  string
	namespace string
	selector  labels.Selector
	convert   func(runtime.Object) runtime.Object
	known     map[types.NamespacedName]bool
	lock      sync.Mutex
	waiting   []watch.Event
	more      chan struct{}
	result    chan watch.Event
	stop      chan struct{}
	stopping  sync.Once
}

func newCluster(kubeObjects, argoObjects []runtime.Object) *cluster {
	c := &cluster{
		kube:    fake.NewSimpleClientset(kubeObjects...),
		argo:    fakewfclientset.NewSimpleClientset(argoObjects...),
		dynamic: dynamicfake.NewSimpleDynamicClient(scheme.Scheme),
	}
	c.attach(&c.kube.Fake, c.kube.Tracker())
	c.attach(&c.argo.Fake, c.argo.Tracker())
	// Every service account exists, with a token.
	c.kube.PrependReactor("get", "serviceaccounts", func(action k8stesting.Action) (bool, runtime.Object, error) {
		name := action.(k8stesting.GetAction).GetName()
		meta := metav1.ObjectMeta{Namespace: action.GetNamespace(), Name: name}
		return true, &apiv1.ServiceAccount{ObjectMeta: meta, Secrets: []apiv1.ObjectReference{{Name: name + "-token"}}}, nil
	})
	// The controller lists and watches workflows and templates by the dynamic client.
	c.dynamic.PrependReactor("list", "*", func(action k8stesting.Action) (bool, runtime.Object, error) {
		return c.listUnstructured(action.(k8stesting.ListActionImpl))
	})
	c.dynamic.PrependWatchReactor("*", func(action k8stesting.Action) (bool, watch.Interface, error) {
		return true, c.watch(action.(k8stesting.WatchActionImpl), toUnstructured), nil
	})
	return c
}

func (c *cluster) attach(client *k8stesting.Fake, tracker k8stesting.ObjectTracker) {
	react := k8stesting.ObjectReaction(tracker)
	client.PrependReactor("*", "*", func(action k8stesting.Action) (bool, runtime.Object, error) {
		switch action := action.(type) {
		case k8stesting.CreateActionImpl:
			c.stamp(action.GetObject())
		case k8stesting.UpdateActionImpl:
			c.stamp(action.GetObject())
		}
		handled, result, err := react(action)
		if err != nil {
			return handled, result, err
		}
		switch action := action.(type) {
		case k8stesting.CreateActionImpl:
			c.publish(action, watch.Added, result)
		case k8stesting.UpdateActionImpl:
			c.publish(action, watch.Modified, result)
		case k8stesting.PatchActionImpl:
			c.stamp(result)
			if err := tracker.Update(action.GetResource(), result, action.GetNamespace()); err != nil {
				return true, nil, err
			}
			c.publish(action, watch.Modified, result)
		case k8stesting.DeleteActionImpl:
			gone := &metav1.PartialObjectMetadata{ObjectMeta: metav1.ObjectMeta{Namespace: action.GetNamespace(), Name: action.GetName()}}
			c.publish(action, watch.Deleted, gone)
		}
		return handled, result, err
	})
	client.PrependWatchReactor("*", func(action k8stesting.Action) (bool, watch.Interface, error) {
		return true, c.watch(action.(k8stesting.WatchActionImpl), func(object runtime.Object) runtime.Object { return object }), nil
	})
}

// stamp gives an object what the API server gives it.
func (c *cluster) stamp(object runtime.Object) {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	c.version++
	accessor.SetResourceVersion(strconv.Itoa(c.version))
	if accessor.GetUID() == "" {
		accessor.SetUID(types.UID(fmt.Sprintf("uid-%d", c.version)))
	}
	if created := accessor.GetCreationTimestamp(); created.IsZero() {
		accessor.SetCreationTimestamp(metav1.Now())
	}
	if pod, ok := object.(*apiv1.Pod); ok && pod.Status.Phase == "" {
		pod.Status.Phase = apiv1.PodPending
	}
}

func (c *cluster) watch(action k8stesting.WatchActionImpl, convert func(runtime.Object) runtime.Object) watch.Interface {
	c.lock.Lock()
	defer c.lock.Unlock()
	selector := action.GetWatchRestrictions().Labels
	if selector == nil {
		selector = labels.Everything()
	}
	w := &watcher{
		resource:  action.GetResource().Resource,
		namespace: action.GetNamespace(),
		selector:  selector,
		convert:   convert,
		known:     map[types.NamespacedName]bool{},
		more:      make(chan struct{}, 1),
		result:    make(chan watch.Event),
		stop:      make(chan struct{}),
	}
	c.watchers = append(c.watchers, w)
	go w.deliver()
	return w
}

func (c *cluster) publish(action k8stesting.Action, event watch.EventType, object runtime.Object) {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	for _, w := range c.watchers {
		if w.resource == action.GetResource().Resource && (w.namespace == "" || w.namespace == accessor.GetNamespace()) {
			w.tell(event, accessor, object)
		}
	}
}

// tell passes on a change as the watcher sees it: an object that its selector no longer matches is gone.
func (w *watcher) tell(event watch.EventType, accessor metav1.Object, object runtime.Object) {
	key := types.NamespacedName{Namespace: accessor.GetNamespace(), Name: accessor.GetName()}
	known := w.known[key]
	matches := event != watch.Deleted && w.selector.Matches(labels.Set(accessor.GetLabels()))
	w.known[key] = matches
	switch {
	case matches && event == watch.Added:
		w.enqueue(watch.Added, object)
	case matches:
		w.enqueue(watch.Modified, object)
	case known:
		w.enqueue(watch.Deleted, object)
	}
}

func (w *watcher) enqueue(event watch.EventType, object runtime.Object) {
	w.lock.Lock()
	w.waiting = append(w.waiting, watch.Event{Type: event, Object: w.convert(object.DeepCopyObject())})
	w.lock.Unlock()
	select {
	case w.more <- struct{}{}:
	default:
	}
}

func (w *watcher) deliver() {
	defer close(w.result)
	for {
		select {
		case <-w.more:
		case <-w.stop:
			return
		}
		w.lock.Lock()
		events := w.waiting
		w.waiting = nil
		w.lock.Unlock()
		for _, event := range events {
			select {
			case w.result <- event:
			case <-w.stop:
				return
			}
		}
	}
}

// Stop implements watch.Interface.
func (w *watcher) Stop() {
	w.stopping.Do(func() { close(w.stop) })
}

// ResultChan implements watch.Interface.
func (w *watcher) ResultChan() <-chan watch.Event {
	return w.result
}

func (c *cluster) listUnstructured(action k8stesting.ListActionImpl) (bool, runtime.Object, error) {
	objects, err := c.argo.Tracker().List(action.GetResource(), action.GetKind(), action.GetNamespace())
	if err != nil {
		return true, nil, err
	}
	items, err := meta.ExtractList(objects)
	if err != nil {
		return true, nil, err
	}
	list := &unstructured.UnstructuredList{}
	list.SetGroupVersionKind(action.GetKind().GroupVersion().WithKind(action.GetKind().Kind + "List"))
	for _, item := range items {
		list.Items = append(list.Items, *toUnstructured(item).(*unstructured.Unstructured))
	}
	return true, list, nil
}

func toUnstructured(object runtime.Object) runtime.Object {
	if workflow, ok := object.(*wfv1.Workflow); ok {
		// The way of the controller itself, which also sets the kind.
		converted, err := util.ToUnstructured(workflow)
		if err != nil {
			panic(err)
		}
		return converted
	}
	content, err := runtime.DefaultUnstructuredConverter.ToUnstructured(object)
	if err != nil {
		panic(err)
	}
	converted := &unstructured.Unstructured{Object: content}
	if kinds, _, err := scheme.Scheme.ObjectKinds(object); err == nil {
		converted.SetGroupVersionKind(kinds[0])
	}
	return converted
}
