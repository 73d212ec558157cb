import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from './boot';
import type { Job, Reply } from './messages';

/** A thread ended in the midst of a function, or its module fell over. */
export class ThreadEnded extends Error {
  constructor(public readonly exitCode: number) {
    super(`exit code ${exitCode}`);
  }
}

interface Idle {
  readonly entry: string;
  readonly thread: Worker;
  readonly ended: () => void;
}

/** Threads that wait for work, the one that waits longest first. How many work is limited by the engine. */
const idle: Idle[] = [];

/** Has a thread that loaded the entry carry out a job. When the signal fires, the thread is ended. */
export async function askThread(
  entry: string,
  job: Job,
  moved: readonly ArrayBuffer[],
  signal: AbortSignal,
): Promise<Reply> {
  signal.throwIfAborted();
  const thread = take(entry);
  const end = () => void thread.terminate();
  signal.addEventListener('abort', end, { once: true });
  let isReusable = false;
  try {
    const reply = await answer(thread, job, moved);
    isReusable = reply.kind === 'done' || reply.kind === 'failed';
    return reply;
  } finally {
    signal.removeEventListener('abort', end);
    if (isReusable && !signal.aborted) keep(entry, thread);
    else await thread.terminate();
  }
}

function answer(thread: Worker, job: Job, moved: readonly ArrayBuffer[]): Promise<Reply> {
  return new Promise<Reply>((resolve, reject) => {
    const settle = (settled: () => void) => {
      // One by one: a thread has listeners of its own.
      thread.off('message', replied).off('error', failed).off('exit', ended);
      settled();
    };
    const replied = (reply: Reply) => settle(() => resolve(reply));
    const failed = (error: Error) => settle(() => reject(error));
    const ended = (code: number) => settle(() => reject(new ThreadEnded(code)));
    thread.on('message', replied).on('error', failed).on('exit', ended);
    thread.postMessage(job, [...moved]);
  });
}

function take(entry: string): Worker {
  const index = idle.findIndex((each) => each.entry === entry);
  if (index < 0) {
    // What it throws when nobody waits for it any more is of no interest, but would end the program.
    return startThread(entry).on('error', () => undefined);
  }
  const [{ thread, ended }] = idle.splice(index, 1);
  thread.off('exit', ended).ref();
  return thread;
}

/** Keeps a thread for the next job, but not the program for the thread. */
function keep(entry: string, thread: Worker): void {
  const ended = () => {
    const index = idle.findIndex((each) => each.thread === thread);
    if (index >= 0) idle.splice(index, 1);
  };
  thread.on('exit', ended).unref();
  idle.push({ entry, thread, ended });
  if (idle.length > availableParallelism()) void idle.shift()!.thread.terminate();
}
