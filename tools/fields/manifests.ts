import { elementType, StructField, structFields, valueType } from '../../lib/spec/struct-fields';
import { TEMPLATE_KIND_NAMES } from '../../lib/spec/template-kinds';

/** A small manifest, and the field for which it was made. */
export interface FieldManifest {
  /** The kind, then the fields from `spec` or `metadata` on, with `[]` and `{}` where a list or a map is between. */
  readonly path: string;
  /** The struct that has the field, and the field. */
  readonly struct: string;
  readonly field: string;
  readonly manifest: any;
}

/** The structs of the resources. */
export const ROOTS: Readonly<Record<string, string>> = {
  Workflow: 'WorkflowProps',
  WorkflowTemplate: 'WorkflowTemplateProps',
  ClusterWorkflowTemplate: 'ClusterWorkflowTemplateProps',
  CronWorkflow: 'CronWorkflowProps',
  WorkflowEventBinding: 'WorkflowEventBindingProps',
};

/** What some fields need to hold, by struct and field, or by field alone. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  'Artifact.from': '{{inputs.artifacts.f}}',
  'ArtifactPaths.from': '{{inputs.artifacts.f}}',
  'DataSource.artifactPaths': { name: 'f' },
  'Data.source': { artifactPaths: { name: 'f' } },
  'Artifact.path': '/a/path',
  'ArtifactPaths.path': '/a/path',
  'ValueFrom.path': '/a/path',
  'Backoff.cap': '1h',
  'Backoff.duration': '10',
  'Backoff.factor': '2',
  'Backoff.maxDuration': '5m',
  'ContainerNode.dependencies': ['main'],
  'ContainerSetRetryStrategy.duration': '10s',
  'ContainerSetRetryStrategy.retries': 3,
  'CronWorkflowSpec.concurrencyPolicy': 'Forbid',
  'CronWorkflowSpec.schedules': ['0 3 * * *', '@daily'],
  'CronWorkflowSpec.timezone': 'Europe/Madrid',
  'DagTask.onExit': 't',
  'DagTask.template': 't',
  'DagTemplate.target': 'a',
  'Gauge.operation': 'Set',
  'LifecycleHook.template': 't',
  'Memoize.maxAge': '1h',
  'MetricLabel.key': 'key',
  'PodGc.deleteDelayDuration': '10s',
  'PodGc.strategy': 'OnPodSuccess',
  'Prometheus.name': 'metric_1',
  'ResourceTemplate.action': 'create',
  'ResourceTemplate.mergeStrategy': 'merge',
  'RetryStrategy.limit': '3',
  'RetryStrategy.retryPolicy': 'Always',
  'SuspendTemplate.duration': '20s',
  'Synchronization.mutexes': [{ name: 'm' }],
  'Synchronization.semaphores': [{ configMapKeyRef: { name: 'c', key: 'k' } }],
  'Template.activeDeadlineSeconds': 30,
  'Template.pendingTimeout': '5m',
  'Template.plugin': { name: { a: [1, true] } },
  'Template.timeout': '5m',
  'VolumeMount.mountPath': '/a/path',
  'VolumeMount.name': 'v',
  'WorkflowLevelArtifactGc.strategy': 'Never',
  'VolumeClaimGc.strategy': 'OnWorkflowSuccess',
  'Template.data': { source: { artifactPaths: { name: 'f' } }, transformation: [{ expression: 'x' }] },
  'WorkflowSpec.entrypoint': 't',
  'WorkflowSpec.onExit': 't',
  'WorkflowStep.onExit': 't',
  'WorkflowStep.template': 't',
};

/** What the fields of a name hold in all structs. */
const BY_FIELD: Readonly<Record<string, unknown>> = {
  imagePullPolicy: 'Always',
  serviceAccountName: 'an-account',
  generateName: 'o-',
  limits: { cpu: '1500m', memory: 1024 },
  requests: { cpu: 0.5 },
  resources: { limits: { cpu: 1 }, requests: { cpu: '100m' } },
};

const CALLED = ['template', 'templateRef', 'inline'];

// Argo wants to know everything of a plugin.
const PLUGIN_CONTAINER = {
  image: 'a:1',
  ports: [{ containerPort: 80 }],
  resources: { limits: { cpu: 1 }, requests: { cpu: 1 } },
  securityContext: { runAsUser: 1 },
};

/**
 * The fields that stand beside one that is set.
 *
 * @param home the struct and the field in which the struct stands
 * @param path the whole way there
 */
function beside(struct: string, field: string, home: string, path: string): Record<string, unknown> {
  switch (struct) {
    case 'Artifact':
      return home === 'ManifestFrom.artifact' ? { name: 'f' } : home === 'Inputs.artifacts' ? { path: '/a/path' } : {};
    case 'ArtifactPaths':
      return { name: 'f' };
    case 'Backoff':
      return { duration: '10' };
    case 'Container':
      return home === 'ExecutorPluginSidecar.container' ? { ...PLUGIN_CONTAINER } : {};
    case 'DagTask':
    case 'WorkflowStep':
      return { name: 'a', ...(CALLED.includes(field) ? {} : { template: 't' }) };
    case 'LifecycleHook':
      return ['template', 'templateRef'].includes(field) ? {} : { template: 't' };
    case 'Cache':
      return { configMap: { name: 'c' } };
    case 'LocalObjectReference':
      return { name: 'c' };
    case 'Memoize':
      return { cache: { configMap: { name: 'c' } } };
    case 'Mutex':
      return { name: 'm' };
    case 'ObjectMeta':
      return ['PersistentVolumeClaim.metadata', 'ExecutorPlugin.metadata'].includes(home) ? { name: 'w' } : {};
    case 'PersistentVolumeClaim':
      return { metadata: { name: 'w' } };
    case 'Prometheus':
      return ['counter', 'gauge', 'histogram'].includes(field) ? {} : { gauge: { value: '1', realtime: true } };
    case 'ResourceRequirements':
      return path.includes('executorPlugins') ? { ...PLUGIN_CONTAINER.resources } : {};
    case 'ResourceTemplate':
      return field === 'manifestFrom' ? {} : { manifest: 'kind: ConfigMap' };
    case 'SemaphoreRef':
      return field === 'database' ? {} : { configMapKeyRef: { name: 'c', key: 'k' } };
    // Defaults of templates are no template themselves.
    case 'Template':
      return home === 'WorkflowSpec.templateDefaults'
        ? {}
        : {
            ...(home === 'WorkflowSpec.templates' ? { name: 't' } : {}),
            ...((TEMPLATE_KIND_NAMES as readonly string[]).includes(field)
              ? {}
              : field === 'parallelism'
                ? { steps: [[{ name: 'a', template: 't' }]] }
                : { container: { image: 'a:1' } }),
            ...(field === 'resource' ? { inputs: { artifacts: [{ name: 'f', path: '/f' }] } } : {}),
          };
    case 'UserContainer':
      return { image: 'a:1' };
    case 'WorkflowEventBindingSpec':
      return field === 'submit' ? {} : { submit: { workflowTemplateRef: { name: 'w' } } };
    case 'WorkflowTemplateRef':
      return { name: 'w' };
    case 'WorkflowSpec':
      return field === 'workflowTemplateRef'
        ? {}
        : { entrypoint: 't', templates: [{ name: 't', suspend: {} }], volumes: [{ name: 'v', emptyDir: {} }] };
    default:
      return {};
  }
}

function sample(struct: string, { key, type }: StructField): unknown {
  return SAMPLES[`${struct}.${key}`] ?? BY_FIELD[key] ?? valueOf(type, key, `${struct}.${key}`);
}

/** A value of a type that says as little as can be. */
function valueOf(type: string, key: string, home: string): unknown {
  const [element, each] = [elementType(type), valueType(type)];
  if (element !== undefined) return [valueOf(element, key, home)];
  if (each !== undefined) return { one: valueOf(each, key, home), 'two.of/it': valueOf(each, key, home) };
  if (structFields(type)) return least(type, undefined, home);
  switch (type) {
    case 'number':
      return 7;
    case 'boolean':
      return true;
    case 'IntOrString':
      return '50%';
    case 'Quantity':
      return '1500m';
    case 'AnyString':
      return 'some text';
    case 'any':
      return { text: 'x', list: [1, true, { a: 'b' }] };
    default:
      return /expression|condition/i.test(key) ? 'true' : `${key}-text`;
  }
}

/** A struct with its required fields, and one more. */
function least(
  struct: string,
  field: StructField | undefined,
  home: string,
  value?: unknown,
  path = '',
): Record<string, unknown> {
  const result: Record<string, unknown> = beside(struct, field?.key ?? '', home, path);
  if (struct === 'Template' && !field) return { ...beside(struct, '', home, path), container: { image: 'a:1' } };
  for (const each of structFields(struct)!.values()) {
    if (each.required && !Object.hasOwn(result, each.key)) result[each.key] = sample(struct, each);
  }
  if (field) result[field.key] = value;
  return result;
}

type Around = (value: unknown) => unknown;

/**
 * A manifest for every field that can be reached from the five kinds, at every field where its struct can stand: in templates, in
 * inline ones of tasks and of steps, in the defaults of templates, and in the rest of each kind.
 */
export function* fieldManifests(): Generator<FieldManifest> {
  const seen = new Set<string>();
  for (const [kind, root] of Object.entries(ROOTS)) {
    for (const start of ['spec', 'metadata']) {
      const field = structFields(root)!.get(start)!;
      const around: Around = (value) => ({
        apiVersion: 'argoproj.io/v1alpha1',
        kind,
        metadata: { name: 'o' },
        spec: least(root, undefined, '').spec,
        [start]: start === 'metadata' ? { name: 'o', ...(value as object) } : value,
      });
      const struct = field.type === 'ArgoObjectMetadata' ? 'ObjectMeta' : field.type;
      yield* inStruct(struct, `${kind}.${start}`, `${root}.${start}`, around, [struct], seen);
    }
  }
}

function* inStruct(
  struct: string,
  path: string,
  home: string,
  around: Around,
  open: readonly string[],
  seen: Set<string>,
): Generator<FieldManifest> {
  for (const field of structFields(struct)!.values()) {
    const within: Around = (value) => around(least(struct, field, home, value, path));
    const here = `${path}.${field.key}`;
    // Claims belong to containers, and what is cluster-wide has no namespace.
    if (here.endsWith('podResources.claims') || here === 'ClusterWorkflowTemplate.metadata.namespace') continue;
    yield {
      path: here,
      struct,
      field: field.key,
      manifest: within(here.endsWith('manifestFrom.artifact.name') ? 'f' : sample(struct, field)),
    };
    let [type, inner, mark] = [field.type, within, ''];
    for (;;) {
      const [element, each] = [elementType(type), valueType(type)];
      if (element === undefined && each === undefined) break;
      const outer = inner;
      inner =
        element !== undefined
          ? (value) => outer(element === 'ContainerNode' ? [{ name: 'main', image: 'a:1' }, value] : [value])
          : (value) => outer({ one: value });
      mark += element !== undefined ? '[]' : '{}';
      type = (element ?? each)!;
    }
    if (!structFields(type)) continue;
    const isInline = type === 'Template' && field.key === 'inline' && !/\.inline|\.templateDefaults/.test(path);
    if (open.includes(type) && !isInline) continue;
    const place = `${regionOf(here)} ${struct}.${field.key}`;
    if (seen.has(place)) continue;
    seen.add(place);
    yield* inStruct(type, `${here}${mark}`, `${struct}.${field.key}`, inner, [...open, type], seen);
  }
}

/** The part of a manifest in which a field stands. */
function regionOf(path: string): string {
  const [kind, start] = path.split('.');
  const inside = /\.(templateDefaults|templates)\b/.exec(path)?.[1];
  const inline = /\.(dag\.tasks|steps)\S*\.inline/.exec(path)?.[1];
  return [inside === undefined ? `${kind}.${start}` : inside, inline ?? ''].join(' ');
}
