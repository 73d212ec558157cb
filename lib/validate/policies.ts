import { IConstruct } from 'constructs';

/** What a policy looks at: an object (Workflow, CronWorkflow, ...) or one template in it. */
export interface PolicySubject {
  /** The path of the construct. */
  readonly path: string;

  /** `Template`, or the kind of the object. */
  readonly kind: string;

  /** The manifest of the template or object, in Argo's own names. */
  readonly manifest: any;
}

/** A rule of an organisation that is checked at synth. */
export interface IPolicy {
  /** The name of the rule, shown in errors. */
  readonly name: string;

  /**
   * Looks at one template or object.
   *
   * @returns a sentence for each breach: what is wrong and what to do; an empty list when all is well
   */
  check(subject: PolicySubject): string[];
}

const POLICIES = Symbol.for('cdk8s-argo-workflows.policies');
// Most apps have none, and then no template needs to look around.
let inUse = false;

/** The rules that hold for all templates and workflows below a scope. All breaches are reported together. */
export class Policies {
  /**
   * The rules that belong to a scope: an App, a Chart, a Pipeline, any construct.
   *
   * @param scope the construct below which the rules hold
   */
  public static of(scope: IConstruct): Policies {
    inUse = true;
    return ((scope as any)[POLICIES] ??= new Policies());
  }

  private readonly policies: IPolicy[] = [];

  private constructor() {}

  /**
   * Adds a rule.
   *
   * @param policy the rule
   */
  public add(policy: IPolicy): Policies {
    this.policies.push(policy);
    return this;
  }

  /** @internal */
  public get _policies(): readonly IPolicy[] {
    return this.policies;
  }
}

/** The rules that hold at a place, from the outermost scope to the nearest. */
export function policiesAt(construct: IConstruct): readonly IPolicy[] {
  if (!inUse) return [];
  return construct.node.scopes.flatMap((scope) => ((scope as any)[POLICIES] as Policies | undefined)?._policies ?? []);
}

/** Whether any scope of the process has rules. */
export function policiesInUse(): boolean {
  return inUse;
}
