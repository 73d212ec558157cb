import type { ArtifactValue, Node } from './node';
import type { Inputs } from './pass-env';
import type { CompiledTemplate } from './template';
import type { Env } from '../../spec/expr/expression';
import type { Phase } from '../pod';

/** Where the names of templates are looked up: a workflow, or a WorkflowTemplate that it refers to. */
export interface Home {
  /** Throws when there is none. */
  local(name: string): CompiledTemplate;
}

/** A template, and the home of the names in it. */
export interface Callee {
  readonly template: CompiledTemplate;
  readonly home: Home;
}

/** What is given to a template. */
export interface Arguments {
  readonly parameters: ReadonlyMap<string, any>;
  readonly artifacts: ReadonlyMap<string, ArtifactValue>;
}

/** A call of a template. */
export interface Call {
  readonly callee: Callee;
  readonly node: Node;
  readonly args: Arguments;
  /** `tasks.name` or `steps.name` for the template. */
  readonly caller?: { readonly kind: 'tasks' | 'steps'; readonly name: string };
  /** Part of an exit handler, which runs on when the workflow has been stopped by its deadline. */
  readonly isExit: boolean;
  /** Called once, when the node has ended. */
  done(node: Node): void;
}

/** Why a workflow is stopped. */
export interface Stop {
  readonly message: string;
  /** Whether exit handlers are stopped too. */
  readonly all: boolean;
}

/** What the parts of the engine have in common during one run. */
export interface Context {
  /** The variables of the workflow. */
  readonly workflow: Record<string, unknown>;
  readonly stop: Stop | undefined;
  /** The arguments of the workflow. */
  readonly arguments: Arguments;
  /** Calls what is given when the workflow is stopped; returns how to withdraw it. */
  onStop(isExit: boolean, callback: (stop: Stop) => void): () => void;
  schedule(job: () => void): void;
  /** Does at once what comes from outside: a timer, a signal, an answer. Errors end the run. */
  guard(job: () => void): void;
  /** Whether a loop should make way for others now. */
  isDue(): boolean;
  /** Starts a template. */
  call(call: Call): void;
  /** Finds the template that a task, step or hook calls. */
  resolve(caller: any, home: Home): Callee;
  started(node: Node): void;
  /** Ends a node, and keeps what it gives to the whole workflow. */
  ended(node: Node, phase: Phase, message?: string): void;
}

/** A template that runs tasks, in one of its runs. */
export interface Boundary {
  readonly node: Node;
  readonly callee: Callee;
  readonly kind: 'tasks' | 'steps';
  /** What the passes over its body know, one after the other. */
  readonly passes: readonly Env[];
  /** Its inputs, as its tasks read them. */
  readonly inputs: Inputs;
  readonly isExit: boolean;
  /** Calls when its parallelism allows. */
  enter(start: () => void): void;
  leave(): void;
  /** Whether nothing is to be started any more, as something failed. */
  hasEnough(): boolean;
  isCrowded(): boolean;
  whenRoom(resume: () => void): void;
}
