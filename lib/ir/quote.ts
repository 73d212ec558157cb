/**
 * A string literal of the expression language. Quotes, control characters and braces are escaped, so the literal cannot end its tag:
 * that ends at the first closing pair of braces, and an opening pair is a tag of its own.
 */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\'\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, (char) => {
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
  return `'${escaped.replace(/\{(?=\{)/g, '\\u007b').replace(/\}(?=\})/g, '\\u007d')}'`;
}
