import { callTask, preparedCall } from './call-task';
import { messageOf } from './failure';
import { prepareLoop } from './loop';
import type { Start } from './start';
import { resolved } from './task-texts';
import { decide } from './when';

/** Starts a task: its condition first, then what it calls, once or for each item. */
export function startTask(start: Start): void {
  const { context, boundary, node } = start;
  const end = (phase: 'Skipped' | 'Error' | 'Failed', message: string) => {
    node.type = 'Skipped';
    context.ended(node, phase, message);
    start.done(node);
  };
  const { stop } = context;
  if (stop && (stop.all || !boundary.isExit)) return end('Failed', stop.message);
  let run: () => void;
  try {
    run = toDo(start, (message) => end('Skipped', message));
  } catch (error) {
    return end('Error', messageOf(error));
  }
  run();
}

/** Resolves everything, and says what is to be done then. */
function toDo(start: Start, skip: (message: string) => void): () => void {
  const { task, boundary, node } = start;
  const when = task.when === undefined ? undefined : resolved(start, [task.when])[0];
  if (task.isLoop) return prepareLoop(start, when, skip);
  if (when !== undefined && !decide(when)) return () => skip(`when '${when}' evaluated false`);
  const prepared = preparedCall(start, resolved(start, task.form.texts));
  return () => boundary.enter(() => callTask(start, node, prepared, (ended) => {
    boundary.leave();
    start.done(ended);
  }));
}
