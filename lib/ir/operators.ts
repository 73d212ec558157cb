/** How strongly the operators of expr-lang bind; the parser and the printer go by one table. */
export const BINARY: ReadonlyMap<string, number> = new Map([
  ['|', 0],
  ['or', 10],
  ['||', 10],
  ['and', 15],
  ['&&', 15],
  ['==', 20],
  ['!=', 20],
  ['<', 20],
  ['>', 20],
  ['>=', 20],
  ['<=', 20],
  ['in', 20],
  ['matches', 20],
  ['contains', 20],
  ['startsWith', 20],
  ['endsWith', 20],
  ['..', 25],
  ['+', 30],
  ['-', 30],
  ['*', 60],
  ['/', 60],
  ['%', 60],
  ['**', 100],
  ['^', 100],
  ['??', 500],
]);

export const UNARY: ReadonlyMap<string, number> = new Map([
  ['not', 50],
  ['!', 50],
  ['-', 90],
  ['+', 90],
]);

/** Operators of which several side by side mean more than two of them: `1 < x < 3`. */
export const COMPARISONS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

/** Operators that group from the right. */
export const FROM_RIGHT: ReadonlySet<string> = new Set(['**', '^']);

/** Operators that give the same from whatever side they are grouped. */
export const ASSOCIATIVE: ReadonlySet<string> = new Set(['or', '||', 'and', '&&', '??']);
