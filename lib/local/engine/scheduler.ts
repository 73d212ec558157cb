type Job = () => void;

/** A queue of jobs: what becomes ready is put here rather than called, so chains of thousands of tasks take no stack. */
export class Scheduler {
  private jobs: (Job | undefined)[] = [];
  private head = 0;
  private running = false;
  private isDead = false;
  private sliceEnd = 0;

  /**
   * @param failed gets what a job throws, which is a mistake of the engine
   * @param slice how many milliseconds jobs run before timers and streams get their turn
   */
  constructor(
    private readonly failed: (error: unknown) => void,
    private readonly slice = 12,
  ) {}

  public push(job: Job): void {
    if (this.isDead) return;
    this.jobs.push(job);
    if (!this.running) {
      this.running = true;
      this.drain();
    }
  }

  /** Whether a job that goes on for long should make way, and put the rest of itself into the queue. */
  public isDue(): boolean {
    return Date.now() > this.sliceEnd;
  }

  private drain(): void {
    this.sliceEnd = Date.now() + this.slice;
    try {
      while (this.head < this.jobs.length) {
        const job = this.jobs[this.head]!;
        this.jobs[this.head++] = undefined;
        job();
        if (this.head % 32 === 0 && this.isDue()) {
          this.compact();
          setImmediate(() => this.drain());
          return;
        }
      }
      this.jobs = [];
      this.head = 0;
      this.running = false;
    } catch (error) {
      this.die(error);
    }
  }

  /** Does something at once, outside of the queue: what a timer, a signal or somebody's answer brings. */
  public guard(job: Job): void {
    if (this.isDead) return;
    try {
      job();
    } catch (error) {
      this.die(error);
    }
  }

  private die(error: unknown): void {
    if (this.isDead) return;
    this.isDead = true;
    this.jobs = [];
    this.head = 0;
    this.failed(error);
  }

  private compact(): void {
    if (this.head < 1024) return;
    this.jobs = this.jobs.slice(this.head);
    this.head = 0;
  }
}
