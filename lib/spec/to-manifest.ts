import { isAsWritten } from './as-written';
import { put } from './own';
import { elementType, structFields, valueType } from './struct-fields';
import type * as L1 from '../../imports/argoproj.io';

/** The types of the schema's structs by their names. */
type Structs = {
  [K in keyof typeof L1 as K extends `toJson_${infer Type}` ? Type : never]: (typeof L1)[K] extends (
    value: infer Value,
  ) => unknown
    ? Value
    : never;
};

/** The name of a struct of the schema. */
export type StructName = keyof Structs & string;

/** A struct of the schema. */
export type Struct<Name extends StructName> = NonNullable<Structs[Name]>;

/** A typed value in Argo's own form; undefined when there is none. */
export function toManifest<Name extends StructName>(
  struct: Name,
  value: Struct<Name> | undefined,
): Record<string, any> | undefined {
  return valueToManifest(struct, value);
}

/** The same for a value of any type that a field of a struct may have. */
export function valueToManifest(type: string, value: any): any {
  if (typeof value === 'number' || typeof value === 'boolean') return isText(type) ? String(value) : value;
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const element = elementType(type);
  if (element !== undefined && Array.isArray(value)) return value.map((each) => valueToManifest(element, each));
  if (Array.isArray(value)) return value;
  const inner = valueType(type);
  if (inner !== undefined) return fieldsOf(Object.keys(value).map((key) => [key, valueToManifest(inner, value[key])]));
  const fields = structFields(type);
  if (!fields) return value;
  return fieldsOf([...fields.values()].map((field) => [field.key, valueToManifest(field.type, value[field.property])]));
}

/** Whether values of a type may differ from their form in the manifest. */
export function isConverted(type: string): boolean {
  const inner = elementType(type) ?? valueType(type);
  return inner === undefined
    ? structFields(type) !== undefined || type === 'AnyString' || type === 'Quantity'
    : isConverted(inner);
}

/** Whether the API server takes only text for what Argo also reads as a number. What is rendered as written keeps its quantities. */
function isText(type: string): boolean {
  return type === 'AnyString' || (type === 'Quantity' && !isAsWritten());
}

function fieldsOf(entries: readonly (readonly [key: string, value: unknown])[]): Record<string, any> {
  const result: Record<string, any> = {};
  for (const [key, value] of entries) if (value !== undefined) put(result, key, value);
  return result;
}
