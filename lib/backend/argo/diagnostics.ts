import { attempt, PipelineError } from '../../errors';

/** Collects errors, so that all of them are reported together. */
export class Diagnostics {
  private readonly found = new Map<string, PipelineError>();

  /** Everything found so far, each once. */
  public get errors(): readonly PipelineError[] {
    return [...this.found.values()];
  }

  public add(error: PipelineError): void {
    this.found.set(error.message, error);
  }

  /** Runs a step; an error of the library in it is kept, and the step has no result. */
  public try<T>(step: () => T): T | undefined {
    return attempt(step, (error) => this.add(error));
  }
}
