import type { Serializer } from '../serializer/serializer';

/**
 * What a pipeline function said when it was recorded: plain data that never changes. The typed functions write it; the
 * constructs, the container entry and the pictures are made from it.
 */
export interface Graph {
  /** The name of the pipeline, or of the part of one: the body of a `map`, a branch of a `when`. */
  readonly name: string;
  /** The pipeline whose function it is; undefined for a part, which may use all values of the graphs around. */
  readonly definition?: PipelineDefinition;
  /** The graph in which a part stands. */
  readonly around?: Graph;
  /** What it runs, in the order in which it was written. */
  readonly calls: readonly Call[];
  /** What it returns; undefined for nothing. */
  readonly result?: Value;
}

/** The keys and indices on the way to a value inside another one, as in JavaScript: `length` of a list or text is a key too. */
export type Path = readonly (string | number)[];

/** A value inside a pipeline. Those that exist only at run time name where they come from. */
export type Value =
  /** A JSON value that is known when the pipeline is made. */
  | { readonly kind: 'literal'; readonly value: unknown }
  /** An input of a pipeline. */
  | { readonly kind: 'input'; readonly of: PipelineDefinition; readonly name: string; readonly path: Path }
  /** What a call returns; of a call with a loop the list of what all items return, in order. */
  | { readonly kind: 'output'; readonly call: Call; readonly path: Path }
  /** The item of a call with a loop. */
  | { readonly kind: 'item'; readonly loop: Loop; readonly path: Path }
  /** Its position, from 0. */
  | { readonly kind: 'index'; readonly loop: Loop }
  /** How a call ended: `Succeeded`, `Failed`, `Error`, `Skipped` or `Omitted`. */
  | { readonly kind: 'status'; readonly call: Call }
  /** What Argo knows of the workflow in an exit handler: its `name`, `status`, `failures`. */
  | { readonly kind: 'workflow'; readonly name: 'name' | 'status' | 'failures'; readonly path: Path }
  /** Objects and lists with run-time values inside. */
  | { readonly kind: 'object'; readonly entries: Readonly<Record<string, Value>> }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  /** The result of the branches of a condition: the first value whose call was not skipped; `otherwise` when there is none. */
  | { readonly kind: 'first'; readonly values: readonly Value[]; readonly otherwise?: Value }
  /** In `first` only, the value of a branch that calls nothing: there when the test holds, as if a call had made it. */
  | { readonly kind: 'guarded'; readonly test: Test; readonly value: Value }
  /** The value, or another one where it is null, is absent, or its call was skipped. */
  | { readonly kind: 'default'; readonly value: Value; readonly otherwise: Value };

/** A condition on values. */
export type Test =
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Value; readonly right: Value }
  | { readonly kind: 'and' | 'or'; readonly tests: readonly Test[] }
  | { readonly kind: 'not'; readonly test: Test };

export type Operator =
  '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'contains' | 'startsWith' | 'endsWith' | 'matches';

/**
 * One run of a task, a pipeline or a part, or of one for each item of a list. A loop or a condition over several calls
 * stands at the call of a part; no call has both. The body of a loop may call nothing: then its part only makes the result.
 */
export interface Call {
  /** Unique in its graph: the name of what it runs, with a number from the second one on. Lower-case letters, digits, hyphens. */
  readonly id: string;
  readonly graph: Graph;
  readonly callee: TaskDefinition | PipelineDefinition | Graph;
  /** The values of the callee's inputs; a part has none. */
  readonly inputs: Readonly<Record<string, Value>>;
  readonly loop?: Loop;
  /** Runs only when it holds. */
  readonly when?: Test;
  /** Calls of the same graph that end before it begins. */
  readonly after: readonly Call[];
  /** How calls in `after` have to have ended; every other one it waits for has to have succeeded. */
  readonly depends?: readonly {
    readonly call: Call;
    readonly ended: 'succeeded' | 'succeededOrSkipped' | 'failed' | 'skipped' | 'any';
  }[];
  /** Options of this call; those of the callee hold for what is not given. */
  readonly options?: RunOptions;
}

/** The list for whose items a call is repeated. */
export interface Loop {
  readonly over: Value;
  /** How many items run at the same time. */
  readonly limit?: number;
  /** How many items run in one pod, one after the other. */
  readonly batch?: number;
  /** What a failed item does: fails the pipeline, is left out of the list, or stands in it as `{ error }`. */
  readonly onItemFailure: 'fail' | 'skip' | 'collect';
}

/** A task: a function of the program, or something that runs elsewhere. */
export interface TaskDefinition {
  readonly kind: 'task';
  readonly name: string;
  readonly body: TaskBody;
  readonly options: TaskOptions;
}

export type TaskBody =
  | { readonly kind: 'function'; readonly run: (inputs: any, context: TaskContext) => unknown }
  | { readonly kind: 'container'; readonly container: ContainerSpec }
  | { readonly kind: 'http'; readonly http: HttpSpec }
  | { readonly kind: 'approval'; readonly approval: ApprovalSpec };

/** What a function may ask besides its inputs. */
export interface TaskContext {
  /** Fires when the task is out of time or the run is stopped. */
  readonly signal: AbortSignal;
  /** The address of the task in its pipeline, with dots. */
  readonly name: string;
}

/** A pipeline: a function that is called once, with values that stand for its inputs, to record what it runs. */
export interface PipelineDefinition {
  readonly kind: 'pipeline';
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly options: PipelineOptions;
  /** The recorded graph, made at the first use: a pipeline may call itself. */
  readonly graph: Graph;
  /** The recorded graphs of `onExit` and `onFailure`; their values are the pipeline's inputs and what Argo knows of the workflow. */
  readonly handlers: { readonly onExit?: Graph; readonly onFailure?: Graph };
  /** Records the function once more, which has to give the same. */
  again(): Graph;
}

/** An input of a pipeline. */
export interface ParameterSpec {
  readonly type: 'string' | 'number' | 'boolean' | 'json';
  /** Undefined: required. */
  readonly default?: unknown;
  readonly choices?: readonly string[];
  readonly description?: string;
  /** Checks a value and gives the one to use; throws an error that says what is wrong. */
  readonly parse: (value: unknown) => unknown;
}

/** How the value of an output goes from pod to pod: as a file, or as text in the manifest of the next pod (up to 256 KiB). */
export type Transport = 'artifact' | 'parameter';

/** Options of every task; those of a pipeline hold for all tasks in it that do not say otherwise. */
export interface RunOptions {
  readonly serializer?: Serializer;
  readonly transport?: Transport;
  readonly retry?: {
    readonly attempts: number;
    readonly backoff?: string;
    readonly factor?: number;
    readonly maxDuration?: string;
    readonly when?: string;
  };
  /** Like `10s`, `5m`, `1h`. */
  readonly timeout?: string;
  readonly image?: string;
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly env?: Readonly<Record<string, unknown>>;
  readonly memoize?: { readonly maxAge: string; readonly cache: string; readonly key?: string };
  /** Every further option of `ContainerTemplateOptions` in the words of the constructs (volumes, nodeSelector, labels, ...). */
  readonly container?: Readonly<Record<string, unknown>>;
}

export interface TaskOptions extends RunOptions {
  /** Serializers of single fields of the returned object, by name. */
  readonly outputs?: Readonly<Record<string, { readonly serializer?: Serializer; readonly transport?: Transport }>>;
  /** Serializers that the function's inputs have to be written by, by name; without one, any is understood. */
  readonly inputs?: Readonly<Record<string, { readonly serializer: Serializer }>>;
  /** Where the function runs locally; `worker` for work that keeps a core busy. */
  readonly isolation?: 'none' | 'worker';
}

export interface PipelineOptions extends RunOptions {
  readonly description?: string;
  /** How many tasks run at the same time. */
  readonly parallelism?: number;
  /** `shared`: the whole pipeline runs in one pod when another pipeline calls it. */
  readonly pod?: 'each' | 'shared';
  /** Runs at the end, however the pipeline ended; called with `name`, `status`, `failures`, and with the pipeline's inputs. */
  readonly onExit?: (context: any, inputs: any) => unknown;
  /** Runs at the end of a pipeline that failed. */
  readonly onFailure?: (context: any, inputs: any) => unknown;
}

/** A container or script. Texts may hold inputs (`textParts` of `tokens.ts` takes them apart). */
export interface ContainerSpec {
  readonly image?: string;
  readonly command: readonly string[];
  readonly args?: readonly string[];
  /** The program text of a script; it holds no inputs. */
  readonly source?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, ContainerInput>>;
  readonly outputs: Readonly<Record<string, ContainerOutput>>;
}

/** An input of a container: in texts, or as a file. */
export type ContainerInput =
  | { readonly kind: 'text'; readonly default?: string | number | boolean }
  | { readonly kind: 'file'; readonly path: string; readonly serializer?: Serializer };

/** A field of what a container gives: a file that it writes, or what it prints. A `file` is passed on as it is. */
export interface ContainerOutput {
  /** Undefined: what it prints. */
  readonly path?: string;
  readonly type: 'json' | 'text' | 'file';
}

/** A request by Argo's agent. Texts may hold inputs, which are texts. */
export interface HttpSpec {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutSeconds?: number;
  /** In Argo's expression language, for example `response.statusCode == 201`. */
  readonly successCondition?: string;
  readonly inputs: Readonly<Record<string, ContainerInput & { kind: 'text' }>>;
  /** Whether the body of the answer is given as text, or as the value of its JSON. */
  readonly result: 'json' | 'text';
}

/** A wait until somebody resumes the workflow. */
export interface ApprovalSpec {
  /** What the approver may answer, by name. */
  readonly answers: Readonly<Record<string, ParameterSpec>>;
  /** Goes on by itself after this time. */
  readonly duration?: string;
}
