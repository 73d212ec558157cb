import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaints, follow } from './follow';
import { p, pipeline, task } from '../../lib/dsl';
import { ArgoRun } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

// Python's functions stand behind these tasks, under the same names; these are never called.
const elsewhere = <I extends object>(name: string) =>
  task(name, (_inputs: I): any => {
    throw new Error(`${name} runs in Python`);
  });

const double = elsewhere<{ number: number }>('double');
const square = elsewhere<{ number: number }>('square');
const passingParameters = pipeline('passing-parameters', { number: p.number() }, ({ number }) =>
  square({ number: double({ number }) }),
);

const generateNumbers = elsewhere<{ count?: number; to?: number }>('generate-numbers');
const raiseNumber = elsewhere<{ n: number; exponent: number }>('raise-number');
const sumNumbers = elsewhere<{ numbers: number[] }>('sum-numbers');
const mapReduce = pipeline('map-reduce', { count: p.number(), exponent: p.number() }, ({ count, exponent }) =>
  sumNumbers({ numbers: generateNumbers({ count }).map((n: any) => raiseNumber({ n, exponent })) }),
);

const fanOut = elsewhere<{ steps: number }>('fan-out');
const multiply = elsewhere<{ number: number; by: number }>('multiply');
const add = elsewhere<{ numbers: number[] }>('add');
const multiplyTwice = pipeline('multiply-twice', { number: p.number(), by: p.number() }, ({ number, by }) =>
  // py-dagger numbers all calls of a function that is called more than once.
  multiply({ number: multiply({ number, by }, { name: 'multiply-1' }), by }, { name: 'multiply-2' }),
);
const nestedMapReduce = pipeline('nested-map-reduce', { steps: p.number(), by: p.number() }, ({ steps, by }) =>
  add({ numbers: fanOut({ steps }).map((number: any) => multiplyTwice({ number, by })) }),
);

const brainstorm = elsewhere<{}>('brainstorm');
const compose = elsewhere<{ theme: string; style: string }>('compose');
const record = elsewhere<{ composition: string }>('record');
const publish = elsewhere<{ name: string; first: string; second: string; year: number }>('publish');
const song = pipeline('song', { theme: p.string(), style: p.string() }, ({ theme, style }) =>
  record({ composition: compose({ theme, style }) }),
);
const nestedDags = pipeline('nested-dags', { name: p.string(), style: p.string() }, ({ name, style }) => {
  const themes = brainstorm();
  const first = song({ theme: themes.first, style }, { name: 'song-1' });
  const second = song({ theme: themes.second, style }, { name: 'song-2' });
  return publish({ name, first, second, year: 1986 });
});

const sumOfPowers = pipeline('sum-of-powers', { to: p.number(), exponent: p.number() }, ({ to, exponent }) =>
  sumNumbers({ numbers: generateNumbers({ to }).map((n: any) => raiseNumber({ n, exponent })) }),
);
const compositeMapReduce = pipeline(
  'composite-map-reduce',
  { to: p.number(), exponent: p.number() },
  ({ to, exponent }) =>
    sumNumbers({ numbers: generateNumbers({ to }).map((n: any) => sumOfPowers({ to: n, exponent })) }),
);

const measure = elsewhere<{ count: number }>('measure');
const label = elsewhere<{ row: number; unit: string }>('label');
const report = elsewhere<{ labels: string[]; measured: unknown }>('report');
const fields = pipeline('fields', { count: p.number() }, ({ count }) => {
  const measured = measure({ count });
  const { rows, unit } = measured;
  return report({ labels: rows.map((row: any) => label({ row, unit })), measured });
});

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

describeWith(
  { 'argo-run': argo !== undefined },
  "py-dagger's programs, orchestrated by our manifests and Argo's controller",
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'py-dagger-'));
    const python = process.env.PY_DAGGER_PYTHON ?? join(folder, 'bin/python');
    const program = (name: string) => [python, join(__dirname, 'py/serve.py'), name];
    beforeAll(() => {
      if (process.env.PY_DAGGER_PYTHON) return;
      execFileSync('python3', ['-m', 'venv', folder]);
      execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'py-dagger==0.4.2'], {
        stdio: 'pipe',
      });
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each([
      ['passing_parameters', passingParameters, { number: 3 }],
      ['map_reduce', mapReduce, { count: 5, exponent: 3 }],
      ['map_reduce', mapReduce, { count: 0, exponent: 3 }],
      ['nested_map_reduce', nestedMapReduce, { steps: 3, by: 2.5 }],
      ['nested_dags', nestedDags, { name: 'Hits "{{workflow.name}}" $(HOME)', style: 'synth-pop' }],
      ['composite_map_reduce', compositeMapReduce, { to: 3, exponent: 2 }],
      ['fields', fields, { count: 11 }],
    ] as const)(
      '%s',
      async (name, ours, parameters) => {
        const { ran, value } = await follow(argo!, ours, parameters, { program: program(name) });
        expect(complaints(ran)).toEqual([]);
        const [own, ...words] = program(name);
        const alone = JSON.parse(
          execFileSync(own, [...words, '--local', JSON.stringify(parameters)], { encoding: 'utf8' }),
        );
        expect({ return_value: value }).toEqual(alone);
        expect(ran.pods.length).toBeGreaterThan(1);
      },
      120_000,
    );
  },
);
