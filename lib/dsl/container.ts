import type { Callable } from './call-types';
import { checkContainer } from './check-container';
import type { FileInput, InputValues, OutputValues, TextInput, TypedOutput } from './container-io';
import type { RunOptions } from './graph';
import { taskOf } from './task';

export type ContainerInputs = Readonly<Record<string, TextInput<any, any> | FileInput<any>>>;
export type ContainerOutputs = Readonly<Record<string, TypedOutput<any>>>;

export interface ContainerOptions<I extends ContainerInputs, O extends ContainerOutputs> {
  /** Set it here, or for all tasks of a pipeline. */
  readonly image?: string;
  readonly command: readonly string[];
  /** Put inputs into texts with `input('name')`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Declared with `input.text()` and `input.file(path)`. */
  readonly inputs?: I;
  /** The fields of the result, declared with `output.json(path)` and the like. */
  readonly outputs?: O;
}

export interface ScriptOptions<I extends ContainerInputs, O extends ContainerOutputs> extends Omit<
  ContainerOptions<I, O>,
  'args'
> {
  /** The text of the program. Inputs go in by `env` or as files, never into the text. */
  readonly source: string;
}

/** A container as a task. */
export function container<const I extends ContainerInputs = {}, const O extends ContainerOutputs = {}>(
  name: string,
  spec: ContainerOptions<I, O>,
  options: RunOptions = {},
): Callable<InputValues<I>, OutputValues<O>> {
  return taskOf(name, { kind: 'container', container: checkContainer(name, spec, 'container') }, options, {});
}

/** A program text, run by an interpreter in a container, as a task. */
export function script<const I extends ContainerInputs = {}, const O extends ContainerOutputs = {}>(
  name: string,
  spec: ScriptOptions<I, O>,
  options: RunOptions = {},
): Callable<InputValues<I>, OutputValues<O>> {
  return taskOf(name, { kind: 'container', container: checkContainer(name, spec, 'script') }, options, {});
}
