import { Chart, Testing } from 'cdk8s';
import { Pipeline, Workflow } from '../../lib';

/** The manifests of a chart in which a pipeline `test/p` is run by the Workflow `test/w`. */
export function manifests(build: (pipeline: Pipeline, chart: Chart) => unknown): any[] {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  build(pipeline, chart);
  new Workflow(chart, 'w', { pipeline });
  return Testing.synth(chart);
}

/** The spec of the Workflow. */
export function specOf(build: (pipeline: Pipeline, chart: Chart) => unknown): any {
  return manifests(build).find(({ kind }) => kind === 'Workflow').spec;
}

/** One template of the Workflow, by its name. */
export function templateOf(name: string, build: (pipeline: Pipeline, chart: Chart) => unknown): any {
  return specOf(build).templates.find((template: any) => template.name === name);
}
