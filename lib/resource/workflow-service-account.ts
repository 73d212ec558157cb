import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { OF_PODS, permissionsFor } from './permissions';
import { roleRules } from './rules';
import { attempt, errors, PipelineError } from '../errors';
import { compact } from '../spec/merge';
import { ITemplate } from '../template/template-interface';
import { isTemplate } from '../template/template-mark';
import { PolicyRule } from '../value/policy-rule';

/** Settings of a service account for workflows. */
export interface WorkflowServiceAccountProps {
  /**
   * Metadata of the ServiceAccount, the Role and the RoleBinding.
   *
   * @default - a generated name
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The pipelines and templates that run under the account: it gets the rights that their resource, HTTP and plugin templates
   * need; see `addPermissionsFor`.
   *
   * @default - none
   */
  readonly pipelines?: ITemplate[];

  /**
   * Further rights.
   *
   * @default - none
   */
  readonly rules?: PolicyRule[];

  /**
   * Other namespaces in which the pipelines work. Each gets a Role and a RoleBinding.
   *
   * @default - those that `rules` name
   */
  readonly namespaces?: string[];

  /**
   * The plural names of kinds that have an unusual one, by kind.
   *
   * @default - by the rules of English
   */
  readonly plurals?: { [kind: string]: string };
}

/**
 * A ServiceAccount with just the rights that the pods of a workflow need: to report their outputs to the controller, and what
 * was allowed besides.
 */
export class WorkflowServiceAccount extends Construct {
  /** The name of the ServiceAccount. */
  public readonly name: string;

  private readonly account: ApiObject;
  private readonly templates: ITemplate[] = [];
  private readonly rules: PolicyRule[] = [OF_PODS];
  private readonly plurals: { [kind: string]: string };
  private readonly namespaces = new Set<string>();

  constructor(scope: Construct, id: string, props: WorkflowServiceAccountProps = {}) {
    super(scope, id);
    const { metadata, pipelines = [], rules = [], namespaces = [], plurals = {} } = props;
    this.plurals = plurals;
    this.account = new ApiObject(this, 'Resource', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    this.name = this.account.name;
    this.grant('', { ...metadata, name: this.name });
    for (const namespace of namespaces) this.reach(namespace, metadata);
    for (const rule of rules) this.allow(rule);
    for (const pipeline of pipelines) this.addPermissionsFor(pipeline);
    this.node.addValidation({ validate: () => this.validate().map((error) => error.message) });
  }

  /**
   * Allows something besides.
   *
   * @param rule what may be done; in another namespace, there
   */
  public allow(rule: PolicyRule): void {
    if (rule.namespace !== undefined) this.reach(rule.namespace);
    this.rules.push(rule);
  }

  /**
   * Allows what the resource templates of a pipeline need: by their actions, for the kinds and namespaces of their objects; and
   * what the agent needs for its HTTP and plugin templates. Looked up when the app is synthesized, because pipelines grow. Of
   * templates of other apps nothing is known.
   *
   * @param template a pipeline, or a template
   */
  public addPermissionsFor(template: ITemplate): void {
    if (!isTemplate(template)) throw errors.notATemplate(this.node.path, 'pipelines', template);
    this.templates.push(template);
  }

  private validate(): PipelineError[] {
    const found: PipelineError[] = [];
    attempt(
      () => {
        const missing = this.all.filter(({ namespace }) => namespace !== undefined && !this.isReached(namespace));
        for (const namespace of new Set(missing.map((rule) => rule.namespace!))) {
          found.push(errors.otherNamespace(this.node.path, namespace));
        }
      },
      (error) => found.push(error),
    );
    return found;
  }

  private get all(): PolicyRule[] {
    return [
      ...this.rules,
      ...permissionsFor(
        this.templates.map(({ _template }) => _template),
        this.plurals,
      ),
    ];
  }

  private isReached(namespace: string): boolean {
    return namespace === this.account.metadata.namespace || this.namespaces.has(namespace);
  }

  private reach(namespace: string, metadata?: ApiObjectMetadata): void {
    if (this.isReached(namespace)) return;
    if (this.account.metadata.namespace === undefined) {
      throw errors.notAValue(
        this.node.path,
        'metadata.namespace',
        undefined,
        'the namespace of the account',
        'a RoleBinding of another namespace names it',
      );
    }
    this.namespaces.add(namespace);
    this.grant(namespace, { ...metadata, name: this.name, namespace });
  }

  /** A role of a namespace; the empty text is that of the account. */
  private grant(namespace: string, metadata: ApiObjectMetadata): void {
    const suffix = namespace === '' ? '' : `-${namespace}`;
    const own = ({ namespace: other = '' }: PolicyRule) =>
      (other === this.account.metadata.namespace ? '' : other) === namespace;
    const role = new ApiObject(this, `role${suffix}`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: Lazy.any({ produce: () => roleRules(this.all.filter(own)) }),
    });
    const binding = new ApiObject(this, `binding${suffix}`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role.name },
      subjects: [
        compact({
          kind: 'ServiceAccount',
          name: this.name,
          namespace: namespace === '' ? undefined : this.account.metadata.namespace,
        }),
      ],
    });
    binding.addDependency(role, this.account);
  }
}
