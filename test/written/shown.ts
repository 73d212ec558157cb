import { Chart, Testing } from 'cdk8s';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';

/** The manifests of a chart `test`. */
export function manifests(build: (chart: Chart) => unknown): any[] {
  const chart = Testing.chart();
  build(chart);
  return Testing.synth(chart);
}

/** The spec of the only object. */
export function specOf(build: (chart: Chart) => unknown): any {
  const [object] = manifests(build);
  return object.spec.workflowSpec ?? object.spec;
}

/** What Argo has against the manifests of a chart; nothing without the tool, which the suite that asks for it tells. */
export async function refused(lint: ArgoLint | undefined, build: (chart: Chart) => unknown): Promise<string[]> {
  return refusals(
    manifests(build)
      .map((each) => JSON.stringify(each))
      .join('\n'),
    lint,
  );
}
