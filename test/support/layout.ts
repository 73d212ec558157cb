import { DEFERRED, DEFERRED_EXPR } from '../compile/guards';

/**
 * Long texts over several lines, and back. Lines are indented by how deep they are inside of parentheses. A line that ends in a backslash goes
 * on without a space, any other one with a space.
 */

const WIDTH = 110;

/** What stands for the long texts that the compiler writes again and again. Texts that hold these characters are not laid out. */
const SHORT: readonly (readonly [string, string])[] = [
  [DEFERRED_EXPR, '⟦deferred expression⟧'],
  [DEFERRED, '⟦deferred⟧'],
];

/** The lines of a text that is too long for one; undefined where it is short, or could not be read back. */
export function layOut(text: string, indent: number): string[] | undefined {
  if (/[\n⟦⟧]/.test(text)) return undefined;
  const short = SHORT.reduce((result, [long, word]) => result.replaceAll(long, word), text);
  if (short === text && text.length + indent <= WIDTH) return undefined;
  const lines = split(short, indent).map(({ depth, text: line }) => ' '.repeat(depth) + line);
  return joined(lines.join('\n')) === text ? lines : undefined;
}

/** The text that was laid out. */
export function joined(laidOut: string): string {
  const lines = laidOut.split('\n').map((line) => line.trimStart());
  const short = lines.map((line, index) =>
    line.endsWith('\\') ? line.slice(0, -1) : index < lines.length - 1 ? `${line} ` : line,
  );
  return SHORT.reduce((result, [long, word]) => result.replaceAll(word, long), short.join(''));
}

interface Line {
  readonly depth: number;
  readonly text: string;
}

/** The text in lines, broken first where it binds least. */
function split(text: string, indent: number, depth = 0): Line[] {
  if (indent + depth + text.length <= WIDTH) return [{ depth, text }];
  for (const separators of [[', '], [' ? ', ' : '], [' or '], [' and '], [' ?? '], [' + '], [' == ', ' in ']]) {
    const parts = parted(text, separators);
    if (parts.length > 1) {
      return parts.flatMap((part, index) =>
        split(part, indent, index === 0 || separators[0] === ', ' ? depth : depth + 2),
      );
    }
  }
  const group = groupIn(text);
  if (!group) return [{ depth, text }];
  const [before, inside, after] = group;
  if (/^ .* $/.test(inside)) {
    return [{ depth, text: before }, ...split(inside.slice(1, -1), indent, depth + 2), ...split(after, indent, depth)];
  }
  return [{ depth, text: `${before}\\` }, ...glued(split(inside, indent, depth + 2)), ...split(after, indent, depth)];
}

/** Lines after which the text goes on without a space. */
function glued(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => (index === lines.length - 1 ? { ...line, text: `${line.text}\\` } : line));
}

/** The parts of a text between separators outside of parentheses; an operator begins its part, a comma ends it. */
function parted(text: string, separators: readonly string[]): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (const { at, depth } of places(text)) {
    const found = depth === 0 && separators.find((separator) => text.startsWith(separator, at));
    if (!found) continue;
    const end = found === ', ' ? at + 1 : at;
    if (end > begin && !text.startsWith(' ', end + 1)) {
      parts.push(text.slice(begin, end));
      begin = end + 1;
    }
  }
  parts.push(text.slice(begin));
  return parts;
}

/** The longest group of parentheses or brackets: what is before it, in it, and after. */
function groupIn(text: string): [string, string, string] | undefined {
  let found: [number, number] = [0, 0];
  const open: number[] = [];
  for (const { at, depth } of places(text)) {
    if ('([{'.includes(text[at]) && depth === 0) open.push(at);
    if (')]}'.includes(text[at]) && depth === 0 && open.length > 0) {
      const begin = open.pop()!;
      if (at - begin > found[1] - found[0]) found = [begin, at];
    }
  }
  let [begin, end] = found;
  // The braces of a tag stay together, and its sign.
  if (text.startsWith('{{', begin) && text.startsWith('}}', end - 1)) {
    begin += text[begin + 2] === '=' ? 2 : 1;
    end -= 1;
  }
  const inside = text.slice(begin + 1, end);
  return end - begin < 20 ? undefined : [text.slice(0, begin + 1), inside, text.slice(end)];
}

/** The places of a text outside of quotes, with how deep they are inside of parentheses; brackets are as deep as what is around them. */
function* places(text: string): Generator<{ readonly at: number; readonly depth: number }> {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
      continue;
    }
    if (char === "'" || char === '"') {
      quote = char;
      continue;
    }
    if (')]}'.includes(char)) depth--;
    yield { at, depth };
    if ('([{'.includes(char)) depth++;
  }
}
