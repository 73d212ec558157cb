import { Alias, Document, isAlias, isMap, isScalar, isSeq, ParsedNode, Scalar, Tags, YAMLMap, YAMLSeq } from 'yaml';
import { Comment, Comments } from './comments';
import { tooDeep } from './depth';
import { documentsIn } from './lexer';
import { Lines } from './lines';
import { Problems } from './problems';
import type { MapSource, ScalarSource, Source, SourceDocument, SourceEntry } from './source';
import { commentsIn } from './source';

const BINARY = 'tag:yaml.org,2002:binary';
const MAX_DEPTH = 200;
// How many values a text may stand for, besides one for each of its characters.
const LEAST_SIZE = 50_000;
// Tags of YAML 1.1 that Go's reader, and so Argo, does not have, or that make no JSON.
const FOREIGN_TAGS = ['timestamp', 'binary', 'omap', 'pairs', 'set'];

// What Go's reader refuses, or takes for the end of a line; a byte order mark may be the first character.
// eslint-disable-next-line no-control-regex
const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|(?<!^)\ufeff|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads YAML (and so JSON) as Argo's own tools do: YAML 1.1 with merge keys; of a key that stands twice the last one. Undefined when it
 * cannot be read.
 */
export function readSource(given: string, problems: Problems): SourceDocument[] | undefined {
  // Go ends a line here too.
  const text = given.replace(/\r(?!\n)/g, '\n');
  problems.locateIn(new Lines(text));
  const control = CONTROL.exec(text);
  if (control) {
    problems.error(
      control.index,
      'this is not YAML',
      `it has the character U+${text.charCodeAt(control.index).toString(16).toUpperCase().padStart(4, '0')}, which can only be written as an escape in double quotes`,
    );
    return undefined;
  }
  const deep = tooDeep(text, MAX_DEPTH);
  if (deep !== undefined) {
    problems.error(deep, 'it is nested too deep', `at most ${MAX_DEPTH} levels can be read`);
    return undefined;
  }
  const documents = documentsIn(text, OPTIONS);
  for (const { errors } of documents) {
    for (const error of errors) problems.error(error.pos[0], 'this is not YAML', error.message.split('\n')[0]);
  }
  if (problems.errors.length > 0) return undefined;
  const comments = new Comments(text, documents);
  const read = documents.flatMap(
    (document) => new Reader(problems, comments, text.length + LEAST_SIZE).document(document) ?? [],
  );
  return problems.errors.length > 0 ? undefined : read;
}

const OPTIONS = {
  version: '1.1',
  uniqueKeys: false,
  merge: true,
  logLevel: 'silent',
  prettyErrors: false,
  customTags: (tags: Tags) =>
    tags.filter(
      (tag) =>
        typeof tag === 'string' ||
        !(FOREIGN_TAGS.some((name) => tag.tag.endsWith(`:${name}`)) || (tag as { format?: string }).format === 'TIME'),
    ),
} as const;

class Reader {
  private readonly anchors = new Map<string, ParsedNode>();
  private readonly done = new Map<ParsedNode, Source>();
  private readonly open = new Set<ParsedNode>();

  constructor(
    private readonly problems: Problems,
    private readonly comments: Comments,
    private readonly maxSize: number,
  ) {}

  public document(document: Document.Parsed): SourceDocument | undefined {
    const { contents } = document;
    const after = this.comments.atEndOf(document);
    if (contents === null || (isScalar(contents) && contents.value === null)) {
      return after.length > 0 ? { before: [], after } : undefined;
    }
    const first = isMap(contents) && (contents.items[0]?.key as ParsedNode | undefined);
    const before = first ? this.comments.of(first).filter(({ trailing }) => !trailing) : [];
    const root = this.node(contents, [], 0);
    if (root && root.size > this.maxSize) {
      this.problems.error(
        root.at,
        'its aliases stand for too much',
        `with all of them written out it has ${root.size} values, and at most ${this.maxSize} can be converted`,
      );
      return undefined;
    }
    return root && { root, before, after };
  }

  /** @param comments those of the entry or item that holds the node */
  private node(node: ParsedNode | null, comments: readonly Comment[], depth: number): Source | undefined {
    const at = node?.range[0] ?? 0;
    if (node === null) return scalarAt(at, comments, null, '');
    if (depth > MAX_DEPTH) return this.refuse(at, 'it is nested too deep', `at most ${MAX_DEPTH} levels can be read`);
    if (isAlias(node)) return this.alias(node, comments, depth);
    if (this.open.has(node)) return this.refuse(at, 'an anchor contains itself', 'a value cannot be a part of itself');
    if (node.anchor) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const source = isMap(node)
      ? this.map(node, comments, depth)
      : isSeq(node)
        ? this.list(node, comments, depth)
        : this.scalar(node, comments);
    this.open.delete(node);
    if (source) this.done.set(node, source);
    return source;
  }

  private alias(node: Alias.Parsed, comments: readonly Comment[], depth: number): Source | undefined {
    const [at] = node.range;
    const target = this.anchors.get(node.source);
    if (!target) {
      return this.refuse(
        at,
        `the alias '*${node.source}' has no anchor`,
        `write '&${node.source}' where the value stands, before this line`,
      );
    }
    if (this.open.has(target)) {
      return this.refuse(at, `the anchor '&${node.source}' contains itself`, 'a value cannot be a part of itself');
    }
    const source = this.done.get(target) ?? this.node(target, [], depth);
    return source && { ...source, at, comments };
  }

  private scalar(node: Scalar.Parsed | ParsedNode, comments: readonly Comment[]): Source | undefined {
    const { value, source = '', range, type } = node as Scalar.Parsed;
    if (node.tag === BINARY) {
      return scalarAt(range[0], comments, Buffer.from(String(value), 'base64').toString(), String(value));
    }
    const plain = value as unknown;
    const written = type === 'PLAIN' ? source : String(value);
    // `.` alone is a number for YAML 1.1, but for nobody who reads numbers.
    if (typeof plain === 'number' && !/[0-9a-z]/i.test(source)) return scalarAt(range[0], comments, source, written);
    if (typeof plain === 'number' && !Number.isFinite(plain)) {
      return this.refuse(
        range[0],
        `${source} is not a number that JSON can carry`,
        'write a finite number, or put it in quotes',
      );
    }
    const known =
      plain === null || ['string', 'number', 'boolean'].includes(typeof plain)
        ? (plain as ScalarSource['value'])
        : source;
    return scalarAt(range[0], comments, known, written);
  }

  private list(node: YAMLSeq.Parsed, comments: readonly Comment[], depth: number): Source | undefined {
    const items = node.items.map((item) => this.node(item, this.comments.of(item), depth + 1));
    if (items.some((item) => item === undefined)) return undefined;
    return {
      kind: 'list',
      at: node.range[0],
      comments,
      after: this.comments.atEndOf(node),
      size: sizeOf(items as Source[]),
      items: items as Source[],
    };
  }

  private map(node: YAMLMap.Parsed, comments: readonly Comment[], depth: number): Source | undefined {
    const entries = new Map<string, SourceEntry>();
    const own = new Set<string>();
    const ofMerges: Comment[] = [];
    for (const pair of node.items) {
      const key = pair.key as ParsedNode | null;
      const at = key?.range[0] ?? node.range[0];
      if (key === null || !isScalar(key) || key.value === null) {
        return this.refuse(at, 'a key is not text', 'write a name before the colon');
      }
      const value = this.node(pair.value as ParsedNode | null, this.comments.of(key), depth + 1);
      if (!value) return undefined;
      if (isMergeKey(key)) {
        const from = this.mergedFrom(value);
        if (!from) return undefined;
        // For Go, the later one of a key and a merge wins.
        for (const entry of from) {
          if (own.has(entry.key)) {
            this.problems.warn(
              at,
              `'<<' stands after '${entry.key}', which it replaces for Argo`,
              "put '<<' first, where the key is to win",
            );
          }
          entries.set(entry.key, entry);
        }
        ofMerges.push(...value.comments);
        continue;
      }
      const name = String(key.value);
      if (typeof key.value === 'boolean' && key.source !== name) {
        this.problems.warn(
          at,
          `the key ${key.source} without quotes is '${name}' for Argo`,
          `put it in quotes where it is to be '${key.source}'`,
        );
      }
      const twin = own.has(name) ? entries.get(name) : undefined;
      own.add(name);
      // Argo's own tools take the last one without a word.
      if (twin) this.problems.warn(twin.at, `the key '${name}' stands twice`, 'only the last one counts, as for Argo');
      entries.set(name, {
        key: name,
        at,
        value: twin ? { ...value, comments: [...commentsIn(twin.value), ...value.comments] } : value,
      });
    }
    const all = [...entries.values()];
    const [first] = all;
    if (first && ofMerges.length > 0) {
      all[0] = { ...first, value: { ...first.value, comments: [...ofMerges, ...first.value.comments] } };
    }
    return {
      kind: 'map',
      at: node.range[0],
      comments,
      after: this.comments.atEndOf(node),
      size: sizeOf(all.map(({ value }) => value)),
      entries: all,
    };
  }

  private mergedFrom(value: Source): readonly SourceEntry[] | undefined {
    if (value.kind === 'map') return value.entries;
    if (value.kind === 'list' && value.items.every((item) => item.kind === 'map')) {
      return [...value.items].reverse().flatMap((item) => (item as MapSource).entries);
    }
    return this.refuse(value.at, "'<<' merges what is not a map", 'write an alias of a map, or a list of such');
  }

  private refuse(at: number, what: string, next: string): undefined {
    this.problems.error(at, what, next);
    return undefined;
  }
}

function scalarAt(
  at: number,
  comments: readonly Comment[],
  value: ScalarSource['value'],
  written: string,
): ScalarSource {
  return { kind: 'scalar', at, comments, after: [], size: 1, value, written };
}

function isMergeKey(key: Scalar.Parsed | ParsedNode): boolean {
  return (key as Scalar.Parsed).type === 'PLAIN' && (key as Scalar.Parsed).source === '<<';
}

function sizeOf(parts: readonly Source[]): number {
  return parts.reduce((sum, { size }) => sum + size, 1);
}
