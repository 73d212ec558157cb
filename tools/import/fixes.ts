import { argo } from './names';
import { Definitions, ref, Schema } from './schema';
import { ANY_STRING } from './values';

/** Fields that are `AnyString` in Argo's Go types, where the schema only says `string`. */
const ANY_STRING_FIELDS: Record<string, string[]> = {
  [argo('Parameter')]: ['default', 'description', 'enum', 'value'],
  [argo('ValueFrom')]: ['default'],
};

/** Types whose Go struct has no fields. The schema cannot tell them from open objects such as `Plugin`. */
const WITHOUT_FIELDS = ['NoneStrategy', 'RetryNodeAntiAffinity', 'SuppliedValueFrom', 'ZipStrategy'].map(argo);

/** The schema as it should have been: what it leaves out or says too loosely for good types. */
export function fix(definitions: Definitions): Definitions {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, fixDefinition(name, withoutProse(schema))]),
  );
}

function fixDefinition(name: string, schema: Schema): Schema {
  if (name in ANY_STRING_FIELDS) return withAnyStrings(schema, ANY_STRING_FIELDS[name]);
  if (WITHOUT_FIELDS.includes(name)) return { ...schema, properties: {} };
  if (isOpenObject(schema)) return { ...schema, additionalProperties: {} };
  return schema;
}

function isOpenObject(schema: Schema): boolean {
  return schema.type === 'object' && !schema.properties && !schema.additionalProperties;
}

function withAnyStrings(schema: Schema, fields: string[]): Schema {
  const properties = { ...schema.properties };
  for (const field of fields) {
    if (!properties[field]) {
      throw new Error(`The schema has no field '${field}' any more, which should be an AnyString`);
    }
    properties[field] =
      properties[field].type === 'array' ? { type: 'array', items: ref(ANY_STRING) } : ref(ANY_STRING);
  }
  return { ...schema, properties };
}

/**
 * Without descriptions, which are Argo's and Kubernetes' text, and without `format`: of a date it would make a
 * `Date`, which cdk8s refuses to render.
 */
function withoutProse(schema: Schema): Schema {
  const { description, format, items, properties, additionalProperties, ...rest } = schema;
  return {
    ...rest,
    ...(items && { items: withoutProse(items) }),
    ...(additionalProperties && { additionalProperties: withoutProse(additionalProperties) }),
    ...(properties && { properties: sortedWithoutProse(properties) }),
  };
}

function sortedWithoutProse(properties: Record<string, Schema>): Record<string, Schema> {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, schema]) => [name, withoutProse(schema)]));
}
