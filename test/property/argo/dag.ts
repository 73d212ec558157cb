import { holds, TaskEnd, tasksIn } from './depends';
import type { Ended, Engine, Outputs } from './engine';
import { evaluate } from '../../../lib/spec/expr/expression';
import { itemsOf, itemVariables, listsOf } from './items';
import { inputsOf, nested, substitute } from './substitute';

interface Done extends TaskEnd {
  readonly outputs?: Outputs;
  /** The values of each output over all items of a loop. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** Runs the tasks of a DAG, one after the other. */
export function runDag(engine: Engine, template: any, path: readonly string[], home: readonly any[]): Ended {
  const done = new Map<string, Done>();
  const waiting = new Map<string, any>(template.dag.tasks.map((task: any) => [task.name, task]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((task) => waitsFor(task).every((name) => done.has(name)));
    if (ready.length === 0) throw new Error(`tasks wait for each other: ${[...waiting.keys()].join(', ')}`);
    for (const task of ready) {
      waiting.delete(task.name);
      done.set(task.name, mayRun(task, template, done) ? runTask({ engine, template, path, home }, task, done) : { phase: 'Omitted' });
    }
  }
  const failed = template.dag.tasks.some(({ name, continueOn }: any) => done.get(name)!.phase === 'Failed' && !continueOn
    && !template.dag.tasks.some((other: any) => waitsFor(other).includes(name)));
  if (failed) return { phase: 'Failed' };
  const omittedForFailure = template.dag.tasks.some((task: any) => done.get(task.name)!.phase === 'Omitted' && isLast(task, template) && hasFailedAncestor(task, template, done));
  return omittedForFailure ? { phase: 'Failed' } : { phase: 'Succeeded', outputs: outputsOf(template, done) };
}

function waitsFor({ depends, dependencies }: any): string[] {
  return depends === undefined ? dependencies ?? [] : tasksIn(depends);
}

function isLast({ name }: any, template: any): boolean {
  return !template.dag.tasks.some((other: any) => waitsFor(other).includes(name));
}

function hasFailedAncestor(task: any, template: any, done: ReadonlyMap<string, Done>): boolean {
  return ancestorsOf(task, template).some((name) => done.get(name)!.phase === 'Failed');
}

function mayRun({ depends, dependencies }: any, template: any, done: ReadonlyMap<string, Done>): boolean {
  if (depends !== undefined) return holds(depends, done);
  return (dependencies ?? []).every((name: string) => {
    const { phase } = done.get(name)!;
    return phase === 'Succeeded' || phase === 'Skipped' || (phase === 'Failed' && template.dag.tasks.find((each: any) => each.name === name).continueOn?.failed);
  });
}

/** Only of these does a task know anything. */
function ancestorsOf(task: any, template: any): string[] {
  const found = new Set<string>();
  const visit = (each: any): void => waitsFor(each).forEach((name) => {
    if (found.has(name)) return;
    found.add(name);
    visit(template.dag.tasks.find((other: any) => other.name === name));
  });
  visit(task);
  return [...found];
}

interface Place {
  readonly engine: Engine;
  readonly template: any;
  readonly path: readonly string[];
  readonly home: readonly any[];
}

function runTask({ engine, template, path, home }: Place, task: any, done: ReadonlyMap<string, Done>): Done {
  const ancestors = new Map(ancestorsOf(task, template).map((name) => [name, done.get(name)!]));
  const known = { ...engine.globals, ...variablesOf(template, ancestors) };
  const ready = withFiles(substitute(task, known), filesOf(template, ancestors));
  const start = (each: any, name: string): Ended => {
    const at = [...path, name];
    if (each.when !== undefined) {
      if (each.when !== 'true' && each.when !== 'false') throw new Error(`${at.join('.')}: expected boolean evaluation for '${each.when}'`);
      engine.decisions.set(at.join('.'), each.when === 'true');
      if (each.when === 'false') return { phase: 'Skipped' };
    }
    return engine.call(each, each.arguments ?? {}, at, home);
  };
  const items = itemsOf(ready);
  if (!items) return start(ready, task.name);
  const ends = items.map((item, index) => start(substitute(ready, { ...known, ...itemVariables(item) }, ready.when !== 'false'), `${task.name}(${index})`));
  const phases = ends.map(({ phase }) => phase);
  const phase = phases.includes('Failed') ? 'Failed' : phases.every((each) => each === 'Skipped') ? 'Skipped' : 'Succeeded';
  return { phase, items: phases, lists: listsOf(ends, isCaptured(template, task.name)) };
}

/** What tasks left behind and how they ended, as variables. */
function variablesOf(template: any, tasks: ReadonlyMap<string, Done>): Record<string, string> {
  const variables: Record<string, string> = { ...inputsOf(template) };
  for (const [name, { phase, outputs, lists }] of tasks) {
    variables[`tasks.${name}.status`] = phase;
    if (phase === 'Failed') variables[`tasks.${name}.outputs.exitCode`] = '1';
    if (phase === 'Succeeded' || phase === 'Failed') variables[`tasks.${name}.exitCode`] = phase === 'Succeeded' ? '0' : '1';
    for (const [output, value] of Object.entries(outputs?.parameters ?? {})) variables[`tasks.${name}.outputs.parameters.${output}`] = value;
    for (const [output, value] of Object.entries(lists ?? {})) variables[`tasks.${name}.outputs.${output}`] = value;
    if (outputs?.result !== undefined && isCaptured(template, name)) variables[`tasks.${name}.outputs.result`] = outputs.result;
    // A skipped task has outputs without values.
    if (phase === 'Skipped' || phase === 'Omitted') variables[`tasks.${name}.outputs.parameters.`] = '';
  }
  return variables;
}

/** Argo keeps standard output only when it finds one of these texts in the template that calls. */
function isCaptured(template: any, task: string): boolean {
  const text = JSON.stringify(template);
  return text.includes(`tasks.${task}.outputs.result`) || text.includes(`tasks['${task}'].outputs.result`);
}

function filesOf(template: any, tasks: ReadonlyMap<string, Done>): Record<string, unknown> {
  const inputs = (template.inputs?.artifacts ?? []).map((artifact: any) => [`inputs.artifacts.${artifact.name}`, artifact]);
  const made = [...tasks].flatMap(([name, { outputs }]) => Object.entries(outputs?.artifacts ?? {}).map(([output, file]) => [`tasks.${name}.outputs.artifacts.${output}`, file]));
  return Object.fromEntries([...inputs, ...made]);
}

/** The task with its artifacts in the place of their names; only a task that may run needs them. */
function withFiles(task: any, files: Readonly<Record<string, unknown>>): any {
  if (!task.arguments?.artifacts || task.when === 'false') return task;
  const artifacts = task.arguments.artifacts.flatMap((artifact: any) => {
    if (artifact.from === undefined) return [artifact];
    const found = own(files, artifact.from.slice(2, -2));
    if (found) return [{ ...found, name: artifact.name }];
    if (!artifact.optional) throw new Error(`unable to resolve ${artifact.from}`);
    return [];
  });
  return { ...task, arguments: { ...task.arguments, artifacts } };
}

function outputsOf(template: any, done: ReadonlyMap<string, Done>): Outputs {
  const variables = variablesOf(template, done);
  const files = filesOf(template, done);
  const parameters = (template.outputs?.parameters ?? []).map(({ name, valueFrom }: any) => {
    const value = valueFrom.parameter === undefined ? evaluate(valueFrom.expression, nested(variables)) : own(variables, valueFrom.parameter.slice(2, -2));
    if (typeof value !== 'string') throw new Error(`output ${name}: ${JSON.stringify(valueFrom)} gives ${JSON.stringify(value)}`);
    return [name, value];
  });
  const artifacts = (template.outputs?.artifacts ?? []).flatMap(({ name, from, fromExpression, optional }: any) => {
    const found = from === undefined ? evaluate(fromExpression, nested({ ...variables, ...files } as any)) : own(files, from.slice(2, -2));
    if (!found && !optional) throw new Error(`output ${name}: unable to resolve ${from ?? fromExpression}`);
    return found ? [[name, found]] : [];
  });
  return { parameters: Object.fromEntries(parameters), artifacts: Object.fromEntries(artifacts) };
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
