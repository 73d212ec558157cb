import {
  ContainerTask,
  ContainerTemplate,
  Input,
  Item,
  Loop,
  Parameter,
  Pipeline,
  Reference,
  Task,
  WorkflowVariable,
} from '../../lib';

const RUN = { image: 'busybox', command: ['run'] };

/** A pipeline that shows a value to its first task. */
export type Route = (main: Pipeline, value: unknown, parameter: () => Parameter) => void;

/** A task that has a value in its environment. */
export function print(pipeline: Pipeline, v: unknown, more: object = {}): ContainerTask {
  return new ContainerTask(pipeline, 'print', { ...RUN, env: { V: v }, ...more });
}

/** A task that leaves something behind, and runs before those that read it. */
export function make(pipeline: Pipeline, more: object = {}): ContainerTask {
  return new ContainerTask(pipeline, 'make', { ...RUN, ...more });
}

function printer(pipeline: Pipeline, parameter: Parameter): ContainerTemplate {
  return new ContainerTemplate(pipeline, 'printer', {
    ...RUN,
    parameters: { v: parameter },
    env: { V: Input.parameter('v') },
  });
}

function nest(
  main: Pipeline,
  depth: number,
  inputs: object,
  parameter: () => Parameter,
  read: (inner: Pipeline) => Reference,
  options: object = {},
): void {
  let inner = new Pipeline(main, 'inner', { parameters: { v: parameter() }, arguments: { ...inputs }, ...options });
  for (let level = 1; level < depth; level++) {
    inner = new Pipeline(inner, 'inner', { parameters: { v: parameter() }, arguments: { v: read(inner) } });
  }
  print(inner, read(inner));
}

const own = (pipeline: Pipeline) => pipeline.parameter('v');

/** The ways of a value from where it is written to the environment of a task. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'the input of a template': (main, v, parameter) => {
    new Task(main, 'call', { template: printer(main, parameter()), arguments: { v } });
  },
  'the input of a pipeline': (main, v, parameter) => nest(main, 1, { v }, parameter, own),
  'four pipelines': (main, v, parameter) => nest(main, 4, { v }, parameter, own),
  'references through three pipelines': (main, v, parameter) => {
    const outer = new Pipeline(main, 'outer', { parameters: { v: parameter() }, arguments: { v } });
    print(new Pipeline(new Pipeline(outer, 'middle'), 'inner'), outer.parameter('v'));
  },
  'the input of a loop': (main, v, parameter) => {
    new Task(main, 'call', { template: printer(main, parameter()), forEach: Loop.over(['a', 'b']), arguments: { v } });
  },
  'the input of a pipeline in a sequence': (main, v, parameter) =>
    nest(main, 2, { v }, parameter, own, { forEach: Loop.sequence({ count: 2 }) }),
  'the items of a loop': (main, v, parameter) => {
    new Task(main, 'call', {
      template: printer(main, parameter()),
      forEach: Loop.over([v, v]),
      arguments: { v: Item.value() },
    });
  },
  'the items of a loop, read below': (main, v) => {
    const each = new Pipeline(main, 'each', { forEach: Loop.over([v, 1]) });
    print(new Pipeline(each, 'inner'), Item.value());
  },
  'a field of the items of a loop': (main, v, parameter) => {
    new Task(main, 'call', {
      template: printer(main, parameter()),
      forEach: Loop.over([{ k: v, '{{x}}': 1 }]),
      arguments: { v: Item.property('k') },
    });
  },
  'a field of a value': (main, v, parameter) => {
    const inner = new Pipeline(main, 'inner', {
      parameters: { all: Parameter.json() },
      arguments: { all: { 'a "}}" b': [1, v] } },
    });
    new Task(inner, 'call', {
      template: printer(inner, parameter()),
      arguments: { v: inner.parameter('all').property('a "}}" b').at(1) },
    });
  },
  'the replacement for what is not there': (main, v, parameter) => {
    const skipped = make(main, { when: WorkflowVariable.name().eq(''), resultType: parameter() });
    new Task(main, 'call', { template: printer(main, parameter()), arguments: { v: skipped.result.orElse(v) } });
  },
};

/** The routes that begin with a value of a task or parameter as well as with a literal one. */
export const REFERENCE_ROUTES = Object.keys(ROUTES).slice(0, 6);
