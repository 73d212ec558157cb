import { acceptedByArgo, lowersToGolden } from './scenario';
import { double, show } from './shared';
import { p, pipeline } from '../../../lib/dsl';

lowersToGolden(
  'handlers run at the end',
  pipeline('main', { n: p.number() }, ({ n }) => double({ n }), {
    onExit: ({ status }, { n }) => show({ value: [status, n] }),
    onFailure: ({ name, failures }) => show({ value: { name, failures } }, { name: 'alarm' }),
  }),
  [{ args: { n: 1 }, gives: 2 }],
  ['onExit'],
);

lowersToGolden(
  'only on failure',
  pipeline('main', {}, () => double({ n: 1 }), {
    onFailure: ({ failures }) => show({ value: failures.at(0).message }),
  }),
  [{ gives: 2 }],
  ['onExit'],
);

acceptedByArgo();
