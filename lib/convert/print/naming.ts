import { Naming } from './printer';
import { IMPORTED } from '../build';
import { Code, Creation, Statement } from '../code';
import { Names } from '../names';

/** The names of modules' exports and of JavaScript's globals, which a program does not give to what is its own. */
const TAKEN = [
  ...IMPORTED,
  'App',
  'Chart',
  'Construct',
  'Array',
  'Boolean',
  'Date',
  'Error',
  'Function',
  'Map',
  'Number',
  'Object',
  'Promise',
  'Set',
  'String',
  'Symbol',
];

/** The names of a program: of its chart, of the constructs that something uses, and of the templates that it has classes for. */
export class ProgramNames implements Naming {
  /** The class of the chart. */
  public readonly chart: string;
  /** The templates that have a class of their own, by its name: those that several calls use, and those that several objects have. */
  public readonly classes = new Map<string, Creation>();

  private readonly names = new Names(TAKEN);
  private readonly variables = new Map<Creation, string>();
  private readonly classNames = new Map<Creation, string>();

  constructor(chart: string, statements: readonly Statement[]) {
    this.chart = this.names.class(chart, 'Chart');
    const made = statements.filter((statement): statement is Creation => statement.kind === 'new');
    const byBody = new Map<string, Creation[]>();
    for (const each of made.filter(isWhole)) {
      const body = bodyOf(each);
      byBody.set(body, [...(byBody.get(body) ?? []), each]);
    }
    for (const [first, ...twins] of byBody.values()) {
      if (twins.length === 0 && first.calls < 2) continue;
      const name = this.names.class(first.id, 'Template');
      this.classes.set(name, first);
      for (const each of [first, ...twins]) this.classNames.set(each, name);
    }
    for (const each of made.filter(({ used }) => used)) {
      const { scope, owner, id, called } = each;
      this.variables.set(
        each,
        owner === 'parallel' ? this.names.variable(`${scope!.id}-${called}`) : this.names.variable(id, called),
      );
    }
  }

  public variableOf(made: Creation): string {
    return this.variables.get(made)!;
  }

  public classOf(made: Creation): string | undefined {
    return this.classNames.get(made);
  }
}

/** Whether a statement makes a template that one statement makes whole. */
function isWhole({ owner, scope, props }: Creation): boolean {
  return (
    !scope &&
    owner.endsWith('Template') &&
    owner !== 'WorkflowTemplate' &&
    owner !== 'ClusterWorkflowTemplate' &&
    !props.some(({ value }) => usesConstructs(value))
  );
}

/** What makes two templates the same: everything but where they stand and what is said of them. */
function bodyOf({ owner, props }: Creation): string {
  return JSON.stringify([owner, props], (key, value) => (key === 'comments' || key === 'after' ? undefined : value));
}

function usesConstructs(code: Code): boolean {
  switch (code.kind) {
    case 'use':
      return true;
    case 'list':
      return code.items.some(({ value }) => usesConstructs(value));
    case 'object':
      return code.entries.some(({ value }) => usesConstructs(value));
    case 'static':
      return code.args.some(usesConstructs);
    case 'member':
      return usesConstructs(code.of) || (code.args ?? []).some(usesConstructs);
    case 'text':
      return code.pieces.some((piece) => typeof piece !== 'string' && usesConstructs(piece));
    default:
      return false;
  }
}
