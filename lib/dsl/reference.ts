import { inspect } from 'node:util';
import { described } from './describe';
import { fieldOf } from './field';
import type { Value } from './graph';
import { pathOf } from './recorder';
import type { Frame } from './recorder';
import { REF } from './ref-state';
import type { RefState } from './ref-state';
import { errors } from '../errors';

/** What is done when a method of a reference is called. */
export type Operation = (state: RefState, args: readonly any[]) => unknown;

// Filled by `operations.ts`, which needs references itself.
const operations = new Map<string, Operation>();

/** Gives references their methods. */
export function offer(more: Readonly<Record<string, Operation>>): void {
  for (const [name, operation] of Object.entries(more)) operations.set(name, operation);
}

/**
 * A reference: a proxy on which every field is a reference too, because what a task returns is not known. A field that is
 * called is a method of the object it belongs to, so no name of a field is taken: `event.at` is a field, `events.at(0)` an element.
 */
export function newRef(state: RefState): any {
  const target = () => undefined;
  // A function has fields of its own, which a proxy must not contradict.
  Reflect.deleteProperty(target, 'name');
  Reflect.deleteProperty(target, 'length');
  // `console.log` looks at the target, not at the proxy.
  Object.defineProperty(target, inspect.custom, { value: () => `Ref(${named(state)})`, configurable: true });
  return new Proxy(target, new Traps(state));
}

/** A reference to a value, known from a frame inwards. */
export function refTo(value: Value, home: Frame, chain?: unknown): any {
  return newRef({ value, home, chain });
}

/** How a reference reads in messages. */
export function named(state: RefState): string {
  const around = pathOf(state.home);
  return state.value.kind === 'output' || state.value.kind === 'input'
    ? `${around}.${described(state.value)}`
    : `${around}: ${described(state.value)}`;
}

/** Fields that tools look for in anything. */
const LOOKED_FOR = new Set([
  'constructor',
  'prototype',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
  'tagName',
  '__esModule',
  '@@__IMMUTABLE_ITERABLE__@@',
  '@@__IMMUTABLE_RECORD__@@',
]);

const TEXT = ['put into a text', 'Make the text in a task, which gets the value as an input'] as const;
const NUMBER = [
  'used as a number (by arithmetic, < or >)',
  'Compute in a task; compare with gt, gte, lt, lte',
] as const;

/** Methods that JavaScript itself calls, and what that means. */
const MISUSES: { readonly [name: string]: readonly [how: string, remedy: string] } = Object.assign(
  Object.create(null),
  {
    then: ['awaited', 'Take await away: the value is passed on as it is'],
    toJSON: ['written as JSON', 'Pass it to a task, which can write it'],
    toString: TEXT,
    toLocaleString: TEXT,
    valueOf: NUMBER,
  },
);

class Traps implements ProxyHandler<() => undefined> {
  private readonly fields = new Map<string, any>();

  public constructor(private readonly state: RefState) {}

  public get(target: object, key: string | symbol): unknown {
    if (typeof key === 'symbol') return this.symbol(target, key);
    if (LOOKED_FOR.has(key)) return undefined;
    if (/^\d+$/.test(key)) return this.refuse(`read at [${key}]`, `Elements of lists are read with at(${key})`);
    if (!this.fields.has(key)) this.fields.set(key, newRef(new FieldState(this.state, key)));
    return this.fields.get(key);
  }

  public apply(_target: unknown, _self: unknown, args: any[]): unknown {
    const { parent, key } = this.state;
    if (parent === undefined || key === undefined) return this.refuse('called as a function', 'Pass it to a task');
    const misuse = MISUSES[key];
    if (misuse !== undefined) throw errors.refMisused(named(parent), ...misuse);
    const operation = operations.get(key);
    if (operation === undefined) throw errors.unknownOperation(named(parent), key, operations.keys());
    return operation(parent, args);
  }

  public set(_target: unknown, key: string | symbol): never {
    return this.refuse(
      `changed in its field '${String(key)}'`,
      'Make the changed value in a task, or build a new object from its fields',
    );
  }

  public defineProperty(_target: unknown, key: string | symbol): never {
    return this.set(_target, key);
  }

  public deleteProperty(_target: unknown, key: string | symbol): never {
    return this.refuse(`changed in its field '${String(key)}'`, 'Build a new object from the fields to keep');
  }

  public has(_target: unknown, key: string | symbol): never {
    return this.refuse(
      `asked whether it has '${String(key)}'`,
      'Its fields are known only at run time. Read the field, with orElse(...) if it may be absent',
    );
  }

  public ownKeys(): never {
    return this.refuse(
      'asked for its keys (by a spread, a rest, Object.keys or the like)',
      'Its fields are known only at run time. Name the fields: { a: ref.a, b: ref.b }',
    );
  }

  public construct(): never {
    return this.refuse("called with 'new'", 'Call a task with it');
  }

  private symbol(target: object, key: symbol): unknown {
    switch (key) {
      case REF:
        return this.state;
      case inspect.custom:
        return Reflect.get(target, key);
      case Symbol.toStringTag:
        return 'Ref';
      case Symbol.toPrimitive:
        return (hint: string) => this.coerced(hint);
      case Symbol.iterator:
      case Symbol.asyncIterator:
        return this.refuse(
          'iterated (by for...of, a spread or a destructured list)',
          'Its elements are known only at run time. Use map((item) => ...) for all of them, at(0) for one',
        );
      default:
        return undefined;
    }
  }

  private coerced(hint: string): never {
    if (hint === 'string') return this.refuse(...TEXT);
    if (hint === 'number') return this.refuse(...NUMBER);
    return this.refuse('used with == or +', 'Compare with eq or neq in a when(...); add in a task');
  }

  private refuse(how: string, remedy: string): never {
    throw errors.refMisused(named(this.state), how, remedy);
  }
}

/** The state of a field, whose value is made only when it is asked for. */
class FieldState implements RefState {
  private made?: Value;

  public constructor(
    public readonly parent: RefState,
    public readonly key: string,
  ) {}

  public get home(): Frame {
    return this.parent.home;
  }

  public get value(): Value {
    return (this.made ??= fieldOf(this.parent.value, this.key));
  }
}
