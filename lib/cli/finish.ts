/**
 * Ends the process. Usually nothing is left to do, and it ends by itself. Connections and timers that a function left open do not
 * keep it, and what it printed is not lost.
 */
export function finish(code: number): void {
  process.exitCode = code;
  // Does not hold the process, so it comes only where something else does. Asking for the streams would load them.
  setTimeout(async () => {
    await Promise.all(
      [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))),
    );
    process.exit();
  }, 1).unref();
}
