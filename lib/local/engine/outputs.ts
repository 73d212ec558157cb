import { keysOfArtifact, resolvedArtifact } from './artifacts';
import type { Boundary } from './context';
import { messageOf } from './failure';
import { textOf } from './inputs';
import type { ArtifactValue, Outputs } from './node';
import type { Known } from './start';
import { lookup } from './variables';
import { ExpressionError } from '../../spec/expr/error';
import { Env, Expression, expressionOf } from '../../spec/expr/expression';
import { text } from '../../spec/expr/operators';
import { put } from '../../spec/own';
import type { Phase } from '../pod';

/** Ends a DAG, or steps, that succeeded with their outputs, or with what is wrong with those. */
export function endWithOutputs(
  boundary: Boundary,
  texts: readonly string[],
  known: Known,
  done: (phase: Phase, message?: string) => void,
): void {
  try {
    boundary.node.outputs = outputsOf(boundary, texts, known);
  } catch (error) {
    return done('Error', messageOf(error));
  }
  done('Succeeded');
}

/** What they give on of what their tasks made. Everything has to exist: Argo would wait for ever otherwise. */
function outputsOf(boundary: Boundary, texts: readonly string[], known: Known): Outputs | undefined {
  const declared = boundary.callee.template.source.outputs;
  if (!declared) return undefined;
  const { parameters = [], artifacts = [] } = boundary.callee.template.form.with(texts).outputs;
  const made: Record<string, string> = {};
  for (const parameter of parameters) put(made, parameter.name, parameterOf(parameter, boundary, known));
  const files: Record<string, ArtifactValue> = {};
  for (const artifact of artifacts) {
    const file = artifactOf(artifact, boundary, known);
    if (file) put(files, artifact.name, file);
  }
  return { parameters: made, artifacts: files };
}

function env({ inputs, kind }: Boundary, known: Known, names: ReadonlySet<string> | undefined): Env {
  return { inputs, [kind]: known(names) };
}

function parameterOf({ name, value, valueFrom }: any, boundary: Boundary, known: Known): string {
  if (!valueFrom) {
    if (value !== undefined) return textOf(value);
    throw new Error(`output parameter '${name}' must have a valueFrom specified`);
  }
  try {
    if (valueFrom.expression) return ofExpression(expressionOf(valueFrom.expression), boundary, known);
    if (!valueFrom.parameter) return valueFrom.default === undefined ? '' : textOf(valueFrom.default);
    return ofVariable(
      String(valueFrom.parameter).trim().replace(/^\{\{/, '').replace(/\}\}$/, '').trim(),
      boundary,
      known,
    );
  } catch (error) {
    if (valueFrom.default !== undefined) return textOf(valueFrom.default);
    const what = valueFrom.expression ?? valueFrom.parameter;
    throw new Error(
      `output parameter '${name}' (${what}) cannot be resolved: ${(error as Error).message}. ` +
        'On Argo the workflow would wait for ever; give it a default, or an expression that always has a value',
      { cause: error },
    );
  }
}

function ofExpression(expression: Expression, boundary: Boundary, known: Known): string {
  const value = expression.evaluate(env(boundary, known, expression.keysOf(boundary.kind)));
  if (value === null || value === undefined) throw new ExpressionError('the expression is nil');
  return typeof value === 'string' ? value : text(value, expression.isFloat);
}

function ofVariable(variable: string, boundary: Boundary, known: Known): string {
  if (variable.startsWith('=')) return ofExpression(expressionOf(variable.slice(1)), boundary, known);
  const path = variable.split('.');
  const value = lookup(env(boundary, known, new Set(path.slice(1, 2))), path);
  if (value === undefined) throw new ExpressionError(`Unable to resolve: ${JSON.stringify(variable)}`);
  return value;
}

function artifactOf(declared: any, boundary: Boundary, known: Known): ArtifactValue | undefined {
  if (!declared.from && !declared.fromExpression) return undefined;
  try {
    return resolvedArtifact(declared, env(boundary, known, keysOfArtifact(declared, boundary.kind)));
  } catch (error) {
    throw new Error(
      `output artifact '${declared.name}' cannot be resolved: ${(error as Error).message}. On Argo the workflow would wait for ever`,
      { cause: error },
    );
  }
}
