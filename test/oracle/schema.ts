import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Constraint } from './constraint';
import { DEFINITION_CONSTRAINTS, PROPERTY_CONSTRAINTS } from './constraints';

interface JsonSchema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'items'?: JsonSchema;
  readonly 'properties'?: Readonly<Record<string, JsonSchema>>;
  readonly 'additionalProperties'?: JsonSchema;
  readonly 'required'?: readonly string[];
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/** What a value must be like, as the API server holds it. */
export interface Shape extends Omit<Constraint, 'items' | 'optional'> {
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly values?: Shape;
  readonly items?: Shape;
  /** Properties that no two items may have the same. */
  readonly keys?: readonly string[];
}

/** Argo's `api/jsonschema/schema.json`, which is not part of this repository. */
export const SCHEMA_PATH = process.env.ARGO_SCHEMA ?? join(__dirname, '../../../shared/argo/schema.json');

const QUANTITY = /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/;

/** Definitions that are of another type in the CRDs than in the JSON schema. */
const REPLACED: Readonly<Record<string, Shape>> = {
  FieldsV1: { open: true },
  IntOrString: { type: 'integer or string' },
  Quantity: { type: 'integer or string', pattern: QUANTITY },
};

/** The metadata that objects inside of a spec may have. */
const EMBEDDED_METADATA = ['annotations', 'finalizers', 'generateName', 'labels', 'name', 'namespace'];

export class Schema {
  /** Whether there is a schema to read; one that is asked for and missing is an error, not an absence. */
  static get available(): boolean {
    return process.env.ARGO_SCHEMA !== undefined || existsSync(SCHEMA_PATH);
  }

  private readonly definitions: Readonly<Record<string, JsonSchema>>;
  private readonly shapes = new Map<string, Shape>();

  constructor(path = SCHEMA_PATH) {
    const { definitions } = JSON.parse(readFileSync(path, 'utf8')) as { definitions: Record<string, JsonSchema> };
    this.definitions = Object.fromEntries(Object.entries(definitions)
      .filter(([name]) => !name.startsWith('github.com.'))
      .map(([name, definition]) => [shortName(name), definition]));
  }

  /** The shape of a kind but for its `metadata`, which is {@link metadata}. */
  kind(name: string): Shape {
    const kind = this.definition(name);
    return { ...kind, properties: { ...kind.properties, metadata: this.metadata } };
  }

  get metadata(): Shape {
    return this.of(this.definitions.ObjectMeta, 'ObjectMeta');
  }

  private definition(name: string): Shape {
    let shape = REPLACED[name] ?? this.shapes.get(name);
    if (!shape) {
      const { optional = [], items: _, ...constraint } = DEFINITION_CONSTRAINTS[name] ?? {};
      const plain = name === 'ObjectMeta' ? this.embeddedMetadata() : this.of(this.definitions[name], name);
      shape = { ...plain, required: plain.required?.filter((property) => !optional.includes(property)), ...constraint };
      this.shapes.set(name, shape);
    }
    return shape;
  }

  private embeddedMetadata(): Shape {
    const { properties, ...rest } = this.metadata;
    return { ...rest, properties: Object.fromEntries(EMBEDDED_METADATA.map((name) => [name, properties![name]])) };
  }

  private of(schema: JsonSchema, owner: string): Shape {
    if (schema.$ref) {
      return this.definition(shortName(schema.$ref));
    }
    const { type, format, required, items, properties, additionalProperties } = schema;
    return {
      type,
      format,
      required,
      keys: schema['x-kubernetes-list-map-keys'],
      items: items && this.of(items, owner),
      values: additionalProperties && this.of(additionalProperties, owner),
      properties: properties && Object.fromEntries(Object.entries(properties)
        .map(([name, property]) => [name, this.constrained(property, owner, PROPERTY_CONSTRAINTS[owner]?.[name])])),
    };
  }

  private constrained(schema: JsonSchema, owner: string, constraint: Constraint = {}): Shape {
    if (constraint.open) {
      // Not read at all: a step's inline template would lead back to the step.
      return { open: true };
    }
    const { items, optional: _, ...rest } = constraint;
    const shape = this.of(schema, owner);
    return { ...shape, ...rest, items: items ? { ...shape.items, ...items as Shape } : shape.items };
  }
}

/** For suites that need the schema. */
export const HAS_SCHEMA = { [`schema of Argo at ${SCHEMA_PATH} (ARGO_SCHEMA)`]: Schema.available };

/** Argo and Kubernetes both have an HTTPHeader. */
function shortName(reference: string): string {
  return reference.replace('io.k8s.api.core.v1.', 'Core').replace(/^.*[./]/, '');
}
