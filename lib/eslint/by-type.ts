import type { Node, RunTime } from './nodes';

/** Members that only references and conditions have: unique symbols, so nobody else can declare them. */
const MARKS: readonly (readonly [string, RunTime])[] = [
  ['__@RUN_TIME_VALUE@', 'reference'],
  ['__@CONDITION@', 'condition'],
];

/** TypeScript's flags of `any` and `unknown`. */
const SAYS_NOTHING = [1, 2];

/** Tells by its type whether an expression is known only at run time; undefined where the type says nothing, or there are no types. */
export class ByType {
  private readonly checker: any;

  public constructor(private readonly services: any) {
    this.checker = services?.program?.getTypeChecker();
  }

  public kindOf(node: Node): RunTime | 'plain' | undefined {
    if (this.checker === undefined) return undefined;
    const type = this.checker.getTypeAtLocation(this.services.esTreeNodeToTSNodeMap.get(node));
    if (SAYS_NOTHING.includes(type.flags)) return undefined;
    // What may also be undefined may be asked whether it is there.
    const kinds = (type.isUnion() ? (type.types as any[]) : [type]).map((part) => this.markOf(part));
    return kinds.every((kind) => kind !== undefined) ? kinds[0] : 'plain';
  }

  private markOf(type: any): RunTime | undefined {
    const properties: any[] = this.checker.getPropertiesOfType(type);
    return MARKS.find(([mark]) => properties.some(({ escapedName }) => String(escapedName).startsWith(mark)))?.[1];
  }
}
