import { hasTag, LATE_OPEN, OPEN_EXPR } from './tags';

/**
 * Pieces of Argo's expression language (expr), as text. Names are always read by single-quoted index: a hyphenated name
 * after a dot is a subtraction, and double quotes defeat Argo's search for `outputs.result`.
 */

/** A string literal. Quotes, control characters and braces are escaped, so the literal cannot end its tag. */
export function stringLiteral(text: string): string {
  const quoted = text.replace(/[\\'\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, (char) => {
    switch (char) {
      case '\\':
        return '\\\\';
      case "'":
        return "\\'";
      case '\n':
        return '\\n';
      case '\r':
        return '\\r';
      case '\t':
        return '\\t';
      default:
        return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    }
  });
  // Of two braces one is escaped: the tag ends at the first closing pair, and an opening pair is a tag.
  return `'${quoted.replace(/\{(?=\{)/g, '\\u007b').replace(/\}(?=\})/g, '\\u007d')}'`;
}

/** Any JSON value as a literal of the expression language. */
export function jsonLiteral(value: unknown): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(jsonLiteral).join(', ')}]`;
  if (typeof value === 'object') {
    return mapLiteral(Object.entries(value).map(([key, item]) => [key, jsonLiteral(item)]));
  }
  // Argo reads whole numbers as 64 bits.
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 2 ** 63
    ? value.toExponential()
    : String(value);
}

/** A map literal whose values are expressions. Braces never touch, so it cannot end its tag. */
export function mapLiteral(entries: [string, string][]): string {
  if (entries.length === 0) return '{ }';
  return `{ ${entries.map(([key, item]) => `${stringLiteral(key)}: ${item}`).join(', ')} }`;
}

/** `base['key'][0]`. */
export function indexed(base: string, path: readonly (string | number)[]): string {
  return base + path.map((key) => (typeof key === 'number' ? `[${key}]` : `[${stringLiteral(key)}]`)).join('');
}

/** `base['key'][0]`, or nil where a part does not exist. Unlike `?.`, it hides the path from Argo, which waits until a path exists. */
export function got(base: string, path: readonly string[]): string {
  return path.reduce((inner, key) => `get(${inner}, ${stringLiteral(key)})`, base);
}

// The late tag as an expression: opened and closed by parts, and doubly quoted because it holds single quotes.
const LATE_OPEN_EXPR = `"{"+"${LATE_OPEN.slice(1, -1)}"+"}"`;

/** Makes run-time text inert: every `{{` in it becomes a late tag. */
export function inertTextExpr(expr: string): string {
  return `replace(${expr}, ${OPEN_EXPR}, ${LATE_OPEN_EXPR})`;
}

/** Gives inert text its raw form back. */
export function rawTextExpr(expr: string): string {
  return `replace(${expr}, ${LATE_OPEN_EXPR}, ${OPEN_EXPR})`;
}

/** Makes run-time JSON text inert: every `{{` in it becomes a JSON escape (expr itself needs the second backslash). */
export function inertJsonExpr(expr: string): string {
  return `replace(${expr}, ${OPEN_EXPR}, '\\\\u007b\\\\u007b')`;
}

/** A text literal in its inert form. */
export function inertLiteralExpr(text: string): string {
  return hasTag(text) ? inertTextExpr(stringLiteral(text)) : stringLiteral(text);
}

/** The text that Argo itself gives a JSON value: strings as they are, everything else as JSON. */
export function textOfValue(value: string): string {
  return `(type(${value}) == 'string' ? ${value} : toJson(${value}))`;
}

/** Keeps an expression for the loop pass: one that mentions `item` is evaluated there and nowhere before. */
export function inLoopPass(expr: string): string {
  return `[item, ${expr}][1]`;
}

/** An expression without the parentheses around the whole of it, for places where nothing is beside it. */
export function unwrapped(expr: string): string {
  if (!expr.startsWith('(') || !expr.endsWith(')')) return expr;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < expr.length; at++) {
    const char = expr[at];
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === "'" || char === '"') {
      quote = char;
    } else if (char === '(') {
      depth++;
    } else if (char === ')' && --depth === 0) {
      return at === expr.length - 1 ? expr.slice(1, -1) : expr;
    }
  }
  return expr;
}
