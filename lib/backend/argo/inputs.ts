import { locationManifest } from './arguments';
import type { ReadContext } from './read-context';
import { TemplateAnalysis } from './template-analysis';
import { literalText } from './text';
import { compact } from '../../spec/merge';
import { hasTag, escapedJson, deferredText } from '../../spec/tags';
import { toManifest } from '../../spec/to-manifest';
import { checkVariables } from '../../validate/variables';
import { artifactFields } from '../../value/artifact-fields';
import { Parameter } from '../../value/parameter';

/** The `inputs` of a template: what it declares, and what is threaded through it. */
export function inputsOf(
  unit: TemplateAnalysis,
  keys: readonly string[],
  context: ReadContext,
): Record<string, unknown> | undefined {
  const { kind, parameters, artifacts } = unit.node;
  const parameterInputs = Object.keys(parameters).map((name) => parameterInput(name, parameters[name], context));
  const artifactInputs = Object.keys(artifacts).map((name) => {
    const { _path, _options: options } = artifacts[name];
    const { location, optional } = options;
    return compact({
      name,
      path: kind === 'leaf' ? written(_path, context) : undefined,
      optional,
      ...artifactFields(options),
      ...(location ? locationManifest(location, context) : {}),
    });
  });
  for (const { name, reference, optional } of unit.freeValues.values()) {
    if (reference._isArtifact) artifactInputs.push(compact({ name, optional: optional || undefined }));
    else parameterInputs.push({ name });
  }
  for (const name of keys) parameterInputs.push({ name });
  if (parameterInputs.length + artifactInputs.length === 0) return undefined;
  return compact({ parameters: parameterInputs, artifacts: artifactInputs });
}

/** A text that people read: tags in it are Argo's, as in every text that is not data. */
export function written(text: string | undefined, context: ReadContext): string | undefined {
  if (text !== undefined && hasTag(text)) {
    checkVariables(text, { unit: context.unit!, plan: context.plan }, context.path);
  }
  return text;
}

function parameterInput(name: string, parameter: Parameter, context: ReadContext): Record<string, unknown> {
  const value = parameter.default === undefined ? undefined : parameter._text(parameter.default, context.path, name);
  return compact({
    name,
    default:
      value === undefined
        ? undefined
        : parameter._encoding === 'json'
          ? escapedJson(value)
          : literalText(value, context),
    description: written(parameter.description, context),
    enum: parameter.choices?.map(deferredText),
    valueFrom: toManifest('ValueFrom', parameter._written.valueFrom),
  });
}
