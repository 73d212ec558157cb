import { isCollection } from './collection';
import { LoopPlan, readsItem } from './loop';
import { argumentTag } from './operand';
import { lackOf } from './optional-artifacts';
import { Plan } from './plan';
import { read } from './read';
import type { ReadContext } from './read-context';
import { FreeValue, TemplateAnalysis } from './template-analysis';
import { argumentText, literalText, tagText } from './text';
import { errors } from '../../errors';
import type { Export, CallModel } from '../../ir/model';
import { pieces, walk } from '../../ir/walk';
import { compact, isPlainObject } from '../../spec/merge';
import { own } from '../../spec/own';
import { escapedJson, simpleTag } from '../../spec/tags';
import { Artifact } from '../../value/artifact';
import { ArtifactLocation } from '../../value/artifact-location';
import { checkJson } from '../../value/json';
import { Literal } from '../../value/literal';
import { Parameter } from '../../value/parameter';
import { Reference } from '../../value/reference';
import { hasToken } from '../../value/token-text';
import { ParameterType } from '../../value/value-type';

const ARTIFACT = 'an artifact of another task, or an ArtifactLocation';

/** The `arguments` of a call. */
export interface Arguments {
  readonly parameters: Record<string, unknown>[];
  readonly artifacts: Record<string, unknown>[];
}

/** The field of a task or hook that carries its arguments, if it has any. */
export function argumentsField(args: Arguments): Record<string, unknown> {
  return args.parameters.length + args.artifacts.length > 0 ? { arguments: compact({ ...args }) } : {};
}

/** The arguments for everything that a template declares or needs. */
export function argumentsFor(
  callee: TemplateAnalysis,
  inputs: Readonly<Record<string, unknown>>,
  context: ReadContext,
): Arguments {
  const { parameters, artifacts } = callee.node;
  for (const name of Object.keys(inputs)) {
    if (Object.hasOwn(parameters, name) || Object.hasOwn(artifacts, name)) continue;
    throw errors.unknownInput(context.path, name, callee.node.place.id, [
      ...Object.keys(parameters),
      ...Object.keys(artifacts),
    ]);
  }
  const result: Arguments = { parameters: [], artifacts: [] };
  for (const name of Object.keys(parameters)) {
    const parameter = parameters[name];
    const value = own(inputs, name);
    if (value !== undefined) {
      result.parameters.push({ name, value: parameterValue(name, parameter, value, context) });
    } else if (parameter.default === undefined) {
      const otherwise = 'give it a default on the template';
      throw errors.missingInput(
        context.path,
        name,
        callee.node.place.id,
        context.globals === undefined
          ? otherwise
          : `${otherwise} (onExit has no arguments: hooks: { exit: { template, arguments } } has)`,
      );
    }
  }
  for (const name of Object.keys(artifacts)) {
    const argument = artifactArgument(name, artifacts[name], own(inputs, name), callee, context);
    if (argument) result.artifacts.push(argument);
  }
  for (const need of callee.freeValues.values()) {
    if (need.reference._isArtifact) {
      result.artifacts.push(artifactFrom(need, need.reference, undefined, context));
    } else {
      result.parameters.push({
        name: need.name,
        value: argumentTag(read(need.reference, context), need.reference._encoding, context.loop !== undefined),
      });
    }
  }
  return result;
}

/** The text of one argument: a literal value, a reference, or a value with references inside. */
function parameterValue(name: string, parameter: Parameter, value: unknown, context: ReadContext): string {
  const looped = context.loop !== undefined;
  if (value instanceof Literal) return literalText(parameter._text(value._text, context.path, name), context);
  if (value instanceof ArtifactLocation || value instanceof Artifact) {
    throw errors.wrongInputKind(context.path, name, value, 'a parameter', 'a value or a reference to one');
  }
  const whole = typeof value === 'string' && hasToken(value) ? pieces(value, context.path) : undefined;
  const reference =
    value instanceof Reference ? value : whole?.length === 1 && whole[0] instanceof Reference ? whole[0] : undefined;
  if (reference) {
    if (reference._isArtifact) {
      throw errors.wrongInputKind(context.path, name, reference, 'a parameter', 'a value or a reference to one');
    }
    return argumentTag(read(reference, context), parameter._encoding, looped);
  }
  const wanted = parameter.type === ParameterType.STRING ? 'a text' : `a ${parameter.type}`;
  if (whole && parameter.type === ParameterType.STRING) return argumentText(whole, context);
  checkJson(value, context.path, name, isRunTime);
  if (holdsReferences(value)) {
    if (parameter.type !== ParameterType.JSON) throw errors.badType(context.path, name, value, wanted);
    return argumentTag(read(objectReference(value), context), 'json', looped);
  }
  const text = parameter._text(value, context.path, name);
  return parameter._encoding === 'json' ? escapedJson(text) : literalText(text, context);
}

// One reference per value, so that it is threaded under one name.
const objects = new WeakMap<object, Reference>();

function objectReference(value: unknown): Reference {
  const make = () => Reference._of({ kind: 'object', value }, 'json');
  if (typeof value !== 'object' || value === null) return make();
  let found = objects.get(value);
  if (!found) objects.set(value, (found = make()));
  return found;
}

function isRunTime(value: unknown): boolean {
  return value instanceof Reference || value instanceof Literal || (typeof value === 'string' && hasToken(value));
}

function holdsReferences(value: unknown): boolean {
  if (isRunTime(value)) return true;
  if (Array.isArray(value)) return value.some(holdsReferences);
  return isPlainObject(value) && Object.values(value).some(holdsReferences);
}

function artifactArgument(
  name: string,
  artifact: Artifact,
  value: unknown,
  callee: TemplateAnalysis,
  context: ReadContext,
): Record<string, unknown> | undefined {
  const binding = callee.bindings.find((each) => each.name === name);
  const { optional, location } = artifact._options;
  if (value instanceof ArtifactLocation) {
    return { name, ...locationManifest(value, context), ...(optional ? { optional } : {}) };
  }
  if (value !== undefined && !(value instanceof Reference)) {
    throw errors.wrongInputKind(context.path, name, value, 'an artifact', ARTIFACT);
  }
  const reference = value ?? binding?.reference;
  if (reference) return artifactFrom({ name, optional: optional ?? false }, reference, artifact, context);
  if (!optional && !location) {
    throw errors.missingInput(context.path, name, callee.node.place.id, 'make it optional on the template');
  }
  return undefined;
}

/** A location with its texts rendered. */
export function locationManifest(location: ArtifactLocation, context: ReadContext): Record<string, unknown> {
  if (location._data !== undefined) {
    return { raw: { data: argumentText(pieces(location._data, context.path), context) } };
  }
  return walk(location._manifest, context.path, {
    text: (parts) => tagText(parts, context),
    condition: () => '',
  }) as Record<string, unknown>;
}

/** An artifact argument that takes an artifact of a task, or one that was passed in. */
function artifactFrom(
  need: Pick<FreeValue, 'name' | 'optional'>,
  reference: Reference,
  artifact: Artifact | undefined,
  context: ReadContext,
): Record<string, any> {
  if (!reference._isArtifact) throw errors.wrongInputKind(context.path, need.name, reference, 'an artifact', ARTIFACT);
  // Argo replaces the input by the argument, so what holds of the input is said again here (recipe 17).
  const said = {
    ...(need.optional ? { optional: true } : {}),
    ...(artifact?._options.archive ? { archive: artifact._options.archive._manifest } : {}),
  };
  if (!context.unit) {
    throw errors.outOfReach(
      context.path,
      reference._describe(),
      'A handler reads inputs of the pipeline and output parameters of its tasks.',
    );
  }
  const passed = context.loop && readsItem(reference) ? undefined : context.unit.freeValues.get(reference);
  if (passed) return { name: need.name, from: simpleTag(`inputs.artifacts.${passed.name}`), ...said };
  const source = reference._source;
  switch (source.kind) {
    case 'input':
      if (source.template.artifacts[source.name]._options.optional && !need.optional) {
        throw errors.maybeAbsent(
          context.path,
          reference._describe(),
          'the input is optional',
          'Make the input artifact optional here too',
        );
      }
      return { name: need.name, from: simpleTag(`inputs.artifacts.${source.name}`), ...said };
    case 'output': {
      const plan = context.plan!;
      const { task: producer } = source;
      if (isCollection(producer, source.name)) {
        return {
          name: need.name,
          optional: true,
          archive: { none: {} },
          s3: { key: collectionKey(plan, producer, source.name) },
        };
      }
      const doubt = plan.doubt(producer, context.task) ?? lackOf(producer, source.name, plan);
      if (doubt && !need.optional) {
        throw errors.maybeAbsent(context.path, reference._describe(), doubt, 'Make the input artifact optional');
      }
      return {
        name: need.name,
        from: simpleTag(`tasks.${plan.name(producer)}.outputs.artifacts.${source.name}`),
        ...said,
      };
    }
    case 'sub':
      return inside(artifactFrom(need, source.base, artifact, context), subPath(source.path, context), need.optional);
    default:
      throw errors.mergedArtifact(context.path, reference._describe());
  }
}

/** Argo adds the path to the key of the artifact that `from` names, in the pass that knows no item yet: a simple tag waits for it. */
function inside(
  { optional: _, ...artifact }: Record<string, any>,
  path: string,
  optional: boolean,
): Record<string, unknown> {
  const place = artifact.s3 ? { s3: { key: `${artifact.s3.key}/${path}` } } : { subPath: path };
  return { ...artifact, ...place, ...(optional ? { optional } : {}) };
}

function subPath(path: string | Reference, context: ReadContext): string {
  if (typeof path === 'string') return argumentText(pieces(path, context.path), context);
  return argumentTag(read(path, context), 'plain', context.loop !== undefined);
}

/** The key prefix under which all items of a loop write one output artifact: unique per run and per DAG node (recipe 23). */
export function collectionKey(plan: Plan, producer: CallModel, output: string): string {
  return `${simpleTag('workflow.uid')}/${simpleTag('node.name')}${placeOf(plan, producer, output)}`;
}

/** Where a collection is, seen from the node of a DAG. The node of a DAG inside is named after it. */
function placeOf(plan: Plan, producer: CallModel, output: string): string {
  const { loop, template } = producer;
  if (loop) return `/${plan.name(producer)}/${output}`;
  const source = (template.outputs[output] as Export).value._source as Extract<
    Reference['_source'],
    { kind: 'output' }
  >;
  return `.${plan.name(producer)}${placeOf(plan.of(template), source.task, source.name)}`;
}

/** The name of the parameter that carries the key of a collected artifact to the template that writes it. */
export function keyParameter(callee: TemplateAnalysis, output: string): string {
  return callee.added(`${output}-key`);
}

/** The argument for the key of a collected artifact. */
export function keyArgument(
  plan: Plan,
  producer: CallModel,
  callee: TemplateAnalysis,
  output: string,
): Record<string, unknown> {
  return {
    name: keyParameter(callee, output),
    value: `${collectionKey(plan, producer, output)}/${LoopPlan.INDEX_TAG}`,
  };
}
