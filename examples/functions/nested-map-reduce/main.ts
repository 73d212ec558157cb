import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const listRegions = task('list-regions', () => [
  { name: 'north', shops: ['Oslo', 'Bergen'] },
  { name: 'south', shops: ['Seville', 'Cadiz', 'Malaga'] },
  { name: 'sea', shops: [] },
]);
const askShop = task('ask-shop', ({ shop, days }: { shop: string; days: number }) => shop.length * days);
const add = task('add', ({ region, revenues }: { region: string; revenues: number[] }) => ({
  region,
  revenue: revenues.reduce((a, b) => a + b, 0),
}));
const best = task('best', ({ totals }: { totals: { region: string; revenue: number }[] }) =>
  totals.reduce((a, b) => (b.revenue > a.revenue ? b : a)),
);

/** For each region, for each of its shops. */
export const nestedMapReduce = pipeline('nested-map-reduce', { days: p.number({ default: 1 }) }, ({ days }) => {
  const totals = listRegions().map((region) => {
    const revenues = region.shops.map((shop) => askShop({ shop, days }));
    return add({ region: region.name, revenues });
  });
  return best({ totals });
});

if (require.main === module) void expose(nestedMapReduce);
