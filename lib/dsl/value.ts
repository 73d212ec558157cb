import { Condition } from './condition';
import { isData } from './data';
import { isDefinition } from './definition';
import type { Value } from './graph';
import { outwards, pathOf } from './recorder';
import type { Frame } from './recorder';
import { stateOf } from './ref-state';
import type { RefState } from './ref-state';
import { named } from './reference';
import { errors, shown } from '../errors';

/**
 * What was written as a value: plain JSON, references, and objects and lists of both.
 *
 * @param at where it stands in what the user wrote, for messages
 */
export function toValue(written: unknown, frame: Frame, at: string): Value {
  return new Reader(frame).read(written, at);
}

class Reader {
  private readonly around: object[] = [];

  public constructor(private readonly frame: Frame) {}

  public read(written: unknown, at: string): Value {
    const state = stateOf(written);
    if (state !== undefined) return checkReach(state, this.frame);
    if (written === null || typeof written === 'string' || typeof written === 'boolean') {
      return { kind: 'literal', value: written };
    }
    if (typeof written === 'number' && Number.isFinite(written)) return { kind: 'literal', value: written };
    if (written instanceof Condition) throw errors.conditionUsed(`given for '${at}' in ${pathOf(this.frame)}`);
    if (isDefinition(written)) throw errors.notCalled(pathOf(this.frame), at, (written as any).name);
    if (typeof written !== 'object') throw errors.notJsonValue(pathOf(this.frame), at, shown(written));
    if (!isData(written)) {
      throw errors.notJsonValue(
        pathOf(this.frame),
        at,
        typeof (written as any).then === 'function' ? 'a promise' : shown(written),
      );
    }
    if (this.around.includes(written)) {
      throw errors.notJsonValue(pathOf(this.frame), at, 'an object that contains itself');
    }
    this.around.push(written);
    const value = Array.isArray(written) ? this.list(written, at) : this.record(written, at);
    this.around.pop();
    return value;
  }

  private list(written: readonly unknown[], at: string): Value {
    const items = Array.from(written, (each, index) => this.read(each, `${at}[${index}]`));
    return items.every(isLiteral)
      ? { kind: 'literal', value: Object.freeze(items.map((each) => each.value)) }
      : { kind: 'array', items };
  }

  private record(written: object, at: string): Value {
    const entries = Object.entries(written)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, this.read(each, at === '' ? name : `${at}.${name}`)] as const);
    if (entries.every(([, each]) => isLiteral(each))) {
      return {
        kind: 'literal',
        value: Object.freeze(Object.fromEntries(entries.map(([name, each]) => [name, (each as Literal).value]))),
      };
    }
    return { kind: 'object', entries: Object.fromEntries(entries) };
  }
}

type Literal = Extract<Value, { kind: 'literal' }>;
const isLiteral = (value: Value): value is Literal => value.kind === 'literal';

/** The value of a reference, where it is known. */
export function checkReach(state: RefState, frame: Frame): Value {
  if (state.home.open && [...outwards(frame)].includes(state.home)) return state.value;
  const [root] = [...outwards(frame)].slice(-1);
  const [other] = [...outwards(state.home)].slice(-1);
  throw root.graph === other.graph
    ? errors.refOfPart(pathOf(frame), named(state), state.home.kind === 'each' ? 'map' : 'when')
    : errors.refOfOther(pathOf(frame), named(state), other.graph.name);
}
