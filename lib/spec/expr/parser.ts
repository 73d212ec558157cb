import { ExpressionError } from './error';
import { Token, tokensOf } from './lexer';
import type { ExpressionNode } from '../../ir/expression-node';
import { BINARY, COMPARISONS, UNARY } from '../../ir/operators';

const NEGATABLE = new Set(['in', 'matches', 'contains', 'startsWith', 'endsWith']);
const CONSTANTS: ReadonlyMap<string, unknown> = new Map([
  ['true', true],
  ['false', false],
  ['nil', null],
]);

/** The functions whose second argument is an expression over the items of the first; and how many arguments they need. */
export const PREDICATES: ReadonlyMap<string, number> = new Map([
  ['all', 2],
  ['none', 2],
  ['any', 2],
  ['one', 2],
  ['filter', 2],
  ['map', 2],
  ['count', 1],
  ['sum', 1],
  ['find', 2],
  ['findIndex', 2],
  ['findLast', 2],
  ['findLastIndex', 2],
  ['groupBy', 2],
  ['sortBy', 2],
  ['reduce', 2],
]);

/** Parses an expression with the precedences of expr-lang; throws where that refuses it. */
export function parse(source: string): ExpressionNode {
  return new Parser(source).whole();
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  /** How many predicates are around. */
  private depth = 0;

  constructor(private readonly source: string) {
    this.tokens = tokensOf(source);
  }

  public whole(): ExpressionNode {
    const result = this.sequence();
    if (this.peek().kind !== 'end') throw this.error('unexpected token');
    return result;
  }

  private peek(): Token {
    return this.tokens[this.at];
  }

  private is(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.kind === 'operator' || token.kind === 'bracket');
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.error(`expected ${text}`);
  }

  private name(): string {
    const token = this.tokens[this.at++];
    if (token.kind === 'name') return token.text;
    this.at--;
    throw this.error('expected name');
  }

  private error(what: string): ExpressionError {
    const { kind, text, at } = this.peek();
    return new ExpressionError(
      `${what} at ${kind === 'end' ? 'the end' : `${JSON.stringify(text)} (character ${at + 1})`} in ${this.source}`,
    );
  }

  private sequence(): ExpressionNode {
    const nodes = [this.expression(0)];
    while (this.take(';') && this.peek().kind !== 'end') nodes.push(this.expression(0));
    return nodes.length === 1 ? nodes[0] : { kind: 'sequence', nodes };
  }

  private expression(least: number): ExpressionNode {
    if (least === 0 && this.take('let')) return this.declaration();
    if (least === 0 && this.take('if')) return this.conditional();
    let left = this.primary();
    let previous = '';
    while (this.peek().kind === 'operator') {
      const negated = this.is('not') && NEGATABLE.has(this.tokens[this.at + 1].text);
      const operator = negated ? this.tokens[this.at + 1].text : this.peek().text;
      const strength = BINARY.get(operator) ?? -1;
      if (strength < least) break;
      if (previous === '??' && operator !== '??' && operator !== '|') {
        throw this.error('?? cannot be mixed with other operators: put it in parentheses,');
      }
      this.at += negated ? 2 : 1;
      if (operator === '|') {
        left = this.call(this.name(), [left]);
      } else {
        left = COMPARISONS.has(operator)
          ? this.comparison(left, operator, strength)
          : this.binary(left, operator, strength);
        if (negated) left = { kind: 'unary', operator: 'not', of: left };
      }
      previous = operator;
    }
    return least === 0 ? this.choice(left) : left;
  }

  private binary(left: ExpressionNode, operator: string, strength: number): ExpressionNode {
    const right = this.expression(operator === '**' || operator === '^' ? strength : strength + 1);
    return { kind: 'binary', operator, left, right };
  }

  /** `1 < x < 3` compares twice. */
  private comparison(first: ExpressionNode, operator: string, strength: number): ExpressionNode {
    let left = first;
    let result: ExpressionNode | undefined;
    for (let next = operator; ;) {
      const right = this.expression(strength + 1);
      const compared: ExpressionNode = { kind: 'binary', operator: next, left, right };
      result = result ? { kind: 'binary', operator: '&&', left: result, right: compared } : compared;
      left = right;
      next = this.peek().text;
      if (this.peek().kind !== 'operator' || !COMPARISONS.has(next)) return result;
      this.at++;
    }
  }

  private declaration(): ExpressionNode {
    const name = this.name();
    this.expect('=');
    const value = this.expression(0);
    this.expect(';');
    return { kind: 'let', name, value, body: this.sequence() };
  }

  private conditional(): ExpressionNode {
    const test = this.expression(0);
    this.expect('{');
    const then = this.sequence();
    this.expect('}');
    this.expect('else');
    if (this.take('if')) return { kind: 'choice', test, then, otherwise: this.conditional() };
    this.expect('{');
    const otherwise = this.sequence();
    this.expect('}');
    return { kind: 'choice', test, then, otherwise };
  }

  private choice(first: ExpressionNode): ExpressionNode {
    let node = first;
    while (this.take('?')) {
      if (this.take(':')) {
        node = { kind: 'choice', test: node, then: node, otherwise: this.expression(0) };
      } else {
        const then = this.expression(0);
        this.expect(':');
        node = { kind: 'choice', test: node, then, otherwise: this.expression(0) };
      }
    }
    return node;
  }

  private primary(): ExpressionNode {
    const token = this.peek();
    const strength = token.kind === 'operator' ? UNARY.get(token.text) : undefined;
    if (strength !== undefined) {
      this.at++;
      return this.postfix({
        kind: 'unary',
        operator: token.text === '!' ? 'not' : token.text,
        of: this.expression(strength),
      });
    }
    if (this.take('(')) {
      const inner = this.sequence();
      this.expect(')');
      return this.postfix(inner);
    }
    if (this.depth > 0 && this.take('#')) {
      return this.postfix({ kind: 'pointer', name: this.peek().kind === 'name' ? this.name() : '' });
    }
    if (this.depth > 0 && this.is('.')) return this.postfix({ kind: 'pointer', name: '' });
    if (this.take('::')) return this.postfix(this.call(this.name(), []));
    if (this.is('[')) return this.postfix({ kind: 'list', items: this.listed('[', ']', () => this.expression(0)) });
    if (this.is('{')) return this.postfix({ kind: 'map', entries: this.listed('{', '}', () => this.entry()) });
    return this.atom(token);
  }

  private atom({ kind, text }: Token): ExpressionNode {
    if (!['number', 'string', 'name'].includes(kind)) throw this.error('unexpected token');
    this.at++;
    if (kind === 'number') return { kind: 'literal', value: Number(text) };
    if (kind === 'string') return this.postfix({ kind: 'literal', value: text });
    if (CONSTANTS.has(text)) return { kind: 'literal', value: CONSTANTS.get(text) };
    return this.postfix(this.is('(') ? this.call(text, []) : { kind: 'name', name: text });
  }

  private call(name: string, given: ExpressionNode[]): ExpressionNode {
    const least = PREDICATES.get(name);
    const args = [
      ...given,
      ...this.listed('(', ')', (index) =>
        least !== undefined && index + given.length === 1 ? this.predicate() : this.expression(0),
      ),
    ];
    if (least !== undefined && args.length < least) throw this.error(`${name} needs ${least} arguments,`);
    return { kind: 'call', name, args };
  }

  private predicate(): ExpressionNode {
    const braces = this.take('{');
    this.depth++;
    const inner = braces ? this.sequence() : this.expression(0);
    this.depth--;
    if (braces) this.expect('}');
    return inner;
  }

  private entry(): readonly [ExpressionNode, ExpressionNode] {
    const { kind, text } = this.peek();
    const quoted = ['number', 'string', 'name'].includes(kind);
    if (!quoted && !this.is('(')) {
      throw this.error('a map key must be a string, a number, a name or in parentheses, unexpected token');
    }
    const key: ExpressionNode = quoted ? { kind: 'literal', value: text } : this.expression(0);
    if (quoted) this.at++;
    this.expect(':');
    return [key, this.expression(0)];
  }

  private listed<T>(open: string, close: string, item: (index: number) => T): T[] {
    const items: T[] = [];
    this.expect(open);
    while (!this.is(close)) {
      if (items.length > 0 && !this.take(',')) throw this.error(`expected , or ${close}`);
      if (!this.is(close)) items.push(item(items.length));
    }
    this.expect(close);
    return items;
  }

  private postfix(start: ExpressionNode): ExpressionNode {
    let node = start;
    for (;;) {
      const optional = this.is('?.');
      if (optional || this.is('.')) {
        this.at++;
        if (!optional || !this.is('[')) {
          node = this.property(node, optional);
          continue;
        }
      }
      if (!this.take('[')) return node;
      node = this.index(node, optional);
      this.expect(']');
    }
  }

  private property(of: ExpressionNode, optional: boolean): ExpressionNode {
    const { kind, text } = this.peek();
    if (kind !== 'name' && !(kind === 'operator' && /^[a-zA-Z]+$/.test(text))) throw this.error('expected name');
    this.at++;
    // What follows by a dot belongs to the chain, so it is left out too where the chain ends.
    const inner = of.kind === 'chain' ? of.of : of;
    const member: ExpressionNode = { kind: 'member', of: inner, key: { kind: 'literal', value: text }, optional };
    const node = this.is('(') ? this.method(member) : member;
    return optional || of.kind === 'chain' ? { kind: 'chain', of: node } : node;
  }

  private method(callee: ExpressionNode): ExpressionNode {
    const args = this.listed('(', ')', () => this.expression(0));
    const { of, key } = callee as Extract<ExpressionNode, { kind: 'member' }>;
    const name = String((key as Extract<ExpressionNode, { kind: 'literal' }>).value);
    return of.kind === 'name' && of.name === 'sprig'
      ? { kind: 'call', name: `sprig.${name}`, args }
      : { kind: 'method', of, name, args };
  }

  private index(of: ExpressionNode, optional: boolean): ExpressionNode {
    const from = this.is(':') ? undefined : this.expression(0);
    if (this.take(':')) return { kind: 'slice', of, from, to: this.is(']') ? undefined : this.expression(0) };
    const member: ExpressionNode = { kind: 'member', of, key: from!, optional };
    return optional ? { kind: 'chain', of: member } : member;
  }
}
