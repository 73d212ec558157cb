import type { Construct } from 'constructs';
import type { Volume } from '../../value/volume';

/** How a pod gets the program whose functions it runs. */
export interface RunnerParts {
  readonly image: string;
  /** The program that speaks the protocol of the container entry; its arguments follow. */
  readonly command: readonly string[];
  /** Volumes by the path where they are mounted. */
  readonly volumes?: Readonly<Record<string, Volume>>;
}

/** What runs functions in pods: an image that holds the program, or a stock image and a bundle of it. */
export interface Runner {
  /**
   * What the pods need; a bundle adds its ConfigMap beside the pipeline.
   *
   * @param engine whether some pod runs a whole pipeline, for which the program needs the local engine
   * @param patterns whether what the engine runs may ask for regular expressions
   */
  bind(scope: Construct, engine: boolean, patterns: boolean): RunnerParts;
}
