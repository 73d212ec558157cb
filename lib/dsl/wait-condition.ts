import type { Call, Value } from './graph';
import { currentFrame, pathOf } from './recorder';
import type { Ref, Reference } from './ref';
import { stateOf } from './ref-state';
import type { RefState } from './ref-state';
import { named, refTo } from './reference';
import { asWritten } from './written';
import { errors } from '../errors';

/** How a call has to have ended before another one begins. */
export type Ending = NonNullable<Call['depends']>[number]['ended'];

/** A result, and how what gives it has to have ended; made by `failed`, `ended`, `skipped`. */
export class WaitCondition {
  /** @internal Those of all copies of the library in a process are the same. */
  public static [Symbol.hasInstance](value: any): boolean {
    return (
      typeof value === 'object' &&
      value !== null &&
      typeof value._state === 'object' &&
      typeof value._ended === 'string'
    );
  }

  /** @internal */
  public constructor(
    /** @internal */ public readonly _state: RefState,
    /** @internal */ public readonly _ended: Ending,
  ) {
    Object.freeze(this);
  }
}

/** In `after`: what gives the value has failed. */
export function failed(result: Reference<unknown>): WaitCondition {
  return new WaitCondition(stateOf(result) ?? refuse('failed', result), 'failed');
}

/** In `after`: what gives the value has ended, however it did. */
export function ended(result: Reference<unknown>): WaitCondition {
  return new WaitCondition(stateOf(result) ?? refuse('ended', result), 'any');
}

/** In `after`: what gives the value was skipped by its condition. */
export function skipped(result: Reference<unknown>): WaitCondition {
  return new WaitCondition(stateOf(result) ?? refuse('skipped', result), 'skipped');
}

/** How a call ended. */
export type Status = 'Succeeded' | 'Failed' | 'Error' | 'Skipped' | 'Omitted';

/** How what gives the value ended; reading it waits for the end, however it is. */
export function statusOf(result: Reference<unknown>): Ref<Status> {
  const state = stateOf(result) ?? refuse('statusOf', result);
  const [call, ...more] = callsIn(state.value);
  if (call === undefined || more.length > 0) {
    throw errors.runsNothing(pathOf(currentFrame() ?? state.home), named(state), 'statusOf');
  }
  return refTo({ kind: 'status', call }, state.home);
}

function refuse(by: string, value: unknown): never {
  throw errors.notAResult(by, asWritten(value));
}

/** The calls that give a value. */
export function callsIn(value: Value): readonly Call[] {
  switch (value.kind) {
    case 'output':
    case 'status':
      return [value.call];
    case 'first':
      return value.values.flatMap(callsIn);
    case 'default':
      return callsIn(value.value);
    case 'object':
      return Object.values(value.entries).flatMap(callsIn);
    case 'array':
      return value.items.flatMap(callsIn);
    default:
      return [];
  }
}
