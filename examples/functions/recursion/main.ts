import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task, when } from 'cdk8s-argo-workflows/dsl';
import type { Pipeline } from 'cdk8s-argo-workflows/dsl';

const next = task(
  'next',
  ({ n, steps }: { n: number; steps: number }) => ({ n: n % 2 === 0 ? n / 2 : 3 * n + 1, steps: steps + 1 }),
  { transport: 'parameter' },
);

/** Halves even numbers, triples odd ones and adds one, until it comes to 1. The condition is what ends it. */
export const recursion: Pipeline<{ n: number; steps?: number }, number> = pipeline(
  'recursion',
  {
    n: p.number(),
    steps: p.number({ default: 0 }),
  },
  ({ n, steps }) => {
    const now = next({ n, steps });
    return when(now.n.eq(1), () => now.steps).otherwise(() => recursion({ n: now.n, steps: now.steps }));
  },
);

if (require.main === module) void expose(recursion);
