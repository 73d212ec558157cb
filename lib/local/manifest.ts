import { errors } from '../errors';
import type { Library } from './engine/homes';

/** A workflow as it is run: what its manifest says, with what it takes from a template. */
export interface Workflow {
  readonly metadata: any;
  readonly spec: any;
}

const RUNNABLE = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'];

/** The workflow that a spec, or a manifest of any kind that holds one, stands for. */
export function workflowOf(given: any, libraries: readonly Library[]): Workflow {
  const { metadata, spec } = manifestOf(given);
  const whole = spec?.workflowTemplateRef ? referred(spec, libraries) : spec;
  if (typeof whole?.entrypoint !== 'string') throw errors.notAWorkflow('run', given);
  return { metadata: metadata ?? {}, spec: whole };
}

function manifestOf(given: any): any {
  if (typeof given !== 'object' || given === null) throw errors.notAWorkflow('run', given);
  if (given.kind === undefined) return { spec: given };
  if (!RUNNABLE.includes(given.kind)) throw errors.notAWorkflow('run', given);
  if (given.kind !== 'CronWorkflow') return given;
  const { workflowSpec, workflowMetadata } = given.spec ?? {};
  return { metadata: { generateName: `${given.metadata?.name}-`, ...workflowMetadata }, spec: workflowSpec };
}

function referred(spec: any, libraries: readonly Library[]): any {
  const { name, clusterScope } = spec.workflowTemplateRef;
  const kind = clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
  const found = libraries.find((library) => library.kind === kind && library.name === name);
  if (!found) {
    throw errors.unknownLibrary(
      'run',
      kind,
      name,
      libraries.filter((library) => library.kind === kind).map((library) => library.name),
    );
  }
  const { workflowTemplateRef, arguments: args, ...own } = spec;
  return {
    ...found.spec,
    ...own,
    templates: found.spec.templates,
    arguments: mergedArguments(found.spec.arguments, args),
  };
}

/** Arguments of the workflow go before those of the template. */
function mergedArguments(under: any = {}, over: any = {}): any {
  const merge = (first: readonly any[] = [], second: readonly any[] = []) => [
    ...second,
    ...first.filter(({ name }) => !second.some((each) => each.name === name)),
  ];
  return { parameters: merge(under.parameters, over.parameters), artifacts: merge(under.artifacts, over.artifacts) };
}

/** The templates that can be referred to, of manifests. */
export function librariesOf(manifests: readonly any[]): Library[] {
  return manifests.map((manifest) => {
    if (
      !['WorkflowTemplate', 'ClusterWorkflowTemplate'].includes(manifest?.kind) ||
      typeof manifest.metadata?.name !== 'string'
    ) {
      throw errors.notALibrary('run', manifest);
    }
    return { kind: manifest.kind, name: manifest.metadata.name, spec: manifest.spec ?? {} };
  });
}
