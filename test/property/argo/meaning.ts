import { Parameter, Reference } from '../../../lib';
import type { CallModel } from '../../../lib/ir/model';

/** What an author means by a value: a text, or JSON. */
export type Meaning = { readonly text: string } | { readonly json: unknown };

/** Whether the items of a loop make numbers or booleans. */
export function isScalar({ template }: CallModel, { _source: source }: Reference): boolean {
  const model = template;
  if (source.kind === 'task') return model.kind === 'leaf' && model.result!._encoding === 'scalar';
  const output = source.kind === 'output' ? model.outputs[source.name] : undefined;
  return output !== undefined && ('value' in output ? output.value._encoding : output._encoding) === 'scalar';
}

export function literal(value: unknown, parameter: Parameter): Meaning | undefined {
  if (value === undefined) return undefined;
  return parameter._encoding === 'json' ? { json: value } : { text: String(value) };
}

export function typed(text: string, isJson: boolean, otherwise?: Meaning): Meaning | undefined {
  if (!isJson) return { text };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return otherwise;
  }
}

export function textOf(meaning: Meaning): string {
  return 'text' in meaning ? meaning.text : JSON.stringify(meaning.json);
}

export function json(meaning: Meaning | undefined): unknown {
  if (!meaning) return undefined;
  return 'json' in meaning ? meaning.json : (typed(meaning.text, true) as { json: unknown } | undefined)?.json;
}
