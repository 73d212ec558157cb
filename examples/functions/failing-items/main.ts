import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const half = task('half', ({ n }: { n: number }) => {
  if (n % 2 !== 0) throw new Error(`${n} is odd`);
  return n / 2;
});

/** What becomes of a list when an item fails. */
export const failingItems = pipeline('failing-items', { numbers: p.json<number[]>() }, ({ numbers }) => ({
  skipped: numbers.map((n) => half({ n }), { onItemFailure: 'skip', name: 'skipping' }),
  collected: numbers.map((n) => half({ n }), { onItemFailure: 'collect', name: 'collecting' }),
}));

if (require.main === module) void expose(failingItems);
