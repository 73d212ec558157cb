/** The little of ESLint's and TypeScript's interfaces that the rule uses: neither is a dependency of the library. */
export interface Node {
  readonly type: string;
  readonly parent?: Node;
  readonly range?: [number, number];
  readonly [field: string]: any;
}

export interface RuleContext {
  readonly sourceCode: {
    readonly parserServices?: any;
    getText(node: Node): string;
    getScope(node: Node): any;
  };
  report(problem: {
    readonly node: Node;
    readonly messageId: string;
    readonly data?: Record<string, string>;
    readonly suggest?: readonly {
      readonly messageId: string;
      readonly data?: Record<string, string>;
      readonly fix: (fixer: any) => unknown;
    }[];
  }): void;
}

/** What is known only at run time: a value, or whether a condition holds. */
export type RunTime = 'reference' | 'condition';

const WRAPPERS = new Set([
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'ChainExpression',
  'ParenthesizedExpression',
]);

/** An expression without what only its type sees. */
export function bare(node: Node): Node {
  return WRAPPERS.has(node.type) ? bare(node.expression) : node;
}
