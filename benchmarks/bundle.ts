import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { median, report, samples, time } from './measure';
import { Runner } from 'cdk8s-argo-workflows/dsl/runner';

/** The program of a pipeline of functions, as it travels in a ConfigMap, and the start of a pod that runs a whole pipeline. */
const build = join(__dirname, '../build/lib');
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const at = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const entry = at(
  'entry.js',
  `
const { expose } = require(${JSON.stringify(join(build, 'cli'))});
const { p, pipeline, task } = require(${JSON.stringify(join(build, 'dsl'))});
const numbers = task('numbers', ({ count }) => [...Array(count).keys()]);
const raise = task('raise', ({ n, exponent }) => n ** exponent);
const sum = task('sum', ({ list }) => list.reduce((a, b) => a + b, 0));
const inner = pipeline('inner', { exponent: p.number() }, ({ exponent }) =>
  sum({ list: numbers({ count: 5 }).map((n) => raise({ n, exponent })) }), { pod: 'shared' });
expose(pipeline('outer', { exponent: p.number() }, ({ exponent }) => inner({ exponent })));
`,
);

/** The program of a ConfigMap. */
function programOf(engine: boolean): string {
  const chart = new Chart(new App(), 'bundle');
  Runner.bundle(entry).bind(chart, engine, false);
  const [{ data }] = Testing.synth(chart);
  return data['main.js'];
}

const ofFunctions = programOf(false);
const ofPipelines = programOf(true);
report('bytes of a program that runs functions', ofFunctions.length, '230000');
report('bytes of a program that runs whole pipelines', ofPipelines.length, '616000');

const program = at('main.js', ofPipelines);
const argv = [program, '--node-name', 'inner', '--input', 'exponent', at('exponent', '2')];
const output = join(folder, 'output.json');
const processTime = (args: readonly string[]) =>
  time(() => {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });
const taken = samples(15, () => {
  const base = processTime(['-e', '0']);
  const own = processTime([...argv, '--output', 'return_value', output]);
  if (readFileSync(output, 'utf8') !== '30') throw new Error('The program wrote something else than 30.');
  return { base, own };
});
report(
  "a whole pipeline in one pod, as a process / 'node -e 0'",
  median(taken.map(({ base, own }) => own / base)),
  '2.5',
  `${median(taken.map(({ own }) => own)).toFixed(0)} ms`,
);
rmSync(folder, { recursive: true });
