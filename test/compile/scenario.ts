import { Chart, Testing, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { ContainerTask, ContainerTaskProps, Pipeline, PipelineProps, WorkflowTemplate } from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';
import { Golden } from '../support/golden';

/** Fills a chart. */
export type Build = (chart: Chart) => unknown;

const scenarios: { name: string; build: Build }[] = [];

/** The manifests of a chart, by kind and name. */
export function manifestsOf(build: Build): any[] {
  const chart = Testing.chart();
  build(chart);
  return Testing.synth(chart);
}

/** The workflow spec of the object of Argo in a chart; where there are several, of the one named `object`. */
export function specOf(build: Build): any {
  const objects = manifestsOf(build).filter(({ apiVersion }) => apiVersion === 'argoproj.io/v1alpha1');
  const { spec } = objects.find(({ metadata }) => metadata.name === 'object') ?? objects[0];
  return spec.workflowSpec ?? spec;
}

/** A chart with one pipeline, `main`, in one WorkflowTemplate. */
export function inMain(build: (main: Pipeline, chart: Chart) => unknown, props: PipelineProps = {}): Build {
  return (chart) => {
    const pipeline = new Pipeline(chart, 'main', props);
    build(pipeline, chart);
    new WorkflowTemplate(chart, 'object', { metadata: { name: 'object' }, pipeline });
  };
}

let golden: Golden | undefined;

/** A test: the chart gives these fields of a workflow spec as they stand in the golden file beside the test. */
export function givesGolden(name: string, build: Build, fields: readonly string[]): void {
  scenarios.push({ name, build });
  const goldens = (golden ??= Golden.ofTestFile());
  goldens.declare(name);
  test(name, () => {
    const spec = specOf(build);
    goldens.compare(name, Object.fromEntries(fields.map((field) => [field, spec[field]])));
  });
}

/** A test: the pipeline gives the templates that stand in the golden file beside the test. */
export function lowersToGolden(
  name: string,
  build: (main: Pipeline, chart: Chart) => unknown,
  props: PipelineProps = {},
): void {
  givesGolden(name, inMain(build, props), ['templates']);
}

/** A test: the chart gives this workflow spec, or these fields of it. `acceptedByArgo` asks Argo about it. */
export function gives(name: string, build: Build, expected: Record<string, unknown>): void {
  scenarios.push({ name, build });
  test(name, () => {
    const spec = specOf(build);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, spec[key]]))).toStrictEqual(expected);
  });
}

/** A test: the pipeline gives these templates. */
export function lowers(
  name: string,
  build: (main: Pipeline, chart: Chart) => unknown,
  templates: unknown[],
  props: PipelineProps = {},
): void {
  gives(name, inMain(build, props), { templates });
}

/** The tests that stand at the end of a file: what it builds is accepted, and the same every time. */
export function acceptedByArgo(): void {
  const yaml = (build: Build) => Yaml.stringify(...manifestsOf(build));
  const lint = ArgoLint.start();
  afterAll(() => lint?.stop());
  describeWith({ 'argo-lint': lint !== undefined }, 'Argo accepts', () => {
    test.each(scenarios)('$name', async ({ build }) => {
      expect(await refusals(yaml(build), lint)).toEqual([]);
    });
  });
  test('the manifests are the same every time', () => {
    expect(scenarios.map(({ build }) => yaml(build))).toEqual(scenarios.map(({ build }) => yaml(build)));
  });
}

/** A container task of which only the given props matter. */
export function box(scope: Construct, id: string, props: Partial<ContainerTaskProps> = {}): ContainerTask {
  return new ContainerTask(scope, id, { image: 'a:1', command: ['x'], ...props });
}
