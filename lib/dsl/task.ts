import { recordCall } from './call';
import type { CallArguments, CallOptions, Callable, NoInputs } from './call-types';
import { define } from './definition';
import type { TaskBody, TaskContext, TaskDefinition, TaskOptions as PlainTaskOptions } from './graph';
import { NAMES, TASK_OPTIONS, checkOptions, isName } from './options';
import type { Writes } from './serializers';
import { asWritten, isFunction } from './written';
import { errors } from '../errors';
import type { Serializer } from '../serializer/serializer';

/** Options of a task; serializers have to write what the function returns. */
export interface TaskOptions<O, I = any> extends Omit<PlainTaskOptions, 'serializer' | 'outputs' | 'inputs'> {
  readonly serializer?: Writes<O>;
  /** Serializers that inputs have to be written by, by name; without one, any is understood. */
  readonly inputs?: { readonly [K in keyof I]?: { readonly serializer: Serializer } };
  /** Serializers of single fields of the returned object, by name. */
  readonly outputs?: O extends readonly unknown[] | string | number | boolean | null | undefined
    ? never
    : {
        readonly [K in keyof O]?: { readonly serializer?: Writes<O[K]>; readonly transport?: 'artifact' | 'parameter' };
      };
}

/** A function as a task. */
export interface Task<I, O, R = any> extends Callable<I, O> {
  /** The function itself, for unit tests and for other programs. */
  readonly fn: (...args: {} extends I ? [inputs?: I, context?: TaskContext] : [inputs: I, context?: TaskContext]) => R;
}

/** The inputs of a task are the fields of one object, so lists and scalars are none. */
type InputObject = object & { readonly [Symbol.iterator]?: never };

/** What a function gives when it ran: of a promise its value, of a generator the list of what it yields. */
export type Returned<R> = 0 extends 1 & R
  ? any
  : R extends AsyncGenerator<infer Y, any, any> | Generator<infer Y, any, any> | AsyncIterableIterator<infer Y>
    ? Awaited<Y>[]
    : R extends PromiseLike<unknown>
      ? Returned<Awaited<R>>
      : R;

/**
 * A function as a task. It has one input, an object; call it in a pipeline with plain values, references, or objects and lists of
 * both. It may be async, or a generator whose items become a list.
 */
export function task<I extends InputObject | undefined = NoInputs, R = unknown>(
  name: string,
  fn: (inputs: I, context: TaskContext) => R,
  options: TaskOptions<Returned<R>, I> = {},
): Task<I, Returned<R>, R> {
  if (!isName(name)) throw errors.badDslName('task', name, NAMES);
  if (!isFunction(fn)) throw errors.notAFunction(name, 'its function', asWritten(fn));
  return taskOf(name, { kind: 'function', run: fn }, options, {
    fn: ((inputs: I, context = ALONE) => fn(inputs, context)) as any,
  });
}

/** What a function learns that is called by itself. */
const ALONE: TaskContext = Object.freeze({
  // Made when it is asked for: Node.js loads much for it, and every pod would wait for that.
  get signal() {
    return (never ??= new AbortController()).signal;
  },
  name: '',
});
let never: AbortController | undefined;

/** Makes the callable of a task of any kind. */
export function taskOf<M extends object>(name: string, body: TaskBody, options: object, members: M): any {
  const checked = checkOptions(name, options, TASK_OPTIONS) as PlainTaskOptions;
  const definition: TaskDefinition = Object.freeze({ kind: 'task', name, body: Object.freeze(body), options: checked });
  return define(
    (...args: CallArguments<any>) => recordCall(definition, args[0], args[1] as CallOptions),
    definition,
    members,
  );
}
