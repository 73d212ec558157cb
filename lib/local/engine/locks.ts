import type { Stop } from './context';
import { Fifo } from './fifo';

/** Mutexes and semaphores of a run, by their names. */
export class Locks {
  private readonly held = new Map<string, number>();
  private readonly waiting = new Fifo<() => boolean>();

  /**
   * Calls when all locks can be had together, with how to give them back.
   *
   * @param limits how many may hold each lock
   * @returns how to stop waiting
   */
  public acquire(limits: ReadonlyMap<string, number>, start: (release: () => void) => void): (stop?: Stop) => void {
    let withdrawn = false;
    const attempt = () => {
      if (withdrawn) return true;
      if ([...limits].some(([name, limit]) => (this.held.get(name) ?? 0) >= limit)) return false;
      withdrawn = true;
      for (const name of limits.keys()) this.held.set(name, (this.held.get(name) ?? 0) + 1);
      start(() => this.release(limits));
      return true;
    };
    if (!attempt()) this.waiting.push(attempt);
    return () => {
      withdrawn = true;
    };
  }

  private release(limits: ReadonlyMap<string, number>): void {
    for (const name of limits.keys()) this.held.set(name, this.held.get(name)! - 1);
    // Everybody is asked once, in order; who waits for another lock goes on waiting.
    for (let left = this.waiting.size; left > 0; left--) {
      const attempt = this.waiting.shift()!;
      if (!attempt()) this.waiting.push(attempt);
    }
  }
}

/** The locks that a template, or a workflow, names, and how many may hold each. */
export function locksOf(
  { mutex, mutexes = [], semaphore, semaphores = [] }: any,
  configMap: (reference: any) => string | undefined,
): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { name, namespace = '' } of [...(mutex ? [mutex] : []), ...mutexes]) {
    limits.set(`mutex ${namespace}/${name}`, 1);
  }
  for (const { configMapKeyRef: reference, namespace = '' } of [...(semaphore ? [semaphore] : []), ...semaphores]) {
    if (!reference) throw new Error('a semaphore needs a configMapKeyRef here: databases are not reached');
    const limit = Number(configMap(reference));
    if (!Number.isInteger(limit) || limit < 1) {
      throw new Error(
        `the limit of a semaphore is looked up in the option configMaps, which has no number for '${reference.key}' of '${reference.name}'`,
      );
    }
    limits.set(`semaphore ${namespace}/${reference.name}/${reference.key}`, limit);
  }
  return limits;
}
