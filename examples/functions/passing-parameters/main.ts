import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const double = task('double', ({ number }: { number: number }) => number * 2);
const square = task('square', ({ number }: { number: number }) => number ** 2);

/** A number is doubled, and what comes out is squared. */
export const passingParameters = pipeline(
  'passing-parameters',
  { number: p.number({ description: 'The number to begin with' }) },
  ({ number }) => {
    const doubled = double({ number });
    return square({ number: doubled });
  },
);

if (require.main === module) void expose(passingParameters);
