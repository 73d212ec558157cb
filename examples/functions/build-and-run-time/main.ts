import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task, when } from 'cdk8s-argo-workflows/dsl';

const toss = task('toss', ({ seed }: { seed: number }) => (seed % 2 === 0 ? 'heads' : 'tails'));
const order = task('order', ({ dish, people }: { dish: string; people: number }) => `${people} x ${dish}`);

/** A plain function: it runs when the pipeline is made, with values that are known by then. */
const nameOf = (dish: string) => `order-${dish.toLowerCase().replaceAll(' ', '-')}`;

/** What is decided while the pipeline is made, and what only while it runs. */
export const dinner = pipeline('dinner', { seed: p.number(), people: p.number({ default: 2 }) }, ({ seed, people }) => {
  // Build time: JavaScript. The pipeline has an order for each of these, always.
  const starters = ['Bread', 'Green Olives'].map((dish) => order({ dish, people }, { name: nameOf(dish) }));

  // Run time: the coin is tossed anew in each run.
  const main = when(toss({ seed }).eq('heads'), () => order({ dish: 'noodles', people })).otherwise(() =>
    order({ dish: 'pasta', people }),
  );

  return [...starters, main];
});

if (require.main === module) void expose(dinner);
