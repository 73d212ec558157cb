import { Fields } from './fields';
import { checkKinds } from './kinds';
import { checkPod, checkPodResources } from './pod';
import { checkMemoize, checkMetrics, checkRetry, checkSynchronization } from './runs';
import { errors, PipelineError } from '../errors';
import { storesOf } from '../spec/artifact-stores';
import { isInputName, isObjectName, OBJECT_NAMES } from '../spec/names';
import { hasTag } from '../spec/tags';
import { TEMPLATE_KIND_NAMES } from '../spec/template-kinds';

const DISPLAY_NAME = 'workflows.argoproj.io/display-name';

/** Checks one template of a manifest by the rules of Argo's validator, the API server and the pods that come of it. */
export function checkTemplate(
  path: string,
  template: Record<string, any>,
  asWritten = false,
): readonly PipelineError[] {
  const fields = new Fields(path, asWritten);
  const { atRun } = fields;
  const kinds = TEMPLATE_KIND_NAMES.filter((kind) => template[kind] !== undefined);
  for (const kind of kinds.slice(1)) {
    fields.add(
      errors.collision(
        path,
        'templateOverrides',
        kind,
        `the template is a ${kinds[0]} already, and can be only one thing`,
      ),
    );
  }
  checkPod(fields, template);
  checkKinds(fields, template);
  checkCalls(fields, template);
  checkOfPods(fields, template);
  checkRetry(fields, 'retryStrategy', template.retryStrategy);
  checkMetrics(fields, template.metrics);
  checkSynchronization(fields, 'synchronization', template.synchronization);
  checkMemoize(fields, template.memoize);
  atRun.labels('label', template.metadata?.labels);
  atRun.labels('annotation', template.metadata?.annotations);
  atRun.check(
    `metadata.annotations['${DISPLAY_NAME}']`,
    template.metadata?.annotations?.[DISPLAY_NAME],
    (name) => /^[a-zA-Z0-9][-a-zA-Z0-9.]{0,61}[a-zA-Z0-9]$/.test(name),
    "a name of 2 to 63 letters, digits, '-' and '.'",
  );
  atRun.labels('label', template.nodeSelector);
  checkAccount(fields, template.serviceAccountName);
  checkArtifacts(fields, template);
  return fields.errors;
}

/** Checks the name of a service account. */
export function checkAccount(fields: Fields, name: unknown): void {
  if (typeof name === 'string' && !hasTag(name) && !isObjectName(name)) {
    fields.atRun.add(errors.badName(fields.path, 'service account', name, OBJECT_NAMES));
  }
}

/** What only a template with a pod has. */
function checkOfPods(fields: Fields, template: any): void {
  const { dag, steps, suspend, http, plugin } = template;
  const refuse = (field: string, others: unknown[]) => {
    if (template[field] !== undefined && others.some((other) => other !== undefined)) {
      fields.add(errors.collision(fields.path, 'templateOverrides', field, 'the template has no pod of its own'));
    }
  };
  refuse('pendingTimeout', [dag, steps, suspend]);
  refuse('resourceClaims', [dag, steps, suspend, http, plugin]);
  refuse('podResources', [dag, steps, suspend, http, plugin]);
  checkPodResources(fields, 'podResources', template.podResources);
}

/** What bounds a template: times and numbers. */
function checkCalls(
  fields: Fields,
  { timeout, pendingTimeout, activeDeadlineSeconds, parallelism, dag, steps, suspend }: any,
): void {
  fields.atRun.duration('timeout', timeout);
  if (fields.asWritten) {
    fields.check('timeout', timeout, (text) => !/^[-+]?\d+$/.test(text), "a duration with a unit, for example '90s'");
  }
  fields.atRun.duration('pendingTimeout', pendingTimeout);
  fields.wholeText('activeDeadlineSeconds', activeDeadlineSeconds, fields.asWritten ? 0 : 1);
  if (dag ?? steps) {
    fields.whole('parallelism', parallelism, 1);
  } else if (parallelism !== undefined) {
    fields.add(
      errors.collision(
        fields.path,
        'templateOverrides',
        'parallelism',
        'only a pipeline runs several tasks at the same time',
      ),
    );
  }
  fields.check('dag.failFast', dag?.failFast, (value) => typeof value === 'boolean', 'true or false');
  const names = new Set((dag?.tasks ?? []).map(({ name }: any) => name));
  for (const target of dag?.target ? String(dag.target).split(' ') : []) {
    fields.check(
      'dag.target',
      target,
      (name) => names.has(name),
      'names of tasks of the pipeline, with single spaces between',
    );
  }
  const duration = suspend?.duration;
  if (!/^\d+$/.test(String(duration))) fields.atRun.duration('suspend.duration', duration);
}

function checkArtifacts(fields: Fields, { inputs, outputs, archiveLocation }: any): void {
  const artifacts: [string, any][] = [
    ...(inputs?.artifacts ?? []).map((artifact: any) => [`input artifact '${artifact.name}'`, artifact]),
    ...(outputs?.artifacts ?? []).map((artifact: any) => [`output artifact '${artifact.name}'`, artifact]),
    ...((archiveLocation ? [['archiveLocation', archiveLocation]] : []) as [string, any][]),
  ];
  for (const [what, artifact] of artifacts) {
    const places = storesOf(artifact);
    if (places.length > 1) {
      fields.add(
        errors.collision(fields.path, what, places[1], `it sets '${places[0]}' too, and an artifact is in one place`),
      );
    }
  }
  for (const { globalName } of [...(outputs?.artifacts ?? []), ...(outputs?.parameters ?? [])]) {
    fields.check('globalName', globalName, isInputName, "a name of letters, digits, '-' and '_'");
  }
}
