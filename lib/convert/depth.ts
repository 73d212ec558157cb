import { lexemesOf } from './lexer';

/** Where a text is nested deeper than so many levels; readers would run out of memory before they see it. */
export function tooDeep(text: string, most: number): number | undefined {
  return deepBlock(text, most) ?? (hasManyOpen(text, most) ? deepFlow(text, most) : undefined);
}

/** Where a line is in too many others, by its indentation and the marks before its text. */
function deepBlock(text: string, most: number): number | undefined {
  const above: number[] = [];
  for (let start = 0; start < text.length;) {
    let at = start;
    while (text[at] === ' ') at += 1;
    const column = at - start;
    if (at < text.length && text[at] !== '\n' && text[at] !== '\r' && text[at] !== '#') {
      while (above.length > 0 && above.at(-1)! >= column) above.pop();
      above.push(column);
      for (let level = above.length; level <= most && MARKS.has(text[at]) && text[at + 1] === ' '; level++) {
        at += 1;
        while (text[at] === ' ') at += 1;
        if (level === most) return at;
      }
      if (above.length > most) return at;
    }
    const end = text.indexOf('\n', at);
    start = end < 0 ? text.length : end + 1;
  }
  return undefined;
}

const MARKS = new Set(['-', '?', ':']);

/** Whether many more brackets are opened than closed, in whatever they stand. */
function hasManyOpen(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[' || text[at] === '{') depth += 1;
    else if (depth > 0 && (text[at] === ']' || text[at] === '}')) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** Where too many brackets are open that are not texts. */
function deepFlow(text: string, most: number): number | undefined {
  let depth = 0;
  for (const { at, lexeme, isScalar } of lexemesOf(text)) {
    if (isScalar) continue;
    if (lexeme === '[' || lexeme === '{') depth += 1;
    else if (lexeme === ']' || lexeme === '}') depth -= 1;
    if (depth > most) return at;
  }
  return undefined;
}
