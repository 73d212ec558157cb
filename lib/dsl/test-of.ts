import { conditionIn } from './condition';
import type { Test } from './graph';
import { pathOf } from './recorder';
import type { Frame } from './recorder';
import { checkReach } from './value';

/** The test of what was written as a condition, whose values have to be known in a frame. */
export function testOf(written: unknown, frame: Frame): Test {
  const condition = conditionIn(written, `${pathOf(frame)}.when`);
  for (const state of condition._uses) checkReach(state, frame);
  return condition._test;
}
