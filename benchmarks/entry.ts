import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { median, report, samples, time } from './measure';

const build = join(__dirname, '../build/lib');
const folder = mkdtempSync(join(tmpdir(), 'entry-'));
const at = (name: string, content?: string) => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};

const entry = at(
  'entry.js',
  `
const { expose } = require(${JSON.stringify(join(build, 'cli'))});
const { p, pipeline, task } = require(${JSON.stringify(join(build, 'dsl'))});
const increment = task('increment', ({ n }) => n + 1);
expose(pipeline('count', { n: p.number() }, ({ n }) => increment({ n })));
`,
);
const pythonEntry = at(
  'entry.py',
  `
from dagger import dsl
from dagger.runtime.cli import invoke
@dsl.task()
def increment(n):
    return n + 1
@dsl.DAG()
def count(n):
    return increment(n)
invoke(dsl.build(count))
`,
);

const input = at('n', '1');
const argv = (output: string) => [
  '--node-name',
  'increment',
  '--input',
  'n',
  input,
  '--output',
  'return_value',
  output,
];

/** The time of a whole process, in milliseconds. */
const processTime = (command: string, args: readonly string[]) =>
  time(() => {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });

function own(): number {
  const output = at('own.json');
  const taken = processTime(process.execPath, [entry, ...argv(output)]);
  if (readFileSync(output, 'utf8') !== '2') throw new Error('The entry wrote something else than 2.');
  return taken;
}

const nothing = samples(21, () => ({ base: processTime(process.execPath, ['-e', '0']), own: own() }));
const base = median(nothing.map((sample) => sample.base));
const detail = `${median(nothing.map((sample) => sample.own)).toFixed(0)} ms and ${base.toFixed(0)} ms`;
report(
  "one task as a process / 'node -e 0'",
  median(nothing.map((sample) => sample.own / sample.base)),
  (1.5 + 60 / base).toFixed(2),
  detail,
);

const python = process.env.PY_DAGGER_PYTHON;
if (python !== undefined) {
  const theirs = samples(21, () => ({
    base: processTime(python, [pythonEntry, ...argv(at('python.json'))]),
    own: own(),
  }));
  report(
    "one task as a process / the same with py-dagger's",
    median(theirs.map((sample) => sample.own / sample.base)),
    '1.0',
    `py-dagger ${median(theirs.map((sample) => sample.base)).toFixed(0)} ms`,
  );
}
rmSync(folder, { recursive: true });
