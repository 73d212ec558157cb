import { pattern } from '../../spec/regular-expression';

/**
 * The plain language of `when`, after substitution: `a == b && c != "d"`. Words that stand for themselves are texts, as in Argo;
 * most conditions are just `true` or `false`, what an expression tag left behind.
 */
export function decide(when: string): boolean {
  const text = when.trim();
  if (text === 'true') return true;
  if (text === 'false') return false;
  const result = new Condition(when).whole();
  if (typeof result !== 'boolean') throw new Error(`Expected boolean evaluation for '${when}'. Got ${String(result)}`);
  return result;
}

// A date such as 2026-01-01 is a subtraction, and a name with a hyphen too: both have to stand in quotes.
const TOKEN =
  /\s*(?:(?<number>[\d.]+)|(?<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|\[(?<quoted>[^\]]*)\]|(?<operator>&&|\|\||==|!=|=~|!~|>=|<=|\*\*|\?\?|[-+*/%<>!(),?:])|(?<word>\p{L}[\p{L}\p{N}_]*(?!\.)))/uy;

interface Token {
  readonly kind: 'number' | 'text' | 'operator' | 'word' | 'end';
  readonly text: string;
}

type Value = string | number | boolean | readonly Value[];

const LEVELS: readonly (readonly string[])[] = [
  ['||', '??'],
  ['&&'],
  ['==', '!=', '>', '<', '>=', '<=', '=~', '!~', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];

class Condition {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(private readonly source: string) {
    this.tokens = tokensOf(source);
  }

  public whole(): Value {
    const value = this.choice();
    if (this.tokens[this.at].kind !== 'end') throw this.error();
    return value;
  }

  private error(): Error {
    return invalid(this.source, `unexpected ${this.tokens[this.at].text || 'end'}`);
  }

  private take(...operators: readonly string[]): string | undefined {
    const { kind, text } = this.tokens[this.at];
    if ((kind !== 'operator' && !(kind === 'word' && text === 'in')) || !operators.includes(text)) return undefined;
    this.at++;
    return text;
  }

  private choice(): Value {
    const test = this.level(0);
    if (!this.take('?')) return test;
    const then = this.choice();
    if (!this.take(':')) throw this.error();
    const otherwise = this.choice();
    return test === true ? then : otherwise;
  }

  private level(depth: number): Value {
    if (depth === LEVELS.length) return this.unary();
    let left = this.level(depth + 1);
    for (let operator = this.take(...LEVELS[depth]); operator; operator = this.take(...LEVELS[depth])) {
      left = this.apply(operator, left, this.level(depth + 1));
    }
    return left;
  }

  private unary(): Value {
    if (this.take('!')) {
      const value = this.unary();
      if (typeof value !== 'boolean') throw invalid(this.source, `'!' needs true or false, not ${String(value)}`);
      return !value;
    }
    if (this.take('-')) return -Number(this.unary());
    if (!this.take('(')) return this.atom();
    const values = [this.choice()];
    while (this.take(',')) values.push(this.choice());
    if (!this.take(')')) throw this.error();
    return values.length === 1 ? values[0] : values;
  }

  private atom(): Value {
    const { kind, text } = this.tokens[this.at];
    if (kind === 'operator' || kind === 'end') throw this.error();
    this.at++;
    if (kind === 'number') return Number(text);
    return kind === 'word' && (text === 'true' || text === 'false') ? text === 'true' : text;
  }

  private matches(left: Value, right: Value): boolean {
    return pattern(String(right)).test(String(left));
  }

  private apply(operator: string, left: Value, right: Value): Value {
    switch (operator) {
      case '==':
        return left === right;
      case '!=':
        return left !== right;
      case '=~':
        return this.matches(left, right);
      case '!~':
        return !this.matches(left, right);
      case '??':
        return left;
      case 'in':
        return (Array.isArray(right) ? right : [right]).includes(left);
      case '+':
        return typeof left === 'number' && typeof right === 'number' ? left + right : `${String(left)}${String(right)}`;
    }
    if (operator === '&&' || operator === '||') {
      if (typeof left !== 'boolean' || typeof right !== 'boolean') {
        throw invalid(this.source, `'${operator}' needs true or false on both sides`);
      }
      return operator === '&&' ? left && right : left || right;
    }
    if (typeof left === 'string' && typeof right === 'string' && ['>', '<', '>=', '<='].includes(operator)) {
      return order(operator, left, right);
    }
    if (typeof left !== 'number' || typeof right !== 'number') {
      throw invalid(this.source, `'${operator}' needs numbers, not ${String(left)} and ${String(right)}`);
    }
    return order(operator, left, right);
  }
}

function order(operator: string, left: any, right: any): Value {
  switch (operator) {
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return left ** right;
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(source)?.groups;
    if (!groups || Number.isNaN(Number(groups.number ?? 0))) {
      throw invalid(
        source,
        `cannot read ${source.slice(from).trim()} (hint: try wrapping the affected expression in quotes ("))`,
      );
    }
    const { number, text, quoted, operator, word } = groups;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/gs, '$1') });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else tokens.push(operator === undefined ? { kind: 'word', text: word } : { kind: 'operator', text: operator });
  }
  return [...tokens, { kind: 'end', text: '' }];
}

function invalid(source: string, why: string): Error {
  return new Error(`Invalid 'when' expression '${source}': ${why}`);
}
