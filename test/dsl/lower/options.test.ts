import { acceptedByArgo, lowersToGolden } from './scenario';
import { double } from './shared';
import { p, pipeline, task } from '../../../lib/dsl';

const heavy = task('heavy', ({ n }: { n: number }) => n + 1, {
  image: 'gpu:1',
  resources: { requests: { cpu: '2' }, limits: { memory: '1Gi' } },
  env: { LEVEL: 'task', TASK: '1' },
});
const sure = task('sure', ({ n }: { n: number }) => n + 1, {
  retry: { attempts: 3, backoff: '2s', factor: 2 },
  timeout: '1m',
});

lowersToGolden(
  'options of the pipeline, the task and the call: the nearest holds, of variables and resources name by name',
  pipeline(
    'main',
    { n: p.number() },
    ({ n }) => double({ n: heavy({ n }, { env: { LEVEL: 'call' }, resources: { requests: { cpu: '4' } } }) }),
    { image: 'all:1', env: { LEVEL: 'pipeline', ALL: '1' }, timeout: '5m', container: { labels: { team: 'a' } } },
  ),
  [{ args: { n: 1 }, gives: 4 }],
);

lowersToGolden(
  'attempts and times',
  pipeline('main', { n: p.number() }, ({ n }) => sure({ n: sure({ n }, { retry: { attempts: 2 } }) })),
  [{ args: { n: 1 }, gives: 3 }],
);

lowersToGolden(
  'results that are remembered',
  pipeline(
    'main',
    { n: p.number() },
    ({ n }) =>
      double(
        { n: double({ n }, { memoize: { maxAge: '1h', cache: 'results' }, transport: 'parameter' }) },
        { name: 'again', memoize: { maxAge: '1h', cache: 'results', key: 'fixed' } },
      ),
    { parallelism: 4 },
  ),
  [{ args: { n: 1 }, gives: 4 }],
);

acceptedByArgo();
