import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { madeBy } from '../value/maker';

/** Settings of semaphores. */
export interface SemaphoreConfigProps {
  /**
   * Metadata of the ConfigMap.
   *
   * @default - a generated name
   */
  readonly metadata?: ApiObjectMetadata;

  /** How many may hold each semaphore at the same time, by its key. */
  readonly limits: { [key: string]: number };
}

/** A ConfigMap with the limits of semaphores, which workflows and templates hold while they run. */
export class SemaphoreConfig extends Construct {
  /** The name of the ConfigMap. */
  public readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SemaphoreConfigProps,
  ) {
    super(scope, id);
    const { metadata, limits } = props;
    for (const [key, limit] of Object.entries(limits)) {
      if (!Number.isInteger(limit) || limit < 1) {
        throw errors.notAValue(this.node.path, `limits.${key}`, limit, 'a whole number from 1');
      }
    }
    const data = Object.fromEntries(Object.entries(limits).map(([key, limit]) => [key, String(limit)]));
    this.name = new ApiObject(this, 'Resource', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data }).name;
  }

  /**
   * One of `synchronization.semaphores`.
   *
   * @param key a key of `limits`
   */
  public semaphore(key: string): l1.SemaphoreRef {
    const { limits } = this.props;
    if (!Object.hasOwn(limits, key)) {
      throw errors.notAValue(
        this.node.path,
        'semaphore',
        key,
        `one of ${Object.keys(limits)
          .map((each) => `'${each}'`)
          .join(', ')}`,
      );
    }
    return madeBy(this, { configMapKeyRef: { name: this.name, key } });
  }

  /**
   * What a workflow or template sets as `synchronization`, to hold some of the semaphores while it runs.
   *
   * @param keys keys of `limits`
   */
  public synchronization(...keys: string[]): l1.Synchronization {
    return { semaphores: keys.map((key) => this.semaphore(key)) };
  }
}
