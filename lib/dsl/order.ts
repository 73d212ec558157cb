import type { Call } from './graph';
import { outwards, pathOf } from './recorder';
import type { Frame, OpenCall, Wait } from './recorder';
import { stateOf } from './ref-state';
import { named } from './reference';
import { checkReach } from './value';
import { WaitCondition, callsIn } from './wait-condition';
import { asWritten } from './written';
import { errors } from '../errors';

/** Reads the option `after` of a call, and notes what it says at the call, or at the part of the pipeline around that has to wait. */
export function waitsOf(after: unknown, frame: Frame): Wait[] {
  if (after === undefined) return [];
  if (!Array.isArray(after)) {
    throw errors.badOption(pathOf(frame), 'after', asWritten(after), 'a list of results: after: [a, failed(b)]');
  }
  const own: Wait[] = [];
  for (const each of after) {
    const state = each instanceof WaitCondition ? each._state : stateOf(each);
    if (state === undefined) throw errors.notAResult('after', asWritten(each));
    const value = checkReach(state, frame);
    const calls = callsIn(value);
    if (calls.length === 0) throw errors.runsNothing(pathOf(frame), named(state), 'after');
    // Of the branches of a condition all but one are skipped.
    const otherwise = calls.some((call) => call.when !== undefined) ? 'succeededOrSkipped' : 'succeeded';
    for (const call of calls) {
      placeOf(call, frame, own).push({ call, ended: each instanceof WaitCondition ? each._ended : otherwise });
    }
  }
  return own;
}

/** Where it is noted that something in a frame waits for a call: here, or at the part in the call's own graph. */
function placeOf(call: Call, frame: Frame, own: Wait[]): Wait[] {
  if (call.graph === frame.graph) return own;
  return [...outwards(frame)].find((each) => each.around?.graph === call.graph)?.waits ?? own;
}

/** Adds waits to a call, each once. */
export function addWaits(call: OpenCall, waits: readonly Wait[]): void {
  for (const wait of waits) {
    if (!call.after.includes(wait.call)) call.after = [...call.after, wait.call];
    if (wait.ended !== 'succeeded') {
      call.depends = [...(call.depends ?? []).filter((each) => each.call !== wait.call), wait];
    }
  }
}
