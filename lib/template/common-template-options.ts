import type * as l1 from '../../imports/argoproj.io';

/** What every template may have, a pipeline too, in Argo's own form. */
export interface CommonTemplateOptions {
  /**
   * Annotations of the template itself, for example `workflows.argoproj.io/title`; those of its pods are `annotations`. Sets
   * the template's `annotations`.
   *
   * @default - none
   */
  readonly templateAnnotations?: { [key: string]: string };

  /**
   * Keeps the outputs in a ConfigMap, and does not run again for the same key; `MemoizationCache` makes one. Sets `memoize`.
   *
   * @default - every call runs
   */
  readonly memoize?: l1.Memoize;

  /**
   * Locks that are held while the template runs: mutexes, and the semaphores of a `SemaphoreConfig`. Sets `synchronization`.
   *
   * @default - none
   */
  readonly synchronization?: l1.Synchronization;
}
