import { isPlainObject } from './data';
import type { ParameterSpec } from './graph';
import { checkOptions } from './options';
import { issuesText } from './standard-schema';
import type { StandardSchema } from './standard-schema';
import { errors, shown } from '../errors';

declare const TYPES: unique symbol;

/** A declared parameter: what the pipeline reads (`T`), what a caller gives (`I`), and whether it may be left out. */
export interface Parameter<T, I = T, Optional extends boolean = boolean> extends ParameterSpec {
  /** Only in types. */
  readonly [TYPES]?: { readonly read: T; readonly given: I; readonly optional: Optional };
}

export interface ParameterOptions<T> {
  /** The value when none is given. */
  readonly default?: T;
  readonly description?: string;
}

const OPTIONS = { default: 'any', description: 'text' } as const;

/** Whether options have a default, so that the parameter may be left out. */
type Defaulted<O> = O extends { readonly default: infer D } ? (undefined extends D ? false : true) : false;

/** The parameters of pipelines, declared as values: they are checked when pipelines are written, on the command line, and in the manifest. */
export const p = {
  string: <const O extends ParameterOptions<string> = {}>(options?: O): Parameter<string, string, Defaulted<O>> =>
    parameter('string', options, (value) => (typeof value === 'string' ? value : refuse(value, 'a text'))),

  /** Any number of JSON; `Infinity` and `NaN` are none. */
  number: <const O extends ParameterOptions<number> = {}>(options?: O): Parameter<number, number, Defaulted<O>> =>
    parameter('number', options, (value) => (Number.isFinite(value) ? value : refuse(value, 'a number'))),

  boolean: <const O extends ParameterOptions<boolean> = {}>(options?: O): Parameter<boolean, boolean, Defaulted<O>> =>
    parameter('boolean', options, (value) => (typeof value === 'boolean' ? value : refuse(value, 'true or false'))),

  /** One of some texts. */
  enum: <const C extends string, const O extends ParameterOptions<NoInfer<C>> = {}>(
    choices: readonly C[],
    options?: O,
  ): Parameter<C, C, Defaulted<O>> => {
    if (!Array.isArray(choices) || choices.length === 0 || !choices.every((each) => typeof each === 'string')) {
      throw errors.badDeclaration('p.enum', shown(choices), 'the choices are a list of texts');
    }
    const words = `one of ${choices.map((each) => `'${each}'`).join(', ')}`;
    return parameter(
      'string',
      options,
      (value) => (choices.includes(value as C) ? value : refuse(value, words)),
      choices,
    );
  },

  /** Any JSON value; the type is believed. To have it checked, pass a validator to `schema`. */
  json,

  /** What a validator of any library takes (zod, valibot, arktype, ... : Standard Schema). */
  schema: <I, T, const O extends ParameterOptions<NoInfer<I>> = {}>(
    schema: StandardSchema<I, T>,
    options?: O,
  ): Parameter<T, I, Defaulted<O>> => {
    const standard = schema?.['~standard'];
    if (typeof standard?.validate !== 'function') {
      throw errors.badDeclaration(
        'p.schema',
        shown(schema),
        'that is not a validator of Standard Schema (it has no ~standard.validate)',
      );
    }
    return parameter('json', options, (value) => {
      const result = standard.validate(value);
      if ('then' in result) throw new Error('its validator is asynchronous, but parameters are checked at once');
      if (result.issues) throw new Error(issuesText(result.issues));
      return result.value;
    });
  },
} as const;

function json<T = unknown>(
  options: ParameterOptions<NoInfer<T>> & { readonly default: NoInfer<T> },
): Parameter<T, T, true>;
function json<T = unknown>(options?: { readonly description?: string }): Parameter<T, T, false>;
function json(options?: ParameterOptions<unknown>): Parameter<any> {
  return parameter('json', options, jsonValue);
}

function parameter(
  type: ParameterSpec['type'],
  options: ParameterOptions<any> = {},
  parse: (value: unknown) => unknown,
  choices?: readonly string[],
): any {
  const { default: otherwise, description } = checkOptions('p', options, OPTIONS);
  if (otherwise !== undefined) checkDefault(otherwise, parse);
  // A copy, which later changes of the program's own do not reach; it is JSON, as was just checked.
  return Object.freeze({
    type,
    ...(otherwise !== undefined && { default: structuredClone(otherwise) }),
    ...(choices && { choices: Object.freeze([...choices]) }),
    ...(description && { description }),
    parse,
  });
}

function checkDefault(value: unknown, parse: (value: unknown) => unknown): void {
  try {
    parse(jsonValue(value));
  } catch (error) {
    throw errors.badDeclaration('p', `the default ${shown(value)}`, (error as Error).message);
  }
}

function refuse(value: unknown, wanted: string): never {
  throw new Error(`${shown(value)} is not ${wanted}`);
}

/** The value, if JSON can carry it. */
function jsonValue(value: unknown): unknown {
  const wrong = notJson(value, '', []);
  if (wrong !== undefined) throw new Error(`${wrong} is not a JSON value`);
  return value;
}

function notJson(value: any, at: string, around: object[]): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return undefined;
  }
  const here = at === '' ? 'it' : `'${at}'`;
  if (typeof value !== 'object') return `${here} (${shown(value)})`;
  if (around.includes(value)) return `${here} (it contains itself)`;
  if (Array.isArray(value)) {
    return first(value.map((each, index) => notJson(each, `${at}[${index}]`, [...around, value])));
  }
  if (!isPlainObject(value)) return `${here} (${shown(value)})`;
  return first(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => notJson(each, at === '' ? name : `${at}.${name}`, [...around, value])),
  );
}

const first = (texts: readonly (string | undefined)[]): string | undefined => texts.find((each) => each !== undefined);
