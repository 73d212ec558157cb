import { Condition } from './condition';
import { fieldOf } from './field';
import type { Operator, Value } from './graph';
import { map } from './map';
import { currentFrame } from './recorder';
import { stateOf } from './ref-state';
import type { RefState } from './ref-state';
import { named, offer, refTo } from './reference';
import type { Operation } from './reference';
import { toValue } from './value';
import { errors, shown } from '../errors';

// The methods of references. They are found by name when a field is called; see `reference.ts`.

const compare =
  (operator: Operator): Operation =>
  (left, args) =>
    comparison(left, operator, args[0], args.length);

function comparison(left: RefState, operator: Operator, right: unknown, given = 1): Condition {
  if (given === 0) throw errors.badOperand(named(left), operator, 'nothing', 'a value to compare with');
  const frame = currentFrame() ?? left.home;
  const states = [...statesIn(right)];
  return new Condition({ kind: 'compare', operator, left: left.value, right: toValue(right, frame, operator) }, [
    left,
    ...states,
  ]);
}

/** The references in what is compared with. */
function* statesIn(value: unknown): Generator<RefState> {
  const state = stateOf(value);
  if (state !== undefined) yield state;
  else if (Array.isArray(value)) for (const each of value) yield* statesIn(each);
}

const literal = (value: unknown): Value => ({ kind: 'literal', value });
const constant =
  (operator: Operator, value: unknown): Operation =>
  (left) =>
    new Condition({ kind: 'compare', operator, left: left.value, right: literal(value) }, [left]);

offer({
  eq: compare('=='),
  neq: compare('!='),
  gt: compare('>'),
  gte: compare('>='),
  lt: compare('<'),
  lte: compare('<='),
  contains: compare('contains'),
  startsWith: compare('startsWith'),
  endsWith: compare('endsWith'),
  isTrue: constant('==', true),
  isFalse: constant('==', false),
  // Texts and lists alike: nothing has no length.
  isEmpty: (left) =>
    new Condition({ kind: 'compare', operator: '==', left: fieldOf(left.value, 'length'), right: literal(0) }, [left]),

  isIn: (left, [values]) => {
    if (!Array.isArray(values) && stateOf(values) === undefined) {
      throw errors.badOperand(named(left), 'isIn', shown(values), 'a list of values');
    }
    return comparison(left, 'in', values);
  },

  matches: (left, [pattern]) => {
    if (typeof pattern !== 'string' && !(pattern instanceof RegExp)) {
      throw errors.badOperand(named(left), 'matches', shown(pattern), 'a regular expression');
    }
    return comparison(left, 'matches', sourceOf(left, pattern));
  },

  at: (list, [index]) => {
    if (!Number.isSafeInteger(index) || index < 0) {
      throw errors.badOperand(named(list), 'at', shown(index), 'a position from 0, known when the pipeline is made');
    }
    return refTo(fieldOf(list.value, index), list.home);
  },

  orElse: (value, args) => {
    if (args.length === 0 || args[0] === undefined) {
      throw errors.badOperand(named(value), 'orElse', 'nothing', 'the value to take instead');
    }
    const frame = currentFrame();
    if (frame === undefined) throw errors.usedOutside(named(value), 'orElse');
    return refTo({ kind: 'default', value: value.value, otherwise: toValue(args[0], frame, 'orElse') }, frame);
  },

  map,
});

/** The flags of a pattern stand in it in RE2. */
function sourceOf(left: RefState, pattern: string | RegExp): string {
  if (typeof pattern === 'string') return pattern;
  const flags = pattern.flags.replace(/[guyd]/g, '');
  if (/[^ims]/.test(flags)) {
    throw errors.badOperand(named(left), 'matches', `a pattern with the flags '${flags}'`, 'the flags i, m and s');
  }
  return flags === '' ? pattern.source : `(?${flags})${pattern.source}`;
}
