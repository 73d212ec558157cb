import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const listNumbers = task('list-numbers', ({ to }: { to: number }) =>
  Array.from({ length: to }, (_, index) => index + 1),
);
const isPrime = task(
  'is-prime',
  ({ n }: { n: number }) => n > 1 && !Array.from({ length: n }, (_, index) => index).some((d) => d > 1 && n % d === 0),
);
const count = task('count', ({ flags }: { flags: boolean[] }) => flags.filter((flag) => flag).length);
const half = task('half', ({ n }: { n: number }) => n / 2);
const round = task('round', ({ n }: { n: number }) => Math.round(n));

/** Two short tasks that are not worth a pod each. */
const halved = pipeline('halved', { n: p.number() }, ({ n }) => round({ n: half({ n }) }), { pod: 'shared' });

/** Many small tasks in few pods: four items of a map at a time, and a whole pipeline at once. */
export const smallTasks = pipeline('small-tasks', { to: p.number({ default: 10 }) }, ({ to }) => {
  const flags = listNumbers({ to }).map((n) => isPrime({ n }), { batch: 4 });
  return halved({ n: count({ flags }) });
});

if (require.main === module) void expose(smallTasks);
