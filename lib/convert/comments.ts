import { Document, isMap, isSeq, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { lexemesOf } from './lexer';

/** A comment of the manifest, and whether it has found a place in what is written. */
export interface Comment {
  /** Where it begins, as an offset into the text. */
  readonly at: number;
  readonly lines: readonly string[];
  /** Whether it stood at the end of a line. */
  readonly trailing: boolean;
  placed: boolean;
}

type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** A place that comments belong to: an entry of a map by its key, or an item of a list. */
interface Slot {
  readonly node: ParsedNode;
  readonly at: number;
  readonly container: Container;
}

interface Container {
  readonly node: Collection;
  readonly column: number;
  readonly parent?: Container;
}

/** A comment of a line. */
interface Line {
  readonly at: number;
  readonly text: string;
  readonly column: number;
  readonly trailing: boolean;
}

// What ends a line of TypeScript, and none of YAML.
const LINE_ENDS = /[\r\u2028\u2029]/g;

type Target = { readonly of: ParsedNode | Document.Parsed; readonly place: 'before' | 'after' | 'trailing' };

/**
 * The comments of a text by what they are said of. A comment at the end of a line belongs to what begins in it; one in a line of its own to
 * what follows, unless it is indented more, as what stands at the end of a map or a list is.
 */
export class Comments {
  private readonly before = new Map<unknown, Comment[]>();
  private readonly after = new Map<unknown, Comment[]>();

  constructor(
    private readonly text: string,
    documents: readonly Document.Parsed[],
  ) {
    const lines = this.lines();
    let next = 0;
    for (const document of documents) {
      const own: Line[] = [];
      while (next < lines.length && (lines[next].at < document.range[2] || document === documents.at(-1))) {
        own.push(lines[next++]);
      }
      if (own.length > 0) this.place(own, document);
    }
  }

  /** The comments of an entry, by its key, or of an item. */
  public of(node: ParsedNode): readonly Comment[] {
    return this.before.get(node) ?? [];
  }

  /** The comments at the end of a map, a list or a document, and all of a document that has nothing else. */
  public atEndOf(node: ParsedNode | Document.Parsed): readonly Comment[] {
    return this.after.get(node) ?? [];
  }

  private lines(): Line[] {
    const found: Line[] = [];
    for (const { at, lexeme, isScalar } of lexemesOf(this.text)) {
      if (isScalar || !lexeme.startsWith('#')) continue;
      const around = this.text.slice(this.text.lastIndexOf('\n', at - 1) + 1, at);
      // After the dash of an item that begins in the next line, it is said of the item.
      const trailing = !/^\ufeff?\s*(---\s*|(-\s+)*)$/.test(around);
      found.push({
        at,
        text: lexeme.replace(/^# ?/, '').replace(LINE_ENDS, ' ').trimEnd(),
        column: around.search(/-|$/),
        trailing,
      });
    }
    return found;
  }

  private place(lines: readonly Line[], document: Document.Parsed): void {
    const slots: Slot[] = [];
    if (document.contents) this.collect(document.contents, undefined, slots);
    let last: { target: Target; lines: string[]; end: number } | undefined;
    let index = 0;
    for (const { at, text, column, trailing } of lines) {
      while (index < slots.length && slots[index].at < at) index += 1;
      const target = this.targetOf(at, column, trailing, slots[index - 1], slots[index], document);
      const gap = last === undefined ? '' : this.text.slice(last.end, at);
      if (
        last &&
        !trailing &&
        last.target.of === target.of &&
        last.target.place === target.place &&
        gap.trim() === ''
      ) {
        if (/\n\s*\n/.test(gap)) last.lines.push('');
        last.lines.push(text);
      } else {
        last = { target, lines: [text], end: at };
        const where = target.place === 'after' ? this.after : this.before;
        where.set(target.of, [...(where.get(target.of) ?? []), { at, lines: last.lines, trailing, placed: false }]);
      }
      last.end = this.endOfLine(at);
    }
  }

  private endOfLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  /** What is said of a document, all in it, is said before its first slot. */
  private targetOf(
    at: number,
    column: number,
    trailing: boolean,
    previous: Slot | undefined,
    next: Slot | undefined,
    document: Document.Parsed,
  ): Target {
    if (trailing && previous) return { of: previous.node, place: 'trailing' };
    if (!previous) return next ? { of: next.node, place: 'before' } : { of: document, place: 'after' };
    const flow = flowAround(previous.container, at);
    if (flow) {
      return next && next.container.node === flow.node
        ? { of: next.node, place: 'before' }
        : { of: flow.node, place: 'after' };
    }
    if (next && (column <= next.container.column || (next.container.parent === previous.container && isFirst(next)))) {
      return { of: next.node, place: 'before' };
    }
    let container: Container | undefined = previous.container;
    while (container?.parent && (container.node.flow || container.column > column)) container = container.parent;
    return { of: container!.parent ? container!.node : document, place: 'after' };
  }

  /** All slots in their order. */
  private collect(root: ParsedNode, parent: Container | undefined, slots: Slot[]): void {
    if (!isMap(root) && !isSeq(root)) return;
    const node = root as Collection;
    const [start] = node.range;
    const container: Container = { node, column: start - this.text.lastIndexOf('\n', start - 1) - 1, parent };
    for (const item of node.items) {
      const [key, value] =
        'key' in item
          ? [item.key as ParsedNode | null, item.value as ParsedNode | null]
          : [item as ParsedNode, item as ParsedNode];
      if (key) slots.push({ node: key, at: key.range[0], container });
      if (value) this.collect(value, container, slots);
    }
  }
}

function flowAround(container: Container | undefined, at: number): Container | undefined {
  for (let each = container; each; each = each.parent) if (each.node.flow && each.node.range[1] > at) return each;
  return undefined;
}

function isFirst({ node, container }: Slot): boolean {
  const [first] = container.node.items;
  return first !== undefined && ('key' in first ? first.key : first) === node;
}
