import * as l1 from '../../imports/argoproj.io';
import { FIELDS } from '../../imports/fields';
import { FieldTable } from '../../lib/spec/field-table';
import { elementType, structFields, valueType } from '../../lib/spec/struct-fields';
import { toManifest, valueToManifest } from '../../lib/spec/to-manifest';

/** A value of a type with all that it may have, some levels deep; numbers where a text may be a number. */
function sample(type: string, depth: number): any {
  const element = elementType(type);
  if (element !== undefined) return [sample(element, depth), sample(element, depth)];
  const inner = valueType(type);
  if (inner !== undefined) return { a: sample(inner, depth), b: sample(inner, depth) };
  const fields = structFields(type);
  if (!fields) return type === 'string' ? 'text' : type === 'boolean' ? false : type === 'any' ? { any: [0] } : 7;
  const entries = [...fields.values()].map((field) => [
    field.property,
    depth === 0 ? undefined : sample(field.type, depth - 1),
  ]);
  return Object.fromEntries(entries);
}

/** The structs of the schema that other structs hold; the typed objects have functions of their own. */
const structs = Object.keys(FIELDS).filter((name) => `toJson_${name}` in l1 && !/Props$/.test(name));

test.each(structs)('%s comes out as the typed resources write it', (name) => {
  const value = sample(name, 4);
  expect(valueToManifest(name, value)).toStrictEqual((l1 as any)[`toJson_${name}`](value));
});

test('Every struct of the schema was looked at', () => {
  expect(structs.length).toBeGreaterThan(190);
});

test('What is not a field of the struct is left out, and so is what is null', () => {
  expect(toManifest('Memoize', { key: 'k', maxAge: null, mine: 1 } as any)).toStrictEqual({ key: 'k' });
  expect(toManifest('Memoize', undefined)).toBeUndefined();
});

describe('A table of fields', () => {
  interface Props {
    readonly artifactGc?: l1.WorkflowLevelArtifactGc;
    readonly podSecurityContext?: l1.PodSecurityContext;
    readonly priority?: number;
    readonly securityContext?: string;
    readonly parallelism?: number;
  }
  const table = new FieldTable<Props, 'WorkflowSpec'>('WorkflowSpec', {
    renamed: { podSecurityContext: 'securityContext' },
    elsewhere: ['parallelism'],
  });

  test('sets the field of the same name, in the name of the manifest, and one of another name', () => {
    expect(
      table.toManifest({ priority: 3, podSecurityContext: { runAsUser: 1 }, artifactGc: { strategy: 'Never' } }),
    ).toStrictEqual({
      artifactGC: { strategy: 'Never' },
      priority: 3,
      securityContext: { runAsUser: 1 },
    });
  });

  test('leaves what is set elsewhere, and a prop of the name of a field that another one sets', () => {
    expect(table.toManifest({ parallelism: 2, securityContext: 'mine', priority: undefined })).toBeUndefined();
  });
});
