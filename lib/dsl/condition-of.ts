import { Condition } from './condition';
import type { Test } from './graph';
import { pathOf } from './recorder';
import type { Frame } from './recorder';
import { stateOf } from './ref-state';
import { checkReach } from './value';
import { asWritten } from './written';
import { errors } from '../errors';

/** The test that a condition, or a reference to a boolean, stands for. */
export function conditionOf(condition: unknown, frame: Frame): Test {
  if (condition instanceof Condition) {
    for (const state of condition._uses) checkReach(state, frame);
    return condition._test;
  }
  const state = stateOf(condition);
  if (state === undefined) throw errors.notACondition(`${pathOf(frame)}.when`, asWritten(condition));
  return { kind: 'compare', operator: '==', left: checkReach(state, frame), right: { kind: 'literal', value: true } };
}
