import { IConstruct } from 'constructs';
import type { TemplateNode } from '../compile/model';
import { errors, PipelineError } from '../errors';

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

/** The breaches of an object and of the templates in it. */
export function policyErrors(resource: IConstruct, manifest: any, templates: () => readonly { node: TemplateNode; template: any }[]): PipelineError[] {
  if (!inUse) return [];
  const subjects = [
    ...templates().map(({ node, template }) => ({ construct: node as IConstruct, kind: 'Template', manifest: template })),
    { construct: resource, kind: manifest.kind as string, manifest },
  ];
  return subjects.flatMap(({ construct, kind, manifest: seen }) => {
    const { path } = construct.node;
    const policies = construct.node.scopes.flatMap((scope) => ((scope as any)[POLICIES] as Policies | undefined)?._policies ?? []);
    return policies.flatMap((policy) => policy.check({ path, kind, manifest: seen }).map((message) => errors.policy(path, policy.name, message)));
  });
}
