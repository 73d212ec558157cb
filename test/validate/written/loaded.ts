import { Chart, Testing } from 'cdk8s';
import { ArgoManifest } from '../../../lib';
import { reported } from '../../support/refused';

/** A container that does nothing of interest. */
export const WORK = '{ image: "a:1", command: [x] }';

/** What a manifest is reported for that is loaded as `test/m`. */
export function judged(...texts: readonly string[]): string[] {
  const chart: Chart = Testing.chart();
  texts.forEach((text, index) => ArgoManifest.fromYaml(chart, index === 0 ? 'm' : `m${index}`, text));
  return reported(chart);
}

/** The same for a Workflow `w` with some templates, whose entrypoint is `main`. */
export function judgedTemplates(templates: string, rest = ''): string[] {
  return judged(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { name: w }
spec:
  entrypoint: main
${
  rest.trim() === ''
    ? ''
    : `${rest
        .trim()
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n')}\n`
}  templates:
${templates
  .trim()
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`);
}
