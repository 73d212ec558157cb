import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const generateNumbers = task('generate-numbers', ({ to }: { to: number }) =>
  Array.from({ length: to }, (_, index) => index + 1),
);
const raise = task('raise', ({ n, exponent }: { n: number; exponent: number }) => n ** exponent);
const sum = task('sum', ({ numbers }: { numbers: number[] }) => numbers.reduce((a, b) => a + b, 0));

const sumOfPowers = pipeline('sum-of-powers', { to: p.number(), exponent: p.number() }, ({ to, exponent }) =>
  sum({ numbers: generateNumbers({ to }).map((n) => raise({ n, exponent })) }),
);

/** A map-reduce whose map is a map-reduce: 1, 1 + 4, 1 + 4 + 9, ... added. */
export const compositeMapReduce = pipeline(
  'composite-map-reduce',
  { to: p.number({ default: 3 }), exponent: p.number({ default: 2 }) },
  ({ to, exponent }) => sum({ numbers: generateNumbers({ to }).map((n) => sumOfPowers({ to: n, exponent })) }),
);

if (require.main === module) void expose(compositeMapReduce);
