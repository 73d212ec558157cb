import { expose } from 'cdk8s-argo-workflows/cli';
import { and, p, pipeline, task, when } from 'cdk8s-argo-workflows/dsl';

const weigh = task('weigh', ({ items }: { items: number }) => ({ grams: items * 300, fragile: items === 1 }));
const byBike = task('by-bike', ({ grams }: { grams: number }) => `by bike: ${grams} g`);
const byVan = task(
  'by-van',
  ({ grams, careful }: { grams: number; careful: boolean }) => `by van${careful ? ', carefully' : ''}: ${grams} g`,
);
const load = task('load', ({ grams }: { grams: number }) => grams / 1000);
const byTrain = task('by-train', ({ kilograms }: { kilograms: number }) => `by train: ${kilograms} kg`);
const tell = task('tell', ({ way, gift }: { way: string; gift: string | null }) =>
  gift === null ? way : `${way}, ${gift}`,
);
const wrap = task('wrap', () => 'with a ribbon');

/** The branches of a condition are one value: of the branch that ran. */
export const conditions = pipeline(
  'conditions',
  {
    items: p.number(),
    speed: p.enum(['slow', 'fast'], { default: 'slow' }),
    gift: p.boolean({ default: false }),
  },
  ({ items, speed, gift }) => {
    const parcel = weigh({ items });
    const way = when(and(parcel.grams.lt(1000), speed.eq('fast')), () => byBike({ grams: parcel.grams }))
      .elseWhen(parcel.grams.lt(5000), () => byVan({ grams: parcel.grams, careful: parcel.fragile }))
      .otherwise(() => byTrain({ kilograms: load({ grams: parcel.grams }) }));

    // Without another branch it is null when nothing ran.
    const ribbon = when(gift, () => wrap());
    return tell({ way, gift: ribbon });
  },
);

if (require.main === module) void expose(conditions);
