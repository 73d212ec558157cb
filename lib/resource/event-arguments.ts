import { errors } from '../errors';
import type { Signature } from '../ir/model';
import { quoted } from '../ir/quote';
import { INPUT_NAMES, isInputName } from '../spec/names';
import { Artifact } from '../value/artifact';
import { ArtifactLocation } from '../value/artifact-location';
import { EventExpression } from '../value/event-expression';
import { jsonText } from '../value/json';
import { Parameter } from '../value/parameter';
import { argumentsOf } from '../written/declarations';

/** The arguments that an event binding passes. Argo takes none but expressions, so literal values are literals of its language. */
export function eventArguments(
  path: string,
  given: Readonly<Record<string, unknown>>,
  signature: Signature | undefined,
): Record<string, unknown> | undefined {
  for (const name of Object.keys(given)) {
    if (!isInputName(name)) throw errors.badName(path, 'argument', name, INPUT_NAMES);
  }
  if (signature) checkNames(path, given, signature);
  const written = Object.entries(given).filter(
    ([, value]) => value instanceof Parameter || value instanceof Artifact || value instanceof ArtifactLocation,
  );
  if (written.length > 0) {
    const declared = ([name, value]: [string, unknown]) => [
      name,
      value instanceof EventExpression ? Parameter.of({ valueFrom: { event: value._expression } }) : value,
    ];
    return argumentsOf(Object.fromEntries(Object.entries(given).map(declared)), path);
  }
  const parameters = Object.entries(given).map(([name, value]) => {
    const parameter = signature?.parameters[name];
    return {
      name,
      valueFrom: {
        event: value instanceof EventExpression ? value._expression : quoted(textOf(path, name, value, parameter)),
      },
    };
  });
  return parameters.length > 0 ? { parameters } : undefined;
}

/** A text as an expression. */
export function eventText(path: string, field: string, value: unknown): string {
  if (value instanceof EventExpression) return value._expression;
  if (typeof value !== 'string') throw errors.notAValue(path, field, value, 'a text or EventExpression.of(...)');
  return quoted(value);
}

function checkNames(
  path: string,
  given: Readonly<Record<string, unknown>>,
  { parameters, artifacts }: Signature,
): void {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name)) throw errors.unknownArgument(path, name, Object.keys(parameters));
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.default === undefined && given[name] === undefined) throw errors.missingArgument(path, name);
  }
  for (const [
    name,
    {
      _options: { location, optional },
    },
  ] of Object.entries(artifacts)) {
    if (location === undefined && !optional) throw errors.artifactArgument(path, name);
  }
}

/** The text of a literal value; of a template of another app the parameters are not known. */
function textOf(path: string, name: string, value: unknown, parameter: Parameter | undefined): string {
  if (parameter) return parameter._text(value, path, name);
  return typeof value === 'string' ? value : jsonText(value, path, name);
}
