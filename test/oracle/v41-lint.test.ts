import { v41LintVerdict } from './v41-lint';

const CONTAINER = {
  ports: [{ containerPort: 1 }],
  securityContext: {},
  resources: { limits: { cpu: 1 }, requests: { cpu: 1 } },
};

function plugin(container: object, metadata: object = { name: 'p' }): object {
  return { executorPlugins: [{ metadata, spec: { sidecar: { container } } }] };
}

function template(fields: object): object {
  return { templates: [{ name: 'm', ...fields }] };
}

describe("Argo v4.1.2's validator", () => {
  test.each<[string, object]>([
    [
      'cpu, memory and huge pages for a pod',
      { podResources: { limits: { cpu: 1, memory: '1Gi', 'hugepages-2Mi': '4Mi' } } },
    ],
    [
      'claims and limits of a template with a pod',
      template({
        container: {},
        podResources: { requests: { cpu: 1 } },
        resourceClaims: [{ name: 'c' }],
        pendingTimeout: '5m',
      }),
    ],
    ['limits of a pipeline, for the pods below', template({ dag: {}, podResources: { requests: { cpu: 1 } } })],
    ['an executor plugin with all it needs', plugin(CONTAINER)],
    ['names like the reserved ones', template({ container: {}, sidecars: [{ name: 'waiter' }, { name: 'main' }] })],
    ['no spec', {}],
  ])('takes %s', (_, spec) => {
    expect(v41LintVerdict({ spec })).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      'another resource of a pod',
      { podResources: { requests: { 'example.com/gpu': 1 } } },
      '"example.com/gpu" is not a valid pod-level resource',
    ],
    [
      'claims among the resources of a pod',
      template({ container: {}, podResources: { claims: [{ name: 'c' }] } }),
      'claims are not supported',
    ],
    [
      'resources of an HTTP template',
      template({ http: {}, podResources: {} }),
      'podResources is not supported for http templates',
    ],
    [
      'claims of a template without a pod',
      template({ suspend: {}, resourceClaims: [] }),
      'resourceClaims is not supported for suspend templates',
    ],
    [
      'a time to pend of a pipeline',
      template({ dag: {}, pendingTimeout: '5m' }),
      'pendingTimeout is not supported for dag templates',
    ],
    [
      'a sidecar named wait',
      template({ container: {}, sidecars: [{ name: 'wait' }] }),
      '"wait" is a reserved Argo container name',
    ],
    [
      'a container of a set named as a plugin is',
      template({ containerSet: { containers: [{ name: 'artifact-plugin-a' }] } }),
      '"artifact-plugin-a" is a reserved',
    ],
    ['a plugin without a name', plugin(CONTAINER, {}), 'metadata.name is mandatory'],
    ['a plugin without a port', plugin({ ...CONTAINER, ports: [] }), 'at least one port is mandatory'],
    ['a plugin without limits', plugin({ ...CONTAINER, resources: { requests: {} } }), 'resources limits is mandatory'],
  ])('refuses %s', (_, spec, problem) => {
    expect(v41LintVerdict({ spec })).toEqual([expect.stringContaining(problem)]);
    expect(v41LintVerdict({ spec: { schedules: [], workflowSpec: spec } })).toEqual([expect.stringContaining(problem)]);
  });
});
