import { execFileSync } from 'child_process';
import { join } from 'path';
import { median, report, samples } from './measure';

const root = join(__dirname, '..');

/** The time that some code takes in a process of its own, in milliseconds. */
function timeOf(code: string): number {
  const program = `const start = process.hrtime.bigint(); ${code}; console.log(Number(process.hrtime.bigint() - start) / 1e6)`;
  return Number(execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' }));
}

function compare(what: string, base: string, own: string, limit: string): void {
  const taken = samples(21, () => ({ base: timeOf(base), own: timeOf(own) }));
  const detail = `${median(taken.map((sample) => sample.own)).toFixed(0)} ms and ${median(taken.map((sample) => sample.base)).toFixed(0)} ms`;
  report(what, median(taken.map((sample) => sample.own / sample.base)), limit, detail);
}

const cdk8s = "const { App, ApiObject, Chart } = require('cdk8s')";
// No program uses the package without cdk8s.
const library = `${cdk8s}; const { ContainerTask, Output, Pipeline, Workflow } = require(${JSON.stringify(root)})`;
const object =
  "const app = new App(); new ApiObject(new Chart(app, 'chart'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' })";
const pipeline = `
  const app = new App();
  const chart = new Chart(app, 'chart');
  const pipeline = new Pipeline(chart, 'pipeline');
  const first = new ContainerTask(pipeline, 'first', { image: 'x', command: ['x'], outputs: { text: Output.parameter('/tmp/text') } });
  new ContainerTask(pipeline, 'second', { image: 'x', command: ['x'], args: [first.output('text')] });
  new Workflow(chart, 'workflow', { pipeline })`;

compare(
  "require of the package / require('cdk8s')",
  "require('cdk8s')",
  `require('cdk8s'); require(${JSON.stringify(root)})`,
  '1.3',
);
compare('require and a first pipeline / cdk8s and an object', `${cdk8s}; ${object}`, `${library}; ${pipeline}`, '1.5');
compare(
  'require and a first synthesis / cdk8s and an object',
  `${cdk8s}; ${object}; app.synthYaml()`,
  `${library}; ${pipeline}; app.synthYaml()`,
  '2.2',
);
