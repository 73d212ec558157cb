import { compile } from './compile';
import { ExpressionError } from './error';
import { isFloat } from './floats';
import type { Env, Frame, Run } from './frame';
import { FUNCTIONS } from './functions';
import { tokensOf } from './lexer';
import { madeOnce } from './made-once';
import { parse, PREDICATES } from './parser';
import { childrenOf, ExpressionNode } from '../../ir/expression-node';

export type { Env } from './frame';

const NOTHING: ReadonlySet<string> = new Set();

/** Names that an environment of Argo always has beside its variables. */
const ALWAYS = new Set(['$env']);

/** A compiled expression. */
export class Expression {
  /** The variables it reads, by their first names. */
  public readonly roots: readonly string[];
  /** The variables it reads, as far as their keys are known: `tasks.a.outputs`. Shorter ones stand in the list too. */
  public readonly paths: readonly string[];
  /** For each variable the keys that it is read by; undefined where they are not known before it runs. */
  private readonly keys: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** Whether numbers in its value are floats, which Go prints in its own way. */
  public readonly isFloat: boolean;
  private readonly run: Run;
  private tokens?: readonly string[];

  constructor(public readonly source: string) {
    const node = parse(source);
    const reads = new Reads();
    reads.visit(node, new Set());
    this.roots = [...reads.roots];
    this.paths = [...reads.paths];
    this.keys = reads.keys;
    this.isFloat = isFloat(node, { locals: new Map(), isFloatItem: false });
    this.run = compile(node);
  }

  /** The keys by which a variable is read; undefined where they are not known before it runs. */
  public keysOf(root: string): ReadonlySet<string> | undefined {
    return this.keys.has('$env') ? undefined : this.keys.has(root) ? this.keys.get(root) : NOTHING;
  }

  /** The first variable that an environment does not have. */
  public missing(env: Env): string | undefined {
    for (const root of this.roots) if (env[root] === undefined && !ALWAYS.has(root)) return root;
    return undefined;
  }

  /** Its value; throws where Argo cannot compile or run it: also for a name that is never reached. */
  public evaluate(env: Env): unknown {
    const missing = this.missing(env);
    if (missing !== undefined) throw new ExpressionError(`unknown name ${missing} in ${this.source}`);
    const frame: Frame = { env, item: null, index: 0, acc: null, locals: [] };
    return this.run(frame);
  }

  /** Whether it holds. */
  public test(env: Env): boolean {
    const value = this.evaluate(env);
    if (typeof value !== 'boolean') {
      throw new ExpressionError(`unable to cast expression result '${String(value)}' to bool in ${this.source}`);
    }
    return value;
  }

  /** Whether it speaks of a variable, as Argo sees it: by its tokens, one after the other. */
  public mentions(variable: string): boolean {
    if (!this.source.includes(variable)) return false;
    this.tokens ??= tokensOf(this.source).map(({ kind, text }) => `${kind} ${text}`);
    const wanted = tokensOf(variable)
      .slice(0, -1)
      .map(({ kind, text }) => `${kind} ${text}`);
    return this.tokens.some((_, at) => wanted.every((token, index) => this.tokens![at + index] === token));
  }
}

class Reads {
  public readonly roots = new Set<string>();
  public readonly paths = new Set<string>();
  public readonly keys = new Map<string, Set<string> | undefined>();

  public visit(node: ExpressionNode, locals: ReadonlySet<string>): void {
    if (node.kind === 'name' && !locals.has(node.name)) {
      this.name(node.name);
      this.keys.set(node.name, undefined);
    }
    if (
      node.kind === 'member' &&
      node.of.kind === 'name' &&
      !locals.has(node.of.name) &&
      node.key.kind === 'literal' &&
      typeof node.key.value === 'string'
    ) {
      const root = node.of.name;
      this.name(root);
      this.paths.add(`${root}.${node.key.value}`);
      if (!this.keys.has(root)) this.keys.set(root, new Set());
      this.keys.get(root)?.add(node.key.value);
      return;
    }
    if (node.kind === 'binary' && node.operator === 'in' && node.right.kind === 'name' && node.right.name === '$env') {
      // Whether a variable exists says nothing of its keys.
      this.name('$env');
      this.visit(node.left, locals);
      return;
    }
    if (node.kind === 'call' && !FUNCTIONS.has(node.name) && !PREDICATES.has(node.name)) {
      throw new ExpressionError(
        `unknown function ${node.name}; there are those of expr-lang, asInt, asFloat, toJson, jsonpath and sprig.*`,
      );
    }
    const path = node.kind === 'member' ? pathOf(node) : undefined;
    if (path !== undefined && !locals.has(path.slice(0, path.indexOf('.')))) this.paths.add(path);
    if (node.kind === 'let') {
      this.visit(node.value, locals);
      this.visit(node.body, new Set([...locals, node.name]));
    } else {
      // Towers of one operator are walked down by a loop: they may be thousands high.
      let rest = node;
      for (; rest.kind === 'binary' && rest.left.kind === 'binary'; rest = rest.left) this.visit(rest.right, locals);
      for (const child of childrenOf(rest)) this.visit(child, locals);
    }
  }

  private name(name: string): void {
    this.roots.add(name);
    this.paths.add(name);
  }
}

function pathOf(node: ExpressionNode): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'chain') return pathOf(node.of);
  if (node.kind !== 'member' || node.key.kind !== 'literal' || typeof node.key.value !== 'string') return undefined;
  const base = pathOf(node.of);
  return base === undefined ? undefined : `${base}.${node.key.value}`;
}

/** What is wrong with an expression is kept too. */
const compiled = madeOnce(10_000, (source): Expression | ExpressionError => {
  try {
    return new Expression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
});

/** The expression of a text, which is compiled once. Throws what is wrong with it. */
export function expressionOf(source: string): Expression {
  const found = compiled(source);
  if (found instanceof ExpressionError) throw found;
  return found;
}

/** The value of an expression. */
export function evaluate(source: string, env: Env): unknown {
  return expressionOf(source).evaluate(env);
}
