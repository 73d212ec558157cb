import { ExpressionError } from './error';

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  '?': '?',
};
const ESCAPE =
  /\\(?:u\{([0-9a-fA-F]{1,6})\}|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([^]))/gu;

/** What stands between the quotes of a literal. */
export function unescaped(text: string, source: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    ESCAPE,
    (escape, braced?: string, byte?: string, short?: string, long?: string, octal?: string, simple?: string) => {
      const hex = braced ?? byte ?? short ?? long;
      const code = hex === undefined ? parseInt(octal ?? '', 8) : parseInt(hex, 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      if (simple === undefined || !Object.hasOwn(SIMPLE, simple)) {
        throw new ExpressionError(`unable to unescape ${escape} in ${source}`);
      }
      return SIMPLE[simple];
    },
  );
}
