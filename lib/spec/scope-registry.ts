import { IConstruct } from 'constructs';
import { shared } from './shared';

/** What belongs to scopes of the tree (an App, a Chart, any construct) and holds for all below, whichever copy of the library set it. */
export class ScopeRegistry<T extends object> {
  private readonly key: symbol;
  // Most apps have none, and then nobody needs to look around.
  private readonly state: { used: boolean };

  /** @param name what the copies of the library know the registry by */
  constructor(
    name: string,
    private readonly make: () => T,
  ) {
    this.key = Symbol.for(`cdk8s-argo-workflows.${name}`);
    this.state = shared(`${name}.state`, { used: false });
  }

  /** Whether any scope of the process has something. */
  public get used(): boolean {
    return this.state.used;
  }

  /** What belongs to a scope; made when it is asked for the first time. */
  public of(scope: IConstruct): T {
    this.state.used = true;
    return ((scope as any)[this.key] ??= this.make());
  }

  /** What holds at a place, from the outermost scope to the nearest. */
  public at(place: IConstruct): readonly T[] {
    if (!this.used) return [];
    return place.node.scopes.map((scope) => (scope as any)[this.key]).filter((each) => each !== undefined);
  }
}
