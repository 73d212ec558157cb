import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const leaf = task('leaf', ({ x }: { x: number }) => x);
const add = task('add', ({ a, b }: { a: number; b: number }) => a + b);

/** 2,047 calls: 1,024 leaves, and what adds them up in pairs. */
export const tree = pipeline('tree', { x: p.number() }, ({ x }) => {
  let level = Array.from({ length: 1024 }, () => leaf({ x }));
  while (level.length > 1) {
    level = level.flatMap((a, index) => (index % 2 === 0 ? [add({ a, b: level[index + 1] })] : []));
  }
  return level[0];
});

const count = task('count', ({ n }: { n: number }) => [...Array(n).keys()]);
const square = task('square', ({ n }: { n: number }) => n * n);
const total = task('total', ({ list }: { list: number[] }) => list.reduce((a, b) => a + b, 0));
export const mapReduce = pipeline('map-reduce', { n: p.number() }, ({ n }) =>
  total({ list: count({ n }).map((each) => square({ n: each })) }),
);

const wait = task('wait', ({ n }: { n: number }) => new Promise<number>((resolve) => setTimeout(resolve, 1000, n)));
export const waits = pipeline('waits', {}, () => Array.from({ length: 8 }, (_, n) => wait({ n })));

/** As much work each time, however fast the machine is. */
export const work = ({ n }: { n: number }) => {
  let state = n + 1;
  for (let i = 0; i < 10_000_000; i++) state = (state * 16807) % 2147483647;
  return state;
};
const beside = task('beside', work);
const inThread = task('in-thread', work, { isolation: 'worker' });
export const serial = pipeline('serial', {}, () => Array.from({ length: 8 }, (_, n) => beside({ n })));
export const threads = pipeline('threads', {}, () => Array.from({ length: 8 }, (_, n) => inThread({ n })));
