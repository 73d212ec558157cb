import { spawn } from 'child_process';
import { once as happened } from 'events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'fs';
import { availableParallelism, tmpdir } from 'os';
import { join } from 'path';
import { finished } from 'stream/promises';
import { App, Chart } from 'cdk8s';
import { ContainerTask, Pipeline, Workflow } from 'cdk8s-argo-workflows';
import { median, report, samplesLater, timeLater } from './measure';
import { run } from 'cdk8s-argo-workflows/local';

const TASKS = 40;
const processes = availableParallelism();
const folder = mkdtempSync(join(tmpdir(), 'processes-'));
let folders = 0;

/** A command that keeps a core busy for some time, and prints a line. */
const command = (rounds: number) => [
  'sh',
  '-c',
  `i=0; while [ $i -lt ${rounds} ]; do i=$((i+1)); done; echo "counted to $i"`,
];

/** Container tasks that wait for nothing. */
function workflow(rounds: number): object {
  const chart = new Chart(new App(), 'processes');
  const pipeline = new Pipeline(chart, 'all');
  for (let index = 0; index < TASKS; index++) {
    new ContainerTask(pipeline, `task-${index}`, { image: 'busybox:1.37', command: command(rounds) });
  }
  new Workflow(chart, 'workflow', { pipeline });
  return chart.toJson()[0];
}

/** The engine, with what is printed in a file for each task, or with nothing on disk that stays. */
async function engine(manifest: object, logs: boolean): Promise<void> {
  const result = await run(
    manifest,
    {},
    { concurrency: { processes }, ...(logs && { folder: join(folder, `run-${folders++}`) }) },
  );
  if (result.phase !== 'Succeeded') throw new Error(result.message);
}

/** The same commands, as many at a time, each in a folder of its own with what it prints in a file. */
async function bare(rounds: number): Promise<void> {
  const root = join(folder, `bare-${folders++}`);
  let next = 0;
  const lane = async () => {
    while (next < TASKS) {
      const cwd = join(root, String(next++));
      mkdirSync(cwd, { recursive: true });
      const [program, ...args] = command(rounds);
      const log = createWriteStream(join(cwd, 'log'));
      const child = spawn(program, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.pipe(log, { end: false });
      child.stderr.pipe(log, { end: false });
      const [code] = await happened(child, 'close');
      log.end();
      await finished(log);
      if (code !== 0) throw new Error(`The command ended with ${code}.`);
    }
  };
  await Promise.all(Array.from({ length: processes }, lane));
}

/** How many rounds take a command about so many milliseconds on this machine. */
async function roundsFor(ms: number): Promise<number> {
  // The fastest is the one that others disturbed least.
  const taken = async (rounds: number) =>
    Math.min(
      ...(await samplesLater(9, () => timeLater(async () => happened(spawn('sh', command(rounds).slice(1)), 'close')))),
    );
  const [none, many] = [await taken(0), await taken(100_000)];
  return Math.max(1000, Math.round(((ms - none) / (many - none)) * 100_000));
}

async function compare(name: string, rounds: number, limit: string): Promise<void> {
  const manifest = workflow(rounds);
  const all = { bare: () => bare(rounds), memory: () => engine(manifest, false), logs: () => engine(manifest, true) };
  await Promise.all([all.bare(), all.memory(), all.logs()]);
  // Each between two of what it is compared with, for the machine's speed changes meanwhile.
  let before = await timeLater(all.bare);
  const against = async (what: () => Promise<void>) => {
    const [first, own] = [before, await timeLater(what)];
    before = await timeLater(all.bare);
    return { own, bare: (first + before) / 2 };
  };
  const taken = await samplesLater(9, async () => ({
    memory: await against(all.memory),
    logs: await against(all.logs),
  }));
  const each = (time: (sample: (typeof taken)[0]) => number) =>
    `${((median(taken.map(time)) * processes) / TASKS).toFixed(1)} ms`;
  report(
    `${name}: run / spawned bare`,
    median(taken.map(({ memory }) => memory.own / memory.bare)),
    limit,
    `${each(({ memory }) => memory.own)} and ${each(({ memory }) => memory.bare)} for a command`,
  );
  report(
    '  the same with a run folder',
    median(taken.map(({ logs }) => logs.own / logs.bare)),
    limit,
    `${each(({ logs }) => logs.own)} for a command`,
  );
}

async function main(): Promise<void> {
  await compare(`${TASKS} commands of about 50 ms`, await roundsFor(50), '1.10');
  await compare(`${TASKS} commands that do nothing`, 0, '-');
  rmSync(folder, { recursive: true });
}

void main();
