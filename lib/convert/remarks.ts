import { Code, Creation, Entry, Item, Statement } from './code';
import type { Comment } from './comments';
import { commentsIn, Source } from './source';

/** Code as an element of a list, with the comments of its source: also those further inside for which the code has no place. */
export function itemOf(code: Code, source: Source): Item {
  return { value: code, comments: [...source.comments, ...lost(source, code)] };
}

/** Code as a field of an object, with the comments of its source. */
export function entryOf(key: string, code: Code, source: Source): Entry {
  return { key, ...itemOf(code, source) };
}

/** Elements with comments after the last one. */
export function ended<T extends Item>(items: readonly T[], after: readonly Comment[]): T[] {
  if (after.length === 0 || items.length === 0) return [...items];
  const last = items.at(-1)!;
  return [...items.slice(0, -1), { ...last, after: [...(last.after ?? []), ...after] }];
}

/** Gives statements the comments of a source that are in none of them: each to the one in whose source it stands. */
export function keepAll(statements: readonly Statement[], source: Source): void {
  const said = new Set(statements.flatMap(commentsOfStatement));
  const missing = commentsIn(source).filter((comment) => !said.has(comment));
  const makers = statements.filter(
    (statement): statement is Creation => statement.kind === 'new' && statement.owner !== 'parallel',
  );
  for (const comment of missing) {
    const around = makers
      .filter(({ at }) => at <= comment.at)
      .reduce((last, each) => (each.at >= last.at ? each : last), makers[0]);
    (comment.trailing ? around.comments : around.after).push(comment);
  }
}

/** An element whose code is written otherwise, with the comments that had a place in the code before. */
export function rewritten<T extends Item>(item: T, code: Code): T {
  const said = new Set(commentsOf(code));
  return {
    ...item,
    value: code,
    comments: [...(item.comments ?? []), ...commentsOf(item.value).filter((comment) => !said.has(comment))],
  };
}

function lost(source: Source, code: Code): Comment[] {
  const inside = commentsIn(source);
  if (inside.length === 0) return [];
  const said = new Set(commentsOf(code));
  return inside.filter((comment) => !said.has(comment) && !source.comments.includes(comment));
}

function commentsOfStatement(statement: Statement): Comment[] {
  if (statement.kind === 'call') return [...statement.comments, ...commentsOf(statement.code)];
  return [...statement.comments, ...statement.props.flatMap(commentsOfItem), ...statement.after];
}

function commentsOfItem({ value, comments = [], after = [] }: Item): Comment[] {
  return [...comments, ...commentsOf(value), ...after];
}

function commentsOf(code: Code): Comment[] {
  switch (code.kind) {
    case 'list':
      return code.items.flatMap(commentsOfItem);
    case 'object':
      return code.entries.flatMap(commentsOfItem);
    case 'static':
      return code.args.flatMap(commentsOf);
    case 'member':
      return [...commentsOf(code.of), ...(code.args ?? []).flatMap(commentsOf)];
    default:
      return [];
  }
}
