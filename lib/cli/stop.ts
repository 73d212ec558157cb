import { constants } from 'node:os';
import type { NodeContext } from './node-plan';

type Signal = 'SIGTERM' | 'SIGINT';

/**
 * How a process is asked to end. As long as nobody listens, a signal ends it at once, in whatever loop it is; a function that reads
 * the context's `signal` ends it itself. The first process of a container gets no signal at all unless it listens, so it does.
 */
export class Stop {
  private readonly controller = new AbortController();
  private listening = false;
  /** The exit code that the signal asks for; undefined while there was none. */
  public code: number | undefined;

  constructor() {
    if (process.pid === 1) this.listen();
  }

  /** Fires when the process is to end, once somebody listens. */
  public get signal(): AbortSignal {
    return this.controller.signal;
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
    if (!this.listening) for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => this.receive(name));
    this.listening = true;
    return this.signal;
  }

  private receive(name: Signal): void {
    // Who asks twice does not want to wait.
    if (this.code !== undefined) process.exit(this.code);
    this.code = 128 + constants.signals[name];
    this.controller.abort(new Error(`Stopped by ${name}`));
  }
}
