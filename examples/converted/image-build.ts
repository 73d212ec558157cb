import { ApiObject, App, Chart } from 'cdk8s';
import {
  ContainerTemplate, Dag, DagTask, Input, Item, Parameter, ScriptTemplate, Workflow, WorkflowTemplate, WorkflowVariable,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

// How images are built here. Teams call 'image-build' and know nothing of BuildKit.
export class ImageBuild extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Prints the short hash of what it has checked out.
    const clone = new ScriptTemplate(this, 'clone', {
      parameters: { repository: Parameter.string(), revision: Parameter.string() },
      image: 'alpine/git:2.49.1',
      command: ['sh', '-e'],
      env: { REPOSITORY: Input.parameter('repository'), REVISION: Input.parameter('revision') },
      source: `git clone --depth 1 --branch "$REVISION" "$REPOSITORY" /workspace/source >&2
git -C /workspace/source rev-parse --short HEAD
`,
      volumeMounts: [{ name: 'workspace', mountPath: '/workspace' }],
    });

    const hadolint = new ContainerTemplate(this, 'hadolint', {
      image: 'hadolint/hadolint:v2.14.0',
      command: ['hadolint'],
      args: ['--config', '/etc/hadolint/hadolint.yaml', '/workspace/source/Dockerfile'],
      volumeMounts: [{ name: 'workspace', mountPath: '/workspace' }, { name: 'rules', mountPath: '/etc/hadolint' }],
      podVolumes: [{ name: 'rules', configMap: { name: 'dockerfile-rules' } }],
    });

    const buildkit = new ContainerTemplate(this, 'buildkit', {
      parameters: { tag: Parameter.string(), platform: Parameter.string() },
      nodeSelector: { 'kubernetes.io/arch': 'amd64' },
      image: 'moby/buildkit:v0.26.2-rootless',
      command: ['buildctl-daemonless.sh'],
      args: [
        'build',
        '--frontend=dockerfile.v0',
        `--opt=platform=${Input.parameter('platform')}`,
        '--local=context=/workspace/source',
        '--local=dockerfile=/workspace/source',
        `--output=type=image,name=registry.example.com/app:${Input.parameter('tag')},push=true`,
      ],
      env: {
        // rootless mode
        BUILDKITD_FLAGS: '--oci-worker-no-process-sandbox',
      },
      volumeMounts: [{ name: 'workspace', mountPath: '/workspace' }],
    });

    const build = new Dag(this, 'build', {
      parameters: {
        repository: Parameter.string(),
        revision: Parameter.string({ default: 'main' }),
        platform: Parameter.enum(['linux/amd64', 'linux/arm64'], { default: 'linux/amd64' }),
      },
    });

    const cloneTask = new DagTask(build, 'clone', {
      template: clone,
      arguments: { repository: build.parameter('repository'), revision: build.parameter('revision') },
    });

    const lint = new DagTask(build, 'lint', { template: hadolint, dependencies: [cloneTask] });

    new DagTask(build, 'image', {
      template: buildkit,
      dependencies: [cloneTask, lint],
      arguments: { tag: cloneTask.result, platform: build.parameter('platform') },
    });

    new WorkflowTemplate(this, 'image-build', {
      metadata: { name: 'image-build' },
      entrypoint: build,
      arguments: { repository: Parameter.string(), revision: 'main' },
      // The workspace that all steps share.
      volumeClaimTemplates: [{
        metadata: { name: 'workspace' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      }],
    });

    // What Dockerfiles have to be like.
    new ApiObject(this, 'dockerfile-rules', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'dockerfile-rules' },
      data: {
        'hadolint.yaml': `ignored:
  - DL3008
trustedRegistries:
  - registry.example.com
`,
      },
    });

    const announce = new ContainerTemplate(this, 'announce', {
      image: 'registry.example.com/chat:1',
      command: ['post'],
      args: [`images of the shop: see ${WorkflowVariable.name()}`],
    });

    const main = new Dag(this, 'main');
    // both platforms at once
    new DagTask(main, 'build', {
      templateRef: { name: 'image-build', template: 'build' },
      arguments: { repository: 'https://git.example.com/shop.git', platform: Item.value() },
      withItems: ['linux/amd64', 'linux/arm64'],
    });

    new DagTask(main, 'announce', { template: announce, depends: 'build.AllFailed || build.AnySucceeded' });

    // A build of the shop, as its team starts it.
    new Workflow(this, 'shop-image', {
      metadata: { generateName: 'shop-image-' },
      entrypoint: main,
      volumeClaimTemplates: [{
        metadata: { name: 'workspace' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      }],
    });
  }
}

const app = new App();
new ImageBuild(app, 'image-build');
app.synth();
