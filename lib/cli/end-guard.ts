import { errors } from '../errors';

// Node.js ends with 13 where a module waits for what never happens, and with 0 where anything else does.
const QUIET_ENDS = [0, 13];

/** Notices when the process ends in the middle of a node, which is no success. Gives the function that ends the watch. */
export function endGuard(address: string, err: (text: string) => void): () => void {
  const listener = (code: number) => {
    if (!QUIET_ENDS.includes(code)) return;
    err(`${errors.endedEarly(address).message}\n`);
    process.exitCode = 1;
  };
  process.on('exit', listener);
  return () => process.off('exit', listener);
}
