import { field, indexed, joined, literal, name } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import type { LoopModel, TemplateModel } from '../../ir/model';
import { print } from '../../ir/print';
import { resolve } from '../../ir/resolve';
import { statusNode } from '../../ir/status';
import { pieces } from '../../ir/walk';
import type { Condition } from '../../value/condition';
import { Literal } from '../../value/literal';
import { Reference } from '../../value/reference';
import type { StatusCondition } from '../../value/status';

/** A condition as people read it: `flip.result == 'heads'`. */
export function conditionWords(condition: Condition): string {
  return print(resolve(condition._node, referenceNode));
}

/** A condition on how tasks ended: `a.Failed || b.Succeeded`. */
export function statusWords(condition: StatusCondition): string {
  return print(statusNode(condition, (task) => task.name));
}

/** What a loop goes over: `["a", "b"]`, `list.result`, `count: 3`. */
export function loopWords(loop: LoopModel): string {
  switch (loop.kind) {
    case 'items':
      return valueWords(loop.items);
    case 'list':
      return print(referenceNode(loop.list));
    case 'sequence':
      return Object.entries(loop.fields)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}: ${valueWords(value)}`)
        .join(', ');
  }
}

/** What a template does. */
export function templateWords(template: TemplateModel): string {
  switch (template.kind) {
    case 'leaf':
      return template.field;
    case 'dag':
      return 'dag';
    case 'external':
      return `${template.resource}/${template.template}`;
  }
}

function valueWords(value: unknown): string {
  return print(valueNode(value));
}

function valueNode(value: unknown): ExpressionNode {
  if (value instanceof Reference) return referenceNode(value);
  if (value instanceof Literal) return literal(value._text);
  if (typeof value === 'string') {
    const parts = pieces(value, '').map((piece) => (typeof piece === 'string' ? literal(piece) : valueNode(piece)));
    return parts.length === 0 ? literal('') : joined('+', parts);
  }
  if (Array.isArray(value)) return { kind: 'list', items: value.map(valueNode) };
  if (typeof value === 'object' && value !== null) {
    return {
      kind: 'map',
      entries: Object.entries(value).map(([key, item]) => [literal(key), valueNode(item)] as const),
    };
  }
  return literal(value);
}

function referenceNode(reference: Reference): ExpressionNode {
  const source = reference._source;
  switch (source.kind) {
    case 'output':
      return field(name(source.task.name), source.name);
    case 'task':
      return field(name(source.task.name), source.what);
    case 'input':
    case 'own':
      return field(name('inputs'), source.name);
    case 'item':
      return name(source.index ? 'index' : 'item');
    case 'variable':
      return name(source.name);
    case 'written':
      return name(source.tag);
    case 'global':
      return field(name('outputs'), source.name);
    case 'field':
      return indexed(referenceNode(source.base), [source.key]);
    case 'decoded':
      return referenceNode(source.base);
    case 'sub':
      return { kind: 'call', name: 'subPath', args: [referenceNode(source.base), valueNode(source.path)] };
    case 'object':
      return valueNode(source.value);
    case 'first':
      return joined('??', [
        ...source.parts.map(referenceNode),
        ...(source.fallback ? [valueNode(source.fallback.value)] : []),
      ]);
    case 'expr':
      return resolve(source.node, referenceNode);
  }
}
