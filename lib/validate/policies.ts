import { IConstruct } from 'constructs';
import { ScopeRegistry } from '../spec/scope-registry';

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

/** The rules that hold for all templates and workflows below a scope. All breaches are reported together. */
export class Policies {
  /** @internal */
  public static readonly _registry = new ScopeRegistry('policies', () => new Policies());

  /**
   * The rules that belong to a scope: an App, a Chart, a Pipeline, any construct.
   *
   * @param scope the construct below which the rules hold
   */
  public static of(scope: IConstruct): Policies {
    return Policies._registry.of(scope);
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
  return Policies._registry.at(construct).flatMap((policies) => policies._policies);
}

/** Whether any scope of the process has rules. */
export function policiesInUse(): boolean {
  return Policies._registry.used;
}
