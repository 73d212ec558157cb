import { Block, Expr, Program, Statement, Test } from './program';
import { plain, TASKS } from './tasks';
import { p, pipeline, when } from '../../../lib/dsl';

type Vars = ReadonlyMap<string, any>;

/** What a program means: it is simply carried out. */
export function meaning({ statements, result }: Block, vars: Vars): unknown {
  const known = new Map(vars);
  for (const each of statements) known.set(each.name, valueOf(each, known));
  return evaluated(result, known);
}

function valueOf(statement: Statement, vars: Vars): any {
  switch (statement.kind) {
    case 'call':
      return copy(plain(statement.task, evaluatedAll(statement.inputs, vars)));
    case 'map': {
      const { over, item, index, body: inner } = statement;
      return (evaluated(over, vars) as unknown[]).map((each, at) =>
        meaning(inner, new Map([...vars, [item, each], ...(index ? [[index, at] as const] : [])])),
      );
    }
    case 'when':
      if (holds(statement.test, vars)) return meaning(statement.then, vars);
      return statement.otherwise ? meaning(statement.otherwise, vars) : null;
    case 'nested':
      return meaning(statement.pipeline, new Map(Object.entries(evaluatedAll(statement.inputs, vars))));
  }
}

function holds({ operator, left, right }: Test, vars: Vars): boolean {
  const [a, b] = [evaluated(left, vars) as number, evaluated(right, vars) as number];
  return { eq: a === b, neq: a !== b, gt: a > b, lte: a <= b }[operator];
}

function evaluated(expr: Expr, vars: Vars): any {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'var':
      return vars.get(expr.name);
    case 'field':
      return evaluated(expr.of, vars)?.[expr.key] ?? null;
    case 'object':
      return evaluatedAll(expr.entries, vars);
    case 'array':
      return expr.items.map((each) => evaluated(each, vars));
  }
}

function evaluatedAll(entries: Readonly<Record<string, Expr>>, vars: Vars): any {
  return Object.fromEntries(Object.entries(entries).map(([key, each]) => [key, evaluated(each, vars)]));
}

/** Values go from task to task as JSON. */
function copy(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

const PARAMETERS = {
  number: () => p.number(),
  string: () => p.string(),
  list: () => p.json<number[]>(),
  rows: () => p.json(),
  record: () => p.json(),
  any: () => p.json(),
} as const;

/** The program as a pipeline of functions. */
export function written(program: Program): any {
  const inner = new Map<Program, any>();
  const nested = (each: Program): any => {
    if (!inner.has(each)) inner.set(each, written(each));
    return inner.get(each);
  };
  const parameters = Object.fromEntries(
    Object.entries(program.parameters).map(([name, type]) => [name, PARAMETERS[type]()]),
  );
  const options = program.transport ? { transport: program.transport } : {};
  return pipeline(
    program.name,
    parameters as any,
    (inputs: any) => body(program, new Map(Object.entries(inputs)), nested),
    options,
  );
}

function body({ statements, result }: Block, vars: Vars, nested: (program: Program) => any): any {
  const known = new Map(vars);
  for (const each of statements) known.set(each.name, statementRef(each, known, nested));
  return ref(result, known);
}

function statementRef(statement: Statement, vars: Vars, nested: (program: Program) => any): any {
  switch (statement.kind) {
    case 'call':
      return TASKS[statement.task](refs(statement.inputs, vars));
    case 'map': {
      const { over, item, index, body: inner } = statement;
      return ref(over, vars).map((each: any, at: any) =>
        body(inner, new Map([...vars, [item, each], ...(index ? [[index, at] as const] : [])]), nested),
      );
    }
    case 'when': {
      const {
        test: { operator, left, right },
        then,
        otherwise,
      } = statement;
      const [a, b] = [ref(left, vars), ref(right, vars)];
      const test = typeof a === 'number' ? swapped(a, operator, b) : a[operator](b);
      const first = when(test, () => body(then, vars, nested));
      return otherwise ? first.otherwise(() => body(otherwise, vars, nested)) : first;
    }
    case 'nested':
      return nested(statement.pipeline)(refs(statement.inputs, vars));
  }
}

function swapped(a: number, operator: Test['operator'], b: any): any {
  if (typeof b === 'number') {
    return TASKS.echo({ v: { eq: a === b, neq: a !== b, gt: a > b, lte: a <= b }[operator] }).eq(true);
  }
  return operator === 'gt' ? b.lt(a) : operator === 'lte' ? b.gte(a) : b[operator](a);
}

function ref(expr: Expr, vars: Vars): any {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'var':
      return vars.get(expr.name);
    case 'field': {
      const of = ref(expr.of, vars);
      return typeof expr.key === 'number' && typeof of?.at === 'function' ? of.at(expr.key) : of[expr.key];
    }
    case 'object':
      return refs(expr.entries, vars);
    case 'array':
      return expr.items.map((each) => ref(each, vars));
  }
}

function refs(entries: Readonly<Record<string, Expr>>, vars: Vars): any {
  return Object.fromEntries(Object.entries(entries).map(([key, each]) => [key, ref(each, vars)]));
}
