import type { CallModel, TemplateModel } from '../../../lib/ir/model';

/** One run of a template: which call of it, in which run of the pipeline around. */
export interface Frame {
  readonly template: TemplateModel;
  readonly call?: CallModel;
  readonly index?: number;
  readonly parent?: Frame;
  readonly path: readonly string[];
}

// Tasks of these names get another one.
const WORDS = new Set([
  'in',
  'not',
  'and',
  'or',
  'if',
  'else',
  'let',
  'nil',
  'true',
  'false',
  'matches',
  'contains',
  'startsWith',
  'endsWith',
]);

/** The name of a task in the manifest. */
export function nameOf({ name }: CallModel): string {
  return WORDS.has(name) ? `${name}-task` : name;
}

/** The run of a call inside of another run. */
export function below(parent: Frame, call: CallModel, index?: number): Frame {
  return {
    template: call.template,
    call,
    index,
    parent,
    path: [...parent.path, index === undefined ? nameOf(call) : `${nameOf(call)}(${index})`],
  };
}

/** The nearest run of a template around a run. */
export function around(frame: Frame, template: TemplateModel): Frame | undefined {
  for (let at: Frame | undefined = frame; at; at = at.parent) if (at.template === template) return at;
  return undefined;
}
