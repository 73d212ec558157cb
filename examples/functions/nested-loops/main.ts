import { expose } from 'cdk8s-argo-workflows/cli';
import { pipeline, task } from 'cdk8s-argo-workflows/dsl';

const listCohorts = task('list-cohorts', () => ['students', 'retired']);
const listCategories = task('list-categories', () => ['fruit', 'bread', 'tea']);
const recommend = task(
  'recommend',
  ({ cohort, category, rank }: { cohort: string; category: string; rank: number }) =>
    `${category} for ${cohort}: ${rank}`,
);

/** One map inside another, over lists that do not depend on each other. */
export const nestedLoops = pipeline('nested-loops', {}, () => {
  const categories = listCategories();
  return listCohorts().map((cohort) => categories.map((category, rank) => recommend({ cohort, category, rank })));
});

if (require.main === module) void expose(nestedLoops);
