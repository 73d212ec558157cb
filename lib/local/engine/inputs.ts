import type { Arguments } from './context';
import type { ArtifactValue } from './node';
import { Inputs, Own, PassEnv } from './pass-env';
import type { CompiledTemplate } from './template';
import { substitute } from './text';
import { storesOf } from '../../spec/artifact-stores';
import type { Env } from '../../spec/expr/expression';
import { put } from '../../spec/own';
import { hasTag } from '../../spec/tags';

type Parameters = Readonly<Record<string, string>>;
type Artifacts = Readonly<Record<string, ArtifactValue>>;

/** A template with its inputs, after passes over it. */
export interface Processed {
  /** All of it but tasks and input parameters. */
  readonly texts: readonly string[];
  readonly parameters: Parameters;
  readonly artifacts: Artifacts;
  /** What the passes knew, one after the other. */
  readonly passes: readonly Env[];
}

const NONE: Parameters & Artifacts = Object.freeze({});

/** Gives arguments to a template. Throws for what is missing. */
export function given(
  template: CompiledTemplate,
  args: Arguments,
  own: () => Own,
  configMap: (reference: any) => string | undefined,
): Processed {
  let parameters: Record<string, string> = NONE;
  for (const parameter of template.parameters) {
    if (parameters === NONE) parameters = {};
    put(parameters, parameter.name, valueOf(parameter, args.parameters.get(parameter.name), own, configMap));
  }
  return { texts: template.form.texts, parameters, artifacts: artifactsOf(template, args), passes: [] };
}

/**
 * The two passes over a template that is about to run: first with what the workflow knows, then with its inputs too. Values are texts
 * of the template like any other, so tags in them are replaced as well.
 */
export function twoPasses(template: CompiledTemplate, before: Processed, ownVariables: () => Own): Processed {
  const hasTasks = template.groups.length > 0;
  if (!hasTasks && before.texts.length === 0 && before.artifacts === NONE && !hasTags(before.parameters)) return before;
  const own = ownVariables();
  const globals = new PassEnv(own, undefined, undefined);
  const first = substituted(before, globals);
  const paths = template.hasPaths ? pathVariables(template.form.with(first.texts), first.artifacts) : undefined;
  const locals = new PassEnv(own, new Inputs(template, first.parameters, paths?.inputs), paths?.outputs);
  const { texts, parameters, artifacts } = substituted(first, locals);
  return { texts, parameters, artifacts, passes: hasTasks ? [...before.passes, globals, locals] : before.passes };
}

function substituted({ texts, parameters, artifacts, passes }: Processed, env: Env): Processed {
  return {
    texts: texts.some(hasTag) ? texts.map((text) => substitute(text, env)) : texts,
    parameters: hasTags(parameters)
      ? Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, substitute(value, env)]))
      : parameters,
    artifacts: located(artifacts, env),
    passes,
  };
}

function hasTags(values: Parameters): boolean {
  for (const name in values) if (hasTag(values[name])) return true;
  return false;
}

function valueOf(
  parameter: any,
  argument: any,
  own: () => Own,
  configMap: (reference: any) => string | undefined,
): string {
  const value = argument === undefined ? (parameter.value ?? parameter.default) : argument.value;
  if (value !== undefined && value !== null) return textOf(value);
  const { configMapKeyRef, default: otherwise } = (argument ?? parameter).valueFrom ?? {};
  if (configMapKeyRef) {
    const globals = new PassEnv(own(), undefined, undefined);
    const reference = {
      name: substitute(String(configMapKeyRef.name), globals, 'all'),
      key: substitute(String(configMapKeyRef.key), globals, 'all'),
    };
    const found = configMap(reference) ?? otherwise;
    if (found !== undefined) return textOf(found);
    throw new Error(
      `unable to retrieve inputs.parameters.${parameter.name} from ConfigMap: the option configMaps has no key '${reference.key}' of '${reference.name}'`,
    );
  }
  throw new Error(`inputs.parameters.${parameter.name} was not supplied`);
}

/** Parameters are texts, whatever YAML makes of them. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function artifactsOf(template: CompiledTemplate, args: Arguments): Artifacts {
  if (template.artifacts.length === 0) return NONE;
  const result: Record<string, ArtifactValue> = {};
  for (const declared of template.artifacts) {
    const argument = args.artifacts.get(declared.name);
    if (argument) {
      // Of the declaration only the place in the container counts then.
      const { name, path, mode, recurseMode } = declared;
      put(result, name, { name, handle: argument.handle, spec: { ...argument.spec, name, path, mode, recurseMode } });
    } else if (hasLocation(declared)) {
      put(result, declared.name, { name: declared.name, spec: declared });
    } else if (!declared.optional) {
      throw new Error(`inputs.artifacts.${declared.name} was not supplied`);
    }
  }
  return result;
}

/** Whether an artifact says where it is. */
export function hasLocation(spec: Readonly<Record<string, unknown>>): boolean {
  return storesOf(spec).length > 0;
}

/** Locations are texts of the template like any other. */
export function located(artifacts: Artifacts, env: Env): Artifacts {
  if (artifacts === NONE || !Object.values(artifacts).some(({ spec }) => holdsTag(spec))) return artifacts;
  const pass = (value: any): any => {
    if (typeof value === 'string') return substitute(value, env);
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value)
      ? value.map(pass)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pass(inner)]));
  };
  return Object.fromEntries(
    Object.entries(artifacts).map(([name, artifact]) => [name, { ...artifact, spec: pass(artifact.spec) }]),
  );
}

function holdsTag(value: unknown): boolean {
  if (typeof value === 'string') return hasTag(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsTag);
}

interface Paths {
  readonly inputs: Readonly<Record<string, object>>;
  readonly outputs: Readonly<Record<string, object>>;
}

function pathVariables({ outputs }: any, artifacts: Artifacts): Paths {
  const paths = (list: readonly any[] = [], pathOf: (item: any) => string | undefined) => {
    const result: Record<string, object> = {};
    for (const item of list) if (pathOf(item)) put(result, item.name, { path: pathOf(item) });
    return result;
  };
  return {
    inputs: paths(Object.values(artifacts), ({ spec }) => spec.path),
    outputs: {
      artifacts: paths(outputs?.artifacts, ({ path }) => path),
      parameters: paths(outputs?.parameters, ({ valueFrom }) => valueFrom?.path),
    },
  };
}
