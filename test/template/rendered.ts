import { Chart, Testing } from 'cdk8s';
import { ContainerTask, ContainerTaskProps, Pipeline, PipelineProps, Workflow } from '../../lib';

/** The least that a container needs. */
export const box = { image: 'a:1', command: ['x'] };

/** The spec of the workflow that a chart holds last. */
export function specOf(chart: Chart): any {
  const { spec } = Testing.synth(chart)
    .filter(({ apiVersion }) => apiVersion === 'argoproj.io/v1alpha1')
    .at(-1);
  return spec.workflowSpec ?? spec;
}

/** The templates of a pipeline `p`, by their names. */
export function templates(
  build: (pipeline: Pipeline, chart: Chart) => unknown,
  props: PipelineProps = {},
): Record<string, any> {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', props);
  build(pipeline, chart);
  new Workflow(chart, 'w', { pipeline });
  return Object.fromEntries(specOf(chart).templates.map(({ name, ...template }: any) => [name, template]));
}

/** The template of a task `t` in a pipeline with the given settings. */
export function container(props: Partial<ContainerTaskProps>, around: PipelineProps = {}): any {
  return templates((pipeline) => new ContainerTask(pipeline, 't', { ...box, ...props }), around).t;
}

/** The tasks of a pipeline `p`, by their names. */
export function tasks(
  build: (pipeline: Pipeline, chart: Chart) => unknown,
  props: PipelineProps = {},
): Record<string, any> {
  return Object.fromEntries(templates(build, props).p.dag.tasks.map(({ name, ...task }: any) => [name, task]));
}
