/** The operators of Argo's expression language that are words, and what begins a statement. */
export const OPERATOR_WORDS: ReadonlySet<string> = new Set([
  ...['not', 'in', 'or', 'and', 'matches', 'contains', 'startsWith', 'endsWith'],
  ...['let', 'if', 'else'],
]);

/** All words that cannot be names in an expression. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([...OPERATOR_WORDS, 'nil', 'true', 'false']);
