import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

interface City {
  readonly name: string;
  readonly celsius: number;
}

const describe = task(
  'describe',
  ({ city, celsius, warm }: { city: string; celsius: number; warm: number }) =>
    `${city} is ${celsius < warm ? 'cold' : 'warm'}`,
);

/** A map over a list that is given when the pipeline is started. */
export const mapOverParameter = pipeline(
  'map-over-parameter',
  {
    cities: p.json<City[]>({ description: 'Names and temperatures' }),
    warm: p.number({ default: 20 }),
  },
  ({ cities, warm }) => cities.map((city) => describe({ city: city.name, celsius: city.celsius, warm })),
);

if (require.main === module) void expose(mapOverParameter);
