/** A string literal of TypeScript: with quotes, or over several lines where the text has them. */
export function literal(text: string): string {
  return isMultiLine(text) ? template([text]) : quoted(text);
}

/** Whether a text is written over several lines. */
export function isMultiLine(text: string): boolean {
  return text.trimEnd().includes('\n');
}

function quoted(text: string): string {
  const escaped = escape(text).replace(/\n/g, '\\n');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replace(/'/g, "\\'")}'`;
}

/** A template literal of texts and code. */
export function template(pieces: readonly (string | { readonly code: string })[], lines = true): string {
  const text = pieces.map((piece) => {
    if (typeof piece !== 'string') return `\${${piece.code}}`;
    const escaped = escape(piece).replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
    return lines ? escaped : escaped.replace(/\n/g, '\\n');
  });
  return `\`${text.join('')}\``;
}

// What an editor does not show, or a source file does not keep.
// eslint-disable-next-line no-control-regex
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(INVISIBLE, (char) => {
    if (char === '\t') return '\\t';
    return char === '\r' ? '\\r' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The keys of an object literal: all in quotes where one of them needs some. */
export function keyTexts(keys: readonly string[]): string[] {
  const plain = keys.every((key) => /^[a-zA-Z_$][\w$]*$/.test(key));
  return keys.map((key) => (key === '__proto__' ? "['__proto__']" : plain ? key : quoted(key)));
}
