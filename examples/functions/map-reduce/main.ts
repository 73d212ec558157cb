import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const generateNumbers = task('generate-numbers', ({ count }: { count: number }) => [...Array(count).keys()]);
const raise = task('raise', ({ n, exponent }: { n: number; exponent: number }) => n ** exponent);
const sum = task('sum', ({ numbers }: { numbers: number[] }) => numbers.reduce((a, b) => a + b, 0));

/** As many pods as there are numbers, which is known only at run time, and one that adds what they give. */
export const mapReduce = pipeline(
  'map-reduce',
  { count: p.number({ default: 5 }), exponent: p.number({ default: 2 }) },
  ({ count, exponent }) => {
    const numbers = generateNumbers({ count });
    return sum({ numbers: numbers.map((n) => raise({ n, exponent })) });
  },
);

if (require.main === module) void expose(mapReduce);
