import type { LeafModel, TaskNode } from '../compile/model';
import type { Plan } from '../compile/plan';
import type { Unit } from '../compile/unit';
import { errors } from '../errors';
import { tagsOf } from '../spec/tags';

/** Where a text stands that a user wrote, as far as it decides which variables Argo knows there. */
export interface VariableScope {
  readonly unit: Unit;
  readonly model?: LeafModel;
  /** Whether the template has a retry. */
  readonly retries?: boolean;
  /** Whether the text is part of a metric. */
  readonly metrics?: boolean;
  readonly plan?: Plan;
  readonly task?: TaskNode;
}

const WORKFLOW = ['name', 'namespace', 'uid', 'mainEntrypoint', 'serviceAccountName', 'parameters', 'parameters.json', 'creationTimestamp',
  'creationTimestamp.RFC3339', 'creationTimestamp.s', 'labels.json', 'annotations.json', 'priority', 'duration', 'scheduledTime', 'status', 'failures']
  .map((name) => `workflow.${name}`);
const OPEN_PREFIXES = ['workflow.parameters.', 'workflow.labels.', 'workflow.annotations.', 'workflow.outputs.', 'workflow.creationTimestamp.'];

/** Refuses variables that Argo does not know where the text stands: it would keep them as text, or wait for ever. */
export function checkVariables(text: string, scope: VariableScope, path: string): void {
  const known = knownVariables(scope);
  for (const tag of tagsOf(text)) {
    if (tag.expression) {
      for (const variable of inputsInExpression(tag.text)) {
        if (!known.has(variable)) throw errors.unknownVariable(path, variable, known);
      }
      continue;
    }
    const name = tag.text.trim();
    if (known.has(name) || OPEN_PREFIXES.some((prefix) => name.startsWith(prefix) && name.length > prefix.length)) continue;
    if (scope.task && (/^item(\.|$)/.test(name) && scope.task._call.loop)) continue;
    if (scope.plan && name.startsWith('tasks.') && isTaskVariable(name, scope.plan)) continue;
    throw errors.unknownVariable(path, name, known);
  }
}

function knownVariables(scope: VariableScope): Set<string> {
  const { unit, model } = scope;
  const { parameters, artifacts, outputs } = unit.node._template;
  const names = [...Object.keys(parameters), ...unit.threaded.map(({ name }) => name)];
  const known = [...names.map((name) => `inputs.parameters.${name}`), 'inputs.parameters', ...WORKFLOW, 'node.name', 'tasks.name', 'steps.name'];
  if (model) {
    known.push('pod.name', ...Object.keys(artifacts).flatMap((name) => [`inputs.artifacts.${name}`, `inputs.artifacts.${name}.path`]));
    for (const [name, output] of Object.entries(outputs)) {
      known.push('value' in output || output._artifact ? `outputs.artifacts.${name}.path` : `outputs.parameters.${name}.path`);
    }
  }
  if (scope.retries) known.push('retries', ...['exitCode', 'status', 'duration', 'message'].map((name) => `lastRetry.${name}`));
  if (scope.metrics) {
    known.push('status', 'duration', 'exitCode', 'retries', 'resourcesDuration.cpu', 'resourcesDuration.memory', 'outputs.result',
      ...Object.keys(outputs).map((name) => `outputs.parameters.${name}`));
  }
  return new Set(known);
}

function isTaskVariable(name: string, plan: Plan): boolean {
  const model = plan.unit.node._template;
  return model.kind === 'dag' && model.tasks.some((task) => name.startsWith(`tasks.${plan.name(task)}.`));
}

/** The inputs that an expression names, in either of the two ways to write them. */
function inputsInExpression(expression: string): string[] {
  return [...expression.matchAll(/\binputs\.parameters(?:\.([A-Za-z_][\w]*)|\[\s*(['"])([^'"]*)\2\s*\])/g)]
    .map((match) => `inputs.parameters.${match[1] ?? match[3]}`);
}
