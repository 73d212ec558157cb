import type { Test, Value } from './graph';

/** The values that a condition compares. */
export function operandsOf(test: Test): Value[] {
  switch (test.kind) {
    case 'compare':
      return [test.left, test.right];
    case 'not':
      return operandsOf(test.test);
    default:
      return test.tests.flatMap(operandsOf);
  }
}
