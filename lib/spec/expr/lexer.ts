import { ExpressionError } from './error';

/** The tokens of Argo's expression language, which is expr-lang 1.17. */
export interface Token {
  readonly kind: 'operator' | 'bracket' | 'name' | 'number' | 'string' | 'end';
  readonly text: string;
}

const WORDS = new Set(['not', 'in', 'or', 'and', 'matches', 'contains', 'startsWith', 'endsWith', 'let', 'if', 'else']);
const TWO = new Set(['??', '?.', '||', '&&', '==', '!=', '<=', '>=', '**', '..', '::']);
const SPACE = /\s/u;
const NAME = /[\p{L}\p{Nd}_$]/u;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', '\'': '\'', '"': '"', '`': '`', '?': '?',
};
const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 2, X: 2, u: 4, U: 8 };

export function tokensOf(source: string): Token[] {
  return new Lexer(source).tokens;
}

class Lexer {
  public readonly tokens: Token[] = [];
  private readonly chars: readonly string[];
  private at = 0;

  constructor(private readonly source: string) {
    this.chars = [...source];
    while (this.at < this.chars.length) this.next(this.chars[this.at]);
    this.push('end', '');
  }

  private next(char: string): void {
    const two = char + (this.chars[this.at + 1] ?? '');
    if (SPACE.test(char)) this.at++;
    else if (char === '\'' || char === '"') this.push('string', this.string(char));
    else if (char === '`') this.push('string', this.raw());
    else if (/[0-9]/.test(char) || /^\.[0-9]/.test(two)) this.push('number', this.number());
    else if ('([{}])'.includes(char)) this.operator('bracket', char);
    else if (two === '//' || two === '/*') this.comment(two);
    else if (TWO.has(two)) this.operator('operator', two);
    else if ('?:,;%+-^*/<>!#.|='.includes(char)) this.operator('operator', char);
    else if (NAME.test(char)) this.name();
    else throw this.error(`unrecognized character ${JSON.stringify(char)}`);
  }

  private push(kind: Token['kind'], text: string): void {
    this.tokens.push({ kind, text });
  }

  private operator(kind: 'operator' | 'bracket', text: string): void {
    this.push(kind, text);
    this.at += text.length;
  }

  private name(): void {
    const text = this.run(NAME);
    this.push(WORDS.has(text) ? 'operator' : 'name', text);
  }

  private run(pattern: RegExp): string {
    let text = '';
    while (this.at < this.chars.length && pattern.test(this.chars[this.at])) text += this.chars[this.at++];
    return text;
  }

  private comment(opening: string): void {
    const end = opening === '//' ? this.chars.indexOf('\n', this.at) : this.chars.findIndex((char, at) => at > this.at + 2 && char === '/' && this.chars[at - 1] === '*');
    if (end === -1 && opening === '/*') throw this.error('unclosed comment');
    this.at = end === -1 ? this.chars.length : end + 1;
  }

  private number(): string {
    let text: string;
    if (this.chars[this.at] === '0' && /[xXoObB]/.test(this.chars[this.at + 1] ?? '')) {
      text = `${this.chars[this.at++]}${this.chars[this.at++].toLowerCase()}${this.run(/[0-9a-fA-F_]/)}`;
    } else {
      const digits = this.run(/[0-9_]/);
      // Two dots are a range.
      const fraction = this.chars[this.at] === '.' && this.chars[this.at + 1] !== '.' ? `${this.chars[this.at++]}${this.run(/[0-9_]/)}` : '';
      const exponent = /[eE]/.test(this.chars[this.at] ?? '') ? `${this.chars[this.at++]}${/[-+]/.test(this.chars[this.at] ?? '') ? this.chars[this.at++] : ''}${this.run(/[0-9_]/)}` : '';
      text = digits + fraction + exponent;
    }
    if (NAME.test(this.chars[this.at] ?? ' ')) throw this.error('bad number');
    return text.replaceAll('_', '');
  }

  private raw(): string {
    let text = '';
    this.at++;
    for (;;) {
      const char = this.chars[this.at++];
      if (char === undefined) throw this.error('literal not terminated');
      if (char !== '`') text += char;
      else if (this.chars[this.at] === '`') text += this.chars[this.at++];
      else return text;
    }
  }

  private string(quote: string): string {
    let text = '';
    this.at++;
    while (this.chars[this.at] !== quote) {
      if (this.at >= this.chars.length || this.chars[this.at] === '\n') throw this.error('literal not terminated');
      text += this.chars[this.at] === '\\' ? this.escape() : this.chars[this.at++];
    }
    this.at++;
    return text;
  }

  private escape(): string {
    const char = this.chars[this.at + 1];
    this.at += 2;
    if (Object.hasOwn(SIMPLE_ESCAPES, char)) return SIMPLE_ESCAPES[char];
    if (/[0-7]/.test(char ?? '')) {
      const octal = this.chars.slice(this.at - 1, this.at += 2).join('');
      if (!/^[0-3][0-7]{2}$/.test(octal)) throw this.error(`unable to unescape \\${octal}`);
      return String.fromCodePoint(parseInt(octal, 8));
    }
    if (char === 'u' && this.chars[this.at] === '{') {
      const [braced, digits] = /^\{([0-9a-fA-F]{1,6})\}/.exec(this.chars.slice(this.at, this.at + 8).join('')) ?? [];
      if (braced === undefined || parseInt(digits, 16) > 0x10ffff) throw this.error('unable to unescape \\u{');
      this.at += braced.length;
      return String.fromCodePoint(parseInt(digits, 16));
    }
    const length = Object.hasOwn(ESCAPE_LENGTHS, char ?? '') ? ESCAPE_LENGTHS[char] : undefined;
    if (length === undefined) throw this.error(`unable to unescape \\${char ?? ''}`);
    const hex = this.chars.slice(this.at, this.at += length).join('');
    if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < length || parseInt(hex, 16) > 0x10ffff) throw this.error(`unable to unescape \\${char}${hex}`);
    return String.fromCodePoint(parseInt(hex, 16));
  }

  private error(what: string): ExpressionError {
    return new ExpressionError(`${what} in ${this.source}`);
  }
}
