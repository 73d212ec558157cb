import { FIELDS } from '../../imports/fields';

/** A field of a typed struct. */
export interface StructField {
  /** Its name in the manifest. */
  readonly key: string;
  /** Its name in the struct. */
  readonly property: string;
  /** Its type: a struct's name, `string`, `number`, `boolean`, `any`, `T[]` for lists, `{T}` for maps. */
  readonly type: string;
  readonly required: boolean;
}

const read = new Map<string, ReadonlyMap<string, StructField>>();

/** The fields of a typed struct by their names in the manifest; undefined when there is no struct of the name. */
export function structFields(struct: string): ReadonlyMap<string, StructField> | undefined {
  const line = Object.hasOwn(FIELDS, struct) ? FIELDS[struct] : undefined;
  if (line === undefined) return undefined;
  let fields = read.get(struct);
  if (!fields) {
    read.set(
      struct,
      (fields = new Map(
        line
          .split(' ')
          .filter((each) => each !== '')
          .map(fieldOf)
          .map((field) => [field.key, field]),
      )),
    );
  }
  return fields;
}

function fieldOf(text: string): StructField {
  const [, key, property, required, type] = /^([^=!:]+)(?:=([^!:]+))?(!?):(.+)$/.exec(text)!;
  return { key, property: property ?? key, type, required: required === '!' };
}

/** The type of the elements of a list type; undefined for other types. */
export function elementType(type: string): string | undefined {
  return type.endsWith('[]') ? type.slice(0, -2) : undefined;
}

/** The type of the values of a map type; undefined for other types. */
export function valueType(type: string): string | undefined {
  return type.startsWith('{') ? type.slice(1, -1) : undefined;
}
