import { execFileSync } from 'child_process';
import { once as ended } from 'events';
import { join } from 'path';
import { Worker } from 'worker_threads';
import { mapReduce, serial, threads, tree, waits, work } from './function-pipelines';
import { median, report, samplesLater, timeLater } from './measure';
import { run } from 'cdk8s-argo-workflows/local';

const python = process.env.PY_DAGGER_PYTHON;

/** A pipeline that py-dagger runs too, in a process of its own. */
function theirs(which: string): number {
  return Number(execFileSync(python!, [join(__dirname, 'functions.py'), which], { encoding: 'utf8' }));
}

/** The first run in a process of ours. */
function once(which: string, n = 0): { readonly taken: number; readonly memory: number } {
  return JSON.parse(
    execFileSync(
      process.execPath,
      ['-r', '@swc-node/register', join(__dirname, 'functions-once.ts'), which, String(n)],
      { encoding: 'utf8' },
    ),
  );
}

async function against(which: string, what: string, own: () => Promise<unknown>): Promise<void> {
  if (python === undefined) return;
  // The first runs compile the pipeline, and node compiles the engine.
  await samplesLater(3, own);
  const taken = await samplesLater(5, async () => ({
    own: await timeLater(own),
    first: once(which, 2000).taken,
    base: theirs(which),
  }));
  const detail = `${median(taken.map((sample) => sample.own)).toFixed(0)} ms, py-dagger ${median(taken.map((sample) => sample.base)).toFixed(0)} ms`;
  report(`py-dagger / ${what}`, median(taken.map(({ own: time, base }) => base / time)), '>= 5', detail);
  report(
    '  the same, our first run in a process',
    median(taken.map(({ first, base }) => base / first)),
    '>= 3',
    `${median(taken.map(({ first }) => first)).toFixed(0)} ms`,
  );
}

/** Half of the work that keeps a core busy. */
function inBareThread(from: number): Promise<unknown> {
  return ended(
    new Worker(`const work = ${work.toString()}; for (let n = ${from}; n < ${from + 4}; n++) work({ n });`, {
      eval: true,
    }),
    'exit',
  );
}

async function main(): Promise<void> {
  await against('tree', 'tree of 2,047 functions', () => run(tree, { x: 1 }));
  await against('map-reduce', 'map-reduce over 2,000 items', () => run(mapReduce, { n: 2000 }));

  const waited = await samplesLater(3, () => timeLater(() => run(waits, {}, { concurrency: { inProcess: 8 } })));
  report('8 functions that wait 1 s, 8 at once, in s', median(waited) / 1000, '1.6');

  // Two bare threads say what the machine has to give while others use it too.
  const bare = () => timeLater(() => Promise.all([0, 4].map((from) => inBareThread(from))));
  const busy = {
    serial: () => timeLater(() => run(serial)),
    threads: () => timeLater(() => run(threads, {}, { concurrency: { processes: 2 } })),
  };
  await busy.threads();
  const worked = await samplesLater(5, async () => ({
    serial: await busy.serial(),
    threads: await busy.threads(),
    bare: await bare(),
  }));
  report(
    '8 functions that keep a core busy: serial / 2 threads',
    median(worked.map((sample) => sample.serial / sample.threads)),
    '>= 1.7',
    `at best ${Math.max(...worked.map((sample) => sample.serial / sample.threads)).toFixed(2)}; bare threads ${median(worked.map((sample) => sample.serial / sample.bare)).toFixed(2)}, at best ${Math.max(...worked.map((sample) => sample.serial / sample.bare)).toFixed(2)}`,
  );
  report(
    '  2 threads / the same in bare threads',
    median(worked.map((sample) => sample.threads / sample.bare)),
    '1.1',
    `${median(worked.map((sample) => sample.threads)).toFixed(0)} ms and ${median(worked.map((sample) => sample.bare)).toFixed(0)} ms`,
  );

  const sizes = await samplesLater(3, async () => ({
    small: once('map-reduce', 10000),
    large: once('map-reduce', 100000),
  }));
  report(
    'time(100,000 items) / time(10,000 items)',
    median(sizes.map(({ small, large }) => large.taken / small.taken)),
    '12',
    `${median(sizes.map(({ large }) => large.taken)).toFixed(0)} ms and ${median(sizes.map(({ small }) => small.taken)).toFixed(0)} ms`,
  );
  report('resident memory for 100,000 items, MB', median(sizes.map(({ large }) => large.memory)), '1000');
}

void main();
