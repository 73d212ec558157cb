import { Comparison } from './comparison';
import { describeWithSchema, readSchema, SCHEMA_PATH } from './schema';
import { Member, readSource } from './source';
import { generate } from '../../tools/import/generate';
import { readDefinitions } from '../../tools/import/schema';

const KINDS = ['ClusterWorkflowTemplate', 'CronWorkflow', 'Workflow', 'WorkflowEventBinding', 'WorkflowTemplate'];
const PARTIALS = ['Container', 'CronWorkflowSpec', 'DagTask', 'DagTemplate', 'ScriptTemplate'];

const source = readSource();

describeWithSchema("imports/argoproj.io.ts against Argo's schema", () => {
  const comparison = new Comparison(readSchema(), source, KINDS);

  test('has every property that the five kinds reach, with a type as narrow as in the schema', () => {
    expect(comparison.problems).toEqual([]);
    expect(comparison.structOf.size).toBeGreaterThan(150);
  });

  test('gives every type a name of its own', () => {
    expect(new Set(comparison.structOf.values()).size).toBe(comparison.structOf.size);
  });

  test('declares no struct beyond those, the props of the kinds, their metadata and the partials', () => {
    const others = [
      ...KINDS.map((kind) => `${kind}Props`),
      'ArgoObjectMetadata',
      ...PARTIALS.map((name) => `${name}Partial`),
    ];
    expect([...source.structs.keys()].sort()).toEqual([...comparison.structOf.values(), ...others].sort());
  });

  test('has no prose of the schema', () => {
    const prose = comparison
      .descriptions()
      .map((text) => text.split('\n')[0])
      .filter((line) => line.split(' ').length > 3);
    expect(prose.length).toBeGreaterThan(500);
    expect(prose.filter((line) => source.text.includes(line))).toEqual([]);
  });

  test('is what `npm run import` writes, byte for byte', () => {
    const generated = generate(readDefinitions(SCHEMA_PATH));
    expect(generated === source.text).toBe(true);
    expect(generated === generate(readDefinitions(SCHEMA_PATH))).toBe(true);
  });
});

describe('imports/argoproj.io.ts', () => {
  test('stays readable in size', () => {
    expect(source.text.split('\n').length).toBeLessThan(12_000);
  });

  test.each(KINDS)('%s takes metadata, which is optional, and a spec', (kind) => {
    const props = source.structs.get(`${kind}Props`)!;
    expect(typesOf(props)[0]).toEqual(['metadata', 'ArgoObjectMetadata']);
    expect([...props].map(([name, { optional }]) => [name, optional])).toEqual([
      ['metadata', true],
      ['spec', false],
    ]);
  });

  test.each(PARTIALS)('%s has a partial struct with the same properties, all optional', (name) => {
    const full = source.structs.get(name)!;
    const partial = source.structs.get(`${name}Partial`)!;
    expect([...full.values()].every(({ optional }) => optional)).toBe(false);
    expect([...partial.values()].every(({ optional }) => optional)).toBe(true);
    expect(typesOf(partial)).toEqual(typesOf(full));
    expect(source.conversions.get(`${name}Partial`)).toEqual(source.conversions.get(name));
  });

  test.each(['Template', 'WorkflowSpec'])('%s, which requires nothing, is its own partial', (name) => {
    expect([...source.structs.get(name)!.values()].every(({ optional }) => optional)).toBe(true);
    expect(source.structs.has(`${name}Partial`)).toBe(false);
  });
});

function typesOf(struct: Map<string, Member>): [string, string][] {
  return [...struct].map(([name, { type }]) => [name, type.getText()]);
}
