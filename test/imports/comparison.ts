import * as ts from 'typescript';
import { Schema } from './schema';
import { Source } from './source';

/** Follows the schema from the kinds' specs beside the declared types, and notes where the two differ. */
export class Comparison {
  readonly problems: string[] = [];
  /** The struct that stands for each definition. */
  readonly structOf = new Map<string, string>();

  constructor(
    private readonly definitions: Record<string, Schema>,
    private readonly source: Source,
    kinds: string[],
  ) {
    for (const kind of kinds) {
      const spec = source.structs.get(`${kind}Props`)!.get('spec')!;
      this.compare(definitions[`io.argoproj.workflow.v1alpha1.${kind}`].properties!.spec, spec.type, kind);
    }
  }

  /** The schema's own words about what the structs have. */
  descriptions(): string[] {
    return [...this.structOf.keys()]
      .flatMap((name) => {
        const { description, properties } = this.definitions[name];
        return [description, ...Object.values(properties ?? {}).map((property) => property.description)];
      })
      .filter((text): text is string => text !== undefined);
  }

  private compare(schema: Schema, type: ts.TypeNode, path: string): void {
    if (schema.$ref) {
      this.compareDefinition(schema.$ref.replace('#/definitions/', ''), type, path);
    } else if (schema.properties) {
      this.problems.push(`${path}: an object without a definition`);
    } else if (schema.type === 'array') {
      if (ts.isArrayTypeNode(type)) this.compare(schema.items!, type.elementType, `${path}[]`);
      else this.problems.push(`${path}: ${type.getText()} is not a list`);
    } else if (schema.additionalProperties) {
      const value = mapValueOf(type);
      if (value) this.compare(schema.additionalProperties, value, `${path}{}`);
      else this.problems.push(`${path}: ${type.getText()} is not a map`);
    } else {
      this.compareLeaf(schema, type, path);
    }
  }

  private compareDefinition(name: string, type: ts.TypeNode, path: string): void {
    const schema = this.definitions[name];
    const struct = type.getText();
    if (!schema.properties && !this.source.structs.has(struct)) {
      this.compare(schema, type, path);
      return;
    }
    const known = this.structOf.get(name);
    if (known !== undefined) {
      if (known !== struct) this.problems.push(`${path}: ${name} is ${struct} here and ${known} elsewhere`);
      return;
    }
    this.structOf.set(name, struct);
    this.compareStruct(schema, struct);
  }

  private compareStruct(schema: Schema, struct: string): void {
    const members = this.source.structs.get(struct);
    const conversion = this.source.conversions.get(struct);
    if (!members || !conversion) {
      this.problems.push(`${struct}: not declared`);
      return;
    }
    const properties = schema.properties ?? {};
    if (members.size !== Object.keys(properties).length) this.problems.push(`${struct}: has other properties`);
    for (const [field, fieldSchema] of Object.entries(properties)) {
      const member = members.get(conversion.get(field) ?? '');
      if (!member) {
        this.problems.push(`${struct}.${field}: missing`);
      } else {
        if (member.optional === (schema.required ?? []).includes(field)) {
          this.problems.push(`${struct}.${field}: optional or not`);
        }
        this.compare(fieldSchema, member.type, `${struct}.${field}`);
      }
    }
  }

  private compareLeaf(schema: Schema, type: ts.TypeNode, path: string): void {
    const text = (this.source.aliases.get(type.getText()) ?? type).getText();
    const expected =
      {
        undefined: 'any',
        object: '{ [key: string]: any }',
        integer: 'number',
      }[schema.type ?? 'undefined'] ?? schema.type!;
    const fits = schema.type ? text.split(' | ').includes(expected) : text === expected;
    if (!fits) this.problems.push(`${path}: ${text} instead of ${expected}`);
  }
}

function mapValueOf(type: ts.TypeNode): ts.TypeNode | undefined {
  const signature = ts.isTypeLiteralNode(type) ? type.members[0] : undefined;
  return signature && ts.isIndexSignatureDeclaration(signature) ? signature.type : undefined;
}
