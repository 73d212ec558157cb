import { Condition } from './condition';
import { Expression, kindOf, leavesOf } from './expr-kind';
import { callOf, nodeOf } from './expr-made';
import { Reference } from './reference';
import { Encoding } from './value-type';
import { at, binary, choice, pointer, unary } from '../ir/build';

/**
 * A value that Argo computes from others at run time: `Expr.of(count).plus(1)`. It stands wherever a reference may: as an input, in a
 * text, in a condition, as the list of a loop, as an output of a pipeline. Values are bound, never spliced into the expression, so no
 * value can change what it means.
 *
 * References of type number are read as numbers, those of type JSON as their values, all others as texts. Where a number is needed,
 * text is read as one; text that is none is an error of the task at run time.
 */
export class Expr extends Reference {
  /**
   * The beginning of an expression.
   *
   * @param value a reference, a condition, a text (references in it are filled in), or a JSON value, which may hold references
   */
  public static of(value: any): Expr {
    return value instanceof Expr ? value : Expr._node(nodeOf(value, 'of'));
  }

  /** The element of the list that `filter`, `map` and the like look at; in one inside of another, that of the inner one. */
  public static element(): Expr {
    return Expr._node(pointer());
  }

  /** The position of the element in its list, from 0. */
  public static elementIndex(): Expr {
    return Expr._node(pointer('index'));
  }

  /** What `reduce` has made of the elements before. */
  public static accumulator(): Expr {
    return Expr._node(pointer('acc'));
  }

  /**
   * One of two values. Renders `condition ? then : otherwise`.
   *
   * @param condition a condition, or a value that is true or false
   */
  public static choose(condition: any, then: any, otherwise: any): Expr {
    return Expr._node(choice(nodeOf(condition, 'choose'), nodeOf(then, 'choose'), nodeOf(otherwise, 'choose')));
  }

  /** The texts of several values, one after the other: JSON for what is not text. */
  public static text(...parts: any[]): Expr {
    return Expr._node({ kind: 'text', parts: parts.map((part) => nodeOf(part, 'text')) });
  }

  /** The whole numbers from one to another, both included. Renders `from..to`. */
  public static range(from: any, to: any): Expr {
    return Expr._node(binary(nodeOf(from, 'range'), '..', nodeOf(to, 'range')));
  }

  /**
   * A call of a function of Argo's expression language: of expr-lang (`len`, `median`, `toBase64`, ...), of Argo (`asInt`, `jsonpath`, ...),
   * or of sprig (`sprig.title`). A name that does not exist is an error that tells the nearest ones.
   *
   * @param name the name of the function
   * @param args its arguments; of `filter`, `map` and the like the second is an expression with `Expr.element()`
   */
  public static call(name: string, ...args: any[]): Expr {
    return Expr._node(callOf(name, args));
  }

  /**
   * A call of a function of sprig.
   *
   * @param name the name without `sprig.`
   */
  public static sprig(name: string, ...args: any[]): Expr {
    return Expr.call(`sprig.${name}`, ...args);
  }

  /** The time at which Argo evaluates the expression. */
  public static now(): Expr {
    return Expr.call('now');
  }

  /** The time of a text, for example `2026-01-31T12:00:00Z`. */
  public static date(text: any): Expr {
    return Expr.call('date', text);
  }

  /** The span of a text, for example `1h30m`. */
  public static duration(text: any): Expr {
    return Expr.call('duration', text);
  }

  /** The greatest of numbers, or of the numbers of lists. */
  public static max(...values: any[]): Expr {
    return Expr.call('max', ...values);
  }

  /** The least of numbers, or of the numbers of lists. */
  public static min(...values: any[]): Expr {
    return Expr.call('min', ...values);
  }

  /** The mean of numbers, or of the numbers of lists. */
  public static mean(...values: any[]): Expr {
    return Expr.call('mean', ...values);
  }

  /** The median of numbers, or of the numbers of lists. */
  public static median(...values: any[]): Expr {
    return Expr.call('median', ...values);
  }

  /** @internal */
  public static _node(node: Expression): Expr {
    return new Expr(node);
  }

  private constructor(/** @internal */ public readonly _root: Expression) {
    super({ kind: 'expr', node: _root }, () => carrierOf(_root));
  }

  /**
   * The sum of two numbers, or two texts as one. A number and a text make a sum of numbers; `Expr.text(a, b)` makes texts of all.
   */
  public plus(other: any): Expr {
    return this.operation('+', other);
  }

  /** The difference of two numbers, or of two times. */
  public minus(other: any): Expr {
    return this.operation('-', other);
  }

  /** The product of two numbers. */
  public times(other: any): Expr {
    return this.operation('*', other);
  }

  /** The quotient of two numbers, with its fraction. */
  public dividedBy(other: any): Expr {
    return this.operation('/', other);
  }

  /** The rest of a division of whole numbers; it has the sign of the dividend. */
  public modulo(other: any): Expr {
    return this.operation('%', other);
  }

  /** A power of the number. */
  public power(exponent: any): Expr {
    return this.operation('**', exponent);
  }

  /** The number with the other sign. */
  public negated(): Expr {
    return Expr._node(unary('-', this._root));
  }

  /** True when this value and another condition are. */
  public and(other: any): Condition {
    return Condition.of(this).and(Condition.of(other));
  }

  /** True when this value or another condition is. */
  public or(other: any): Condition {
    return Condition.of(this).or(Condition.of(other));
  }

  /** True when this value is not. */
  public not(): Condition {
    return Condition.of(this).not();
  }

  /** One of two values, by this one. Renders `this ? then : otherwise`. */
  public ternary(then: any, otherwise: any): Expr {
    return Expr.choose(this, then, otherwise);
  }

  /**
   * The same value, or another one where it is null, or where a task that makes a part of it was skipped, omitted, or failed and was
   * passed over. Renders `??`.
   *
   * @param value a literal value, a reference or an expression
   */
  public orElse(value: any): Expr {
    return Expr._node(binary(this._root, '??', nodeOf(value, 'orElse')));
  }

  /**
   * A field of a JSON value.
   *
   * @param name the key of the field
   */
  public property(name: string): Expr {
    return this.member(name);
  }

  /**
   * An element of a list.
   *
   * @param index the position, from 0; below 0 it is counted from the end
   */
  public at(index: number): Expr {
    return this.member(index);
  }

  /**
   * What stands at a position or under a key that is itself a run-time value.
   *
   * @param key a number or text, or a reference to one
   */
  public item(key: any): Expr {
    return this.member(key);
  }

  /**
   * A part of a list or text.
   *
   * @param from the first position, from 0; below 0 it is counted from the end
   * @param to the position after the last one; below 0 it is counted from the end; the end by default
   */
  public slice(from: any, to?: any): Expr {
    return Expr._node({
      kind: 'slice',
      of: this._root,
      from: nodeOf(from, 'slice'),
      to: to === undefined ? undefined : nodeOf(to, 'slice'),
    });
  }

  /** True when the list has an element, or the object a key. Renders `element in list`. */
  public includes(element: any): Condition {
    return Condition.of(Expr._node(binary(nodeOf(element, 'includes'), 'in', this._root)));
  }

  /** The elements for which a condition with `Expr.element()` is true. */
  public filter(condition: any): Expr {
    return this.call('filter', condition);
  }

  /** A list of what an expression with `Expr.element()` makes of each element. */
  public map(value: any): Expr {
    return this.call('map', value);
  }

  /** True when a condition with `Expr.element()` is true for all elements. */
  public all(condition: any): Condition {
    return Condition.of(this.call('all', condition));
  }

  /** True when a condition with `Expr.element()` is true for an element. */
  public any(condition: any): Condition {
    return Condition.of(this.call('any', condition));
  }

  /** True when a condition with `Expr.element()` is true for no element. */
  public none(condition: any): Condition {
    return Condition.of(this.call('none', condition));
  }

  /** True when a condition with `Expr.element()` is true for exactly one element. */
  public one(condition: any): Condition {
    return Condition.of(this.call('one', condition));
  }

  /** For how many elements a condition with `Expr.element()` is true. */
  public count(condition: any): Expr {
    return this.call('count', condition);
  }

  /** The first element for which a condition with `Expr.element()` is true; null when there is none. */
  public find(condition: any): Expr {
    return this.call('find', condition);
  }

  /** The position of the first element for which a condition with `Expr.element()` is true; null when there is none. */
  public findIndex(condition: any): Expr {
    return this.call('findIndex', condition);
  }

  /** The sum of the elements, or of what an expression with `Expr.element()` makes of them. */
  public sum(value?: any): Expr {
    return this.call('sum', ...(value === undefined ? [] : [value]));
  }

  /**
   * One value made of all elements.
   *
   * @param value an expression with `Expr.accumulator()` and `Expr.element()`
   * @param initial what it begins with; the first element by default
   */
  public reduce(value: any, initial?: any): Expr {
    return this.call('reduce', value, ...(initial === undefined ? [] : [initial]));
  }

  /**
   * The elements in the order of what an expression with `Expr.element()` makes of them.
   *
   * @param order `asc` or `desc`
   */
  public sortBy(key: any, order: string = 'asc'): Expr {
    return this.call('sortBy', key, ...(order === 'asc' ? [] : [order]));
  }

  /** An object with the elements in lists, by what an expression with `Expr.element()` makes of them. */
  public groupBy(key: any): Expr {
    return this.call('groupBy', key);
  }

  /** How many characters a text has, elements a list, or fields an object. Renders `len`. */
  public length(): Expr {
    return this.call('len');
  }

  /** The text without spaces around, or without other characters. */
  public trim(characters?: any): Expr {
    return this.call('trim', ...(characters === undefined ? [] : [characters]));
  }

  /** The text in upper case. */
  public upper(): Expr {
    return this.call('upper');
  }

  /** The text in lower case. */
  public lower(): Expr {
    return this.call('lower');
  }

  /** The parts of the text between separators. */
  public split(separator: any): Expr {
    return this.call('split', separator);
  }

  /** The texts of the list as one text. */
  public join(separator: any = ''): Expr {
    return this.call('join', separator);
  }

  /** The text with all occurrences of a part replaced. */
  public replace(part: any, by: any): Expr {
    return this.call('replace', part, by);
  }

  /** The text several times. */
  public repeat(times: any): Expr {
    return this.call('repeat', times);
  }

  /** The position of a part in the text; -1 when it is not there. */
  public indexOf(part: any): Expr {
    return this.call('indexOf', part);
  }

  /** The whole number that the text says, or the number without its fraction. Renders `int`. */
  public asInt(): Expr {
    return this.call('int');
  }

  /** The number that the text says. Renders `float`. */
  public asFloat(): Expr {
    return this.call('float');
  }

  /** The text of the value: JSON when it is none. */
  public asText(): Expr {
    return Expr.text(this);
  }

  /** The value as JSON text. Renders `toJson`. */
  public toJson(): Expr {
    return this.call('toJson');
  }

  /** The value of JSON text. Renders `fromJSON`. */
  public fromJson(): Expr {
    return this.call('fromJSON');
  }

  /** What a JSON path leads to, for example `$.items[0].name`. */
  public jsonpath(path: any): Expr {
    return this.call('jsonpath', path);
  }

  /**
   * The time as text.
   *
   * @param layout how Go writes its reference time, for example `2006-01-02 15:04:05`
   */
  public format(layout: any): Expr {
    return Expr._node({ kind: 'method', name: 'Format', of: this._root, args: [nodeOf(layout, 'format')] });
  }

  /** The seconds of the duration, for example of the difference of two times. */
  public seconds(): Expr {
    return Expr._node({ kind: 'method', name: 'Seconds', of: this._root, args: [] });
  }

  /** The number without its sign. */
  public abs(): Expr {
    return this.call('abs');
  }

  /** The least whole number that is not less. */
  public ceil(): Expr {
    return this.call('ceil');
  }

  /** The greatest whole number that is not greater. */
  public floor(): Expr {
    return this.call('floor');
  }

  /** The nearest whole number; halves go away from zero. */
  public round(): Expr {
    return this.call('round');
  }

  /** The keys of the object, in no fixed order. */
  public keys(): Expr {
    return this.call('keys');
  }

  /** The values of the object, in no fixed order. */
  public values(): Expr {
    return this.call('values');
  }

  /** The first element; null when there is none. */
  public first(): Expr {
    return this.call('first');
  }

  /** The last element; null when there is none. */
  public last(): Expr {
    return this.call('last');
  }

  /** The first elements. */
  public take(count: any): Expr {
    return this.call('take', count);
  }

  /** The elements from the last to the first. */
  public reverse(): Expr {
    return this.call('reverse');
  }

  /** The elements without those that were there before. */
  public uniq(): Expr {
    return this.call('uniq');
  }

  /** The elements in order. */
  public sort(): Expr {
    return this.call('sort');
  }

  /** The elements of this list and of others. */
  public concat(...lists: any[]): Expr {
    return this.call('concat', ...lists);
  }

  /** @internal */
  public override get _leaves(): Reference[] {
    return leavesOf(this._root).map(([reference]) => reference);
  }

  private operation(operator: '+' | '-' | '*' | '/' | '%' | '**', other: any): Expr {
    return Expr._node(binary(this._root, operator, nodeOf(other, operator)));
  }

  private member(key: any): Expr {
    return Expr._node(at(this._root, nodeOf(key, 'property')));
  }

  private call(name: string, ...args: any[]): Expr {
    return Expr.call(name, this, ...args);
  }
}

function carrierOf(node: Expression): Encoding {
  if (node.kind === 'value') return node.value._encoding;
  switch (kindOf(node)) {
    case 'number':
    case 'boolean':
    case 'scalar':
      return 'scalar';
    case 'text':
      return 'text';
    default:
      return 'json';
  }
}
