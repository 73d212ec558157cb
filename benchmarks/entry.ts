import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { report } from './measure';

const build = join(__dirname, '../build/lib');
const folder = mkdtempSync(join(tmpdir(), 'entry-'));
const at = (name: string, content?: string) => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};

const entry = at('entry.js', `
const { expose } = require(${JSON.stringify(join(build, 'cli'))});
const { p, pipeline, task } = require(${JSON.stringify(join(build, 'dsl'))});
const increment = task('increment', ({ n }) => n + 1);
expose(pipeline('count', { n: p.number() }, ({ n }) => increment({ n })));
`);
const pythonEntry = at('entry.py', `
from dagger import dsl
from dagger.runtime.cli import invoke
@dsl.task()
def increment(n):
    return n + 1
@dsl.DAG()
def count(n):
    return increment(n)
invoke(dsl.build(count))
`);

const input = at('n', '1');
const argv = (output: string) => ['--node-name', 'increment', '--input', 'n', input, '--output', 'return_value', output];

/** The time of a whole process, in milliseconds. */
function time(command: string, args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function own(): number {
  const output = at('own.json');
  const taken = time(process.execPath, [entry, ...argv(output)]);
  if (readFileSync(output, 'utf8') !== '2') throw new Error('The entry wrote something else than 2.');
  return taken;
}

const mid = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

// Pairs, because the machine's speed changes during the run.
const pairs = Array.from({ length: 21 }, () => [time(process.execPath, ['-e', '0']), own()]);
const base = mid(pairs.map(([nothing]) => nothing));
const detail = `${mid(pairs.map(([, whole]) => whole)).toFixed(0)} ms and ${base.toFixed(0)} ms`;
report("one task as a process / 'node -e 0'", mid(pairs.map(([nothing, whole]) => whole / nothing)), (1.5 + 60 / base).toFixed(2), detail);

const python = process.env.PY_DAGGER_PYTHON;
if (python !== undefined) {
  const against = Array.from({ length: 11 }, () => [time(python, [pythonEntry, ...argv(at('python.json'))]), own()]);
  report("one task as a process / the same with py-dagger's", mid(against.map(([theirs, whole]) => whole / theirs)), '1.0', `py-dagger ${mid(against.map(([theirs]) => theirs)).toFixed(0)} ms`);
}
rmSync(folder, { recursive: true });
