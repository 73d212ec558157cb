import { attempt, errors, PipelineError } from '../errors';
import { ExpressionError } from '../spec/expr/error';
import { inspect } from '../spec/expr/inspect';
import { nearest, signatures } from '../spec/expr/signatures';
import { isPlainObject } from '../spec/merge';
import { hasTag, tagsOf } from '../spec/tags';

/** The first names of variables that expressions in tags know somewhere; `$env` is the list of them all. */
export const TAG_ROOTS = [
  'inputs',
  'outputs',
  'tasks',
  'steps',
  'item',
  'retries',
  'lastRetry',
  'workflow',
  'node',
  'pod',
  'status',
  'duration',
  'exitCode',
  'resourcesDuration',
  '$env',
];

/** Fields of a template that are expressions without braces, and the first names of the variables that they know. */
const BARE_FIELDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^retryStrategy\.expression$/, ['lastRetry', 'retries', '$env']],
  [/^http\.successCondition$/, ['request', 'response', '$env']],
  [/^data\.transformation\.\d+\.expression$/, ['data', '$env']],
];

const LAST_OF_BARE = new Set(['expression', 'successCondition']);

/** What a field of a template knows that is an expression without braces; undefined for every other field. */
export function rootsOfField(at: readonly string[]): readonly string[] | undefined {
  // Most texts, and there may be many thousands of them.
  if (!LAST_OF_BARE.has(at.at(-1)!)) return undefined;
  const field = at.join('.');
  return BARE_FIELDS.find(([pattern]) => pattern.test(field))?.[1];
}

/**
 * Refuses an expression that Argo cannot read, or that calls functions which do not exist.
 *
 * @param field what is named in the error
 * @returns the first names of the variables that it reads
 */
export function readable(text: string, path: string, field: string): ReadonlySet<string> {
  try {
    const { roots, unknown } = inspect(text);
    if (unknown !== undefined) throw errors.noFunction(path, unknown, nearest(unknown, signatures().keys()));
    return roots;
  } catch (error) {
    if (error instanceof ExpressionError) throw errors.unreadableExpression(path, field, error.message);
    throw error;
  }
}

/** Refuses variables whose first name does not exist where they stand. */
export function checkRoots(read: Iterable<string>, path: string, roots: readonly string[]): void {
  for (const root of read) if (!roots.includes(root)) throw errors.unknownVariable(path, root, roots);
}

/** Both. */
export function checkReadable(text: string, path: string, field: string, roots: readonly string[]): void {
  checkRoots(readable(text, path, field), path, roots);
}

/** The fields of a workflow that are expressions without braces, and the first names of the variables that they know. */
const BARE_FIELDS_OF_SPEC: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(templateDefaults\.)?retryStrategy\.expression$/, ['lastRetry', 'retries', '$env']],
  [/^hooks\.[^.]+\.expression$/, ['workflow', '$env']],
  [/^workflowMetadata\.labelsFrom\.[^]+\.expression$/, ['workflow', '$env']],
];

/** What is wrong with the expressions of a workflow's own fields. */
export function expressionErrors(
  path: string,
  spec: Readonly<Record<string, unknown>>,
  elsewhere: ReadonlySet<string>,
): PipelineError[] {
  const found: PipelineError[] = [];
  const visit = (value: unknown, field: string, inTags: boolean): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, `${field}.${index}`, inTags));
    } else if (isPlainObject(value)) {
      for (const key of Object.keys(value)) visit(value[key], `${field}.${key}`, inTags);
    } else if (typeof value === 'string') {
      found.push(...problems(value, path, field, inTags));
    }
  };
  for (const key of Object.keys(spec)) {
    if (key !== 'templates' && key !== 'arguments') visit(spec[key], key, !elsewhere.has(key));
  }
  return found;
}

function problems(text: string, path: string, field: string, inTags: boolean): PipelineError[] {
  const bare = BARE_FIELDS_OF_SPEC.find(([pattern]) => pattern.test(field))?.[1];
  const checks: (() => void)[] = [];
  if (bare && !hasTag(text)) checks.push(() => checkReadable(text, path, field, bare));
  if (inTags && hasTag(text)) {
    for (const tag of tagsOf(text)) {
      if (tag.expression) checks.push(() => checkReadable(tag.text, path, field, TAG_ROOTS));
    }
  }
  return checks.flatMap((check) => problem(check));
}

function problem(check: () => void): PipelineError[] {
  const found: PipelineError[] = [];
  attempt(check, (error) => found.push(error));
  return found;
}

/** What is wrong with the expressions by which a CronWorkflow decides. */
export function cronErrors(path: string, { when, stopStrategy }: any): PipelineError[] {
  const roots = ['cronworkflow', '$env'];
  const texts: [string, string][] =
    typeof stopStrategy?.expression === 'string' ? [['stopStrategy.expression', stopStrategy.expression]] : [];
  if (typeof when === 'string') {
    for (const { text, expression } of tagsOf(when)) if (expression) texts.push(['when', text]);
  }
  return texts.flatMap(([field, text]) => problem(() => checkReadable(text, path, field, roots)));
}
