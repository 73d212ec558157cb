import { checkRoots, readable, TAG_ROOTS } from './expressions';
import type { Plan } from '../backend/argo/plan';
import type { TemplateAnalysis } from '../backend/argo/template-analysis';
import { errors } from '../errors';
import type { LeafModel, CallModel } from '../ir/model';
import { namesIn } from '../spec/expression-names';
import { tagsOf } from '../spec/tags';

/** Where a text stands that a user wrote, as far as it decides which variables Argo knows there. */
export interface VariableScope {
  readonly unit: TemplateAnalysis;
  readonly model?: LeafModel;
  /** Whether the template has a retry. */
  readonly retries?: boolean;
  /** Whether the text is part of a metric. */
  readonly metrics?: boolean;
  readonly plan?: Plan;
  readonly task?: CallModel;
}

/** The variables of the workflow that need no declaration, and some that do. */
export const WORKFLOW = [
  'name',
  'namespace',
  'uid',
  'mainEntrypoint',
  'serviceAccountName',
  'parameters',
  'parameters.json',
  'creationTimestamp',
  'creationTimestamp.RFC3339',
  'creationTimestamp.s',
  'labels.json',
  'annotations.json',
  'priority',
  'duration',
  'scheduledTime',
  'status',
].map((name) => `workflow.${name}`);
// What stands behind these depends on the object, and is checked there.
export const OPEN_PREFIXES = [
  'workflow.parameters.',
  'workflow.labels.',
  'workflow.annotations.',
  'workflow.outputs.',
  'workflow.creationTimestamp.',
];
const RETRY = ['retries', ...['exitCode', 'status', 'duration', 'message'].map((name) => `lastRetry.${name}`)];
// Other names of an expression are functions or what the expression defines itself.
const CHECKED_ROOTS = new Set(['inputs', 'outputs', 'tasks', 'steps', 'item', 'retries', 'lastRetry']);

/** Whether a variable exists in templates with a retry only. */
export function isRetryVariable(name: string): boolean {
  return RETRY.includes(name);
}

/** Refuses variables that Argo does not know where the text stands: it would keep them as text, or wait for ever. */
export function checkVariables(text: string, scope: VariableScope, path: string): void {
  for (const tag of tagsOf(text)) {
    if (tag.expression) checkExpression(tag.text, scope, path);
    else check(tag.text.trim(), scope, path);
  }
}

/** The same for an expression without braces, which Argo has to be able to read. */
export function checkExpression(expression: string, scope: VariableScope, path: string): void {
  const roots = readable(expression, path, 'an expression');
  for (const names of namesIn(expression)) {
    const [root, kind, name] = names;
    if (!CHECKED_ROOTS.has(root)) continue;
    if (root === 'item') {
      check('item', scope, path);
    } else if (root === 'tasks' || root === 'outputs' || kind === 'artifacts') {
      check(names.join('.'), scope, path);
    } else if (root === 'inputs') {
      check(name === undefined ? 'inputs.parameters' : `inputs.parameters.${name}`, scope, path);
    } else {
      check(names.slice(0, 2).join('.'), scope, path);
    }
  }
  checkRoots(roots, path, TAG_ROOTS);
}

function check(name: string, scope: VariableScope, path: string): void {
  const known = knownVariables(scope);
  if (known.has(name) || OPEN_PREFIXES.some((prefix) => name.startsWith(prefix) && name.length > prefix.length)) return;
  if (scope.task?.loop && /^item(\.|$)/.test(name)) return;
  if (name.startsWith('tasks.')) {
    const producer = scope.plan?.taskNamed(name.split('.')[1]);
    if (producer && scope.task && scope.plan!.isAwaited(producer, scope.task)) return;
    throw errors.taskVariable(path, name, producer?.name);
  }
  throw errors.unknownVariable(path, name, known);
}

function knownVariables({ unit, model, retries, metrics, task }: VariableScope): Set<string> {
  const { parameters, artifacts, outputs } = unit.node;
  const names = [...Object.keys(parameters), ...unit.threaded.map(({ name }) => name)];
  const known = names.map((name) => `inputs.parameters.${name}`);
  if (model) {
    known.push(
      ...Object.keys(artifacts).flatMap((name) => [`inputs.artifacts.${name}.path`, `inputs.artifacts.${name}`]),
    );
    for (const [name, output] of Object.entries(outputs)) {
      known.push(
        'value' in output || output._artifact ? `outputs.artifacts.${name}.path` : `outputs.parameters.${name}.path`,
      );
    }
    known.push('pod.name');
  }
  if (task?.loop) known.push('item');
  if (retries) known.push(...RETRY);
  if (metrics) {
    known.push(
      ...Object.keys(outputs).map((name) => `outputs.parameters.${name}`),
      'outputs.result',
      'status',
      'duration',
      'exitCode',
      'retries',
      'resourcesDuration.cpu',
      'resourcesDuration.memory',
    );
  }
  return new Set([...known, 'inputs.parameters', 'node.name', ...WORKFLOW]);
}
