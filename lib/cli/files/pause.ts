const LONGEST = 25;

/**
 * Lets signals and timers through from time to time, in loops that never wait for anything else; throws when the work is to
 * stop.
 */
export function pauses(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let last = Date.now();
  const pause = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    last = Date.now();
    signal?.throwIfAborted();
  };
  return () => (Date.now() - last > LONGEST ? pause() : undefined);
}
