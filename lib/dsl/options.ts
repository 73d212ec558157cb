import { asWritten } from './written';
import { errors } from '../errors';

/** What an option takes: a kind of value, or one of some words. */
type Rule = 'count' | 'name' | 'text' | 'texts' | 'duration' | 'function' | 'any' | readonly string[];

/** What the options of a task, pipeline or call take. */
const RUN_OPTIONS: Readonly<Record<string, Rule>> = {
  serializer: 'any',
  transport: ['artifact', 'parameter'],
  retry: 'any',
  timeout: 'duration',
  image: 'text',
  resources: 'any',
  env: 'any',
  memoize: 'any',
  container: 'any',
};

const KINDS: Readonly<Record<string, { readonly holds: (value: any) => boolean; readonly words: string }>> = {
  count: { holds: (value) => Number.isSafeInteger(value) && value > 0, words: 'a whole number from 1' },
  name: { holds: isName, words: "a name: at most 63 lower-case letters, digits and '-', a letter first" },
  text: { holds: (value) => typeof value === 'string' && value !== '', words: 'a text' },
  duration: { holds: (value) => typeof value === 'string' && /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value), words: "a duration like '10s', '5m', '1h30m'" },
  function: { holds: (value) => typeof value === 'function', words: 'a function' },
  any: { holds: () => true, words: 'a value' },
};

/** What names are made of, in words. */
export const NAMES = "it has at most 63 lower-case letters, digits and '-', begins with a letter, and does not end with '-'";

/** Whether a name can be one of a task, a pipeline or a call: Argo makes names of pods and templates of it. */
export function isName(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 63;
}

/** Checks options by their rules; gives them without those that are undefined. */
export function checkOptions(path: string, options: unknown, rules: Readonly<Record<string, Rule>>): Record<string, unknown> {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw errors.badOption(path, 'options', asWritten(options), 'an object');
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!Object.hasOwn(rules, name)) throw errors.unknownOption(path, name, Object.keys(rules));
    const rule = rules[name];
    const { holds, words } = typeof rule === 'string' ? KINDS[rule]
      : { holds: (each: any) => (rule as string[]).includes(each), words: `one of ${(rule as string[]).map((each) => `'${each}'`).join(', ')}` };
    if (!holds(value)) throw errors.badOption(path, name, asWritten(value), words);
  }
  return Object.fromEntries(given);
}

/** Checks the options that tasks, pipelines and calls share, and those that only one of them has. */
export function checkRunOptions(path: string, options: unknown, more: readonly string[] | Readonly<Record<string, Rule>>): Record<string, unknown> {
  const own = Array.isArray(more) ? Object.fromEntries(more.map((name) => [name, name === 'name' ? 'name' : 'any'])) : more;
  return checkOptions(path, options, { ...RUN_OPTIONS, ...own as Record<string, Rule> });
}
