// Strings, names, and single characters of the expression language.
const TOKENS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|[A-Za-z_]\w*|\s+|[^]/g;

/**
 * The names that an expression reads, each as the path of its fields: `inputs.parameters['a-b']` is
 * `['inputs', 'parameters', 'a-b']`. Names inside strings, fields of other values and functions are left out.
 */
export function namesIn(expression: string): string[][] {
  const tokens = (expression.match(TOKENS) ?? []).filter((token) => token.trim() !== '');
  const names: string[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!/^[A-Za-z_]/.test(tokens[at]) || ['.', '#'].includes(tokens[at - 1])) continue;
    const path = [tokens[at]];
    for (;;) {
      // `?.` reads like a dot.
      const next = tokens[at + 1] === '?' && tokens[at + 2] === '.' ? at + 2 : at + 1;
      const index = tokens[next] === '.' && tokens[next + 1] === '[' ? next + 1 : next;
      if (tokens[next] === '.' && /^[A-Za-z_]/.test(tokens[next + 1] ?? '')) {
        path.push(tokens[next + 1]);
        at = next + 1;
      } else if (tokens[index] === '[' && /^['"`]/.test(tokens[index + 1] ?? '') && tokens[index + 2] === ']') {
        path.push(tokens[index + 1].slice(1, -1));
        at = index + 2;
      } else {
        break;
      }
    }
    if (tokens[at + 1] !== '(') names.push(path);
  }
  return names;
}
