import type { Matcher, RE2JS } from 're2js';
import { madeOnce } from './expr/made-once';

/**
 * Regular expressions with Go's meaning, on a port of Go's own engine: what Argo's expressions, plain conditions and functions of sprig
 * take. The engine is large, and loaded by the first pattern.
 */

/** A pattern that cannot be used: the message is Go's, or says what only this library does not take. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PatternError';
  }
}

/** The compiled form of a pattern, which is made once. Throws a PatternError for what cannot be used. */
export const pattern = madeOnce(500, (source) => new Pattern(source));

/** Why a pattern cannot be used; undefined when it can. */
export function patternProblem(source: string): string | undefined {
  try {
    pattern(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return error.message;
  }
}

/** Where a match begins and ends, and its matcher, which tells its groups. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly matcher: Matcher;
}

class Pattern {
  private readonly engine: RE2JS;

  constructor(public readonly source: string) {
    this.engine = compiled(source);
  }

  /** Whether the pattern matches somewhere in a text. */
  public test(text: string): boolean {
    return this.engine.matcher(text).find();
  }

  /** The first match; undefined when there is none. */
  public find(text: string): string | undefined {
    const found = this.at(text, 0);
    return found && text.slice(found.start, found.end);
  }

  /** At most so many matches, all when the number is below 0. */
  public findAll(text: string, most: number): string[] {
    return this.matches(text, most).map(({ start, end }) => text.slice(start, end));
  }

  /** The text with all matches replaced by a template, in which `$1`, `${1}` and `${name}` stand for groups. */
  public replaceAll(text: string, template: string): string {
    return this.replaced(text, (match) => expanded(template, match.matcher, this.engine));
  }

  /** The same with a text that is taken as it is. */
  public replaceAllLiteral(text: string, by: string): string {
    return this.replaced(text, () => by);
  }

  /** The parts between matches: at most so many, the last one with all that is left; all when the number is below 0. */
  public split(text: string, most: number): string[] {
    if (most === 0) return [];
    if (this.source !== '' && text === '') return [''];
    const parts: string[] = [];
    let begin = 0;
    let last = 0;
    for (const { start, end } of this.matches(text, most)) {
      if (most > 0 && parts.length === most - 1) break;
      last = start;
      if (end !== 0) parts.push(text.slice(begin, start));
      begin = end;
    }
    if (last !== text.length) parts.push(text.slice(begin));
    return parts;
  }

  /** The first match from a position on. */
  private at(text: string, from: number): Match | undefined {
    const matcher = this.engine.matcher(text);
    return matcher.find(from) ? { start: matcher.start(), end: matcher.end(), matcher } : undefined;
  }

  /** All matches that do not overlap; an empty one is none where the one before ends. */
  private matches(text: string, most: number): Match[] {
    const found: Match[] = [];
    let before = -1;
    for (let from = 0; from <= text.length && (most < 0 || found.length < most);) {
      const match = this.at(text, from);
      if (!match) break;
      const { start, end } = match;
      if (end !== from || start !== before) found.push(match);
      before = end;
      from = end > from ? end : from + widthAt(text, from);
    }
    return found;
  }

  private replaced(text: string, by: (match: Match) => string): string {
    let result = '';
    let last = 0;
    for (let from = 0; from <= text.length;) {
      const match = this.at(text, from);
      if (!match) break;
      const { start, end } = match;
      result += text.slice(last, start);
      if (end > last || start === 0) result += by(match);
      last = end;
      from = Math.max(end, from + widthAt(text, from));
    }
    return result + text.slice(last);
  }
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

// A number or name of a group, as Go reads it in a template.
const GROUP = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

/** A template with the groups of a match in it; a group that is not there is empty. */
function expanded(template: string, matcher: Matcher, engine: RE2JS): string {
  return template.replace(GROUP, (_, inBraces?: string, plain?: string) => {
    const name = inBraces ?? plain;
    return name === undefined ? '$' : (groupOf(name, matcher, engine) ?? '');
  });
}

function groupOf(name: string, matcher: Matcher, engine: RE2JS): string | null {
  if (/^(0|[1-9][0-9]{0,8})$/.test(name)) {
    return Number(name) <= matcher.groupCount() ? matcher.group(Number(name)) : null;
  }
  return Object.hasOwn(engine.namedGroups(), name) ? matcher.group(name) : null;
}

function compiled(source: string): RE2JS {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RE2JS: loaded } = require('re2js') as typeof import('re2js');
  try {
    return loaded.compile(source);
  } catch (error) {
    const { message } = error as Error;
    const [, twice] = /duplicate capture group name: `(.*)`$/.exec(message) ?? [];
    throw new PatternError(
      twice === undefined
        ? message
        : `two groups are named '${twice}', which Argo takes and this library does not; give each a name of its own`,
    );
  }
}
