import { cronErrors, expressionErrors } from './expressions';
import { Fields } from './fields';
import { checkPodResources, checkVolumeNames } from './pod';
import { checkMetrics, checkRetry, checkSynchronization } from './runs';
import { checkAccount } from './template';
import { OPEN_PREFIXES, WORKFLOW } from './variables';
import { checkWorkflowVariables, Surroundings } from './workflow-variables';
import { errors, PipelineError } from '../errors';
import { isLabelName, LABEL_NAMES } from '../spec/names';
import { tagsOf } from '../spec/tags';

/** Checks the spec of an object by the rules of Argo's validator, the API server and the workflows that come of it. */
export function checkSpec(
  path: string,
  kind: string,
  spec: Record<string, any>,
  surroundings: () => Omit<Surroundings, 'outputs'>,
  asWritten = false,
): readonly PipelineError[] {
  const fields = new Fields(path, asWritten);
  if (kind === 'CronWorkflow') {
    checkCron(fields, spec);
    for (const error of cronErrors(path, spec)) fields.add(error);
  }
  const workflow = kind === 'CronWorkflow' ? (spec.workflowSpec ?? {}) : spec;
  checkWorkflow(fields, workflow);
  // Others may bring volumes for a template that they run.
  if (kind === 'Workflow' || kind === 'CronWorkflow') checkMounts(fields.atRun, workflow);
  checkSpecVariables(fields.atRun, workflow, () => ({ ...surroundings(), outputs: [] }));
  for (const error of expressionErrors(path, workflow, ELSEWHERE)) fields.add(error);
  return fields.errors;
}

function checkCron(fields: Fields, spec: Record<string, any>): void {
  fields.oneOf('concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
  fields.whole('startingDeadlineSeconds', spec.startingDeadlineSeconds, 0);
  for (const name of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) fields.atRun.whole(name, spec[name], 0);
  checkMetadata(fields, spec.workflowMetadata);
}

function checkWorkflow(fields: Fields, spec: Record<string, any>): void {
  fields.whole('parallelism', spec.parallelism, 1);
  fields.atRun.whole('activeDeadlineSeconds', spec.activeDeadlineSeconds, 1);
  fields.oneOf('podGC.strategy', spec.podGC?.strategy || undefined, [
    'OnPodCompletion',
    'OnPodSuccess',
    'OnWorkflowCompletion',
    'OnWorkflowSuccess',
  ]);
  fields.atRun.duration('podGC.deleteDelayDuration', spec.podGC?.deleteDelayDuration);
  fields.oneOf('artifactGC.strategy', spec.artifactGC?.strategy, [
    'OnWorkflowCompletion',
    'OnWorkflowDeletion',
    'Never',
  ]);
  fields.atRun.oneOf('volumeClaimGC.strategy', spec.volumeClaimGC?.strategy, [
    'OnWorkflowCompletion',
    'OnWorkflowSuccess',
  ]);
  for (const [name, seconds] of Object.entries(spec.ttlStrategy ?? {})) {
    fields.atRun.whole(`ttlStrategy.${name}`, seconds, 0);
  }
  checkMetadata(fields, spec.podMetadata);
  checkMetadata(fields, spec.workflowMetadata);
  fields.atRun.labels('label', spec.nodeSelector);
  checkAccount(fields, spec.serviceAccountName);
  checkRetry(fields, 'retryStrategy', spec.retryStrategy);
  checkRetry(fields, 'templateDefaults.retryStrategy', spec.templateDefaults?.retryStrategy, true);
  checkPodResources(fields, 'podResources', spec.podResources);
  checkPlugins(fields, spec.executorPlugins);
  checkMetrics(fields, spec.metrics);
  checkSynchronization(fields, 'synchronization', spec.synchronization);
  checkVolumes(fields, spec);
  if (spec.automountServiceAccountToken === false) {
    fields.atRun.required(
      'executor.serviceAccountName',
      spec.executor?.serviceAccountName,
      "the service account of Argo's own containers, which need a token",
    );
  }
}

/** Executor plugins are sidecars, of which Argo wants to know everything. */
function checkPlugins(fields: Fields, plugins: any[] = []): void {
  for (const [index, { metadata, spec }] of plugins.entries()) {
    const at = `executorPlugins[${index}]`;
    const container = spec?.sidecar?.container;
    fields.required(`${at}.metadata.name`, metadata?.name, 'a name');
    fields.required(`${at}.spec.sidecar.container.ports`, container?.ports, 'the port on which it listens');
    for (const kind of ['requests', 'limits']) {
      fields.required(
        `${at}.spec.sidecar.container.resources.${kind}`,
        container?.resources?.[kind],
        "amounts, for example { cpu: '100m', memory: '64Mi' }",
      );
    }
    fields.required(
      `${at}.spec.sidecar.container.securityContext`,
      container?.securityContext,
      'user and other security settings',
    );
  }
}

function checkMetadata({ atRun: fields }: Fields, metadata: any): void {
  fields.labels('label', metadata?.labels);
  fields.labels('annotation', metadata?.annotations);
}

function checkVolumes(fields: Fields, { volumes = [], volumeClaimTemplates = [] }: Record<string, any>): void {
  const claims = volumeClaimTemplates.map((claim: any) => claim.metadata?.name);
  for (const [index, name] of claims.entries()) {
    fields.atRun.required(
      `volumeClaimTemplates[${index}].metadata.name`,
      name,
      'the name by which containers mount it',
    );
    if (typeof name === 'string' && !isLabelName(name)) {
      fields.atRun.add(errors.badName(fields.path, 'volume', name, LABEL_NAMES));
    }
  }
  checkVolumeNames(fields, [
    ...volumes,
    ...claims.filter((name: unknown) => name !== undefined).map((name: string) => ({ name })),
  ]);
}

/** Every mounted volume is one of the template or of the workflow. */
function checkMounts(
  fields: Fields,
  { templates = [], volumes = [], volumeClaimTemplates = [], templateDefaults }: Record<string, any>,
): void {
  const ofAll: any[] = [...volumes, ...(templateDefaults?.volumes ?? [])];
  const ofWorkflow = [
    ...ofAll.map(({ name }) => name),
    ...volumeClaimTemplates.map(({ metadata }: any) => metadata?.name),
  ];
  for (const template of templates) {
    const known = [...(template.volumes ?? []).map(({ name }: any) => name), ...ofWorkflow];
    const set = template.containerSet;
    const containers = [
      template.container,
      template.script,
      set,
      ...(set?.containers ?? []),
      ...(template.sidecars ?? []),
      ...(template.initContainers ?? []),
    ];
    for (const { name } of containers.flatMap((container) => container?.volumeMounts ?? [])) {
      fields.check(
        `templates.${template.name}.volumeMounts`,
        name,
        (each) => known.includes(each),
        'the name of a volume that the template or the workflow declares',
      );
    }
  }
}

// Arguments are data; templates and what is laid over them know more variables, and are checked where they are made.
const ELSEWHERE = new Set(['arguments', 'templates', 'templateDefaults', 'hooks', 'podSpecPatch']);
// Some fields are evaluated once more for every pod.
const OF_PODS = /^(pod|node|inputs|lastRetry)\.|^(retries|status|duration|exitCode|item)$/;

/** The tags in the fields of the workflow itself. */
function checkSpecVariables(fields: Fields, spec: Record<string, any>, surroundings: () => Surroundings): void {
  for (const key of Object.keys(spec).filter((each) => spec[each] !== undefined && !ELSEWHERE.has(each))) {
    const text = JSON.stringify(spec[key]);
    for (const error of checkWorkflowVariables(fields.path, text, surroundings)) fields.add(error);
    for (const { text: inner, expression } of tagsOf(text)) {
      const name = inner.trim();
      if (
        expression ||
        WORKFLOW.includes(name) ||
        OF_PODS.test(name) ||
        OPEN_PREFIXES.some((prefix) => name.startsWith(prefix))
      ) {
        continue;
      }
      fields.add(errors.unknownVariable(fields.path, name, WORKFLOW));
    }
  }
}
