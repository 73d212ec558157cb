import { Fifo } from './fifo';

/** Lets a number of things happen at once; the others wait for their turn. */
export class Gate {
  private active = 0;
  private readonly waiting = new Fifo<() => void>();
  private readonly parked: (() => void)[] = [];

  /** @param schedule calls later, so that a long queue takes no stack */
  constructor(
    private readonly limit: number,
    private readonly schedule: (job: () => void) => void,
  ) {}

  /** Whether what comes now would wait behind many others. */
  public get isCrowded(): boolean {
    return this.waiting.size > 2 * Math.min(this.limit, 1000);
  }

  /** Calls when there is room: at once, or when somebody leaves. */
  public enter(start: () => void): void {
    if (this.active < this.limit) {
      this.active++;
      start();
    } else {
      this.waiting.push(start);
    }
  }

  public leave(): void {
    const next = this.waiting.shift();
    if (!next) this.active--;
    if (!this.isCrowded) this.parked.splice(0).forEach(this.schedule);
    if (next) this.schedule(next);
  }

  /** Lets everybody in who waits: there is nothing to be done any more. */
  public flush(): void {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      this.active++;
      this.schedule(next);
    }
    this.parked.splice(0).forEach(this.schedule);
  }

  /** Calls when the gate is not crowded any more. */
  public whenRoom(resume: () => void): void {
    this.parked.push(resume);
  }
}
