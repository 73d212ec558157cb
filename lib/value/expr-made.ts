import { Condition } from './condition';
import type { Expression } from './expr-kind';
import { checkJson } from './json';
import { Literal } from './literal';
import { Reference } from './reference';
import { splitTokens } from './token';
import { hasToken } from './token-text';
import { errors } from '../errors';
import { at, call, list, literal, map, value as valueNode } from '../ir/build';
import { nearest, signatures } from '../spec/expr/signatures';
import { isPlainObject } from '../spec/merge';
import { patternProblem } from '../spec/regular-expression';

/** The node of a value that a user gave to an expression. */
export function nodeOf(value: unknown, where: string): Expression {
  if (value instanceof Reference) return ofReference(value, where);
  if (value instanceof Condition) return value._node;
  if (value instanceof Literal) return literal(value._text);
  if (typeof value === 'string' && hasToken(value)) return ofText(value, where);
  if (Array.isArray(value)) return list(value.map((item) => nodeOf(item, where)));
  if (isPlainObject(value)) {
    return map(Object.entries(value).map(([key, item]) => [key, nodeOf(item, where)]));
  }
  if (value === undefined) {
    throw errors.notAValue('Expr', where, value, 'a reference, an expression, a condition or a literal value');
  }
  checkJson(value, 'Expr', where);
  return literal(value);
}

function ofReference(reference: Reference, where: string): Expression {
  if (reference._isArtifact) throw errors.artifactOperation(reference._describe(), where);
  const source = reference._source;
  if (source.kind === 'expr') return source.node;
  // A field is read here, so that what is passed down is the whole value, which keeps the types in it.
  if (source.kind === 'field' && !isOfItem(reference)) {
    return at(ofReference(source.base, where), literal(source.key));
  }
  return valueNode(reference);
}

function isOfItem({ _source: source }: Reference): boolean {
  return source.kind === 'item' || (source.kind === 'field' && isOfItem(source.base));
}

function ofText(text: string, where: string): Expression {
  const parts = splitTokens(text, 'Expr').map((piece) =>
    typeof piece === 'string' ? literal(piece) : nodeOf(piece, where),
  );
  return parts.length === 1 ? parts[0] : { kind: 'text', parts };
}

/** A call of a function of Argo's table. */
export function callOf(name: string, args: readonly unknown[]): Expression {
  const signature = signatures().get(name);
  if (!signature) throw errors.noFunction('Expr.call', name, nearest(String(name), signatures().keys()));
  const { takes, least, variadic } = signature;
  if (args.length < least || (!variadic && args.length > takes.length)) {
    const wanted = variadic
      ? `at least ${least}`
      : least === takes.length
        ? String(least)
        : `${least} to ${takes.length}`;
    throw errors.notAValue('Expr.call', name, args.length, `${wanted} argument${wanted === '1' ? '' : 's'}`);
  }
  const nodes = args.map((arg) => nodeOf(arg, name));
  checkPattern(name, nodes[0]);
  return call(name, ...nodes);
}

/** The functions of regular expressions take the pattern first. */
function checkPattern(name: string, pattern: Expression | undefined): void {
  if (!name.startsWith('sprig.regex') || name === 'sprig.regexQuoteMeta') return;
  if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return;
  const problem = patternProblem(pattern.value);
  if (problem !== undefined) throw errors.badPattern(name, pattern.value, problem);
}
