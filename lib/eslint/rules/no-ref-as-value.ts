import { ByName } from '../by-name';
import { ByType } from '../by-type';
import { bare } from '../nodes';
import type { Node, RuleContext, RunTime } from '../nodes';

/**
 * Refuses what JavaScript does to references and conditions without asking them: tests of truth and identity. A reference is an
 * object, so it is always true, and equal to nothing but itself.
 */
export const meta = {
  type: 'problem',
  hasSuggestions: true,
  schema: [],
  docs: {
    description: 'Refuses references of pipelines where JavaScript takes them for plain values without a sound.',
  },
  messages: {
    truth:
      "'{{text}}' exists only at run time; here it is always true. Write when({{test}}, () => ...).otherwise(() => ...).",
    conditionTruth:
      "'{{text}}' is decided at run time; here it is always true. Write when({{text}}, () => ...).otherwise(() => ...); combine conditions with and(...), or(...), not(...).",
    nullish: "'{{text}}' exists only at run time; here it is never null. Write {{text}}.orElse(...).",
    identity: "'{{text}}' exists only at run time; here it equals nothing. Compare with eq or neq in a when(...).",
    choice:
      "'{{text}}' exists only at run time; here no case fits it. Write when({{text}}.eq(...), () => ...).elseWhen(...).otherwise(...).",
    kind: "'{{text}}' exists only at run time; here it is a reference, whatever its value will be. Look at the value in a task.",
    search: "'{{text}}' exists only at run time; here it is not found. Compare with isIn or contains in a when(...).",
    compare: 'Write {{text}}',
  },
} as const;

/** Functions that look at their argument as it is. */
const LOOKS = new Set(['Boolean', 'Array.isArray', 'Number.isInteger', 'Number.isFinite', 'Number.isNaN', 'Object.is']);
const SEARCHES = new Set(['includes', 'indexOf', 'lastIndexOf', 'has']);

export function create(context: RuleContext): Record<string, (node: Node) => void> {
  const { sourceCode } = context;
  const byType = new ByType(sourceCode.parserServices);
  const byName = new ByName((node) => sourceCode.getScope(node));
  const reported = new Set<Node>();

  const kindOf = (node: Node): RunTime | undefined => {
    const kind = byType.kindOf(node) ?? byName.kindOf(node);
    return kind === 'plain' ? undefined : kind;
  };

  const report = (node: Node, messageId: keyof typeof meta.messages, more: object = {}): void => {
    if (reported.has(node)) return;
    reported.add(node);
    const text = sourceCode.getText(node);
    context.report({ node, messageId, data: { text, test: `${text}.eq(...)` }, ...more });
  };

  /** An expression that is asked whether it is true. */
  const truth = (node: Node | null): void => {
    if (!node) return;
    const inner = bare(node);
    if (inner.type === 'LogicalExpression') return [inner.left, inner.right].forEach(truth);
    const kind = kindOf(inner);
    if (kind) report(inner, kind === 'condition' ? 'conditionTruth' : 'truth');
    return undefined;
  };

  const identity = (node: Node): void => {
    const sides: Node[] = [node.left, node.right];
    const at = sides.findIndex((side) => kindOf(side) === 'reference');
    if (at < 0) return;
    const [ref, other] = [sides[at], sides[1 - at]].map((side) => sourceCode.getText(side));
    const text = `${ref}.${node.operator.startsWith('!') ? 'neq' : 'eq'}(${other})`;
    report(sides[at], 'identity', {
      suggest: [{ messageId: 'compare', data: { text }, fix: (fixer: any) => fixer.replaceText(node, text) }],
    });
  };

  const each = (nodes: readonly Node[], messageId: keyof typeof meta.messages): void => {
    for (const node of nodes) if (node && kindOf(node)) report(node, messageId);
  };

  return {
    IfStatement: ({ test }) => truth(test),
    ConditionalExpression: ({ test }) => truth(test),
    WhileStatement: ({ test }) => truth(test),
    DoWhileStatement: ({ test }) => truth(test),
    ForStatement: ({ test }) => truth(test),
    LogicalExpression: ({ operator, left }) => (operator === '??' ? each([left], 'nullish') : truth(left)),
    AssignmentExpression: ({ operator, left }) =>
      operator === '??=' ? each([left], 'nullish') : ['||=', '&&='].includes(operator) ? truth(left) : undefined,
    UnaryExpression: ({ operator, argument }) =>
      operator === '!' ? truth(argument) : operator === 'typeof' ? each([argument], 'kind') : undefined,
    BinaryExpression: (node) =>
      /^[!=]==?$/.test(node.operator)
        ? identity(node)
        : node.operator === 'instanceof'
          ? each([node.left], 'kind')
          : undefined,
    SwitchStatement: ({ discriminant, cases }) =>
      each([discriminant, ...cases.map(({ test }: Node) => test)], 'choice'),
    CallExpression: ({ callee, arguments: args }) => {
      if (LOOKS.has(sourceCode.getText(callee))) return each(args, 'kind');
      // A list that is a reference itself has these methods for conditions.
      return callee.type === 'MemberExpression' && SEARCHES.has(callee.property.name) && !kindOf(callee.object)
        ? each(args, 'search')
        : undefined;
    },
  };
}
