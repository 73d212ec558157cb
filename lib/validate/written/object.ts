import { checkArguments, checkQuotable } from './arguments';
import { checkHooks } from './call';
import { globalsOf, ObjectMetadata } from './globals';
import { Home, homeOf, Manifest, OtherHomes } from './home';
import { checkCallNames } from './names';
import { checkSchema } from './schema';
import { checkTags, mentions, Scope } from './scope';
import { PathOf, Walk } from './walk';
import { errors, PipelineError } from '../../errors';
import { hasTag, simpleTag } from '../../spec/tags';
import { Fields } from '../fields';
import { checkSelector } from './selector';

/** An object whose templates are rendered as they are written. */
export interface WrittenObject {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly metadata: ObjectMetadata;
  /** Its spec; of a CronWorkflow that of its workflows. */
  readonly spec: Manifest;
  readonly pathOf: PathOf;
  readonly others: OtherHomes;
}

/** What Argo's validator and the API server have against an object. */
export function checkWritten(object: WrittenObject): readonly PipelineError[] {
  const { path, kind, spec, metadata, pathOf } = object;
  const own = homeOf('the object', kind, object.name, spec);
  const reference = spec.workflowTemplateRef as Manifest | undefined;
  const others: OtherHomes = (name, clusterScope) => object.others(name, clusterScope);
  const other =
    reference?.name && !hasTag(reference.name) ? others(reference.name, Boolean(reference.clusterScope)) : undefined;
  const isTemplate = kind === 'WorkflowTemplate' || kind === 'ClusterWorkflowTemplate';
  const parameters = merged(spec.arguments?.parameters, other?.spec.arguments?.parameters);
  const artifacts = merged(spec.arguments?.artifacts, other?.spec.arguments?.artifacts);
  const isUnknown = reference !== undefined && !other;
  const globals = globalsOf(spec, metadata, parameters, other, isTemplate || isUnknown);
  const walk = new Walk(own, globals, others, pathOf);
  const fields = walk.into(path);
  checkSchema(fields, 'WorkflowSpec', spec);
  checkCallNames(
    fields,
    'template',
    (spec.templates ?? []).map(({ name }: Manifest) => name),
  );
  if (reference && spec.templates?.length > 0) {
    fields.add(errors.collision(path, 'the props', 'templates', 'workflowTemplateRef says whose templates it runs'));
  }
  // What the values of an object of the cluster are is not known.
  checkArguments(fields, { parameters, artifacts }, isTemplate || isUnknown);
  checkRuns(fields, { own, other, isTemplate, isUnknown }, walk, { parameters, artifacts });
  checkSelector(fields, spec.podGC?.labelSelector);
  for (const { name, value } of parameters) {
    const isRead = () => mentions(spec.templates, simpleTag(`workflow.parameters.${name}`));
    checkQuotable(fields, name, value, isRead);
    // Argo reads what it inserts again, in templates that may have inputs.
    if (typeof value === 'string' && hasTag(value) && isRead()) {
      checkTags(fields, value, new Scope(globals).open('inputs.'));
    }
  }
  return walk.errors;
}

interface Runs {
  readonly own: Home;
  readonly other: Home | undefined;
  readonly isTemplate: boolean;
  readonly isUnknown: boolean;
}

/** What the workflow runs: its entrypoint, its exit handler, and every other template of the object. */
function checkRuns(fields: Fields, { own, other, isTemplate, isUnknown }: Runs, walk: Walk, given: Manifest): void {
  const { spec } = own;
  const entrypoint = spec.entrypoint ?? other?.spec.entrypoint;
  const callOf = (template: string) =>
    other ? { templateRef: { ...spec.workflowTemplateRef, template } } : { template };
  if (!entrypoint && !isTemplate && !isUnknown) {
    fields.required('entrypoint', undefined, 'the template with which it begins');
  }
  if (entrypoint && !isUnknown) {
    walk.call(fields, callOf(entrypoint), own, isTemplate ? 'anything' : given, 'entrypoint');
  }
  const onExit = spec.onExit ?? other?.spec.onExit;
  if (onExit && !isUnknown) {
    walk.atEnd(spec.templates, other?.spec.templates);
    walk.call(fields, callOf(onExit), own, spec.arguments, 'onExit');
  }
  checkHooks(fields, { hooks: spec.hooks }, isUnknown ? undefined : (other ?? own));
  for (const { name } of [...(other ?? own).templates.values()]) walk.call(fields, callOf(name), own, 'anything');
}

function merged(own: readonly Manifest[] = [], others: readonly Manifest[] = []): Manifest[] {
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...others.filter(({ name }) => !names.has(name))];
}
