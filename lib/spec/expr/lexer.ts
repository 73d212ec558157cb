import { ExpressionError } from './error';
import { unescaped } from './escapes';
import { OPERATOR_WORDS } from './words';

/** The tokens of Argo's expression language, which is expr-lang 1.17. */
export interface Token {
  readonly kind: 'operator' | 'bracket' | 'name' | 'number' | 'string' | 'end';
  readonly text: string;
  /** Where it begins in the source. */
  readonly at: number;
}

/** A single quote or a double one, up to its end; no line breaks. */
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*\n?|/\*[^]*?\*/)`,
    String.raw`(?<name>[\p{L}_$][\p{L}\p{Nd}_$]*)`,
    String.raw`(?<string>'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")`,
    String.raw`(?<number>0[xXoObB][0-9a-fA-F_]+|(?:[0-9][0-9_]*(?:\.(?!\.)[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9_]+)?)`,
    String.raw`(?<bracket>[([{}\])])`,
    '(?<raw>`(?:[^`]|``)*`)',
    String.raw`(?<operator>\?\?|\?\.|\|\||&&|==|!=|<=|>=|\*\*|\.\.|::|[?:,;%+\-^*/<>!#.|=])`,
  ].join('|'),
  'uy',
);
const AFTER_NUMBER = /[\p{L}\p{Nd}_$]/uy;

export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (let next = 0; next < source.length;) {
    const at = next;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (!found || source.startsWith('/*', at) !== found[0].startsWith('/*')) {
      throw new ExpressionError(`${problem(source, at)} at character ${at + 1} in ${source}`);
    }
    next = TOKEN.lastIndex;
    const { space, name, string, number, bracket, raw, operator } = found.groups!;
    if (space !== undefined) continue;
    if (name !== undefined) tokens.push({ kind: OPERATOR_WORDS.has(name) ? 'operator' : 'name', text: name, at });
    else if (string !== undefined) tokens.push({ kind: 'string', text: unescaped(string.slice(1, -1), source), at });
    else if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket, at });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator, at });
    else if (raw !== undefined) tokens.push({ kind: 'string', text: raw.slice(1, -1).replaceAll('``', '`'), at });
    else tokens.push({ kind: 'number', text: whole(number, source, next), at });
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}

function whole(number: string, source: string, end: number): string {
  AFTER_NUMBER.lastIndex = end;
  const text = number.replaceAll('_', '').replace(/^0[XOB]/, (prefix) => prefix.toLowerCase());
  if (AFTER_NUMBER.test(source) || Number.isNaN(Number(text))) throw new ExpressionError(`bad number in ${source}`);
  return text;
}

function problem(source: string, at: number): string {
  if (/['"`]/.test(source[at])) return 'literal not terminated';
  return source.startsWith('/*', at)
    ? 'unclosed comment'
    : `unrecognized character ${JSON.stringify(String.fromCodePoint(source.codePointAt(at)!))}`;
}
