import { rm } from 'node:fs';

/** Removes folders while other things go on: on many file systems that takes as long as starting a process. */
export class Removals {
  private readonly pending = new Set<Promise<void>>();

  public add(folder: string): void {
    // What is left is removed with what is around it, or by whoever looks into the folder.
    const removal = new Promise<void>((resolve) =>
      rm(folder, { recursive: true, force: true }, () => {
        this.pending.delete(removal);
        resolve();
      }),
    );
    this.pending.add(removal);
  }

  /** Waits until all of them are gone. */
  public async done(): Promise<void> {
    await Promise.all(this.pending);
  }
}
