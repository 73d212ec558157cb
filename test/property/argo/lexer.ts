/** The tokens of Argo's expression language (expr-lang 1.17), as far as the library and its users write them. */
export interface Token {
  readonly kind: 'operator' | 'bracket' | 'name' | 'number' | 'string' | 'end';
  readonly text: string;
}

const WORDS = new Set(['not', 'in', 'or', 'and', 'matches', 'contains', 'startsWith', 'endsWith', 'let', 'if', 'else']);
const SPACE = /\s/u;
const NAME = /[\p{L}\p{Nd}_$]/u;

export function tokensOf(source: string): Token[] {
  const chars = [...source];
  const tokens: Token[] = [];
  let at = 0;
  const run = (pattern: RegExp) => {
    let text = '';
    while (at < chars.length && pattern.test(chars[at])) text += chars[at++];
    return text;
  };
  while (at < chars.length) {
    const char = chars[at];
    const two = char + (chars[at + 1] ?? '');
    if (SPACE.test(char)) {at++;} else if (char === '\'' || char === '"') {tokens.push({ kind: 'string', text: string() });} else if (/[0-9]/.test(char)) {tokens.push({ kind: 'number', text: number() });} else if ('([{}])'.includes(char)) {operator('bracket', char);} else if (['??', '?.', '||', '&&', '==', '!=', '<=', '>=', '**', '..', '::'].includes(two)) {operator('operator', two);} else if (two === '//' || two === '/*') {throw new Error(`comment in ${source}`);} else if ('?:,;%+-^*/<>!#.|='.includes(char)) {operator('operator', char);} else if (NAME.test(char)) {
      const text = run(NAME);
      tokens.push({ kind: WORDS.has(text) ? 'operator' : 'name', text });
    } else {throw new Error(`unrecognized character ${JSON.stringify(char)} in ${source}`);}
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;

  function operator(kind: 'operator' | 'bracket', text: string): void {
    tokens.push({ kind, text });
    at += text.length;
  }

  function number(): string {
    const digits = run(/[0-9_]/);
    // Two dots are a range.
    const fraction = chars[at] === '.' && chars[at + 1] !== '.' ? `${chars[at++]}${run(/[0-9_]/)}` : '';
    const exponent = /[eE]/.test(chars[at] ?? '') ? `${chars[at++]}${/[-+]/.test(chars[at]) ? chars[at++] : ''}${run(/[0-9_]/)}` : '';
    if (NAME.test(chars[at] ?? ' ')) throw new Error(`bad number in ${source}`);
    return (digits + fraction + exponent).replaceAll('_', '');
  }

  function string(): string {
    const quote = chars[at++];
    let text = '';
    while (chars[at] !== quote) {
      if (at >= chars.length || chars[at] === '\n') throw new Error(`literal not terminated in ${source}`);
      text += chars[at] === '\\' ? escape() : chars[at++];
    }
    at++;
    return text;
  }

  function escape(): string {
    const char = chars[at + 1];
    at += 2;
    const simple: Record<string, string> = {
      'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', '\'': '\'', '"': '"', '`': '`', '?': '?',
    };
    if (Object.hasOwn(simple, char)) return simple[char];
    const length = { x: 2, u: 4, U: 8 }[char];
    if (length === undefined) throw new Error(`unable to unescape \\${char} in ${source}`);
    const hex = chars.slice(at, at += length).join('');
    if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < length) throw new Error(`unable to unescape \\${char}${hex} in ${source}`);
    return String.fromCodePoint(parseInt(hex, 16));
  }
}
