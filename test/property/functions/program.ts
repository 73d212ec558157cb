import { Name } from './tasks';
import { Draw } from '../generate/draw';
import { json, text } from '../generate/texts';

export type Type = 'number' | 'string' | 'list' | 'rows' | 'record' | 'any';

/** An expression of a random pipeline. */
export type Expr =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'var'; readonly name: string }
  | { readonly kind: 'field'; readonly of: Expr; readonly key: string | number }
  | { readonly kind: 'object'; readonly entries: Readonly<Record<string, Expr>> }
  | { readonly kind: 'array'; readonly items: readonly Expr[] };

export interface Test {
  readonly operator: 'eq' | 'neq' | 'gt' | 'lte';
  readonly left: Expr;
  readonly right: Expr;
}

/** A statement, which binds a variable. */
export type Statement =
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly task: Name;
      readonly inputs: Readonly<Record<string, Expr>>;
    }
  | {
      readonly kind: 'map';
      readonly name: string;
      readonly over: Expr;
      readonly item: string;
      readonly index?: string;
      readonly body: Block;
      readonly batch?: number;
    }
  | {
      readonly kind: 'when';
      readonly name: string;
      readonly test: Test;
      readonly then: Block;
      readonly otherwise?: Block;
    }
  | {
      readonly kind: 'nested';
      readonly name: string;
      readonly pipeline: Program;
      readonly inputs: Readonly<Record<string, Expr>>;
    };

export interface Block {
  readonly statements: readonly Statement[];
  readonly result: Expr;
}

export interface Program extends Block {
  readonly name: string;
  readonly parameters: Readonly<Record<string, Type>>;
  readonly transport?: 'artifact' | 'parameter';
}

interface Scope {
  readonly draw: Draw;
  readonly vars: { name: string; type: Type }[];
  readonly names: { count: number };
  readonly depth: number;
}

/** A random program. */
export function program(draw: Draw): Program {
  return pipeline({ draw, vars: [], names: { count: 0 }, depth: 0 }, 'main');
}

function pipeline(outer: Scope, name: string): Program {
  const { draw } = outer;
  const types = draw.list(0, 3, () => draw.pick<Type>(['number', 'string', 'list', 'any']));
  const parameters = Object.fromEntries(types.map((type, index) => [`p${index}`, type]));
  const scope: Scope = { ...outer, vars: Object.entries(parameters).map(([each, type]) => ({ name: each, type })) };
  return {
    name,
    parameters,
    ...(draw.chance(40) && { transport: draw.pick(['parameter', 'artifact'] as const) }),
    ...block(scope, draw.int(1, 4)),
  };
}

function block(scope: Scope, count: number): Block {
  const inner: Scope = { ...scope, vars: [...scope.vars] };
  const statements = Array.from({ length: count }, () => statement(inner));
  return {
    statements,
    result:
      statements.length > 0 && inner.draw.chance(60)
        ? { kind: 'var', name: statements.at(-1)!.name }
        : expr(inner, inner.draw.pick(['number', 'string', 'list', 'any'])),
  };
}

const CALLS: readonly { readonly task: Name; readonly inputs: Readonly<Record<string, Type>>; readonly gives: Type }[] =
  [
    { task: 'add', inputs: { a: 'number', b: 'number' }, gives: 'number' },
    { task: 'slow', inputs: { n: 'number' }, gives: 'number' },
    { task: 'total', inputs: { list: 'list' }, gives: 'number' },
    { task: 'concat', inputs: { a: 'string', b: 'string' }, gives: 'string' },
    { task: 'text', inputs: { v: 'any' }, gives: 'string' },
    { task: 'numbers', inputs: { n: 'number' }, gives: 'list' },
    { task: 'yields', inputs: { n: 'number' }, gives: 'list' },
    { task: 'record', inputs: { n: 'number', s: 'string' }, gives: 'record' },
    { task: 'rows', inputs: { n: 'number' }, gives: 'rows' },
    { task: 'echo', inputs: { v: 'any' }, gives: 'any' },
  ];

function statement(scope: Scope): Statement {
  const { draw, names, depth, vars } = scope;
  const name = `v${names.count++}`;
  const bind = (type: Type, made: Statement): Statement => {
    vars.push({ name, type });
    return made;
  };
  const kind = draw.int(0, 99);
  if (kind < 18 && depth < 2) {
    const rows = draw.chance(30);
    const item = `${name}i`;
    const index = draw.maybe(30, () => `${name}x`);
    const over = expr(scope, rows ? 'rows' : 'list');
    const body = block(
      {
        ...scope,
        depth: depth + 1,
        vars: [
          ...vars,
          { name: item, type: rows ? 'list' : 'number' },
          ...(index ? [{ name: index, type: 'number' as Type }] : []),
        ],
      },
      draw.int(1, 2),
    );
    return bind('any', { kind: 'map', name, over, item, index, body });
  }
  if (kind < 32 && depth < 2) {
    const test: Test = {
      operator: draw.pick(['eq', 'neq', 'gt', 'lte']),
      left: expr(scope, 'number'),
      right: expr(scope, 'number'),
    };
    const then = block({ ...scope, depth: depth + 1 }, 1);
    const otherwise = draw.chance(70) ? block({ ...scope, depth: depth + 1 }, draw.int(0, 1)) : undefined;
    return bind('any', { kind: 'when', name, test, then, otherwise });
  }
  if (kind < 44 && depth < 2) {
    const inner = pipeline({ ...scope, depth: depth + 1 }, `inner-${name}`);
    const inputs = Object.fromEntries(
      Object.entries(inner.parameters).map(([each, type]) => [each, expr(scope, type)]),
    );
    return bind('any', { kind: 'nested', name, pipeline: inner, inputs });
  }
  const { task, inputs, gives } = draw.pick(CALLS);
  return bind(gives, {
    kind: 'call',
    name,
    task,
    inputs: Object.fromEntries(Object.entries(inputs).map(([each, type]) => [each, expr(scope, type)])),
  });
}

function expr(scope: Scope, type: Type): Expr {
  const { draw, vars } = scope;
  const fitting = vars.filter((each) => each.type === type || type === 'any');
  if (fitting.length > 0 && draw.chance(75)) return { kind: 'var', name: draw.pick(fitting).name };
  const record = vars.filter((each) => each.type === 'record');
  const field = (of: Expr, ...path: (string | number)[]) =>
    path.reduce<Expr>((inner, key) => ({ kind: 'field', of: inner, key }), of);
  if (record.length > 0 && draw.chance(50)) {
    const of: Expr = { kind: 'var', name: draw.pick(record).name };
    if (type === 'number') return draw.chance(50) ? field(of, 'n') : field(of, 'list', 1);
    if (type === 'string') return draw.chance(50) ? field(of, 's') : field(of, 'deep', 's', 1);
    if (type === 'list') return field(of, 'list');
    if (type === 'any') return field(of, 'deep');
  }
  switch (type) {
    case 'number':
      return { kind: 'literal', value: draw.pick([0, 1, 2, 3, -1, 7, 1.5]) };
    case 'string':
      return { kind: 'literal', value: text(draw) };
    case 'list':
      return draw.chance(50)
        ? { kind: 'literal', value: draw.list(0, 3, () => draw.int(-2, 5)) }
        : { kind: 'array', items: draw.list(0, 3, () => expr(scope, 'number')) };
    case 'rows':
      return { kind: 'literal', value: draw.list(0, 2, () => draw.list(0, 2, () => draw.int(0, 3))) };
    case 'record':
      return { kind: 'literal', value: { n: 1, s: text(draw), list: [1, 2], deep: { s: ['', 'x'], none: null } } };
    case 'any':
      return draw.chance(50)
        ? { kind: 'literal', value: json(draw) }
        : {
            kind: 'object',
            entries: {
              'x y': expr(scope, 'number'),
              s: expr(scope, 'string'),
              l: { kind: 'array', items: [expr(scope, 'number'), { kind: 'literal', value: text(draw) }] },
            },
          };
  }
}

/** Values for the parameters of a program. */
export function argumentsFor({ parameters }: Program, draw: Draw): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, type]) => [name, valueOf(type, draw)]));
}

function valueOf(type: Type, draw: Draw): unknown {
  switch (type) {
    case 'number':
      return draw.pick([0, 1, 2, -1, 2.5]);
    case 'string':
      return text(draw);
    case 'list':
      return draw.list(0, 3, () => draw.int(-1, 4));
    default:
      return json(draw);
  }
}
