import { locationManifest } from './arguments';
import { errors } from '../../errors';
import type { TemplateModel } from '../../ir/model';
import { compact } from '../../spec/merge';
import { own } from '../../spec/own';
import { hasTag, escapedJson, deferredText } from '../../spec/tags';
import { ArtifactLocation } from '../../value/artifact-location';
import { Reference } from '../../value/reference';
import { ParameterType } from '../../value/value-type';

/** How complete the arguments of an object have to be. */
export type Completeness =
  /** It runs as it stands: every parameter has a value. */
  | 'complete'
  /** It is a template: parameters without default are given later. */
  | 'template'
  /** It refers to a template that has arguments of its own. */
  | 'partial';

/**
 * The `arguments` of a workflow spec. What Argo would read as a tag is deferred here too: Argo substitutes in the spec before every round
 * and keeps the result, and it never starts a workflow with a tag that it cannot parse (recipe 9).
 */
export function workflowArguments(
  path: string,
  pipeline: TemplateModel,
  given: Readonly<Record<string, unknown>>,
  completeness: Completeness,
): Record<string, unknown> | undefined {
  const { parameters, artifacts } = pipeline;
  const known = [...Object.keys(parameters), ...Object.keys(artifacts)];
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw errors.unknownArgument(path, name, known);
  }
  const parameterArguments = Object.entries(parameters).flatMap(([name, parameter]) => {
    const passed = own(given, name);
    const value = passed === undefined && completeness !== 'partial' ? parameter.default : passed;
    if (value instanceof Reference) throw errors.badType(path, name, value._describe(), `a literal ${parameter.type}`);
    if (value === undefined) {
      if (completeness === 'complete') throw errors.missingArgument(path, name);
      // A list of choices without a value is refused, so it is left to the template's own input.
      return completeness === 'partial' ? [] : [compact({ name, description: parameter.description })];
    }
    const described = completeness === 'partial' ? {} : { description: parameter.description, enum: parameter.choices };
    const text = parameter._text(value, path, name);
    return [
      compact({
        name,
        value: parameter.type === ParameterType.JSON ? escapedJson(text) : deferredText(text),
        ...described,
      }),
    ];
  });
  const artifactArguments = Object.entries(artifacts).flatMap(([name, artifact]) => {
    const location = own(given, name) ?? artifact._options.location;
    if (location === undefined) {
      if (completeness === 'complete' && !artifact._options.optional) throw errors.artifactArgument(path, name);
      return [];
    }
    if (!(location instanceof ArtifactLocation)) {
      throw errors.wrongInputKind(path, name, location, 'an artifact', 'an ArtifactLocation');
    }
    return [{ name, ...locationManifest(location, { path }) }];
  });
  const result = compact({ parameters: parameterArguments, artifacts: artifactArguments });
  return Object.keys(result).length > 0 ? result : undefined;
}

/** The arguments whose texts are deferred, so that the entry template has to undo that before it escapes them. */
export function deferredArguments(
  pipeline: TemplateModel,
  given: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const deferred = Object.entries(pipeline.parameters).filter(([name, parameter]) => {
    const value = own(given, name) ?? parameter.default;
    return parameter.type === ParameterType.STRING && typeof value === 'string' && hasTag(value);
  });
  return new Set(deferred.map(([name]) => name));
}
