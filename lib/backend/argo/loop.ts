import { Operand, unescapedExpr, valueExpr } from './operand';
import { numberLiteral, at as elementAt, binary, call, group, indexed, list, literal, name } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import type { LoopModel } from '../../ir/model';
import { partsOf } from '../../ir/walk';
import { escapedLiteralExpr } from '../../spec/expression';
import { isPlainObject } from '../../spec/merge';
import { isPrintable } from '../../spec/printable';
import { expressionTag, hasTag, escapedJson, simpleTag } from '../../spec/tags';
import { isWritable, writableJson } from '../../spec/writable';
import { Reference } from '../../value/reference';

const ITEM = name('item');
/** The item of a loop over indices, as a number. */
const POSITION = call('int', ITEM);

/** The positions of a list. */
function indicesOf(values: ExpressionNode): ExpressionNode {
  return binary(literal(0), '..', group(binary(call('len', values), '-', literal(1))));
}

/**
 * Loops. A literal list of harmless values is written as it is. Everything else loops over indices and selects its item by an
 * expression: Argo garbles texts inside items, and one `{{` in any item stops the whole loop (recipes 20, 21).
 */
export class LoopPlan {
  /** The tag for the index, as the last part of a key. */
  public static readonly INDEX_TAG = simpleTag('item');

  /** Whether `item` is the index of the item, not the item itself. */
  public readonly byIndex: boolean;

  /**
   * @param needsIndex whether something in the task reads the index
   * @param read reads the list of a run-time loop, and the start of a sequence
   */
  constructor(
    private readonly loop: LoopModel,
    needsIndex: boolean,
    readsFields: ReadonlySet<string>,
    private readonly read: (reference: Reference) => Operand,
  ) {
    this.byIndex =
      loop.kind === 'list' || (loop.kind === 'items' && (needsIndex || !areHarmless(loop.items, readsFields)));
  }

  /** The fields of the task that make the loop. */
  public fields(text: (value: unknown) => unknown): Record<string, unknown> {
    const { loop } = this;
    switch (loop.kind) {
      case 'sequence':
        return {
          withSequence: Object.fromEntries(
            Object.entries(loop.fields)
              .filter(([, value]) => value !== undefined)
              .map(([key, value]) => [key, typeof value === 'number' ? String(value) : text(value)]),
          ),
        };
      case 'list':
        return { withParam: expressionTag(call('toJson', indicesOf(valueExpr(this.read(loop.list))))) };
      case 'items':
        // An empty `withItems` is not a loop for Argo: the task would run once (recipe 21).
        if (loop.items.length === 0) return { withParam: '[]' };
        return this.byIndex ? { withSequence: { count: String(loop.items.length) } } : { withItems: [...loop.items] };
    }
  }

  /** The item, or what stands at a path inside it. */
  public item(path: readonly (string | number)[]): Operand {
    const { loop } = this;
    if (loop.kind === 'list') {
      return {
        expr: indexed(elementAt(valueExpr(this.read(loop.list)), POSITION), path),
        encoding: 'text',
        isEscaped: false,
        value: true,
        ofItem: true,
      };
    }
    if (loop.kind === 'items' && this.byIndex) return literalItem(loop.items.map((item) => at(item, path)));
    // A number has no fields.
    if (loop.kind === 'sequence' && path.length > 0) {
      return { expr: literal('null'), json: literal('null'), encoding: 'text', isEscaped: true, ofItem: true };
    }
    const expr = indexed(ITEM, path);
    const text =
      loop.kind === 'sequence' ? loop.fields.format !== undefined : typeof at(loop.items[0], path) === 'string';
    return {
      expr,
      simple: ['item', ...path].join('.'),
      encoding: 'plain',
      json: text ? call('toJson', expr) : expr,
      isEscaped: true,
      ofItem: true,
    };
  }

  /** The index of the item; undefined where Argo cannot compute it. */
  public index(): Operand | undefined {
    const { loop } = this;
    const same: Operand = { expr: ITEM, simple: 'item', encoding: 'scalar', isEscaped: true, ofItem: true };
    if (loop.kind !== 'sequence') return same;
    const { start = 0, end, count, format } = loop.fields;
    if (format !== undefined) return undefined;
    if (start === 0 && (count !== undefined || (typeof end === 'number' && end >= 0))) return same;
    const first =
      start instanceof Reference ? call('int', unescapedExpr(this.read(start))) : numberLiteral(Number(start));
    // A sequence whose end is below its start counts down.
    const expr = call('string', call('abs', binary(POSITION, '-', first)));
    return { expr, encoding: 'scalar', isEscaped: true, ofItem: true };
  }
}

/** The field of the item that a reference reads directly, `''` for the whole item; undefined for other references. */
export function itemPath(reference: Reference): (string | number)[] | undefined {
  const source = reference._source;
  if (source.kind === 'item') return source.index ? undefined : [];
  if (source.kind !== 'field') return undefined;
  const base = itemPath(source.base);
  return base && [...base, source.key];
}

/** Whether a reference reads the item of the nearest loop, itself or in a part. */
export function readsItem(reference: Reference): boolean {
  return reference._source.kind === 'item' || partsOf(reference, '').some(readsItem);
}

export function isIndex(reference: Reference): boolean {
  return reference._source.kind === 'item' && reference._source.index;
}

/** All items' texts, chosen by index; guarded at synth time. */
function literalItem(items: readonly unknown[]): Operand {
  const texts = items.map((item) =>
    typeof item === 'string' ? escapedLiteralExpr(item) : literal(escapedJson(json(item))),
  );
  const jsons = items.map((item) => literal(escapedJson(json(item))));
  return {
    expr: elementAt(list(texts), POSITION),
    json: elementAt(list(jsons), POSITION),
    encoding: 'text',
    isEscaped: true,
    ofItem: true,
  };
}

function json(value: unknown): string {
  return writableJson(value ?? null);
}

function at(item: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<any>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : null),
    item,
  );
}

/** Whether Argo gives all items, and the fields that are read of them, as they are; and whether they are all texts or none is. */
function areHarmless(items: readonly unknown[], readsFields: ReadonlySet<string>): boolean {
  return (
    items.every((item) => isHarmless(item, readsFields)) &&
    [...readsFields].every(
      (field) => new Set(items.map((item) => typeof at(item, field === '' ? [] : [field]) === 'string')).size <= 1,
    )
  );
}

/** Whether Argo gives the item, and the fields that are read of it, as they are. */
function isHarmless(item: unknown, readsFields: ReadonlySet<string>): boolean {
  const whole = [...readsFields].every((field) => field === '');
  if (typeof item === 'string') return whole && !hasTag(item) && isPrintable(item) && isWritable(item);
  if (typeof item === 'number' || typeof item === 'boolean') return whole;
  if (!isPlainObject(item) || readsFields.has('')) return false;
  // Fields of an object arrive with their JSON escapes, so only texts that have none.
  return (
    [...readsFields].every((field) => /^[A-Za-z_][\w-]*$/.test(field) && Object.hasOwn(item, field)) &&
    Object.entries(item).every(
      ([key, value]) =>
        !hasTag(key) &&
        (typeof value === 'number' ||
          typeof value === 'boolean' ||
          (typeof value === 'string' && !hasTag(value) && /^[ -~]*$/.test(value) && !/["\\<>&]/.test(value))),
    )
  );
}

/** What a task of a loop reads of its item: names of fields, `''` for the whole item, and what is no name for deeper paths. */
export function fieldsRead(references: Iterable<Reference>): Set<string> {
  const fields = new Set<string>();
  for (const reference of references) {
    const path = itemPath(reference);
    if (!path) continue;
    fields.add(
      path.length === 1 && typeof path[0] === 'string' && path[0] !== '' ? path[0] : path.length === 0 ? '' : '\u0000',
    );
  }
  return fields;
}
