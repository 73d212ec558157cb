import type { CallModel } from './model';
import { partsOf } from './walk';
import type { Reference } from '../value/reference';

/** A task that makes (a part of) a value. */
export interface Maker {
  readonly task: CallModel;
  /** The output, or what Argo knows of the task. */
  readonly value: string;
  /** Whether it is how the task ended, which is known however that was. */
  readonly isStatus: boolean;
}

/** The tasks of whose outputs a value is made. */
export function makersOf(reference: Reference, path: string): Maker[] {
  const source = reference._source;
  switch (source.kind) {
    case 'output':
      return [{ task: source.task, value: source.name, isStatus: false }];
    case 'task':
      return [{ task: source.task, value: source.what, isStatus: source.what !== 'result' }];
    default:
      return partsOf(reference, path).flatMap((part) => makersOf(part, path));
  }
}
