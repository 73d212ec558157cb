import { Condition } from './condition';
import { isData } from './data';
import { asWritten } from './written';
import { errors } from '../errors';

/** What an option takes: a kind of value, one of some words, an object of options, or an object with any names. */
export type Rule = keyof typeof KINDS | readonly string[] | Rules | { readonly each: Rule };
export interface Rules {
  readonly [name: string]: Rule;
}

const KINDS = {
  any: kind(() => true, 'a value'),
  count: kind((value) => Number.isSafeInteger(value) && value > 0, 'a whole number from 1'),
  factor: kind((value) => Number.isFinite(value) && value >= 1, 'a number from 1'),
  name: kind(isName, "a name: at most 63 lower-case letters, digits and '-', a letter first"),
  text: kind((value) => typeof value === 'string' && value !== '', 'a text'),
  texts: kind(
    (value) => Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'),
    'a list of texts',
  ),
  quantity: kind(
    (value) => /^\d+(\.\d+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/.test(value),
    "a quantity like '500m', '2', '512Mi'",
  ),
  duration: kind(
    (value) => typeof value === 'string' && /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value),
    "a duration like '10s', '5m', '1h30m'",
  ),
  object: kind((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object'),
  plain: kind(isPlain, 'a value that is known now; what exists only at run time is passed as an input'),
  plainObject: kind(
    (value) => typeof value === 'object' && value !== null && isPlain(value),
    'an object of values that are known now; what exists only at run time is passed as an input',
  ),
  function: kind((value) => typeof value === 'function', 'a function'),
  serializer: kind(
    (value) => typeof value?.write === 'function' && typeof value.read === 'function' && typeof value.name === 'string',
    'a serializer: an object with name, write and read',
  ),
};

function kind(holds: (value: any) => boolean, words: string) {
  return { holds, words };
}

/** Whether there is no reference, task or condition in a value. Objects of classes (constructs, `Env`) are not looked into. */
function isPlain(value: any): boolean {
  if (typeof value === 'function' || value instanceof Condition) return false;
  if (typeof value !== 'object' || value === null) return true;
  return !isData(value) || Object.values(value).every(isPlain);
}

const TRANSPORT = ['artifact', 'parameter'];

/** What the options of a task, a pipeline or a call take. */
const RUN_OPTIONS: Rules = {
  serializer: 'serializer',
  transport: TRANSPORT,
  retry: { attempts: 'count', backoff: 'duration', factor: 'factor', maxDuration: 'duration', when: 'text' },
  timeout: 'duration',
  image: 'text',
  resources: { requests: { each: 'quantity' }, limits: { each: 'quantity' } },
  env: { each: 'plain' },
  memoize: { maxAge: 'duration', cache: 'text', key: 'text' },
  container: 'plainObject',
};

export const CALL_OPTIONS: Rules = { ...RUN_OPTIONS, name: 'name', after: 'any' };
export const TASK_OPTIONS: Rules = {
  ...RUN_OPTIONS,
  outputs: { each: { serializer: 'serializer', transport: TRANSPORT } },
  inputs: { each: { serializer: 'serializer' } },
  isolation: ['none', 'worker'],
};
export const PIPELINE_OPTIONS: Rules = {
  ...RUN_OPTIONS,
  description: 'text',
  parallelism: 'count',
  pod: ['each', 'shared'],
  onExit: 'function',
  onFailure: 'function',
};

/** What names are made of, in words. */
export const NAMES =
  "it has at most 63 lower-case letters, digits and '-', begins with a letter, and does not end with '-'";

/** Whether a name can be one of a task, a pipeline or a call: Argo makes names of pods and templates of it. */
export function isName(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 63;
}

/** Checks options by their rules; gives a frozen copy without those that are undefined. */
export function checkOptions(path: string, options: unknown, rules: Rules): Record<string, any> {
  return checkFields(path, 'options', options, rules, '');
}

function checkFields(
  path: string,
  name: string,
  options: unknown,
  rules: Rules | { readonly each: Rule },
  prefix: string,
): Record<string, any> {
  if (!KINDS.object.holds(options)) throw errors.badOption(path, name, asWritten(options), 'an object');
  const given = Object.entries(options as object).filter(([, value]) => value !== undefined);
  return Object.freeze(
    Object.fromEntries(
      given.map(([key, value]) => {
        if (!isEach(rules) && !Object.hasOwn(rules, key)) {
          throw errors.unknownOption(path, `${prefix}${key}`, Object.keys(rules));
        }
        return [key, checkValue(path, `${prefix}${key}`, value, isEach(rules) ? rules.each : (rules as Rules)[key])];
      }),
    ),
  );
}

const isEach = (rules: Rule): rules is { readonly each: Rule } =>
  typeof rules === 'object' && Object.hasOwn(rules, 'each');

function checkValue(path: string, name: string, value: unknown, rule: Rule): unknown {
  if (Array.isArray(rule)) {
    if (!rule.includes(value)) {
      throw errors.badOption(path, name, asWritten(value), `one of ${rule.map((each) => `'${each}'`).join(', ')}`);
    }
    return value;
  }
  if (typeof rule === 'object') return checkFields(path, name, value, rule as Rules, `${name}.`);
  const { holds, words } = KINDS[rule as keyof typeof KINDS];
  if (!holds(value)) throw errors.badOption(path, name, asWritten(value), words);
  return value;
}
