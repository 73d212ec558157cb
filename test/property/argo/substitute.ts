import { Env, evaluate } from '../../../lib/spec/expr/expression';
import { toJson } from '../../../lib/spec/expr/json';
import { Token, tokensOf } from '../../../lib/spec/expr/lexer';

/** What the variables of one pass stand for, by their full names: `inputs.parameters.x`. */
export type Variables = Readonly<Record<string, string>>;

/** Names that keep an expression for a later pass, where the pass does not know them. */
const AWAITED = ['retries', 'lastRetry.exitCode', 'lastRetry.status', 'lastRetry.duration', 'lastRetry.message', 'workflow.status', 'workflow.failures'];

/**
 * One pass of Argo's substitution over a manifest, which is done in its JSON text.
 *
 * @param strict whether a tag that cannot be resolved is an error, as in the pass of a loop
 */
export function substitute<T>(manifest: T, variables: Variables, strict = false): T {
  const json = JSON.stringify(manifest);
  const env = nested(variables);
  let result = '';
  let at = 0;
  for (;;) {
    const open = json.indexOf('{{', at);
    if (open === -1) break;
    const close = json.indexOf('}}', open + 2);
    if (close === -1) throw new Error(`cannot find end tag: ${json.slice(open, open + 80)}`);
    const tag = json.slice(open + 2, close);
    result += json.slice(at, open) + (tag.startsWith('=') ? expression(tag, env, variables, strict) : simple(tag, variables, strict));
    at = close + 2;
  }
  return JSON.parse(result + json.slice(at)) as T;
}

function simple(tag: string, variables: Variables, strict: boolean): string {
  const name = tag.trim();
  if (Object.hasOwn(variables, name)) return goQuoted(variables[name]);
  if (strict) throw new Error(`failed to resolve {{${tag}}}`);
  return `{{${tag}}}`;
}

function expression(tag: string, env: Env, variables: Variables, strict: boolean): string {
  const source = JSON.parse(`"${tag.slice(1)}"`) as string;
  const kept = `{{${tag}}}`;
  if (!strict && AWAITED.some((name) => !Object.hasOwn(variables, name) && mentions(source, name))) return kept;
  let result: unknown;
  try {
    result = evaluate(source, env);
  } catch (error) {
    if (strict) throw error;
    return kept;
  }
  if (result === null || result === undefined) {
    if (strict) throw new Error(`failed to evaluate expression ${source}`);
    return kept;
  }
  const json = toJson(result);
  return typeof result === 'string' ? json.slice(1, -1) : goQuoted(json);
}

/** Whether an expression reads a variable, as Argo sees it: by the tokens. */
function mentions(source: string, variable: string): boolean {
  if (!source.includes(variable.split('.').pop()!)) return false;
  const key = ({ kind, text }: Token) => `${kind} ${text}`;
  const wanted = tokensOf(variable).slice(0, -1).map(key).join();
  return tokensOf(source).map(key).join().includes(wanted);
}

/** Go's way to quote a text, which is not JSON's where it meets control characters. */
function goQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1).replace(/\\u00([01][0-9a-f])/g, '\\x$1').replace(/\\b/g, '\\b').replace(/\x7f/g, '\\x7f');
}

/** Variables as expressions read them: nested by the dots of their names; a longer name goes before a shorter one. */
export function nested(variables: Variables): Env {
  const env: Record<string, any> = {};
  for (const name of Object.keys(variables).sort((a, b) => b.length - a.length)) {
    const path = name.split('.');
    const last = path.pop()!;
    let inner = env;
    for (const key of path) inner = inner[key] ??= {};
    if (typeof inner === 'object' && !Object.hasOwn(inner, last) && last !== '') inner[last] = variables[name];
  }
  return env;
}

/** The inputs of a template as variables. */
export function inputsOf({ inputs }: any): Variables {
  return Object.fromEntries((inputs?.parameters ?? []).map(({ name, value }: any) => [`inputs.parameters.${name}`, value]));
}
