import { ExpressionError } from './error';
import { isFloat, Scope } from './floats';
import type { Run } from './frame';
import { FUNCTIONS } from './functions';
import { memoized } from './memo';
import { method } from './methods';
import {
  add,
  boolean,
  compare,
  equal,
  isIn,
  member,
  number,
  range,
  remainder,
  slice,
  string,
  subtract,
  text,
  typeOf,
} from './operators';
import { parse, PREDICATES } from './parser';
import { patternIn } from './patterns';
import { predicate } from './predicates';
import { childrenOf, ExpressionNode } from '../../ir/expression-node';
import { put } from '../own';

const NOTHING: Scope = { locals: new Map(), isFloatItem: false };

/** An expression as a function; what it only needs once, it does here. */
export function compile(node: ExpressionNode, scope: Scope = NOTHING): Run {
  const folded = constant(node);
  if (folded) return folded;
  switch (node.kind) {
    case 'literal':
      return () => node.value;
    case 'name':
      return name(node.name, scope);
    case 'pointer':
      return pointer(node.name);
    case 'list': {
      const items = node.items.map((item) => compile(item, scope));
      return (frame) => items.map((item) => item(frame));
    }
    case 'map':
      return mapOf(node.entries.map(([key, value]) => [compile(key, scope), compile(value, scope)]));
    case 'member':
      return memberOf(node, scope);
    case 'chain': {
      const inner = compile(node.of, scope);
      return (frame) => {
        const result = inner(frame);
        return result === END ? null : result;
      };
    }
    case 'slice':
      return sliceOf(
        compile(node.of, scope),
        node.from && compile(node.from, scope),
        node.to && compile(node.to, scope),
      );
    case 'call':
      return call(node.name, node.args, scope);
    case 'method': {
      const of = compile(node.of, scope);
      const args = node.args.map((arg) => compile(arg, scope));
      return (frame) =>
        method(
          of(frame),
          node.name,
          args.map((arg) => arg(frame)),
        );
    }
    case 'unary': {
      const of = compile(node.of, scope);
      if (node.operator === 'not') return (frame) => !boolean(of(frame));
      return node.operator === '-' ? (frame) => -number(of(frame)) : (frame) => number(of(frame));
    }
    case 'binary':
      return binary(node, scope);
    case 'choice': {
      const [test, then, otherwise] = [
        compile(node.test, scope),
        compile(node.then, scope),
        compile(node.otherwise, scope),
      ];
      return (frame) => (boolean(test(frame)) ? then(frame) : otherwise(frame));
    }
    case 'group':
      return compile(node.of, scope);
    case 'source':
      return compile(parse(node.text), scope);
    case 'let':
      return declaration(node, scope);
    case 'sequence': {
      const nodes = node.nodes.map((each) => compile(each, scope));
      return (frame) => nodes.reduce<unknown>((_, each) => each(frame), null);
    }
  }
}

const isConstant = (node: ExpressionNode): boolean =>
  node.kind === 'literal' || (['binary', 'list', 'map'].includes(node.kind) && childrenOf(node).every(isConstant));

/** What is made of literals only is computed once: `'{'+'{'` stands in many tags. */
function constant(node: ExpressionNode): Run | undefined {
  if (node.kind !== 'binary' || node.operator !== '+' || !isConstant(node)) return undefined;
  const [left, right] = [compile(node.left), compile(node.right)];
  let value: unknown;
  return (frame) => (value ??= add(left(frame), right(frame)));
}

function name(of: string, scope: Scope): Run {
  const local = scope.locals.get(of);
  if (local) return ({ locals: values }) => values[local.at];
  if (of === '$env') return ({ env }) => env;
  return ({ env }) => env[of];
}

function pointer(of: string): Run {
  switch (of) {
    case '':
      return ({ item }) => item;
    case 'index':
      return ({ index }) => index;
    case 'acc':
      return ({ acc }) => acc;
    default:
      throw new ExpressionError(`unknown pointer #${of}; there are #, #index and #acc`);
  }
}

function mapOf(entries: readonly (readonly [Run, Run])[]): Run {
  return (frame) => {
    const result: Record<string, unknown> = {};
    for (const [key, value] of entries) put(result, text(key(frame)), value(frame));
    return result;
  };
}

/** Ends a chain, in which something before a `?.` is nil. */
const END = Symbol('end of chain');

function memberOf({ of, key, optional }: ExpressionNode & { kind: 'member' }, scope: Scope): Run {
  const base = compile(of, scope);
  if (key.kind === 'literal' && typeof key.value === 'string') {
    const field = key.value;
    return (frame) => {
      const value: any = base(frame);
      if (value === END) return END;
      if (value === null || value === undefined) return optional ? END : member(value, field);
      if (typeof value === 'object' && !Array.isArray(value)) {
        return Object.hasOwn(value, field) ? (value[field] ?? null) : null;
      }
      return member(value, field);
    };
  }
  const index = compile(key, scope);
  return (frame) => {
    const value = base(frame);
    if (value === END || (optional && (value === null || value === undefined))) return END;
    return member(value, index(frame));
  };
}

function sliceOf(of: Run, from: Run | undefined, to: Run | undefined): Run {
  return (frame) => slice(of(frame), from?.(frame), to?.(frame));
}

function call(of: string, args: readonly ExpressionNode[], scope: Scope): Run {
  if (PREDICATES.has(of)) {
    const ofItem = { ...scope, isFloatItem: args.length > 0 && isFloat(args[0], scope) };
    return predicate(
      of,
      args.map((arg, index) => compile(arg, index === 1 ? ofItem : scope)),
    );
  }
  const values = args.map((arg) => compile(arg, scope));
  if ((of === 'string' || of === 'type') && args.length === 1 && isFloat(args[0], scope)) {
    const [value] = values;
    return of === 'string'
      ? (frame) => text(value(frame), true)
      : (frame) => typeOf(value(frame)).replace('int', 'float');
  }
  return memoized(of, FUNCTIONS.get(of)!, values);
}

function binary({ operator, left: first, right: second }: ExpressionNode & { kind: 'binary' }, scope: Scope): Run {
  if (operator === 'and' || operator === '&&' || operator === 'or' || operator === '||') {
    return connected(operator, first, second, scope);
  }
  const left = compile(first, scope);
  const right = compile(second, scope);
  switch (operator) {
    case '??':
      return (frame) => left(frame) ?? right(frame);
    case '==':
      return (frame) => equal(left(frame), right(frame));
    case '!=':
      return (frame) => !equal(left(frame), right(frame));
    case 'in':
      return (frame) => isIn(left(frame), right(frame));
    case 'contains':
      return (frame) => string(left(frame)).includes(string(right(frame)));
    case 'startsWith':
      return (frame) => string(left(frame)).startsWith(string(right(frame)));
    case 'endsWith':
      return (frame) => string(left(frame)).endsWith(string(right(frame)));
    case 'matches':
      // A pattern that is known is compiled with the expression, and is an error of it, whether it is reached or not.
      if (second.kind === 'literal' && typeof second.value === 'string') {
        const known = patternIn(second.value);
        return (frame) => known.test(string(left(frame)));
      }
      return (frame) => patternIn(string(right(frame))).test(string(left(frame)));
    case '..':
      return (frame) => range(left(frame), right(frame));
    case '+':
      return (frame) => add(left(frame), right(frame));
    case '-':
      return (frame) => subtract(left(frame), right(frame));
    case '*':
      return (frame) => number(left(frame)) * number(right(frame));
    case '/':
      return (frame) => number(left(frame)) / number(right(frame));
    case '%':
      return (frame) => remainder(left(frame), right(frame));
    case '**':
    case '^':
      return (frame) => number(left(frame)) ** number(right(frame));
    case '<':
      return (frame) => compare(operator, left(frame), right(frame)) < 0;
    case '>':
      return (frame) => compare(operator, left(frame), right(frame)) > 0;
    case '<=':
      return (frame) => compare(operator, left(frame), right(frame)) <= 0;
    case '>=':
      return (frame) => compare(operator, left(frame), right(frame)) >= 0;
    default:
      throw new ExpressionError(`unknown operator ${operator}`);
  }
}

/** Long chains of `and` are lists here, not towers of calls. */
function connected(operator: string, first: ExpressionNode, second: ExpressionNode, scope: Scope): Run {
  const isAnd = operator === 'and' || operator === '&&';
  const same = isAnd ? ['and', '&&'] : ['or', '||'];
  const nodes = [second];
  let left = first;
  for (; left.kind === 'binary' && same.includes(left.operator); left = left.left) nodes.push(left.right);
  const parts = [left, ...nodes.reverse()].map((node) => compile(node, scope));
  return (frame) => {
    for (const part of parts) if (boolean(part(frame)) !== isAnd) return !isAnd;
    return isAnd;
  };
}

function declaration({ name: declared, value, body }: ExpressionNode & { kind: 'let' }, scope: Scope): Run {
  const at = scope.locals.size;
  const initial = compile(value, scope);
  const rest = compile(body, {
    ...scope,
    locals: new Map([...scope.locals, [declared, { at, isFloat: isFloat(value, scope) }]]),
  });
  return (frame) => {
    frame.locals[at] = initial(frame);
    return rest(frame);
  };
}
