import { argumentTag, guardedExpr, isSimple, Operand, unescapedExpr } from './operand';
import { read } from './read';
import type { ReadContext } from './read-context';
import { call, group, joined as joinedBy, literal as literalNode } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import { Piece } from '../../ir/walk';
import { closedTextExpr, inLoopPass, escapedLiteralExpr, escapedTextExpr } from '../../spec/expression';
import { expressionTag, hasTag, deferredText, DEFERRED_BRACE, simpleTag } from '../../spec/tags';
import { hasUnwritable, isWritable } from '../../spec/writable';
import { Literal } from '../../value/literal';
import { Reference } from '../../value/reference';
import { isHarmless } from '../../value/value-type';

/** A text in the body of a leaf template. With `dollar`, Kubernetes expands `$(NAME)` in it. */
export function leafText(pieces: readonly Piece[], context: ReadContext, dollar: boolean): string {
  const [only] = pieces;
  // Most texts.
  if (pieces.length === 1 && typeof only === 'string' && isWritable(only)) return only;
  const parts = pieces.filter((piece) => !(piece instanceof Literal && piece._text === ''));
  if (isDelicate(parts) && !parts.some((piece) => typeof piece === 'string' && hasTag(piece))) {
    const text = (piece: string | Literal) =>
      dollar && piece instanceof Literal ? doubled(piece._text) : literal(piece);
    if (!parts.some((piece) => piece instanceof Reference)) {
      return expressionTag(escapedLiteralExpr(parts.map((piece) => text(piece as string | Literal)).join('')));
    }
    return expressionTag(
      escapedTextExpr(
        sum(
          parts.map((piece) => {
            if (piece instanceof Reference) {
              const raw = unescapedExpr(read(piece, context));
              return dollar && !isHarmless(piece._encoding) ? replaced(raw, '$', '$$') : raw;
            }
            return literalNode(text(piece));
          }),
        ),
      ),
    );
  }
  const text = joined(parts, (piece, touching) => {
    if (piece instanceof Reference) return leafTag(read(piece, context), dollar, touching);
    return typeof piece === 'string' ? piece : deferredText(dollar ? doubled(piece._text) : piece._text);
  });
  // A script that begins with a tab is common, and YAML does not carry it.
  return isWritable(text) ? text : text.replace(/^([ \n]*)\t/, `$1${expressionTag(literalNode('\t'))}`);
}

function doubled(text: string): string {
  return text.replace(/\$/g, '$$$$');
}

function leafTag(operand: Operand, dollar: boolean, touching: boolean): string {
  // What is computed here is escaped here.
  if (operand.value || operand.kind !== undefined) {
    return leafTag(
      {
        expr: guardedExpr(operand, operand.encoding === 'json' ? 'json' : 'text'),
        encoding: operand.encoding,
        isEscaped: true,
      },
      dollar,
      touching,
    );
  }
  const open = !isHarmless(operand.encoding);
  if (touching) return expressionTag(closedTextExpr(dollar && open ? escapedDollar(operand) : operand.expr));
  if (dollar && open) return expressionTag(escapedDollar(operand));
  return isSimple(operand) ? simpleTag(operand.simple!) : expressionTag(operand.expr);
}

/** Doubles every `$`, which Kubernetes halves again; but not the one of a deferred tag, which is evaluated before (recipe 8). */
function escapedDollar({ expr, encoding }: Operand): ExpressionNode {
  const twice = replaced(expr, '$', '$$');
  return encoding === 'json' ? twice : replaced(twice, '$$env', '$env');
}

function replaced(text: ExpressionNode, part: string, by: string): ExpressionNode {
  return call('replace', text, literalNode(part), literalNode(by));
}

/** Literal text, as (part of) the argument of a task. */
export function literalText(text: string, context: ReadContext): string {
  if (context.loop ? !hasTag(text) && isWritable(text) : isWritable(text)) return deferredText(text);
  return expressionTag(context.loop ? inLoopPass(escapedLiteralExpr(text)) : escapedLiteralExpr(text));
}

/** A text in Argo's own language, with references between: tags in it stay. */
export function tagText(pieces: readonly Piece[], context: ReadContext): string {
  const looped = context.loop !== undefined;
  const text = (piece: Piece, touching = false) => {
    if (typeof piece === 'string') return piece;
    if (piece instanceof Reference && touching) {
      return expressionTag(closedTextExpr(guardedExpr(read(piece, context), 'text')));
    }
    return piece instanceof Literal
      ? literalText(piece._text, context)
      : argumentTag(read(piece, context), 'text', looped);
  };
  // What keeps neighbours apart is for the last pass, which no tag of a loop reaches.
  return looped ? pieces.map((piece) => text(piece)).join('') : joined(pieces, text);
}

/** A text with references, as the argument of a task: everything else in it is data. */
export function argumentText(pieces: readonly Piece[], context: ReadContext): string {
  const parts = withoutSeams(pieces);
  const [first = ''] = parts;
  if (parts.length <= 1) {
    return first instanceof Reference
      ? argumentTag(read(first, context), 'text', context.loop !== undefined)
      : literalText(first, context);
  }
  const text = joined(parts, (piece) =>
    piece instanceof Reference ? argumentTag(read(piece, context), 'text', false) : deferredText(piece),
  );
  if (!context.loop && !isDelicate(parts) && isWritable(text)) return text;
  const whole = escapedTextExpr(
    sum(parts.map((piece) => (piece instanceof Reference ? unescapedExpr(read(piece, context)) : literalNode(piece)))),
  );
  // In a loop no tag may survive the pass of the loop, so the whole text is one expression of that pass (recipe 19).
  return expressionTag(context.loop ? inLoopPass(whole) : whole);
}

/** The pieces with neighbouring literals made one. */
function withoutSeams(pieces: readonly Piece[]): (string | Reference)[] {
  const result: (string | Reference)[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece instanceof Reference) result.push(piece);
    else if (typeof last === 'string') result[result.length - 1] = last + literal(piece);
    else if (literal(piece) !== '') result.push(literal(piece));
  }
  return result;
}

function sum(exprs: readonly ExpressionNode[]): ExpressionNode {
  return exprs.length === 1 ? exprs[0] : group(joinedBy('+', exprs));
}

function literal(piece: string | Literal): string {
  return piece instanceof Literal ? piece._text : piece;
}

/** Whether texts have to be put together before they are escaped: braces of neighbours could join to a tag, or a character cannot be written. */
function isDelicate(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, index) =>
    piece instanceof Reference ? touches(piece, pieces[index + 1]) : hasUnwritable(literal(piece)),
  );
}

/** Whether a brace at the end of a run-time value could join with what follows (recipe 7). */
function touches(left: Reference, right: Piece | undefined): boolean {
  if (left._encoding === 'scalar' || right === undefined) return false;
  return right instanceof Reference ? right._encoding !== 'scalar' : literal(right).startsWith('{');
}

/** Joins texts and tags so that a brace of one never forms a tag with a brace of the next; a value is told whether it touches what may begin with one. */
function joined<T extends Piece>(pieces: readonly T[], text: (piece: T, touching: boolean) => string): string {
  return pieces
    .map((piece, index) => {
      const next: Piece | undefined = pieces[index + 1];
      const own = text(piece, piece instanceof Reference && touches(piece, next));
      if (piece instanceof Reference) return own;
      const opens =
        next !== undefined && own.endsWith('{') && (next instanceof Reference || literal(next).startsWith('{'));
      return opens ? own.slice(0, -1) + DEFERRED_BRACE : own;
    })
    .join('');
}
