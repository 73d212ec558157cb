import { Condition } from './condition';
import { checkJson } from './json';
import { errors, shown } from '../errors';
import type { Source } from './source';
import { hasToken, newToken } from './token-text';
import { Encoding, orLiteral } from './value-type';
import { patternProblem } from '../spec/regular-expression';

/**
 * A handle on a value that exists only at run time: an output of a task, an input of a pipeline, the item of a loop.
 * Using it anywhere (as input, in a text, in a condition) makes the dependency and carries the value there.
 */
export class Reference {
  /**
   * The first of several values that exists, for example of the branches of a condition. Renders `a ?? b`.
   *
   * @param references the values, in order of preference
   */
  public static firstOf(...references: Reference[]): Reference {
    const wrong = references.length === 0 || !references.every((part) => part instanceof Reference);
    if (
      wrong ||
      new Set(references.map((part) => part._isArtifactIfKnown).filter((kind) => kind !== undefined)).size > 1
    ) {
      throw errors.notAValue(
        'Reference.firstOf',
        'references',
        references.map((part) => shown(part)),
        'one reference or more, all to artifacts or none',
      );
    }
    return Reference._of({ kind: 'first', parts: references }, () => commonCarrier(references));
  }

  /** @internal */
  public static _of(source: Source, encoding: Encoding | (() => Encoding | undefined)): Reference {
    return new Reference(source, encoding);
  }

  private token?: string;
  private readonly derived = new Map<string, Reference>();

  private asked = false;

  /** @internal */
  public readonly _source: Source;
  private readonly encoding: Encoding | (() => Encoding | undefined);

  /** Made by the library only: by tasks, pipelines, and `Expr`. */
  protected constructor(source: any, encoding: any) {
    this._source = source;
    this.encoding = encoding;
  }

  /**
   * What the value may hold.
   *
   * @internal
   */
  public get _encoding(): Encoding {
    return this._encodingIfKnown ?? 'text';
  }

  /**
   * Undefined while it is being found out: an output of a recursion is made of itself.
   *
   * @internal
   */
  public get _encodingIfKnown(): Encoding | undefined {
    if (typeof this.encoding === 'string') return this.encoding;
    if (this.asked) return undefined;
    this.asked = true;
    const encoding = this.encoding();
    this.asked = false;
    return encoding;
  }

  /**
   * A field of a JSON value. A field that does not exist reads as `null`.
   *
   * @param name the key of the field
   */
  public property(name: string): Reference {
    return this.field(name);
  }

  /**
   * An element of a JSON list.
   *
   * @param index the position, from 0
   */
  public at(index: number): Reference {
    if (!Number.isInteger(index) || index < 0) {
      throw errors.notAValue(this._describe(), 'at', index, 'a whole number from 0');
    }
    return this.field(index);
  }

  /**
   * A file or folder inside an artifact that is a folder: of a folder that is stored unpacked (`Archive.none()`), or of the
   * collected artifacts of a loop. Sets `subPath`.
   *
   * @param path the path inside the folder: a text, or a reference to one, for example `Item.index()`
   */
  public subPath(path: any): Reference {
    if (!this._isArtifact) {
      throw errors.notAValue(
        this._describe(),
        'subPath',
        path,
        'a path in an artifact',
        'this is a parameter; property(...) and at(...) read inside those',
      );
    }
    if (typeof path === 'string' ? path === '' : !(path instanceof Reference) || path._isArtifact) {
      throw errors.notAValue(this._describe(), 'subPath', path, 'a path, or a reference to one');
    }
    return this.inside(JSON.stringify(path instanceof Reference ? path.toString() : path), {
      kind: 'sub',
      base: this,
      path,
    });
  }

  /**
   * The same value, or a literal one when the task that makes it was skipped, omitted, or failed and was passed over.
   *
   * @param value the literal value: a text, number, boolean or JSON value
   */
  public orElse(value: any): Reference {
    if (this._isArtifact) throw errors.artifactOperation(this._describe(), 'orElse');
    if (value instanceof Reference) {
      throw errors.notAValue(
        this._describe(),
        'orElse',
        value,
        'a literal value',
        'that is a reference, for which there is Reference.firstOf(...)',
      );
    }
    checkJson(value, this._describe(), 'orElse');
    const parts = this._source.kind === 'first' ? this._source.parts : [this];
    return Reference._of({ kind: 'first', parts, fallback: { value } }, () => orLiteral(commonCarrier(parts), value));
  }

  /** True when the value equals another one. Numbers compare as numbers, everything else as text. */
  public eq(other: any): Condition {
    return this.compare('==', other);
  }

  /** True when the value differs from another one. */
  public neq(other: any): Condition {
    return this.compare('!=', other);
  }

  /** True when the value, read as a number, is greater. */
  public gt(other: any): Condition {
    return this.compare('>', other);
  }

  /** True when the value, read as a number, is greater or equal. */
  public gte(other: any): Condition {
    return this.compare('>=', other);
  }

  /** True when the value, read as a number, is less. */
  public lt(other: any): Condition {
    return this.compare('<', other);
  }

  /** True when the value, read as a number, is less or equal. */
  public lte(other: any): Condition {
    return this.compare('<=', other);
  }

  /** True when the value is one of several texts. */
  public isIn(values: string[]): Condition {
    return this.compare('in', values);
  }

  /** True when the text begins with another one. */
  public startsWith(prefix: any): Condition {
    return this.compare('startsWith', prefix);
  }

  /** True when the text ends with another one. */
  public endsWith(suffix: any): Condition {
    return this.compare('endsWith', suffix);
  }

  /** True when the text contains another one. */
  public contains(part: any): Condition {
    return this.compare('contains', part);
  }

  /**
   * True when the text matches a regular expression: of Go's syntax (RE2, so without lookahead and back references), and not anchored.
   *
   * @param pattern a text, for example `^v[0-9]+$`, or a reference to one
   */
  public matches(pattern: any): Condition {
    const problem = typeof pattern === 'string' && !hasToken(pattern) ? patternProblem(pattern) : undefined;
    if (problem !== undefined) throw errors.badPattern(this._describe(), pattern, problem);
    return this.compare('matches', pattern);
  }

  /** True when the text is empty. */
  public isEmpty(): Condition {
    return this.compare('==', '');
  }

  /** True when the value is `true`. */
  public isTrue(): Condition {
    return this.compare('==', true);
  }

  /** A text that stands for the value; put it whole into any other text. */
  public toString(): string {
    return (this.token ??= newToken(this));
  }

  /** Refuses: JSON text with a run-time value inside is broken by quotes. Pass the object with the reference in it. */
  public toJSON(): any {
    throw errors.coercion(this._describe(), 'turned into JSON');
  }

  /**
   * Refuses arithmetic; a text is made of it as with `toString`.
   *
   * @jsii ignore
   */
  public [Symbol.toPrimitive](hint: string): string {
    if (hint === 'number') throw errors.coercion(this._describe(), 'used as a number');
    return this.toString();
  }

  /**
   * The value of JSON text: a text in it without its quotes.
   *
   * @internal
   */
  public get _decoded(): Reference {
    return this.inside('decoded', { kind: 'decoded', base: this });
  }

  /**
   * The value as JSON text: a text in quotes.
   *
   * @internal
   */
  public get _encoded(): Reference {
    let found = this.derived.get('encoded');
    if (!found) this.derived.set('encoded', (found = Reference._of({ kind: 'object', value: this }, 'json')));
    return found;
  }

  /** @internal */
  public get _isArtifact(): boolean {
    return this._isArtifactIfKnown ?? false;
  }

  /**
   * Undefined for an output of a recursion that is not declared yet, or is being found out.
   *
   * @internal
   */
  public get _isArtifactIfKnown(): boolean | undefined {
    switch (this._source.kind) {
      case 'output':
        return this._source.artifact;
      case 'input':
        return this._source.artifact;
      case 'written':
        return this._source.artifact;
      case 'sub':
        return true;
      case 'first':
        return this._source.parts.map((part) => part._isArtifactIfKnown).find((kind) => kind !== undefined);
      default:
        return false;
    }
  }

  /**
   * The references of which it is computed; itself, when it is not.
   *
   * @internal
   */
  public get _leaves(): Reference[] {
    return [this];
  }

  /**
   * In words, for messages.
   *
   * @internal
   */
  public _describe(): string {
    const source = this._source;
    switch (source.kind) {
      case 'output':
        return `output '${source.name}' of task '${source.task.place.path}'`;
      case 'task':
        return `the ${source.what} of task '${source.task.place.path}'`;
      case 'input':
        return `input '${source.name}' of '${source.template.place.path}'`;
      case 'own':
        return `input '${source.name}' of the template it stands in`;
      case 'item':
        return source.index ? 'the index of the loop' : 'the item of the loop';
      case 'variable':
        return `the variable '${source.name}'`;
      case 'written':
        return `the variable '${source.tag}' of '${source.home.node.path}'`;
      case 'global':
        return `global output '${source.name}'`;
      case 'field':
        return `field ${JSON.stringify(source.key)} of ${source.base._describe()}`;
      case 'decoded':
        return `the value of ${source.base._describe()}`;
      case 'sub':
        return `${typeof source.path === 'string' ? `'${source.path}'` : source.path._describe()} inside ${source.base._describe()}`;
      case 'object':
        return 'a value with references inside';
      case 'expr':
        return `an expression of ${this._leaves.map((leaf) => leaf._describe()).join(', ') || 'literal values'}`;
      case 'first':
        return `the first of ${source.parts.map((part) => part._describe()).join(', ')}`;
    }
  }

  private field(key: string | number): Reference {
    if (this._isArtifact) throw errors.artifactOperation(this._describe(), `property(${JSON.stringify(key)})`);
    return this.inside(JSON.stringify(key), { kind: 'field', base: this, key });
  }

  /** One reference for each place inside, so that it is threaded under one name. */
  private inside(id: string, source: Source): Reference {
    let found = this.derived.get(id);
    if (!found) this.derived.set(id, (found = Reference._of(source, 'text')));
    return found;
  }

  private compare(operator: string, other: unknown): Condition {
    if (this._isArtifact) throw errors.artifactOperation(this._describe(), operator);
    if (other === undefined) throw errors.notAValue(this._describe(), operator, other, 'a value or a reference');
    if (!(other instanceof Reference)) checkJson(other, this._describe(), operator);
    return Condition._compare(this, operator, other);
  }
}

/** What several values may hold together; those that are not known yet do not count. */
function commonCarrier(references: readonly Reference[]): Encoding | undefined {
  const known = references.map((part) => part._encodingIfKnown).filter((encoding) => encoding !== undefined);
  return known.length > 0 && known.every((encoding) => encoding === known[0])
    ? known[0]
    : known.length > 0
      ? 'text'
      : undefined;
}

// Not a member of the class, so that TypeScript itself refuses `for...of` and spreading.
Object.defineProperty(Reference.prototype, Symbol.iterator, {
  value(this: Reference) {
    throw errors.coercion(
      this._describe(),
      'taken apart as a list',
      'Repeat a task for its elements with forEach: Loop.over(reference), or read one with at(index)',
    );
  },
});
