import { callTask, preparedCall } from './call-task';
import { ENOUGH } from './enough';
import { messageOf } from './failure';
import { prepareLoop } from './loop';
import type { Start } from './start';
import { resolved } from './task-texts';
import { decide } from './when';
import type { Phase } from '../pod';

/** Starts a task: its condition first, then what it calls, once or for each item. */
export function startTask(start: Start): void {
  let run: () => void;
  try {
    run = prepareTask(start);
  } catch (error) {
    return endTask(start, 'Error', messageOf(error));
  }
  run();
}

/** Ends a task that runs nothing. */
export function endTask({ context, node, done }: Start, phase: Phase, message: string): void {
  node.type = 'Skipped';
  context.ended(node, phase, message);
  done(node);
}

/** Resolves everything, and says what is to be done then. */
export function prepareTask(start: Start): () => void {
  const { context, task, boundary, node } = start;
  const { stop } = context;
  if (stop && (stop.all || !boundary.isExit)) return () => endTask(start, 'Failed', stop.message);
  const skip = (message: string) => endTask(start, 'Skipped', message);
  const when = task.when === undefined ? undefined : resolved(start, [task.when])[0];
  if (task.isLoop) return prepareLoop(start, when, skip);
  if (when !== undefined && !decide(when)) return () => skip(`when '${when}' evaluated false`);
  const prepared = preparedCall(start, resolved(start, task.form.texts));
  return () =>
    boundary.enter(() => {
      if (boundary.hasEnough()) {
        boundary.leave();
        return endTask(start, 'Omitted', ENOUGH);
      }
      callTask(start, node, prepared, (ended) => {
        boundary.leave();
        start.done(ended);
      });
    });
}
