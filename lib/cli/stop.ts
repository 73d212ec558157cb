import type { NodeContext } from './node-plan';

/** The exit codes that a shell gives to these signals. */
const CODES = { SIGTERM: 143, SIGINT: 130 } as const;

type Signal = keyof typeof CODES;

/**
 * How a process is asked to end. As long as nobody listens, a signal ends it at once, in whatever loop it is; a function that reads
 * the context's `signal` ends it itself. The first process of a container gets no signal at all unless it listens, so it does.
 */
export class Stop {
  /** The signal that came; undefined while there was none. */
  public received: Signal | undefined;
  private controller: AbortController | undefined;

  constructor() {
    if (process.pid === 1) this.listen();
  }

  /** The exit code that the signal asks for. */
  public get code(): number | undefined {
    return this.received && CODES[this.received];
  }

  /** Fires when the process is to end; undefined while nobody listens. */
  public get signal(): AbortSignal | undefined {
    return this.controller?.signal;
  }

  /** What a node gets. */
  public context(name: string): NodeContext {
    const listened = () => this.listen();
    return {
      name,
      get signal() {
        return listened();
      },
    };
  }

  private listen(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => this.receive(name));
    }
    return this.controller.signal;
  }

  private receive(name: Signal): void {
    // Who asks twice does not want to wait.
    if (this.received !== undefined) process.exit(CODES[name]);
    this.received = name;
    this.controller!.abort(new Error(`Stopped by ${name}`));
  }
}
