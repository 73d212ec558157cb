import type { TemplateNode } from './model';
import { errors, PipelineError } from '../errors';
import type { Artifact } from '../value/artifact';
import type { Output } from '../value/output';
import type { Parameter } from '../value/parameter';

/** Declarations in Argo's own form that say what only templates can say which are rendered as they are written. */
export function writtenOnly({ node: { path }, _template: { parameters, artifacts, outputs } }: TemplateNode): PipelineError[] {
  const found = [
    ...Object.entries(parameters).flatMap(([name, parameter]) => fieldsOfParameter(parameter).map((field) => `parameters.${name}.${field}`)),
    ...Object.entries(artifacts).flatMap(([name, artifact]) => fieldsOfArtifact(artifact).map((field) => `artifacts.${name}.${field}`)),
    ...Object.entries(outputs).flatMap(([name, output]) => ('value' in output ? [] : fieldsOfOutput(output).map((field) => `outputs.${name}${field}`))),
  ];
  return found.map((field) => errors.writtenOnly(path, `'${field}'`, 'the other forms of declarations'));
}

function given(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields).filter((field) => fields[field] !== undefined);
}

function fieldsOfParameter({ choices, _written: { name, value, globalName, enum: all } }: Parameter): string[] {
  return given({ name, value, globalName, enum: choices ? undefined : all });
}

function fieldsOfArtifact({ _options: { name, from, fromExpression } }: Artifact): string[] {
  return given({ name, from: typeof from === 'string' ? from : undefined, fromExpression });
}

function fieldsOfOutput({ _written, _parameter, _artifact }: Output): string[] {
  if (_written) return [''];
  const { name, from, fromExpression } = { ..._parameter, ..._artifact } as { name?: string; from?: unknown; fromExpression?: string };
  return given({ '.name': name, '.from': from, '.fromExpression': fromExpression });
}
