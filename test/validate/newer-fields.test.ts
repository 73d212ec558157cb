import { Testing } from 'cdk8s';
import { ContainerTask, Pipeline, Workflow } from '../../lib';
import { reported } from '../support/refused';

/** What is wrong with a workflow whose fields are given. */
function wrong({
  pipeline = {},
  template = {},
  container = {},
  spec = {},
}: {
  pipeline?: object;
  template?: object;
  container?: object;
  spec?: object;
}): string {
  const chart = Testing.chart();
  const main = new Pipeline(chart, 'p', { templateOverrides: pipeline });
  new ContainerTask(main, 't', {
    image: 'a:1',
    command: ['x'],
    templateOverrides: template,
    containerOverrides: container,
  });
  new Workflow(chart, 'w', { pipeline: main, workflowOverrides: spec });
  return reported(chart).join('\n');
}

const PLUGIN = {
  metadata: { name: 'hello' },
  spec: {
    sidecar: {
      container: {
        name: 'hello',
        image: 'h:1',
        ports: [{ containerPort: 4355 }],
        resources: { requests: { cpu: '1' }, limits: { cpu: '1' } },
        securityContext: {},
      },
    },
  },
};

test.each<[string, Parameters<typeof wrong>[0], string]>([
  [
    'pendingTimeout of a pipeline',
    { pipeline: { pendingTimeout: '5m' } },
    "AW1208 test/p: sets 'pendingTimeout' in templateOverrides, but the template has no pod of its own",
  ],
  [
    'resourceClaims of a pipeline',
    { pipeline: { resourceClaims: [{ name: 'gpu' }] } },
    "AW1208 test/p: sets 'resourceClaims'",
  ],
  [
    'podResources of a pipeline',
    { pipeline: { podResources: { limits: { cpu: '1' } } } },
    "AW1208 test/p: sets 'podResources'",
  ],
  [
    'podResources of another kind',
    { template: { podResources: { limits: { 'example.com/gpu': '1' } } } },
    'AW1018 test/p/t: has "example.com/gpu" for \'podResources\'',
  ],
  [
    'podResources with claims',
    { spec: { podResources: { claims: [{ name: 'gpu' }] } } },
    'AW1018 test/w: has [{"name":"gpu"}] for \'podResources.claims\'',
  ],
  [
    'a gauge with an unknown operation',
    { template: { metrics: { prometheus: [{ name: 'm', help: 'h', gauge: { value: '1', operation: 'Multiply' } }] } } },
    "AW1018 test/p/t: has \"Multiply\" for 'metrics.m.gauge.operation', which takes one of 'Set', 'Add', 'Sub'",
  ],
  [
    'a device twice',
    {
      container: {
        volumeDevices: [
          { name: 'a', devicePath: '/d' },
          { name: 'b', devicePath: '/d' },
        ],
      },
    },
    "AW1102 test/p/t: has the device of container '/d'",
  ],
  [
    'a claim twice',
    { container: { resources: { claims: [{ name: 'c' }, { name: 'c' }] } } },
    "AW1102 test/p/t: has the claim of container 'c'",
  ],
  [
    'an unknown policy of retries for all',
    { spec: { templateDefaults: { retryStrategy: { retryPolicy: 'Sometimes' } } } },
    'AW1018 test/w: has "Sometimes" for \'templateDefaults.retryStrategy.retryPolicy\'',
  ],
  [
    'a plugin without a port',
    {
      spec: {
        executorPlugins: [
          { ...PLUGIN, spec: { sidecar: { container: { ...PLUGIN.spec.sidecar.container, ports: undefined } } } },
        ],
      },
    },
    "AW1018 test/w: has no value for 'executorPlugins[0].spec.sidecar.container.ports'",
  ],
])('%s is refused', (_, given, message) => {
  expect(wrong(given)).toContain(message);
});

test('the same fields are right elsewhere', () => {
  const template = {
    pendingTimeout: '5m',
    podResources: { limits: { cpu: '1', 'hugepages-2Mi': '4Mi' } },
    metrics: { prometheus: [{ name: 'm', help: 'h', gauge: { value: '1', operation: 'Add' } }] },
  };
  expect(wrong({ template, spec: { executorPlugins: [PLUGIN], podResources: { requests: { memory: '1Gi' } } } })).toBe(
    '',
  );
});
