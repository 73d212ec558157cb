import { ArgoLint } from './argo-lint';
import { refusals } from './refusals';
import { describeWith } from './suite';

function manifest(kind: string, name: string, spec: object): string {
  return JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name }, spec });
}

function set(...manifests: string[]): string {
  return manifests.join('\n---\n');
}

const MAIN = { name: 'main', container: { image: 'busybox', command: ['echo'] } };
const VALID = manifest('Workflow', 'valid', { entrypoint: 'main', templates: [MAIN] });
const MANY = manifest('Workflow', 'many', {
  entrypoint: 'main',
  templates: [MAIN, ...Array.from({ length: 200 }, (_, index) => ({ ...MAIN, name: `t${index}` }))],
});
const LIBRARY = manifest('WorkflowTemplate', 'library', { templates: [MAIN] });
const CALLER = manifest('Workflow', 'caller', {
  entrypoint: 'm',
  templates: [{ name: 'm', dag: { tasks: [{ name: 'a', templateRef: { name: 'library', template: 'main' } }] } }],
});
const V41 = {
  entrypoint: 'main',
  podResources: { limits: { cpu: '1' } },
  executorPlugins: [
    {
      metadata: { name: 'p' },
      spec: {
        sidecar: {
          container: {
            name: 'p',
            image: 'i',
            ports: [{ containerPort: 1 }],
            securityContext: {},
            resources: { limits: { cpu: '1' }, requests: { cpu: '1' } },
          },
        },
      },
    },
  ],
  templates: [
    {
      ...MAIN,
      pendingTimeout: '5m',
      resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
      container: {
        ...MAIN.container,
        env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'f', key: 'A' } } }],
        restartPolicyRules: [],
      },
      inputs: { artifacts: [{ name: 'a', path: '/a', s3: { key: 'k', addressingStyle: 'path' } }] },
    },
  ],
};

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

describeWith({ 'argo-lint': lint !== undefined }, 'refusals', () => {
  test('are none of a valid workflow', async () => {
    expect(await refusals(VALID, lint)).toEqual([]);
  });

  test('are those of Argo', async () => {
    const broken = VALID.replace('"entrypoint":"main"', '"entrypoint":"nowhere"');
    expect(await refusals(broken, lint)).toEqual([
      "Workflow/valid: lint: template name 'nowhere' undefined",
      "Workflow/valid: create: template name 'nowhere' undefined",
    ]);
  });

  test('are those of the API server alone', async () => {
    expect(await refusals(MANY, lint)).toEqual([
      'Workflow/many: api: spec.templates: Too many: 201: must have at most 200 items',
    ]);
  });

  test('are of a set: its templates are found wherever they are', async () => {
    expect(await refusals(set(CALLER, LIBRARY), lint)).toEqual([]);
    expect(await refusals(CALLER, lint)).toEqual([
      expect.stringContaining('couldn\'t find workflow template "library"'),
      expect.stringContaining('create'),
    ]);
  });

  test('are none of the fields that are new in Argo v4.1', async () => {
    expect(await refusals(manifest('Workflow', 'new', V41), lint)).toEqual([]);
  });

  test('are all the others of a manifest with such fields', async () => {
    const broken = manifest('Workflow', 'new', {
      ...V41,
      templates: [{ ...V41.templates[0], container: { image: '{{inputs.parameters.x}}' } }],
    });
    expect(await refusals(broken, lint)).toEqual([
      expect.stringMatching(/^Workflow\/new: lint: .*inputs.parameters.x/),
      expect.stringMatching(/^Workflow\/new: create: .*inputs.parameters.x/),
    ]);
  });

  test('are those of a text that is not YAML', async () => {
    expect(await refusals('a: [1', lint)).toEqual([expect.stringMatching(/^manifests: parse: /)]);
  });

  test('come fast', async () => {
    const runs = 100;
    const manifests = set(CALLER, LIBRARY, VALID);
    await refusals(manifests, lint);
    const start = performance.now();
    for (let run = 0; run < runs; run++) {
      await refusals(manifests, lint);
    }
    // About 1.5 ms where nothing else runs; the bound is to tell of a mistake, not of a busy machine.
    expect((performance.now() - start) / runs).toBeLessThan(25);
  });
});

describe('refusals without argo-lint', () => {
  test('are those of what is new in Argo v4.1', async () => {
    const broken = manifest('Workflow', 'new', { ...V41, podResources: { limits: { 'example.com/gpu': '1' } } });
    const problem = 'spec.podResources: "example.com/gpu" is not a valid pod-level resource';
    expect(await refusals(set(MANY, broken), undefined)).toEqual([
      `Workflow/new: lint: ${problem}`,
      `Workflow/new: create: ${problem}`,
    ]);
  });
});
