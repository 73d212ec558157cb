import { argumentTag, guardedExpr, isSimple, Operand } from './operand';
import { read, Site } from './read';
import { Piece } from './walk';
import { inLoopPass, inertLiteralExpr } from '../spec/expression';
import { expressionTag, hasTag, lateText, LATE_BRACE, LATE_NOTHING, simpleTag } from '../spec/tags';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';
import { isInert } from '../value/value-type';

/** A text in the body of a leaf template. With `dollar`, Kubernetes expands `$(NAME)` in it. */
export function leafText(pieces: readonly Piece[], site: Site, dollar: boolean): string {
  return joined(pieces.map((piece) => {
    if (piece instanceof Literal) return { text: lateText(dollar ? piece._text.replace(/\$/g, '$$$$') : piece._text) };
    if (typeof piece === 'string') return { text: piece };
    return { text: leafTag(read(piece, site), dollar), tag: true };
  }));
}

function leafTag(operand: Operand, dollar: boolean): string {
  const open = !isInert(operand.carrier);
  if (dollar && open) return expressionTag(escapedDollar(operand));
  return isSimple(operand, operand.carrier) ? simpleTag(operand.simple!) : expressionTag(operand.expr);
}

/** Doubles every `$`, which Kubernetes halves again; but not the one of a late tag, which is evaluated before. */
function escapedDollar({ expr, carrier }: Operand): string {
  const doubled = `replace(${expr}, '$', '$$')`;
  return carrier === 'json' ? doubled : `replace(${doubled}, '$$env', '$env')`;
}

/** A text with references, as the argument of a task. */
export function argumentText(pieces: readonly Piece[], site: Site): string {
  if (!site.loop) {
    return joined(pieces.map((piece) => (piece instanceof Reference
      ? { text: argumentTag(read(piece, site), 'text', false), tag: true } : { text: lateText(literal(piece)) })));
  }
  // In a loop no tag may survive the pass of the loop, so the whole text is one expression of that pass.
  if (pieces.every((piece) => !(piece instanceof Reference) && !hasTag(literal(piece)))) return pieces.map((piece) => literal(piece as string | Literal)).join('');
  const parts = pieces.flatMap((piece, index) => [
    ...(index > 0 ? [stringOf(LATE_NOTHING)] : []),
    piece instanceof Reference ? guardedExpr(read(piece, site), 'text') : inertLiteralExpr(literal(piece)),
  ]);
  const single = pieces.length === 1 && pieces[0] instanceof Reference ? read(pieces[0], site) : undefined;
  return single ? argumentTag(single, 'text', true) : expressionTag(inLoopPass(`(${(needsSeparators(pieces) ? parts : parts.filter((_, index) => index % 2 === 0)).join(' + ')})`));
}

// The late tag holds single quotes and closing braces, so it is written in double quotes and in parts.
function stringOf(lateTag: string): string {
  return `"{"+"${lateTag.slice(1, -1)}"+"}"`;
}

function literal(piece: string | Literal): string {
  return piece instanceof Literal ? piece._text : piece;
}

/** Whether braces of neighbours could join to a tag. */
function needsSeparators(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, index) => index > 0 && touches(pieces[index - 1], piece));
}

function touches(left: Piece, right: Piece): boolean {
  const leftEnds = left instanceof Reference ? !isInert(left._carrier) : literal(left).endsWith('{');
  const rightBegins = right instanceof Reference ? !isInert(right._carrier) : literal(right).startsWith('{');
  return leftEnds && rightBegins;
}

/** Joins texts and tags so that a brace of one never forms a tag with a brace of the next. */
function joined(parts: readonly { text: string; tag?: boolean }[]): string {
  let result = '';
  parts.forEach(({ text, tag }, index) => {
    const next = parts[index + 1];
    const previous = parts[index - 1];
    if (tag && previous?.tag) result += LATE_NOTHING;
    if (!tag && previous?.tag && text.startsWith('{')) result += LATE_NOTHING;
    // A single brace before a tag would be read as part of it.
    result += !tag && next?.tag && text.endsWith('{') ? text.slice(0, -1) + LATE_BRACE : text;
  });
  return result;
}

