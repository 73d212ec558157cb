import { Yaml } from 'cdk8s';
import { errors, shown } from '../errors';
import { isPlainObject } from '../spec/merge';
import { put } from '../spec/own';
import { hasTag, escapedJson } from '../spec/tags';
import { hasUnwritable, writableJson } from '../spec/writable';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';
import { hasToken } from '../value/token-text';

// A private-use character, which YAML writes as it is; texts that hold it are written as JSON.
const MARK = '\uf8f0';
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

/**
 * Writes an object as YAML text in which every text stays data: braces are written as escapes, and a run-time value as JSON
 * text, which is YAML too.
 */
export class ManifestText {
  // One reference per text, so that it is threaded under one name.
  private readonly references = new Map<string, Reference>();

  /** The YAML text of a value; references in it are tokens. */
  public of(path: string, value: unknown): string {
    const scalars: string[] = [];
    const plain = this.plain(
      value,
      { path, scalar: (text) => `${MARK}${scalars.push(text) - 1}${MARK}`, above: [] },
      'manifest',
    );
    return Yaml.stringify(plain).replace(MARKED, (_, index: string) => scalars[Number(index)]);
  }

  /** The value with marks in place of what YAML cannot write by itself. */
  private plain(value: unknown, walk: Walk, where: string): unknown {
    if (value instanceof Reference) return walk.scalar(value._encoded.toString());
    if (value instanceof Literal) return this.text(value._text, walk);
    if (typeof value === 'string') {
      return hasToken(value) ? walk.scalar(this.encoded(value).toString()) : this.text(value, walk);
    }
    if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
      return value;
    }
    if (walk.above.includes(value)) throw errors.notJson(walk.path, where, 'a value that contains itself');
    const inside = { ...walk, above: [...walk.above, value] };
    if (Array.isArray(value)) return value.map((item, index) => this.plain(item, inside, `${where}[${index}]`));
    if (!isPlainObject(value)) throw errors.notJson(walk.path, where, shown(value));
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (hasToken(key)) throw errors.literalOnly(walk.path, where, key);
      if (item !== undefined) put(result, this.text(key, walk), this.plain(item, inside, `${where}.${key}`));
    }
    return result;
  }

  private text(text: string, walk: Walk): string {
    return hasTag(text) || hasUnwritable(text) || text.includes(MARK)
      ? walk.scalar(escapedJson(writableJson(text)))
      : text;
  }

  private encoded(text: string): Reference {
    let found = this.references.get(text);
    if (!found) this.references.set(text, (found = Reference._of({ kind: 'object', value: text }, 'json')));
    return found;
  }
}

interface Walk {
  readonly path: string;
  readonly above: readonly unknown[];
  scalar(text: string): string;
}
