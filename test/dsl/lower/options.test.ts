import { acceptedByArgo, lowers } from './scenario';
import { double } from './shared';
import { pod } from './templates';
import { p, pipeline, task } from '../../../lib/dsl';
import { inertJson } from '../../compile/guards';

const heavy = task('heavy', ({ n }: { n: number }) => n + 1, {
  image: 'gpu:1',
  resources: { requests: { cpu: '2' }, limits: { memory: '1Gi' } },
  env: { LEVEL: 'task', TASK: '1' },
});
const sure = task('sure', ({ n }: { n: number }) => n + 1, {
  retry: { attempts: 3, backoff: '2s', factor: 2 },
  timeout: '1m',
});

lowers(
  'options of the pipeline, the task and the call: the nearest holds, of variables and resources name by name',
  pipeline(
    'main',
    { n: p.number() },
    ({ n }) => double({ n: heavy({ n }, { env: { LEVEL: 'call' }, resources: { requests: { cpu: '4' } } }) }),
    { image: 'all:1', env: { LEVEL: 'pipeline', ALL: '1' }, timeout: '5m', container: { labels: { team: 'a' } } },
  ),
  [{ args: { n: 1 }, gives: 4 }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'heavy',
            template: 'heavy',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'double',
            template: 'double',
            depends: 'heavy',
            arguments: { artifacts: [{ name: 'n', from: '{{tasks.heavy.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
    },
    pod('heavy', {
      inputs: { n: 'scalar' },
      container: {
        image: 'gpu:1',
        env: [
          { name: 'LEVEL', value: 'call' },
          { name: 'ALL', value: '1' },
          { name: 'TASK', value: '1' },
        ],
        resources: { limits: { memory: '1Gi' }, requests: { cpu: '4' } },
      },
      metadata: { labels: { team: 'a' } },
      timeout: '300s',
    }),
    pod('double', {
      inputs: { n: 'file' },
      container: {
        image: 'all:1',
        env: [
          { name: 'LEVEL', value: 'pipeline' },
          { name: 'ALL', value: '1' },
        ],
      },
      metadata: { labels: { team: 'a' } },
      timeout: '300s',
    }),
  ],
);

lowers(
  'attempts and times',
  pipeline('main', { n: p.number() }, ({ n }) => sure({ n: sure({ n }, { retry: { attempts: 2 } }) })),
  [{ args: { n: 1 }, gives: 3 }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'sure',
            template: 'sure',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'sure-2',
            template: 'sure-2',
            depends: 'sure',
            arguments: { artifacts: [{ name: 'n', from: '{{tasks.sure.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.sure-2.outputs.artifacts.return_value}}' }] },
    },
    pod('sure', { inputs: { n: 'scalar' }, retryStrategy: { limit: '1' }, timeout: '60s' }),
    pod('sure-2', {
      inputs: { n: 'file' },
      retryStrategy: { backoff: { duration: '2s', factor: '2' }, limit: '2' },
      timeout: '60s',
    }),
  ],
);

lowers(
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
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'again',
            template: 'again',
            depends: 'double',
            arguments: {
              parameters: [
                { name: 'n', value: `{{=${inertJson("tasks['double'].outputs.parameters['return_value']")}}}` },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.again.outputs.artifacts.return_value}}' }] },
      parallelism: 4,
    },
    pod('double', {
      inputs: { n: 'scalar' },
      outputs: { return_value: 'text' },
      memoize: {
        cache: { configMap: { name: 'results' } },
        key: "double-{{=sprig.sha256sum(toJson([inputs.parameters['n']]))}}",
        maxAge: '1h',
      },
    }),
    pod('again', {
      inputs: { n: 'text' },
      memoize: { cache: { configMap: { name: 'results' } }, key: 'fixed', maxAge: '1h' },
    }),
  ],
);

acceptedByArgo();
