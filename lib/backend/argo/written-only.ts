import { errors, PipelineError } from '../../errors';
import type { TemplateModel } from '../../ir/model';
import type { Artifact } from '../../value/artifact';
import type { Output } from '../../value/output';
import type { Parameter } from '../../value/parameter';

/** What only templates can say and have which are rendered as they are written: declarations in Argo's own form, and calls. */
export function writtenOnly(model: TemplateModel): PipelineError[] {
  const { path } = model.place;
  const { parameters, artifacts, outputs } = model;
  const found: PipelineError[] = [];
  const refuse = (what: string, fields: readonly string[]) => {
    for (const field of fields) {
      found.push(errors.writtenOnly(path, `'${what}${field}'`, 'the other forms of declarations'));
    }
  };
  for (const name of Object.keys(parameters)) refuse(`parameters.${name}`, fieldsOfParameter(parameters[name]));
  for (const name of Object.keys(artifacts)) refuse(`artifacts.${name}`, fieldsOfArtifact(artifacts[name]));
  for (const name of Object.keys(outputs)) {
    const output = outputs[name];
    if (!('value' in output)) refuse(`outputs.${name}`, fieldsOfOutput(output));
  }
  if (model.kind === 'leaf' && model.written) {
    found.push(
      errors.writtenOnly(path, 'its calls', 'a Pipeline, or templateRef of the WorkflowTemplate that holds it'),
    );
  }
  return found;
}

function given(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields)
    .filter((field) => fields[field] !== undefined)
    .map((field) => `.${field}`);
}

function fieldsOfParameter({ choices, _written: { name, value, globalName, enum: all } }: Parameter): string[] {
  return given({ name, value, globalName, enum: choices ? undefined : all });
}

function fieldsOfArtifact({ _options: { name, from, fromExpression } }: Artifact): string[] {
  return given({ name, from: typeof from === 'string' ? from : undefined, fromExpression });
}

function fieldsOfOutput({ _written, _parameter, _artifact }: Output): string[] {
  if (_written) return [''];
  const { name, from, fromExpression } = { ..._parameter, ..._artifact } as {
    name?: string;
    from?: unknown;
    fromExpression?: string;
  };
  return given({ name, from, fromExpression });
}
