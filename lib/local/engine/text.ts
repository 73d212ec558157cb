import { find, lookup } from './variables';
import { ExpressionError } from '../../spec/expr/error';
import { Env, Expression, expressionOf } from '../../spec/expr/expression';
import { toJson } from '../../spec/expr/json';
import { madeOnce } from '../../spec/expr/made-once';
import { hasTag, tagsOf, WrittenTag } from '../../spec/tags';

/**
 * How a pass treats what it cannot resolve: keeps all of it; refuses what speaks of tasks, which no later pass knows; or refuses
 * everything, as the pass of a loop does.
 */
export type Strictness = 'keep' | 'tasks' | 'all';

/** A tag that stands for nothing. On Argo some of them make the workflow wait for ever. */
export class Unresolved extends Error {
  constructor(
    message: string,
    public readonly hangs: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Unresolved';
  }
}

/** Names that keep an expression for a later pass, where the pass does not know them. */
const AWAITED = [
  'item',
  'retries',
  'lastRetry.exitCode',
  'lastRetry.status',
  'lastRetry.duration',
  'lastRetry.message',
  'workflow.status',
  'workflow.failures',
];

interface Tag {
  /** As it was written, with its braces. */
  readonly raw: string;
  readonly expression?: Expression;
  readonly error?: ExpressionError;
  readonly awaited: readonly (readonly string[])[];
  /** The path of a simple tag, and of the last one inside of it. */
  readonly path: readonly string[];
  readonly inner?: readonly string[];
}

/** A text with tags, taken apart. */
export class Text {
  private readonly parts: readonly (string | Tag)[];
  private readonly reads = new Map<string, ReadonlySet<string> | undefined>();

  constructor(text: string) {
    const parts: (string | Tag)[] = [];
    let at = 0;
    for (const written of tagsOf(text)) {
      const open = text.indexOf('{{', at);
      const close = text.indexOf('}}', open);
      // An open end is left alone.
      if (close === -1) break;
      if (open > at) parts.push(text.slice(at, open));
      parts.push(tagOf(written, text.slice(open, close + 2)));
      at = close + 2;
    }
    if (at < text.length) parts.push(text.slice(at));
    this.parts = parts;
  }

  public substitute(env: Env, strictness: Strictness): string {
    let result = '';
    for (const part of this.parts) result += typeof part === 'string' ? part : resolve(part, env, strictness);
    return result;
  }

  /** The tasks, or steps, that it reads; undefined where any may be meant. */
  public keysOf(root: string): ReadonlySet<string> | undefined {
    if (!this.reads.has(root)) this.reads.set(root, this.collect(root));
    return this.reads.get(root);
  }

  private collect(root: string): ReadonlySet<string> | undefined {
    const names = new Set<string>();
    for (const part of this.parts) {
      if (typeof part === 'string') continue;
      if (part.path[0] === root && part.path.length > 1) names.add(part.path[1]);
      const keys = part.expression?.keysOf(root);
      if (part.expression && !keys) return undefined;
      keys?.forEach((key) => names.add(key));
    }
    return names;
  }
}

function tagOf({ text, expression }: WrittenTag, raw: string): Tag {
  if (!expression) {
    const inner = text.lastIndexOf('{{');
    return {
      raw,
      awaited: [],
      path: text.trim().split('.'),
      inner: inner > 0 ? text.slice(inner + 2).split('.') : undefined,
    };
  }
  try {
    const compiled = expressionOf(text);
    return {
      raw,
      expression: compiled,
      awaited: AWAITED.filter((name) => compiled.mentions(name)).map((name) => name.split('.')),
      path: [],
    };
  } catch (error) {
    if (error instanceof ExpressionError) return { raw, error, awaited: [], path: [] };
    throw error;
  }
}

function resolve(tag: Tag, env: Env, strictness: Strictness): string {
  return tag.expression
    ? evaluate(tag, tag.expression, env, strictness)
    : tag.error
      ? broken(tag, tag.error, strictness)
      : simple(tag, env, strictness);
}

function broken({ raw }: Tag, error: ExpressionError, strictness: Strictness): string {
  if (strictness === 'keep') return raw;
  throw new Unresolved(`failed to evaluate expression: ${error.message}`, false, { cause: error });
}

function simple({ raw, path, inner }: Tag, env: Env, strictness: Strictness): string {
  const value = lookup(env, path);
  if (value !== undefined) return quoted(value, raw);
  const nested = inner && lookup(env, inner);
  if (nested !== undefined) return raw.slice(0, raw.lastIndexOf('{{')) + quoted(nested, raw);
  if (strictness === 'all' || (strictness === 'tasks' && isOfTasks(path[0]) && !raw.includes('.outputs.artifacts.'))) {
    throw new Unresolved(`failed to resolve ${raw}`, strictness === 'tasks');
  }
  return raw;
}

// What Go quotes by an escape that JSON does not have. Beyond the first plane that is what has no glyph.
const UNQUOTABLE = /[\x00-\x07\x0b\x0e-\x1f\x7f]|(?![\p{L}\p{M}\p{N}\p{P}\p{S}])[\u{10000}-\u{10ffff}]/u;

/** A value as a simple tag inserts it: quoted by the rules of Go into JSON, which breaks some characters. */
function quoted(value: string, tag: string): string {
  if (!UNQUOTABLE.test(value)) return value;
  throw new Unresolved(
    `cannot finish template replacement because the result was invalid JSON: the value of ${tag} has control characters, which only an expression tag such as ` +
      "{{=inputs.parameters['name']}} inserts unharmed",
    false,
  );
}

function isOfTasks(root: string): boolean {
  return root === 'tasks' || root === 'steps';
}

function evaluate(tag: Tag, expression: Expression, env: Env, strictness: Strictness): string {
  if (strictness !== 'all' && tag.awaited.some((path) => find(env, path) === undefined)) return tag.raw;
  const missing = expression.missing(env);
  if (missing !== undefined) {
    return strictness === 'keep' ? tag.raw : absent(tag, env, strictness, `unknown name ${missing}`);
  }
  let value: unknown;
  try {
    value = expression.evaluate(env);
  } catch (error) {
    // A list of results that cannot be made is reported as it is.
    if (!(error instanceof ExpressionError)) throw error;
    return absent(tag, env, strictness, error.message);
  }
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return absent(tag, env, strictness);
  return toJson(value);
}

/** An expression without a value: kept, where a pass to come may know more. */
function absent({ raw, expression }: Tag, env: Env, strictness: Strictness, why = 'it has no value'): string {
  if (strictness === 'keep') return raw;
  const unknown = expression!.paths.filter((path) => find(env, path.split('.')) === undefined);
  const hangs = strictness === 'tasks' && unknown.some((path) => isOfTasks(path.split('.')[0]));
  if (strictness === 'tasks' && !hangs && unknown.length > 0) return raw;
  throw new Unresolved(`failed to evaluate expression ${raw}: ${why}`, hangs);
}

/** A text with tags, taken apart once. */
export const textOf = madeOnce(20_000, (text) => new Text(text));

/** One pass of Argo's substitution over a text. */
export function substitute(text: string, env: Env, strictness: Strictness = 'keep'): string {
  return hasTag(text) ? textOf(text).substitute(env, strictness) : text;
}
