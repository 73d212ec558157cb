import { Code, TypeGenerator } from 'json2jsii';

export const ANY_STRING = 'AnyString';

interface ValueType {
  readonly name: string;
  readonly doc: string;
  readonly type: string;
  /** Its types that are rendered as strings, because Kubernetes' API server takes nothing else there. */
  readonly stringified: string[];
}

/** Fields that take several JSON types. An alias costs jsii nothing: other languages see the union. */
const VALUE_TYPES: ValueType[] = [
  {
    name: ANY_STRING,
    doc: 'A string, or a number or boolean that is rendered as one.',
    type: 'string | number | boolean',
    stringified: ['number', 'boolean'],
  },
  {
    name: 'IntOrString',
    doc: 'A number, or a string such as `80%` or an expression.',
    type: 'number | string',
    stringified: [],
  },
  {
    name: 'Quantity',
    doc: 'An amount of a resource such as `500m` or `2Gi`; a number is rendered as a string.',
    type: 'string | number',
    stringified: ['number'],
  },
];

export function emitValueTypes(types: TypeGenerator): void {
  for (const value of VALUE_TYPES) {
    types.emitCustomType(value.name, (code) => {
      emitValueType(code, value);
      return { type: value.name, toJson: (x) => (value.stringified.length ? `toJson_${value.name}(${x})` : x) };
    });
  }
}

function emitValueType(code: Code, { name, doc, type, stringified }: ValueType): void {
  code.line('/**');
  code.line(` * ${doc}`);
  code.line(' */');
  code.line(`export type ${name} = ${type};`);
  if (!stringified.length) return;
  const condition = stringified.map((t) => `typeof value === '${t}'`).join(' || ');
  code.line();
  code.line('/**');
  code.line(` * Converts a value of type '${name}' to JSON representation. An object in its place stays as it is.`);
  code.line(' */');
  code.openBlock(`export function toJson_${name}(value: ${name} | undefined): string | undefined`);
  code.line(`return (${condition}) ? String(value) : value;`);
  code.closeBlock();
}
