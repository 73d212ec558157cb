import { setImmediate } from 'node:timers/promises';

const LONGEST = 25;

/**
 * Lets signals and timers through from time to time, in loops that never wait for anything else; throws when the work is to
 * stop.
 */
export function pauses(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let last = performance.now();
  const pause = async () => {
    await setImmediate();
    last = performance.now();
    signal?.throwIfAborted();
  };
  return () => (performance.now() - last > LONGEST ? pause() : undefined);
}
