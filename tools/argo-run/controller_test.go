package controller

import (
	"context"
	"time"

	"github.com/argoproj/pkg/sync"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
	"k8s.io/client-go/util/workqueue"

	"github.com/argoproj/argo-workflows/v4/config"
	"github.com/argoproj/argo-workflows/v4/persist/sqldb"
	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/workflow/artifactrepositories"
	controllercache "github.com/argoproj/argo-workflows/v4/workflow/controller/cache"
	"github.com/argoproj/argo-workflows/v4/workflow/controller/entrypoint"
	"github.com/argoproj/argo-workflows/v4/workflow/controller/estimation"
	"github.com/argoproj/argo-workflows/v4/workflow/controller/informer"
	"github.com/argoproj/argo-workflows/v4/workflow/controller/pod"
	hydratorfake "github.com/argoproj/argo-workflows/v4/workflow/hydrator/fake"
	"github.com/argoproj/argo-workflows/v4/workflow/metrics"
	"github.com/argoproj/argo-workflows/v4/workflow/util"
)

// controllerNamespace is where the controller itself lives, and what it is configured with.
const controllerNamespace = "argo"

// startController does what NewWorkflowController and WorkflowController.Run do, on a cluster in memory. What is left out acts
// on other things than the course of a workflow: cron schedules, garbage collection, archives, the deletion of pods.
func startController(ctx context.Context, shared *metrics.Metrics, in *cluster, repository *wfv1.ArtifactRepository) (*WorkflowController, func(), error) {
	ctx, cancel := context.WithCancel(ctx)
	wfc := &WorkflowController{
		namespace:                 controllerNamespace,
		Config:                    config.Config{},
		restConfig:                &rest.Config{},
		kubeclientset:             in.kube,
		wfclientset:               in.argo,
		dynamicInterface:          in.dynamic,
		artifactRepositories:      artifactrepositories.New(in.kube, controllerNamespace, repository),
		entrypoint:                commandOfImage{},
		cliExecutorImage:          "argoexec",
		cliExecutorLogFormat:      "text",
		workflowKeyLock:           sync.NewKeyLock(),
		wfArchive:                 sqldb.NullWorkflowArchive,
		offloadNodeStatusRepo:     sqldb.ExplosiveOffloadNodeStatusRepo,
		hydrator:                  hydratorfake.Noop,
		estimatorFactory:          estimation.DummyEstimatorFactory,
		eventRecorderManager:      noEvents{},
		archiveLabelSelector:      labels.Everything(),
		cacheFactory:              controllercache.NewCacheFactory(in.kube, controllerNamespace),
		progressPatchTickDuration: time.Minute,
		progressFileTickDuration:  3 * time.Second,
		maxStackDepth:             maxAllowedStackDepth,
		metrics:                   shared,
		lastSeenVersions:          lastSeenVersions{versions: map[string]string{}},
	}
	wfc.wfQueue = shared.RateLimiterWithBusyWorkers(ctx, &fixedItemIntervalRateLimiter{}, "workflow_queue")
	wfc.wfArchiveQueue = shared.RateLimiterWithBusyWorkers(ctx, workqueue.DefaultTypedControllerRateLimiter[string](), "workflow_archive_queue")
	wfc.throttler = wfc.newThrottler()
	wfc.rateLimiter = wfc.newRateLimiter()

	wfc.wfInformer = util.NewWorkflowInformer(ctx, wfc.dynamicInterface, "", workflowResyncPeriod, wfc.tweakListRequestListOptions, wfc.tweakWatchRequestListOptions, indexers)
	wfc.wftmplInformer = informer.NewTolerantWorkflowTemplateInformer(wfc.dynamicInterface, workflowTemplateResyncPeriod, "")
	wfc.cwftmplInformer = informer.NewTolerantClusterWorkflowTemplateInformer(wfc.dynamicInterface, clusterWorkflowTemplateResyncPeriod)
	wfc.wfTaskSetInformer = wfc.newWorkflowTaskSetInformer()
	wfc.artGCTaskInformer = wfc.newArtGCTaskInformer()
	wfc.taskResultInformer = wfc.newWorkflowTaskResultInformer(ctx)
	stop := func() {
		cancel()
		wfc.wfQueue.ShutDown()
		wfc.wfArchiveQueue.ShutDown()
		// Queues notice within seconds; nothing of this workflow may outlive it.
		time.Sleep(time.Minute)
	}
	if err := wfc.addWorkflowInformerHandlers(ctx); err != nil {
		return nil, stop, err
	}
	wfc.PodController = pod.NewController(ctx, &wfc.Config, wfc.restConfig, "", in.kube, wfc.wfInformer, shared, wfc.enqueueWfFromPodLabel)
	wfc.configMapInformer = wfc.newConfigMapInformer(ctx)
	wfc.createSynchronizationManager(ctx)
	if err := wfc.initManagers(ctx); err != nil {
		return nil, stop, err
	}

	synced := []cache.InformerSynced{wfc.PodController.HasSynced()}
	for _, each := range []cache.SharedIndexInformer{
		wfc.wfInformer, wfc.wftmplInformer.Informer(), wfc.cwftmplInformer.Informer(), wfc.wfTaskSetInformer.Informer(),
		wfc.artGCTaskInformer.Informer(), wfc.taskResultInformer, wfc.configMapInformer,
	} {
		go each.Run(ctx.Done())
		synced = append(synced, each.HasSynced)
	}
	// Without workers for the clean-up of pods: what has been reported stays visible.
	go wfc.PodController.Run(ctx, 0)
	cache.WaitForCacheSync(ctx.Done(), synced...)
	go wait.UntilWithContext(ctx, wfc.syncManager.CheckWorkflowExistence, workflowExistenceCheckPeriod)
	go wait.UntilWithContext(ctx, wfc.runWorker, time.Second)
	return wfc, stop, nil
}

// commandOfImage knows no image: a container without a command is run with an empty one.
type commandOfImage struct{}

func (commandOfImage) Lookup(context.Context, string, entrypoint.Options) (*entrypoint.Image, error) {
	return &entrypoint.Image{}, nil
}

type noEvents struct{}

func (noEvents) Get(context.Context, string) record.EventRecorder {
	return &record.FakeRecorder{}
}
