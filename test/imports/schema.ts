import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: Schema;
  readonly required?: string[];
}

/** Argo's `api/jsonschema/schema.json`, which is not part of this repository. */
export const SCHEMA_PATH = process.env.ARGO_SCHEMA ?? join(__dirname, '../../../shared/argo/schema.json');

/** A suite that reads Argo's schema: skipped, and visibly so, where there is none. */
export function describeWithSchema(name: string, suite: () => void): void {
  if (existsSync(SCHEMA_PATH)) {
    describe(name, suite);
  } else {
    console.warn(
      `Skipped '${name}': no schema at ${SCHEMA_PATH}. Set ARGO_SCHEMA to Argo's api/jsonschema/schema.json.`,
    );
    test.skip(`${name} (no schema at ${SCHEMA_PATH})`, () => undefined);
  }
}

export function readSchema(): Record<string, Schema> {
  return JSON.parse(readFileSync(SCHEMA_PATH, 'utf8')).definitions;
}
