import { body, file, source } from './bodies';
import { condition, statusCondition } from './conditions';
import { loop } from './loops';
import { taskName } from './names';
import { Callee, File, Scope, TaskEntry, Type, Value } from './scope';
import { anyType, literalOf, parameterOf, rawLocation, valueFor } from './values';
import {
  ApprovalTask,
  Condition,
  ContainerTask,
  Hook,
  Loop,
  Parameter,
  Pipeline,
  ScriptTask,
  StatusCondition,
  Task,
  TaskBase,
  TaskOptions,
} from '../../../lib';

/** What a new task leaves for those after it. */
export interface Made {
  readonly entry: TaskEntry;
  readonly values: readonly Value[];
  readonly files: readonly File[];
}

/** The options that every task has, and the scope in which its own fields are read. */
export interface Options {
  readonly options: TaskOptions;
  readonly inner: Scope;
  readonly doubtful: boolean;
}

export function freeName(scope: Scope): string {
  return taskName(scope.world.draw, (name) => scope.pipeline!.node.tryFindChild(name) !== undefined);
}

/** Loop, condition and order of a task. */
export function taskOptions(scope: Scope): Options {
  const { draw } = scope.world;
  const repeated = draw.maybe(20, () => loop(scope));
  const forEach: Loop | undefined = repeated?.loop;
  const depends: StatusCondition | undefined = draw.maybe(12, () =>
    scope.tasks.length > 0 ? statusCondition(scope, scope.tasks) : undefined,
  );
  // A value of a task that may have failed is not a value: only tasks apart from the condition are read.
  const readable = depends ? apart(scope, depends) : scope;
  const inner: Scope = { ...readable, looped: repeated ? repeated.items : scope.looped };
  const when: Condition | undefined = draw.maybe(20, () => condition(inner));
  const continueOn = draw.maybe(2, () => ({ failed: true, error: draw.chance(50) }));
  return {
    inner,
    doubtful: forEach !== undefined || when !== undefined || depends !== undefined || continueOn !== undefined,
    options: {
      forEach,
      depends,
      when,
      continueOn,
      after: draw.maybe(15, () => draw.some(scope.tasks, 2).map(({ task }) => task)),
      hooks: draw.maybe(5, () => hooksOf(inner)),
    },
  };
}

function apart(scope: Scope, depends: StatusCondition): Scope {
  const mentioned = new Set<unknown>();
  const visit = ({ _clause: clause }: StatusCondition): void => {
    if (clause.kind === 'status') mentioned.add(clause.task);
    else if (clause.kind === 'not') visit(clause.part);
    else clause.parts.forEach(visit);
  };
  visit(depends);
  const keep = ({ producer }: Value | File) => !mentioned.has(producer?._call);
  return { ...scope, values: scope.values.filter(keep), files: scope.files.filter(keep) };
}

function hooksOf(scope: Scope): Record<string, Hook> {
  const { draw, callees } = scope.world;
  const leaves = callees.filter(({ template }) => !(template instanceof Pipeline));
  const hook = (when?: Condition): Hook[] =>
    leaves.slice(0, 1).map((callee) => ({ template: callee.template, arguments: inputsFor(scope, callee), when }));
  return Object.fromEntries([
    ...hook().map((each) => ['exit', each]),
    ...(draw.chance(40) ? hook(Condition.expression("workflow.name != ''")).map((each) => ['started', each]) : []),
  ]);
}

/** Values for what a template declares; what has a default may be left out. */
export function inputsFor(scope: Scope, callee: Callee): Record<string, unknown> {
  const { draw } = scope.world;
  const inputs: Record<string, unknown> = {};
  for (const [name, { parameter, type }] of Object.entries(callee.parameters)) {
    if (parameter.choices) inputs[name] = draw.pick(parameter.choices);
    else if (parameter.default === undefined || draw.chance(70)) inputs[name] = valueFor(scope, type);
  }
  for (const [
    name,
    {
      _options: { optional, location, from },
    },
  ] of Object.entries(callee.artifacts)) {
    const found = draw.maybe(70, () => file(scope));
    if (found && (optional || !found.doubtful)) inputs[name] = found.reference;
    else if (!optional && !location && !from) inputs[name] = rawLocation(scope);
  }
  return inputs;
}

/** Makes a task with a body of its own. */
export function ownTask(scope: Scope): Made {
  const { draw } = scope.world;
  const id = freeName(scope);
  const { options, inner, doubtful } = taskOptions(scope);
  const { options: bodyOptions, args, parameters, outputs } = body(inner);
  const result = draw.pick<Type>(['string', 'number', 'json', 'boolean', 'list']);
  const inputs = inputsFor(inner, { template: undefined!, parameters, artifacts: {}, outputs: {} });
  const props = {
    ...options,
    ...bodyOptions,
    arguments: inputs,
    workingDir: `/result/${result}`,
    resultType: result === 'string' ? undefined : parameterOf(scope, result, 0),
  };
  const task = draw.chance(70)
    ? new ContainerTask(scope.pipeline!, id, { ...props, args })
    : new ScriptTask(scope.pipeline!, id, { ...props, source: source(inner) });
  return made(task, options.forEach !== undefined, doubtful, outputs, result);
}

/** Makes a task that waits for somebody. */
export function approvalTask(scope: Scope): Made {
  const { draw } = scope.world;
  const id = freeName(scope);
  const { options, doubtful } = taskOptions(scope);
  const outputs: Record<string, Type> = {};
  const answers: Record<string, Parameter> = {};
  for (const name of draw.chance(60) ? ['note', 'n'] : []) {
    outputs[name] = anyType(scope);
    answers[name] =
      outputs[name] === 'string' && draw.chance(50) ? choice(scope) : parameterOf(scope, outputs[name], 100);
  }
  const task = new ApprovalTask(scope.pipeline!, id, { ...options, answers });
  return made(task, options.forEach !== undefined, doubtful, outputs);
}

export function choice(scope: Scope): Parameter {
  const choices = [...new Set(['yes', 'no', literalOf(scope, 'string') as string])];
  return Parameter.enum(choices, { default: scope.world.draw.pick(choices) });
}

/** Makes a task that calls a template which others may call as well. */
export function callTask(scope: Scope, callee: Callee): Made {
  const { options, inner, doubtful } = taskOptions(scope);
  const task = new Task(scope.pipeline!, freeName(scope), {
    ...options,
    template: callee.template,
    arguments: inputsFor(inner, callee),
  });
  return made(task, options.forEach !== undefined, doubtful, callee.outputs, callee.result);
}

/** What a task leaves, as those after it see it. */
export function made(
  task: TaskBase,
  looped: boolean,
  doubtful: boolean,
  outputs: Readonly<Record<string, Type | 'file'>>,
  result?: Type,
): Made {
  const names = Object.entries(outputs);
  const common = { producer: task, doubtful };
  return {
    entry: { task, looped, doubtful, container: result !== undefined },
    values: [
      ...names
        .filter(([, type]) => type !== 'file')
        .map(([name, type]): Value => ({
          ...common,
          reference: task.output(name),
          type: looped ? 'list' : (type as Type),
        })),
      // Plain text of several items is not a JSON list for Argo.
      ...(result && !(looped && result === 'string')
        ? [{ ...common, reference: task.result, type: looped ? ('list' as const) : result }]
        : []),
    ],
    files: names
      .filter(([, type]) => type === 'file')
      .map(([name]): File => ({
        ...common,
        doubtful: doubtful && !looped,
        reference: task.output(name),
        collection: looped,
      })),
  };
}
