import { wire, WireType } from './wire';

/**
 * A field that is set by one prop: the prop, the L1 type of its value (or of the items of its list) where it has one, and the
 * field where Argo calls it otherwise.
 */
export type WireField<Options> = readonly [prop: keyof Options & string, type?: WireType, field?: string];

/** The fields that props set one to one. */
export class WireFields<Options extends object> {
  private readonly props: ReadonlySet<string>;

  constructor(private readonly rows: readonly WireField<Options>[]) {
    this.props = new Set(rows.map(([prop]) => prop));
  }

  /** What some options set, in Argo's own form; undefined when they set nothing of it, as most do. */
  public of(options: Options): Record<string, any> | undefined {
    if (!Object.keys(options).some((key) => this.props.has(key) && options[key as keyof Options] !== undefined)) {
      return undefined;
    }
    return Object.fromEntries(this.rows.map(([prop, type, field = prop]) => [field, wired(type, options[prop])]));
  }
}

function wired(type: WireType | undefined, value: unknown): unknown {
  if (type === undefined) return value ?? undefined;
  return Array.isArray(value) ? value.map((item) => wire(type, item)) : wire(type, value as any);
}
