import { attachPart, recordPart } from './call';
import type { Loop } from './graph';
import { checkOptions } from './options';
import { currentFrame, pathOf } from './recorder';
import type { RefState } from './ref-state';
import { named, refTo } from './reference';
import { checkReach } from './value';
import { asWritten, isFunction } from './written';
import { errors } from '../errors';

/** Options of `map`. */
export interface MapOptions {
  /** How many items run at the same time; what else is in the pipeline is not limited by it. */
  readonly limit?: number;
  /** How many items run in one pod, one after the other, with all that the body calls for them, which have to be functions: for many short ones. */
  readonly batch?: number;
  /** A failed item fails the pipeline (`fail`), is left out of the list (`skip`), or stands in it as `{ error }` (`collect`). */
  readonly onItemFailure?: 'fail' | 'skip' | 'collect';
  /** The name of the loop in its pipeline. */
  readonly name?: string;
}

/** The operation `map` of a reference. */
export function map(list: RefState, [body, options = {}]: readonly any[]): unknown {
  const frame = currentFrame();
  if (frame === undefined) throw errors.usedOutside(named(list), 'map');
  const at = `${pathOf(frame)}.map`;
  if (!isFunction(body)) throw errors.notAFunction(at, 'its body', asWritten(body));
  const {
    limit,
    batch,
    onItemFailure = 'fail',
    name,
  } = checkOptions(at, options, {
    limit: 'count',
    batch: 'count',
    onItemFailure: ['fail', 'skip', 'collect'],
    name: 'name',
  }) as MapOptions;
  const loop: Loop = { over: checkReach(list, frame), ...(limit && { limit }), ...(batch && { batch }), onItemFailure };
  const part = recordPart('each', 'each', frame, (inside) =>
    body(refTo({ kind: 'item', loop, path: [] }, inside), refTo({ kind: 'index', loop }, inside)),
  );
  return refTo({ kind: 'output', call: attachPart(part, { loop }, name), path: [] }, frame);
}
