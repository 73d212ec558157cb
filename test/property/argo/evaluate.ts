import { FUNCTIONS } from './functions';
import { Node, parse } from './parser';

export type Env = Readonly<Record<string, unknown>>;

const parsed = new Map<string, Node>();

/** The value of an expression; throws where Argo cannot compile or run it. */
export function evaluate(source: string, env: Env): unknown {
  let node = parsed.get(source);
  if (!node) parsed.set(source, node = parse(source));
  compile(node, env);
  return run(node, { env });
}

interface Frame {
  readonly env: Env;
  /** The item of the closure around. */
  readonly item?: unknown;
}

/** As expr-lang does before anything runs: a name that does not exist is an error even where it is never reached. */
function compile(node: Node, env: Env): void {
  if (node.kind === 'name' && node.name !== '$env' && !Object.hasOwn(env, node.name)) throw new Error(`unknown name ${node.name}`);
  if (node.kind === 'call' && !FUNCTIONS.has(node.name) && !['map', 'findIndex'].includes(node.name)) throw new Error(`unknown name ${node.name}`);
  childrenOf(node).forEach((child) => compile(child, env));
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'list': return node.items;
    case 'map': return node.entries.flat();
    case 'member': return [node.of, node.key];
    case 'call': return node.args;
    case 'unary': return [node.of];
    case 'binary': return [node.left, node.right];
    case 'choice': return [node.test, node.then, node.otherwise];
    default: return [];
  }
}

function run(node: Node, frame: Frame): unknown {
  switch (node.kind) {
    case 'literal': return node.value;
    case 'name': return node.name === '$env' ? frame.env : frame.env[node.name];
    case 'pointer': return frame.item;
    case 'list': return node.items.map((item) => run(item, frame));
    case 'map': return Object.fromEntries(node.entries.map(([key, value]) => [run(key, frame), run(value, frame)]));
    case 'member': return member(run(node.of, frame), run(node.key, frame), node.optional);
    case 'call': return call(node.name, node.args, frame);
    case 'unary': return unary(node.operator, run(node.of, frame));
    case 'binary': return binary(node.operator, node.left, node.right, frame);
    case 'choice': return run(boolean(run(node.test, frame)) ? node.then : node.otherwise, frame);
  }
}

function member(of: any, key: any, optional: boolean): unknown {
  if (of === null || of === undefined) {
    if (optional) return null;
    throw new Error(`cannot fetch ${key} from <nil>`);
  }
  if (Array.isArray(of)) {
    if (!Number.isInteger(key) || key >= of.length || key < -of.length) throw new Error(`index out of range: ${key} (list length is ${of.length})`);
    return of.at(key);
  }
  if (typeof of !== 'object' || typeof key !== 'string') throw new Error(`cannot fetch ${key} from ${typeof of}`);
  return Object.hasOwn(of, key) ? of[key] : null;
}

function call(name: string, args: readonly Node[], frame: Frame): unknown {
  if (name !== 'map' && name !== 'findIndex') return FUNCTIONS.get(name)!(...args.map((arg) => run(arg, frame)));
  const list = run(args[0], frame);
  if (!Array.isArray(list)) throw new Error(`${name} of ${typeof list}`);
  const results = list.map((item) => run(args[1], { ...frame, item }));
  if (name === 'map') return results;
  const at = results.findIndex(boolean);
  return at === -1 ? null : at;
}

function unary(operator: string, of: unknown): unknown {
  if (operator === 'not') return !boolean(of);
  return operator === '-' ? -number(of) : number(of);
}

function binary(operator: string, left: Node, right: Node, frame: Frame): unknown {
  const first = run(left, frame);
  switch (operator) {
    case 'and': case '&&': return boolean(first) && boolean(run(right, frame));
    case 'or': case '||': return boolean(first) || boolean(run(right, frame));
    case '??': return first ?? run(right, frame);
  }
  const second = run(right, frame);
  switch (operator) {
    case '==': return equal(first, second);
    case '!=': return !equal(first, second);
    case 'in': return isIn(first, second);
    case 'contains': return string(first).includes(string(second));
    case 'startsWith': return string(first).startsWith(string(second));
    case 'endsWith': return string(first).endsWith(string(second));
    case 'matches': return new RegExp(string(second)).test(string(first));
    case '..': return Array.from({ length: Math.max(0, number(second) - number(first) + 1) }, (_, index) => number(first) + index);
    case '+': return typeof first === 'string' ? first + string(second) : number(first) + number(second);
  }
  if (typeof first === 'string' && typeof second === 'string') return compare(operator, first, second);
  return compare(operator, number(first), number(second));
}

function compare(operator: string, first: any, second: any): unknown {
  switch (operator) {
    case '<': return first < second;
    case '>': return first > second;
    case '<=': return first <= second;
    case '>=': return first >= second;
    case '-': return number(first) - number(second);
    default: throw new Error(`operator ${operator}`);
  }
}

function equal(first: unknown, second: unknown): boolean {
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return first === second || (first == null && second == null);
  return JSON.stringify(first) === JSON.stringify(second);
}

function isIn(item: any, of: any): boolean {
  if (of === null || of === undefined) return false;
  if (Array.isArray(of)) return of.some((each) => equal(each, item));
  if (typeof of !== 'object') throw new Error(`operator in of ${typeof of}`);
  return Object.hasOwn(of, item);
}

function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error(`${typeof value} is not a bool`);
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`${typeof value} is not a number`);
  return value;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`${typeof value} is not a string`);
  return value;
}
