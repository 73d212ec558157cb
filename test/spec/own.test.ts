import { Lazy } from 'cdk8s';
import { own, put } from '../../lib/spec/own';
import { isResolvable } from '../../lib/spec/resolvable';

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
  'A record has no value for %s until it is put there',
  (name) => {
    const record: Record<string, number> = {};
    expect(own(record, name)).toBeUndefined();
    put(record, name, 1);
    expect(own(record, name)).toBe(1);
    expect(JSON.stringify(record)).toBe(`{"${name}":1}`);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  },
);

test('Lazy values and tokens of other libraries are resolved by cdk8s', () => {
  expect([Lazy.any({ produce: () => 1 }), { resolve: () => 1 }, { produce: () => 1 }].map(isResolvable)).toStrictEqual([
    true,
    true,
    true,
  ]);
  expect([null, undefined, 'x', 1, {}, [], { resolve: 1 }, () => 1].map(isResolvable)).toStrictEqual(
    Array(8).fill(false),
  );
});
