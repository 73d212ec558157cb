import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ArgoLint } from './argo-lint';
import { describeWith } from './suite';
import { checkV41Fields, V41_FIELD_NAMES, withoutV41 } from './v41-fields';
import { readSchema, Schema, SCHEMA_PATH } from '../imports/schema';

function schedules(...texts: string[]): object {
  return { kind: 'CronWorkflow', spec: { schedules: texts } };
}

describe('what v4.0.5 is asked of', () => {
  test('has none of the fields that are new in v4.1, at any depth', () => {
    const template = {
      name: 'a',
      podResources: {},
      dag: { tasks: [{ inline: { pendingTimeout: '5m', suspend: {} } }] },
    };
    expect(withoutV41({ spec: { templates: [template], executorPlugins: [] } })).toEqual({
      spec: { templates: [{ name: 'a', dag: { tasks: [{ inline: { suspend: {} } }] } }] },
    });
  });

  test("keeps what the author's own data have by these names", () => {
    const own = {
      metadata: { labels: { podResources: 'a' } },
      spec: { templates: [{ plugin: { p: { pendingTimeout: 1 } } }, { withItems: [{ fileKeyRef: '' }] }] },
    };
    expect(withoutV41(own)).toEqual(own);
    expect(checkV41Fields(own, 'Workflow')).toEqual([]);
  });

  test.each([
    ['0 0 1 JAN *', '0 0 1 1 *'],
    ['*/5 * * jan-Dec MON-fri', '*/5 * * 1-12 1-5'],
    ['0 0 * * SUN,SAT', '0 0 * * 0,6'],
    ['0  0 * *\tMON', '0  0 * *\t1'],
  ])('has numbers for the names in the schedule %s', (schedule, numbered) => {
    expect(withoutV41(schedules(schedule))).toEqual(schedules(numbered));
  });

  test('keeps names that are no such names', () => {
    const kept = schedules(
      '0 0 1 MON *',
      '0 0 * * JAN',
      '0 0 * * MONDAY',
      '@every 1h',
      'MON * * * *',
      '0 0 MON',
      'CRON_TZ=UTC 0 0 * * *',
    );
    expect(withoutV41(kept)).toEqual(kept);
  });
});

describe('the fields that are new in v4.1', () => {
  test.each<[string, object]>([
    [
      'of all kinds',
      {
        podResources: { limits: { cpu: 1, memory: '1Gi' }, claims: [{ name: 'c', request: 'r' }] },
        resourceClaims: [{ name: 'c', resourceClaimName: 'c' }],
        executorPlugins: [
          { metadata: { name: 'p' }, spec: { sidecar: { container: {}, automountServiceAccountToken: true } } },
        ],
        templates: [
          {
            container: { restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] },
            pendingTimeout: '5m',
          },
        ],
      },
    ],
    ['with nulls', { pendingTimeout: null, podResources: { limits: null, requests: { cpu: null } } }],
  ])('may be %s', (_, spec) => {
    expect(checkV41Fields({ spec }, 'Workflow')).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a wrong type', { pendingTimeout: 5 }, 'Workflow.spec.pendingTimeout: Invalid value: must be of type string'],
    [
      'a wrong type deep inside',
      { podResources: { limits: { cpu: 0.5 } } },
      'Workflow.spec.podResources.limits.cpu: Invalid value: must be of type integer or string',
    ],
    ['no list', { resourceClaims: {} }, 'Workflow.spec.resourceClaims: Invalid value: must be of type array'],
    ['no object', { podResources: [] }, 'Workflow.spec.podResources: Invalid value: must be of type object'],
    [
      'no map',
      { podResources: { limits: 1 } },
      'Workflow.spec.podResources.limits: Invalid value: must be of type object',
    ],
    ['an unknown field', { podResources: { limit: {} } }, 'unknown field "Workflow.spec.podResources.limit"'],
    [
      'an unknown field by the name of a method',
      { podResources: { toString: 1 } },
      'unknown field "Workflow.spec.podResources.toString"',
    ],
    [
      'too little',
      { templates: [{ resourceClaims: [{}] }] },
      'Workflow.spec.templates[0].resourceClaims[0].name: Required value',
    ],
  ])('may not be %s', (_, spec, problem) => {
    expect(checkV41Fields({ spec }, 'Workflow')).toEqual([problem]);
  });
});

interface Crd {
  readonly properties?: Readonly<Record<string, Crd>>;
  readonly items?: Crd;
  readonly additionalProperties?: Crd;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

const CRD_PATH = join(__dirname, '../../tools/argo-lint/crds/argoproj.io_workflowtemplates.yaml');
// The tool is built where it is outdated, which brings its CRDs.
ArgoLint.start()?.stop();

const NEEDED = {
  [`schema of Argo at ${SCHEMA_PATH} (ARGO_SCHEMA)`]: existsSync(SCHEMA_PATH),
  'CRDs of argo-lint': existsSync(CRD_PATH),
};

describeWith(NEEDED, 'what a WorkflowTemplate may have', () => {
  const definitions = readSchema();

  function newIn(schema: Schema, crd: Crd): string[] {
    if (schema.$ref) {
      return newIn(definitions[schema.$ref.replace('#/definitions/', '')], crd);
    }
    const inside = [
      [schema.items, crd.items],
      [schema.additionalProperties, crd.additionalProperties],
    ] as const;
    return [
      ...inside.flatMap(([inner, innerCrd]) => (inner && innerCrd ? newIn(inner, innerCrd) : [])),
      ...(crd['x-kubernetes-preserve-unknown-fields']
        ? []
        : Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
            const known = crd.properties?.[name];
            // Of the metadata of claims, CRDs list just what an author writes.
            return name === 'metadata' ? [] : known ? newIn(property, known) : [name];
          })),
    ];
  }

  test('in v4.1.2 and not in v4.0.5 are those fields', () => {
    const { spec } = parse(readFileSync(CRD_PATH, 'utf8')).spec.versions[0].schema.openAPIV3Schema.properties as {
      spec: Crd;
    };
    const found = newIn(definitions['io.argoproj.workflow.v1alpha1.WorkflowSpec'], spec);
    expect([...new Set(found)].sort()).toEqual(V41_FIELD_NAMES);
  });
});
