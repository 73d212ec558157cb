import type { Boundary } from './context';
import type { Start } from './start';
import { substitute, textOf } from './text';
import type { Env } from '../../spec/expr/expression';
import { hasTag } from '../../spec/tags';

/** Texts of a task after the passes over the body around it, and its own. */
export function resolved(start: Start, texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return texts;
  const passed = bodyPasses(start.boundary, texts);
  if (!passed.some(hasTag)) return passed;
  const env = taskEnv(start, passed);
  return passed.map((text) => substitute(text, env, 'tasks'));
}

/** The passes over the template in which a task stands. */
export function bodyPasses({ passes }: Boundary, texts: readonly string[]): readonly string[] {
  return texts.map((text) => (hasTag(text) ? passes.reduce((passed, env) => substitute(passed, env), text) : text));
}

/** What a task knows: of other tasks just those that it speaks of. */
export function taskEnv({ context, boundary, known }: Start, texts: readonly string[]): Env {
  const { workflow } = context;
  const { inputs, kind } = boundary;
  const names = keysIn(texts, kind);
  return kind === 'tasks' ? { workflow, inputs, tasks: known(names) } : { workflow, inputs, steps: known(names) };
}

function keysIn(texts: readonly string[], kind: 'tasks' | 'steps'): ReadonlySet<string> | undefined {
  let names: Set<string> | undefined;
  let only: ReadonlySet<string> = NONE;
  for (const text of texts) {
    if (!hasTag(text)) continue;
    const keys = textOf(text).keysOf(kind);
    if (!keys) return undefined;
    if (keys.size === 0) continue;
    if (only.size === 0) only = keys;
    else keys.forEach((key) => (names ??= new Set(only)).add(key));
  }
  return names ?? only;
}

const NONE: ReadonlySet<string> = new Set();
