import { App, Chart } from 'cdk8s';
import { Engine } from './engine';
import { Ended, Leaf } from './pod';
import { Parameter, Pipeline, Workflow } from '../../../lib';
import { outcome } from '../outcome';

/** What each pod does when nothing else is said: it succeeds and leaves one text behind. */
export function leaves(value: string): Leaf {
  return (): Ended => ({ phase: 'Succeeded', outputs: { parameters: { v: value }, artifacts: {}, result: value } });
}

/** Deploys a pipeline as a Workflow, and runs it. */
export function ran(
  fill: (pipeline: Pipeline) => void,
  leaf: Leaf,
  parameters: Record<string, Parameter> = {},
  values: Record<string, unknown> = {},
): Engine {
  const made = outcome(() => {
    const chart = new Chart(new App(), 'test');
    const pipeline = new Pipeline(chart, 'main', { parameters });
    fill(pipeline);
    new Workflow(chart, 'workflow', { pipeline, arguments: values });
    return chart;
  });
  if ('codes' in made) throw new Error(made.message);
  const engine = new Engine(made.documents[0].spec, leaf);
  engine.run();
  return engine;
}

/** What the pods of a workflow have as environment variable `V`. */
export function received(...workflow: Parameters<typeof ran>): string[] {
  return ran(...workflow).pods.flatMap(({ template }) => {
    const found = ((template.container ?? template.script).env ?? []).find(({ name }: any) => name === 'V');
    return found ? [expanded(found.value)] : [];
  });
}

/** As the kubelet does: two dollars are one. Nothing else is to be expanded in data. */
export function expanded(text: string): string {
  return text.replace(/\$(\$|\([A-Za-z_][\w.-]*\))/g, (_, what: string) => {
    if (what !== '$') throw new Error(`$${what} would be expanded in ${JSON.stringify(text)}`);
    return '$';
  });
}
