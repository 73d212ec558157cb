import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const multiply = task('multiply', ({ number, by }: { number: number; by: number }) => number * by);
const sum = task('sum', ({ numbers }: { numbers: number[] }) => numbers.reduce((a, b) => a + b, 0));

const FACTORS = [1, 2, 3, 4, 5];

/** As many tasks beside each other as a list of the program has. */
export const staticParallelization = pipeline('static-parallelization', { number: p.number() }, ({ number }) => {
  const products = FACTORS.map((by) => multiply({ number, by }, { name: `multiply-by-${by}` }));
  return sum({ numbers: products });
});

if (require.main === module) void expose(staticParallelization);
