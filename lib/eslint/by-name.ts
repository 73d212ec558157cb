import { bare } from './nodes';
import type { Node, RunTime } from './nodes';

/** Functions that make something callable in a pipeline. */
const MAKERS = new Set(['task', 'pipeline', 'container', 'script', 'http', 'approval']);
const COMPARISONS = new Set([
  'eq',
  'neq',
  'gt',
  'gte',
  'lt',
  'lte',
  'isIn',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'isEmpty',
  'isTrue',
  'isFalse',
]);
const CONDITION_FUNCTIONS = new Set(['and', 'or', 'not']);
const BODIES = new Set(['map']);

/**
 * Tells by where it comes from whether an expression is known only at run time, for programs without type information: from the
 * parameters of a pipeline's function, and from calls of tasks that are declared in the same file.
 */
export class ByName {
  /** Variables that are being looked at: `const a = a.b` would never end. */
  private readonly open = new Set<unknown>();

  public constructor(private readonly scopeOf: (node: Node) => any) {}

  public kindOf(written: Node): RunTime | undefined {
    const node = bare(written);
    switch (node.type) {
      case 'Identifier':
        return this.ofVariable(this.variable(node));
      case 'MemberExpression':
        return this.kindOf(node.object) === 'reference' || this.isInputs(node.object) ? 'reference' : undefined;
      case 'CallExpression':
        return this.ofCall(node);
      default:
        return undefined;
    }
  }

  private ofCall({ callee }: Node): RunTime | undefined {
    if (callee.type === 'MemberExpression') {
      const of = this.kindOf(callee.object);
      if (of === 'condition') return 'condition';
      return of && (COMPARISONS.has(callee.property.name) ? 'condition' : 'reference');
    }
    if (callee.type !== 'Identifier') return undefined;
    const variable = this.variable(callee);
    if (isImported(variable)) {
      return callee.name === 'when' || callee.name === 'statusOf'
        ? 'reference'
        : CONDITION_FUNCTIONS.has(callee.name)
          ? 'condition'
          : undefined;
    }
    return this.isMade(variable) ? 'reference' : undefined;
  }

  /** What a variable holds: an input of a pipeline, an item of a loop, or what it was set to. */
  private ofVariable(variable: any): RunTime | undefined {
    const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
    if (definition?.type === 'Parameter') {
      return this.isRecorded(definition.node, definition.name) ? 'reference' : undefined;
    }
    if (definition?.type !== 'Variable' || definition.parent?.kind !== 'const' || !definition.node.init) {
      return undefined;
    }
    if (this.open.has(variable)) return undefined;
    this.open.add(variable);
    const kind = this.isInputs(definition.node.init) ? 'reference' : this.kindOf(definition.node.init);
    this.open.delete(variable);
    return definition.node.id.type === 'Identifier' || kind === 'reference' ? kind : undefined;
  }

  /** Whether a function is the one of a pipeline, or the body of a loop over a reference, and a name one of its inputs. */
  private isRecorded(fn: Node, name: Node): boolean {
    const call = fn.parent;
    if (call?.type !== 'CallExpression') return false;
    const { callee } = call;
    if (callee.type === 'MemberExpression') {
      return BODIES.has(callee.property.name) && this.kindOf(callee.object) === 'reference';
    }
    // The object of all inputs is a plain one; its fields are references.
    return this.isPipeline(call) && call.arguments[2] === fn && fn.params[0] !== name;
  }

  /** Whether an expression is the object of all inputs of a pipeline. */
  private isInputs(node: Node): boolean {
    const definition = node.type === 'Identifier' ? this.variable(node)?.defs[0] : undefined;
    return (
      definition?.type === 'Parameter' &&
      definition.node.params[0] === definition.name &&
      this.isPipeline(definition.node.parent) &&
      definition.node.parent.arguments[2] === definition.node
    );
  }

  private isPipeline({ type, callee }: Node): boolean {
    return (
      type === 'CallExpression' &&
      callee.type === 'Identifier' &&
      callee.name === 'pipeline' &&
      isImported(this.variable(callee))
    );
  }

  /** Whether a variable holds what `task(...)` or the like made. */
  private isMade(variable: any): boolean {
    const init = variable?.defs[0]?.node?.init;
    return (
      init?.type === 'CallExpression' &&
      init.callee.type === 'Identifier' &&
      MAKERS.has(init.callee.name) &&
      isImported(this.variable(init.callee))
    );
  }

  private variable(identifier: Node): any {
    for (let scope = this.scopeOf(identifier); scope; scope = scope.upper) {
      const found = scope.set.get(identifier.name);
      if (found) return found;
    }
    return undefined;
  }
}

function isImported(variable: any): boolean {
  const definition = variable?.defs[0];
  if (definition?.type === 'ImportBinding') return true;
  // const { task } = require('...')
  return (
    definition?.type === 'Variable' &&
    definition.node.init?.type === 'CallExpression' &&
    definition.node.init.callee.name === 'require'
  );
}
