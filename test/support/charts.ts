import { Chart, Testing } from 'cdk8s';
import { ContainerTask, ContainerTaskProps, Output, Pipeline, PipelineProps, Workflow } from '../../lib';

/** The least that a container needs. */
export const BOX = { image: 'a:1', command: ['x'] };

/** A task `x` with an output parameter `o` and an output artifact `f`. */
export function producer(pipeline: Pipeline): ContainerTask {
  return new ContainerTask(pipeline, 'x', { ...BOX, outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') } });
}

/** Fills a pipeline, and what is around it. */
export type Fill = (pipeline: Pipeline, chart: Chart) => unknown;

/** A chart in which a pipeline `test/p` is run by the Workflow `test/w`. */
export function chartOf(fill: Fill, props: PipelineProps = {}): Chart {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', props);
  fill(pipeline, chart);
  new Workflow(chart, 'w', { pipeline });
  return chart;
}

/** Its manifests. */
export function manifestsOf(fill: Fill, props: PipelineProps = {}): any[] {
  return Testing.synth(chartOf(fill, props));
}

/** The spec of its Workflow. */
export function specOf(fill: Fill, props: PipelineProps = {}): any {
  return manifestsOf(fill, props).find(({ kind }) => kind === 'Workflow').spec;
}

/** One template of its Workflow, by its name. */
export function templateOf(name: string, fill: Fill, props: PipelineProps = {}): any {
  return specOf(fill, props).templates.find((template: any) => template.name === name);
}

/** All templates of its Workflow, by their names. */
export function templatesOf(fill: Fill, props: PipelineProps = {}): Record<string, any> {
  return byName(specOf(fill, props).templates);
}

/** The tasks of its pipeline, by their names. */
export function tasksOf(fill: Fill, props: PipelineProps = {}): Record<string, any> {
  return byName(templateOf('p', fill, props).dag.tasks);
}

/** The template of a container task `t` in it. */
export function containerOf(task: Partial<ContainerTaskProps>, props: PipelineProps = {}): any {
  return templatesOf((pipeline) => new ContainerTask(pipeline, 't', { ...BOX, ...task }), props).t;
}

/** The spec of the last workflow of a chart. */
export function lastSpecOf(chart: Chart): any {
  const { spec } = Testing.synth(chart)
    .filter(({ apiVersion }) => apiVersion === 'argoproj.io/v1alpha1')
    .at(-1);
  return spec.workflowSpec ?? spec;
}

function byName(all: readonly any[]): Record<string, any> {
  return Object.fromEntries(all.map(({ name, ...each }) => [name, each]));
}
