import { readFileSync } from 'node:fs';

/** The part of JSON Schema that Argo's schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
  readonly description?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: Schema;
  readonly required?: string[];
}

export type Definitions = Record<string, Schema>;

const REF = '#/definitions/';

export function readDefinitions(path: string): Definitions {
  return JSON.parse(readFileSync(path, 'utf8')).definitions;
}

export function ref(definition: string): Schema {
  return { $ref: REF + definition };
}

/** The definitions that `roots` lead to, themselves not included, in a stable order. */
export function reachable(definitions: Definitions, roots: Schema[]): string[] {
  const seen = new Set<string>();
  const visit = (schema: Schema): void => {
    const name = schema.$ref?.slice(REF.length);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      visit(definitions[name]);
    }
    for (const child of children(schema)) visit(child);
  };
  roots.forEach(visit);
  return [...seen].sort();
}

function children(schema: Schema): Schema[] {
  return [schema.items, schema.additionalProperties, ...Object.values(schema.properties ?? {})].filter(
    (child): child is Schema => typeof child === 'object',
  );
}
