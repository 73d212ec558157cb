/** What somebody may do with objects of the cluster, in the words of Kubernetes' roles. */
export interface PolicyRule {
  /** The groups of the objects; the core group is the empty text. */
  readonly apiGroups: string[];

  /** The plural names of the kinds, for example `configmaps` or `jobs`. */
  readonly resources: string[];

  /** What may be done: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`. */
  readonly verbs: string[];

  /**
   * The names of the objects.
   *
   * @default - all
   */
  readonly resourceNames?: string[];

  /**
   * The namespace of the objects.
   *
   * @default - that of the service account
   */
  readonly namespace?: string;
}
