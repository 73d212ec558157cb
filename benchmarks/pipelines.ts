import { App, Chart } from 'cdk8s';
import { ContainerTask, ContainerTaskProps, Input, Parameter, Pipeline, Workflow } from 'cdk8s-argo-workflows';

const TASKS_PER_PIPELINE = 100;
// Ten thousand tasks are more than the 1 MiB that Argo keeps in one object.
const TASKS_PER_WORKFLOW = 5000;

/** Workflows of different nested pipelines of 100 container tasks each, a binary tree of dependencies inside. */
export function manyTasks(count: number): Chart {
  const chart = new Chart(new App(), 'scale');
  const work: ContainerTaskProps = {
    image: 'registry.example/work:1',
    command: ['work'],
    args: ['--number', Input.parameter('number')],
    parameters: { number: Parameter.number() },
  };
  for (let first = 0; first < count; first += TASKS_PER_WORKFLOW) {
    const all = new Pipeline(chart, `all-${first}`);
    for (let start = first; start < Math.min(first + TASKS_PER_WORKFLOW, count); start += TASKS_PER_PIPELINE) {
      addGroup(all, work, start);
    }
    new Workflow(chart, `workflow-${first}`, { pipeline: all });
  }
  return chart;
}

function addGroup(all: Pipeline, props: ContainerTaskProps, start: number): void {
  const pipeline = new Pipeline(all, `group-${start}`);
  const tasks: ContainerTask[] = [];
  for (let index = 0; index < TASKS_PER_PIPELINE; index++) {
    const after = index === 0 ? [] : [tasks[Math.floor((index - 1) / 2)]];
    tasks.push(new ContainerTask(pipeline, `t${index}`, { ...props, arguments: { number: start + index }, after }));
  }
}

/** A chart with one workflow nested so deep, whose innermost task reads a parameter of the outermost pipeline. */
export function nested(depth: number): Chart {
  const chart = new Chart(new App(), 'depth');
  const root = new Pipeline(chart, 'level-1', { parameters: { number: Parameter.number({ default: 1 }) } });
  let inner = root;
  for (let level = 2; level <= depth; level++) inner = new Pipeline(inner, `level-${level}`);
  new ContainerTask(inner, 'leaf', { image: 'x', command: ['x'], args: [root.parameter('number')] });
  new Workflow(chart, 'workflow', { pipeline: root });
  return chart;
}
