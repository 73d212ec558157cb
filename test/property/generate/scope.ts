import { Chart } from 'cdk8s';
import { Draw } from './draw';
import { Artifact, ITemplate, Parameter, Pipeline, Reference, TaskBase } from '../../../lib';

export type Type = 'string' | 'plain' | 'number' | 'boolean' | 'json' | 'list';

/** A run-time value that is readable somewhere. */
export interface Value {
  readonly reference: Reference;
  readonly type: Type;
  /** The task that makes it, if one does. */
  readonly producer?: TaskBase;
  /** Whether that task may not have run. */
  readonly doubtful?: boolean;
}

/** A file that is readable somewhere. */
export interface File {
  readonly reference: Reference;
  readonly producer?: TaskBase;
  readonly doubtful?: boolean;
  /** Whether it is all files of a loop. */
  readonly collection?: boolean;
}

/** A task as those after it see it. */
export interface TaskEntry {
  readonly task: TaskBase;
  readonly looped: boolean;
  readonly doubtful: boolean;
  /** Whether it runs one container, which has an exit code. */
  readonly container: boolean;
}

/** What may be called, with what it declares. */
export interface Callee {
  readonly template: ITemplate;
  readonly parameters: Readonly<Record<string, { parameter: Parameter; type: Type }>>;
  readonly artifacts: Readonly<Record<string, Artifact>>;
  readonly outputs: Readonly<Record<string, Type | 'file'>>;
  /** The type of the standard output, where there is one. */
  readonly result?: Type;
}

/** What is shared by a whole program. */
export interface World {
  readonly draw: Draw;
  readonly chart: Chart;
  readonly callees: Callee[];
  /** Whether the author is careful: compares numbers with numbers, and reads fields of what has fields. */
  readonly careful: boolean;
  /** Names under which outputs are exported from the whole workflow. */
  readonly exported: string[];
  /** How many tasks may still be made. */
  budget: number;
}

/** What is readable inside a pipeline, or inside a task of it. */
export interface Scope {
  readonly world: World;
  readonly pipeline?: Pipeline;
  readonly values: readonly Value[];
  readonly files: readonly File[];
  readonly tasks: readonly TaskEntry[];
  /** Whether a loop is around, and whether its items have fields. */
  readonly looped: false | 'values' | 'objects';
}
