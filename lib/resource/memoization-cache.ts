import { ApiObject, ApiObjectMetadata, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type * as l1 from '../../imports/argoproj.io';
import { goDuration } from '../spec/duration';
import { madeBy } from '../value/maker';

/** Settings of a cache. */
export interface MemoizationCacheProps {
  /**
   * Metadata of the ConfigMap.
   *
   * @default - a generated name
   */
  readonly metadata?: ApiObjectMetadata;
}

/** A ConfigMap in which Argo keeps the outputs of templates: a template that is called with the same key does not run again. */
export class MemoizationCache extends Construct {
  /** The name of the ConfigMap. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: MemoizationCacheProps = {}) {
    super(scope, id);
    const { metadata } = props;
    // Argo refuses a ConfigMap that does not say that it is a cache.
    const labels = { ...metadata?.labels, 'workflows.argoproj.io/configmap-type': 'Cache' };
    this.name = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...metadata, labels },
    }).name;
  }

  /**
   * What a template sets as `memoize`.
   *
   * @param key what tells one result from another, made of the template's inputs: letters, digits and `-`
   * @param maxAge how long a result is good; text is Argo's own form, for example `24h`
   */
  public memoize(key: string, maxAge: Duration | string): l1.Memoize {
    return {
      key,
      maxAge: typeof maxAge === 'string' ? maxAge : goDuration(maxAge),
      cache: madeBy(this, { configMap: { name: this.name } }),
    };
  }
}
