import { errors } from '../errors';
import type { Signature } from '../ir/model';
import { defined } from '../spec/merge';
import { toManifest } from '../spec/to-manifest';
import { Artifact } from '../value/artifact';
import { artifactFields } from '../value/artifact-fields';
import { ArtifactLocation } from '../value/artifact-location';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';
import { ParameterType } from '../value/value-type';

type Manifest = Record<string, unknown>;

/** The `inputs` of a template. */
export function inputsOf({ parameters, artifacts }: Signature): Manifest | undefined {
  return listed(
    Object.entries(parameters).map(([name, parameter]) => parameterManifest(name, parameter)),
    Object.entries(artifacts).map(([name, artifact]) => artifactManifest(name, artifact)),
  );
}

/** The `outputs` of a template. */
export function outputsOf(outputs: Readonly<Record<string, Output>>): Manifest | undefined {
  const entries = Object.entries(outputs);
  return listed(
    entries
      .filter(([, output]) => output._artifact === undefined)
      .map(([name, output]) => outputParameter(name, output)),
    entries
      .filter(([, output]) => output._artifact)
      .map(([name, output]) => artifactManifest(name, { _options: output._artifact!, _path: output._path })),
  );
}

/**
 * The `arguments` of a call or a workflow: texts, numbers and booleans, references, and declarations with more fields.
 *
 * @param path the construct that passes them
 */
export function argumentsOf(given: Readonly<Record<string, any>>, path: string): Manifest | undefined {
  const parameters: Manifest[] = [];
  const artifacts: Manifest[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value instanceof Artifact) {
      artifacts.push(artifactManifest(name, value));
    } else if (value instanceof ArtifactLocation) {
      artifacts.push({ name, ...locationOf(value) });
    } else if (value instanceof Reference && value._isArtifact) {
      artifacts.push({ name, from: value });
    } else if (value instanceof Parameter) {
      parameters.push(parameterManifest(name, value));
    } else if (value instanceof Reference || ['string', 'number', 'boolean'].includes(typeof value)) {
      parameters.push({ name, value: textOf(value) });
    } else {
      throw errors.notAValue(
        path,
        `arguments.${name}`,
        value,
        'a text, a number, true or false, a reference, a Parameter, an Artifact or an ArtifactLocation',
      );
    }
  }
  return listed(parameters, artifacts) ?? {};
}

function listed(parameters: readonly Manifest[], artifacts: readonly Manifest[]): Manifest | undefined {
  if (parameters.length + artifacts.length === 0) return undefined;
  return { ...(parameters.length > 0 ? { parameters } : {}), ...(artifacts.length > 0 ? { artifacts } : {}) };
}

function parameterManifest(key: string, { type, _written }: Parameter): Manifest {
  const { name = key, default: otherwise, value, description, enum: choices, globalName, valueFrom } = _written;
  const text = type === ParameterType.JSON && otherwise !== undefined ? JSON.stringify(otherwise) : otherwise;
  return defined({
    name,
    default: textOf(text),
    value: textOf(value),
    description,
    enum: choices?.map(textOf),
    globalName,
    valueFrom: toManifest('ValueFrom', valueFrom),
  });
}

function outputParameter(key: string, { _path: path, _parameter, _source, _written }: Output): Manifest {
  if (_written) return parameterManifest(key, _written);
  const { name = key, default: otherwise, description, globalName } = _parameter!;
  const source = _source
    ? toManifest('ValueFrom', _source)
    : defined({ ...(path === '' ? { supplied: {} } : { path }), default: textOf(otherwise) });
  return defined({ name, description, globalName, valueFrom: source });
}

/** Argo reads a number as text, but the API server takes texts only. */
function textOf<T>(value: T): T | string {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function artifactManifest(
  key: string,
  { _options: options, _path: path }: Pick<Artifact, '_options' | '_path'>,
): Manifest {
  const { name = key, from, optional, location } = options;
  return defined({
    name,
    path: path || undefined,
    from,
    optional,
    ...artifactFields(options),
    ...locationOf(location),
  });
}

function locationOf(location: ArtifactLocation | undefined): Manifest {
  if (!location) return {};
  return location._data === undefined ? location._manifest : { raw: { data: location._data } };
}
