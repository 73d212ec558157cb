import { locationManifest } from './arguments';
import { Site } from './read';
import { literalText } from './text';
import { Unit } from './unit';
import { compact } from '../spec/merge';
import { hasTag, inertJson, lateText } from '../spec/tags';
import { toManifest } from '../spec/to-manifest';
import { checkVariables } from '../validate/variables';
import { artifactFields } from '../value/artifact-fields';
import { Parameter } from '../value/parameter';

/** The `inputs` of a template: what it declares, and what is threaded through it. */
export function inputsOf(unit: Unit, keys: readonly string[], site: Site): Record<string, unknown> | undefined {
  const { kind, parameters, artifacts } = unit.node;
  const parameterInputs = Object.keys(parameters).map((name) => parameterInput(name, parameters[name], site));
  const artifactInputs = Object.keys(artifacts).map((name) => {
    const { _path, _options: options } = artifacts[name];
    const { location, optional } = options;
    return compact({
      name,
      path: kind === 'leaf' ? written(_path, site) : undefined,
      optional,
      ...artifactFields(options),
      ...(location ? locationManifest(location, site) : {}),
    });
  });
  for (const { name, reference, optional } of unit.needs.values()) {
    if (reference._isArtifact) artifactInputs.push(compact({ name, optional: optional || undefined }));
    else parameterInputs.push({ name });
  }
  for (const name of keys) parameterInputs.push({ name });
  if (parameterInputs.length + artifactInputs.length === 0) return undefined;
  return compact({ parameters: parameterInputs, artifacts: artifactInputs });
}

/** A text that people read: tags in it are Argo's, as in every text that is no data. */
export function written(text: string | undefined, site: Site): string | undefined {
  if (text !== undefined && hasTag(text)) checkVariables(text, { unit: site.unit!, plan: site.plan }, site.path);
  return text;
}

function parameterInput(name: string, parameter: Parameter, site: Site): Record<string, unknown> {
  const value = parameter.default === undefined ? undefined : parameter._text(parameter.default, site.path, name);
  return compact({
    name,
    default:
      value === undefined ? undefined : parameter._carrier === 'json' ? inertJson(value) : literalText(value, site),
    description: written(parameter.description, site),
    enum: parameter.choices?.map(lateText),
    valueFrom: toManifest('ValueFrom', parameter._written.valueFrom),
  });
}
