import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Notes the process of a pod, so that it can be found when this one is killed. */
export function noteProcess(folder: string, pid: number | undefined): void {
  if (pid !== undefined) writeFileSync(join(folder, 'pid'), String(pid));
}

/** Stops what a run that was killed has left running: it would do its work beside the one that does it again. */
export function stopOrphans(pods: string): void {
  for (const name of existsSync(pods) ? readdirSync(pods) : []) {
    const note = join(pods, name, 'pid');
    if (!existsSync(note)) continue;
    const pid = Number(readFileSync(note, 'utf8'));
    if (worksIn(pid, join(pods, name))) stop(pid);
    rmSync(note, { force: true });
  }
}

/** Numbers of processes are given again, so a process is told by where it works. Only Linux says where. */
function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder + sep);
  } catch {
    return false;
  }
}

function stop(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
