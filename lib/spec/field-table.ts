import { StructField, structFields } from './struct-fields';
import { isConverted, Struct, StructName, valueToManifest } from './to-manifest';

/** Where the fields of a struct do not come from the props of their names. */
export interface FieldExceptions<Props extends object, Name extends StructName> {
  /** Props that set a field of another name. */
  readonly renamed: { readonly [Prop in keyof Props]?: keyof Struct<Name> & string };
  /** Fields that need more thought than a table has. */
  readonly elsewhere: readonly (keyof Struct<Name> & string)[];
}

interface Row {
  readonly prop: string;
  readonly field: StructField;
  /** Whether the value has to be converted. */
  readonly typed: boolean;
  readonly position: number;
}

/**
 * From props to the fields of a struct of the schema: each prop sets the field of its name, converted as the schema says. Only
 * what deviates is written down, so a new field of the schema needs no more than its prop.
 */
export class FieldTable<Props extends object, Name extends StructName> {
  private rows?: ReadonlyMap<string, Row>;

  constructor(
    private readonly struct: Name,
    private readonly exceptions: FieldExceptions<Props, Name>,
  ) {}

  /** What some props set, in Argo's own form; undefined when they set nothing of it, as most do. */
  public toManifest(props: Props): Record<string, any> | undefined {
    const rows = (this.rows ??= this.rowsByProp());
    const given: Row[] = [];
    for (const prop of Object.keys(props)) {
      const row = rows.get(prop);
      const value = row && props[prop as keyof Props];
      if (value !== undefined && value !== null) given.push(row!);
    }
    if (given.length === 0) return undefined;
    // Equal templates are shared, in whatever order their props stand.
    if (given.length > 1) given.sort((a, b) => a.position - b.position);
    const manifest: Record<string, any> = {};
    for (const { prop, field, typed } of given) {
      const value = props[prop as keyof Props];
      manifest[field.key] = typed ? valueToManifest(field.type, value) : value;
    }
    return manifest;
  }

  private rowsByProp(): ReadonlyMap<string, Row> {
    const renamed = new Map(
      Object.entries(this.exceptions.renamed as Record<string, string>).map(([prop, name]) => [name, prop]),
    );
    const elsewhere = new Set<string>(this.exceptions.elsewhere);
    const rows = [...structFields(this.struct)!.values()]
      .filter(({ property }) => !elsewhere.has(property))
      .map((field, position) => ({
        prop: renamed.get(field.property) ?? field.property,
        field,
        typed: isConverted(field.type),
        position,
      }));
    return new Map(rows.map((row) => [row.prop, row]));
  }
}
