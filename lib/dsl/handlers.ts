import type { Frame } from './recorder';
import type { Ref } from './ref';
import { refTo } from './reference';

/** What a handler at the end of a pipeline knows of the workflow. */
export interface ExitContext {
  /** The name of the workflow. */
  readonly name: Ref<string>;
  readonly status: Ref<'Succeeded' | 'Failed' | 'Error'>;
  /** The tasks that failed. */
  readonly failures: Ref<Failure[]>;
}

/** A task that failed, as Argo tells it. */
export interface Failure {
  readonly displayName: string;
  readonly message: string;
  readonly templateName: string;
  readonly phase: string;
  readonly podName: string;
  readonly finishedAt: string;
}

/** The context of a handler that is being recorded. */
export function contextRefs(frame: Frame): ExitContext {
  const value = (name: 'name' | 'status' | 'failures') => refTo({ kind: 'workflow', name, path: [] }, frame);
  return Object.freeze({ name: value('name'), status: value('status'), failures: value('failures') });
}
