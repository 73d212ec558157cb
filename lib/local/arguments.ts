import type { ArtifactHandle } from './artifact-handle';
import { choices, errors } from '../errors';
import type { Arguments } from './engine/context';
import { hasLocation, textOf } from './engine/inputs';
import type { ArtifactValue } from './engine/node';

/** The arguments of a workflow: what its spec says, and what is given for this run. */
export function argumentsFor(
  { spec }: { readonly spec: any },
  parameters: Readonly<Record<string, unknown>>,
  artifacts: Readonly<Record<string, ArtifactHandle>>,
  configMap: (reference: any) => string | undefined,
): Arguments {
  const inputs = (spec.templates ?? []).find(({ name }: any) => name === spec.entrypoint)?.inputs ?? {};
  const declared: readonly any[] = spec.arguments?.parameters ?? [];
  const known = new Set<string>([...declared, ...(inputs.parameters ?? [])].map(({ name }) => name));
  for (const name of Object.keys(parameters)) {
    if (!known.has(name)) throw errors.unknownRunParameter(spec.entrypoint, name, known);
  }
  const values = new Map<string, any>();
  for (const parameter of declared) {
    values.set(parameter.name, { name: parameter.name, value: valueOf(spec, parameter, parameters, configMap) });
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (!values.has(name)) values.set(name, { name, value: textOf(value) });
  }
  return { parameters: values, artifacts: filesFor(spec, inputs, artifacts) };
}

function valueOf(
  { entrypoint }: any,
  declared: any,
  given: Readonly<Record<string, unknown>>,
  configMap: (reference: any) => string | undefined,
): string {
  const { name, value, valueFrom, enum: allowed } = declared;
  const own = Object.hasOwn(given, name) ? given[name] : undefined;
  const found =
    own ??
    value ??
    (valueFrom?.configMapKeyRef ? configMap(valueFrom.configMapKeyRef) : undefined) ??
    valueFrom?.default;
  if (found === undefined || found === null) throw errors.missingRunParameter(entrypoint, name);
  const text = textOf(found);
  if (own !== undefined && allowed && !allowed.map(textOf).includes(text)) {
    throw errors.notARunChoice(entrypoint, name, text, choices(allowed.map(textOf)));
  }
  return text;
}

function filesFor(
  spec: any,
  inputs: any,
  given: Readonly<Record<string, ArtifactHandle>>,
): ReadonlyMap<string, ArtifactValue> {
  const declared: readonly any[] = spec.arguments?.artifacts ?? [];
  const known = new Set<string>([...declared, ...(inputs.artifacts ?? [])].map(({ name }) => name));
  for (const name of Object.keys(given)) {
    if (!known.has(name)) throw errors.unknownRunParameter(spec.entrypoint, name, known, 'artifact');
  }
  const files = new Map<string, ArtifactValue>();
  for (const artifact of declared) {
    if (hasLocation(artifact)) files.set(artifact.name, { name: artifact.name, spec: artifact });
  }
  for (const [name, handle] of Object.entries(given)) files.set(name, { name, spec: { name }, handle });
  return files;
}
