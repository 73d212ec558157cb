import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';

/** Settings of a service account for workflows. */
export interface WorkflowServiceAccountProps {
  /**
   * Metadata of the ServiceAccount, the Role and the RoleBinding.
   *
   * @default - a generated name
   */
  readonly metadata?: ApiObjectMetadata;
}

/** A ServiceAccount with just the right that every pod of a workflow needs: to report its outputs to the controller. */
export class WorkflowServiceAccount extends Construct {
  /** The name of the ServiceAccount. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: WorkflowServiceAccountProps = {}) {
    super(scope, id);
    const { metadata } = props;
    const account = new ApiObject(this, 'Resource', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    this.name = account.name;
    const names = { ...metadata, name: account.name };
    const role = new ApiObject(this, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: names,
      rules: [{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }],
    });
    const binding = new ApiObject(this, 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: names,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role.name },
      subjects: [{ kind: 'ServiceAccount', name: account.name }],
    });
    binding.addDependency(role, account);
  }
}
