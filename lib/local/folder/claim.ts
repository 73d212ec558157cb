import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errors } from '../../errors';

/** Takes a run folder for this process; what a process has left behind that is gone does not count. Returns how to give it back. */
export function claim(folder: string, lock: string): () => void {
  if (existsSync(lock)) {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (isAlive(owner)) throw errors.busyRunFolder('run', folder, owner);
  }
  writeFileSync(lock, String(process.pid));
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
