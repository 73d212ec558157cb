import { Token, tokensOf } from './lexer';

/** An expression as a tree. */
export type Node =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Node, Node])[] }
  | { readonly kind: 'member'; readonly of: Node; readonly key: Node; readonly optional: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'choice'; readonly test: Node; readonly then: Node; readonly otherwise: Node };

const BINARY: Readonly<Record<string, number>> = {
  'or': 10,
  '||': 10,
  'and': 15,
  '&&': 15,
  '==': 20,
  '!=': 20,
  '<': 20,
  '>': 20,
  '>=': 20,
  '<=': 20,
  'in': 20,
  'matches': 20,
  'contains': 20,
  'startsWith': 20,
  'endsWith': 20,
  '..': 25,
  '+': 30,
  '-': 30,
  '*': 60,
  '/': 60,
  '%': 60,
  '**': 100,
  '??': 500,
};
const UNARY: Readonly<Record<string, number>> = { 'not': 50, '!': 50, '-': 90, '+': 90 };
const NEGATABLE = new Set(['in', 'matches', 'contains', 'startsWith', 'endsWith']);
/** Functions whose second argument is an expression over the items of the first. */
const PREDICATES = new Set(['map', 'filter', 'all', 'any', 'none', 'one', 'count', 'find', 'findIndex']);

/** Parses an expression with the precedences of expr-lang; throws where that refuses it. */
export function parse(source: string): Node {
  const tokens = tokensOf(source);
  let at = 0;
  const peek = () => tokens[at];
  const is = (text: string) => peek().text === text && (peek().kind === 'operator' || peek().kind === 'bracket');
  const fail = (what: string): never => { throw new Error(`${what} at ${JSON.stringify(peek().text)} in ${source}`); };
  const expect = (text: string) => (is(text) ? tokens[at++] : fail(`expected ${text}`));
  const take = (text: string) => is(text) && tokens[at++] !== undefined;
  const result = expression(0);
  if (peek().kind !== 'end') fail('unexpected token');
  return result;

  function expression(least: number): Node {
    let left = primary();
    let previous = '';
    while (peek().kind === 'operator') {
      const negated = is('not') && NEGATABLE.has(tokens[at + 1].text);
      const operator = negated ? tokens[at + 1].text : peek().text;
      const strength = Object.hasOwn(BINARY, operator) ? BINARY[operator] : -1;
      if (strength < least) break;
      if (strength === -1) break;
      at += negated ? 2 : 1;
      if (previous === '??' && operator !== '??') fail('?? cannot be mixed');
      const right = expression(strength + 1);
      left = { kind: 'binary', operator, left, right };
      if (negated) left = { kind: 'unary', operator: 'not', of: left };
      previous = operator;
    }
    if (least > 0) return left;
    while (take('?')) {
      const then = expression(0);
      expect(':');
      left = { kind: 'choice', test: left, then, otherwise: expression(0) };
    }
    return left;
  }

  function primary(): Node {
    const token = peek();
    if (token.kind === 'operator' && Object.hasOwn(UNARY, token.text)) {
      at++;
      return { kind: 'unary', operator: token.text === '!' ? 'not' : token.text, of: expression(UNARY[token.text]) };
    }
    if (take('(')) {
      const inner = expression(0);
      expect(')');
      return postfix(inner);
    }
    if (take('#')) return postfix({ kind: 'pointer', name: '' });
    if (is('[')) return postfix({ kind: 'list', items: listed('[', ']', () => expression(0)) });
    if (is('{')) return postfix({ kind: 'map', entries: listed('{', '}', entry) });
    at++;
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string') return postfix({ kind: 'literal', value: token.text });
    if (token.kind !== 'name') {
      at--;
      return fail('unexpected token');
    }
    if (['true', 'false', 'nil'].includes(token.text)) return { kind: 'literal', value: { true: true, false: false, nil: null }[token.text] };
    return postfix(is('(') ? call(token) : { kind: 'name', name: token.text });
  }

  function call({ text: name }: Token): Node {
    const args = listed('(', ')', (index) => {
      if (index !== 1 || !PREDICATES.has(name)) return expression(0);
      if (!take('{')) return expression(0);
      const inner = expression(0);
      expect('}');
      return inner;
    });
    return { kind: 'call', name, args };
  }

  function entry(): readonly [Node, Node] {
    const { kind, text } = peek();
    const quoted = ['number', 'string', 'name'].includes(kind);
    if (!quoted && !is('(')) fail('a map key must be a string, a number, a name or in parentheses');
    const key: Node = quoted ? { kind: 'literal', value: tokens[at++] && text } : expression(0);
    expect(':');
    return [key, expression(0)];
  }

  function listed<T>(open: string, close: string, item: (index: number) => T): T[] {
    const items: T[] = [];
    expect(open);
    while (!is(close)) {
      if (items.length > 0) expect(',');
      if (!is(close)) items.push(item(items.length));
    }
    expect(close);
    return items;
  }

  function postfix(start: Node): Node {
    let node = start;
    for (;;) {
      const optional = is('?.');
      if (optional || is('.')) {
        at++;
        if (!optional || !is('[')) {
          const { kind, text } = tokens[at++];
          if (kind !== 'name' && !/^[a-zA-Z]+$/.test(text)) fail('expected name');
          node = { kind: 'member', of: node, key: { kind: 'literal', value: text }, optional };
          continue;
        }
      }
      if (!take('[')) return node;
      node = { kind: 'member', of: node, key: expression(0), optional };
      expect(']');
    }
  }
}
