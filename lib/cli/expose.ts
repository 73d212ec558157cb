import { finish } from './finish';
import { main } from './main';
import type { RunPipeline } from './node-plan';
import { combined, type ProgramTree } from './program-tree';
import { isOnlyLoaded } from '../dsl/worker/thread';
import { errors, shown } from '../errors';

/** Options of `expose`. */
export interface ExposeOptions {
  /** The words of the command line; those of the process by default. */
  readonly argv?: readonly string[];
  /** Runs whole pipelines; the local engine by default. */
  readonly run?: RunPipeline;
}

/**
 * Makes an entry file the program of an image: it runs the node that the command line names, and ends the process. Several pipelines
 * are told apart by their names, which then begin every address.
 */
export async function expose(pipelines: unknown, options: ExposeOptions = {}): Promise<void> {
  if (isOnlyLoaded()) return new Promise(() => undefined);
  finish(
    await main(() => treeOf(pipelines), {
      argv: options.argv ?? process.argv.slice(2),
      run: options.run ?? runPipeline,
      out: (text) => print(process.stdout, text),
      err: (text) => print(process.stderr, text),
    }),
  );
}

function print(stream: NodeJS.WriteStream, text: string): void {
  // Whoever reads may have gone, as `head` does.
  stream.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  stream.write(text);
}

function treeOf(pipelines: unknown): ProgramTree {
  if (!Array.isArray(pipelines)) return one(pipelines);
  const programs = pipelines.map(one);
  if (programs.length === 1) return programs[0];
  const twice = programs.find(({ name }, index) => programs.findIndex((other) => other.name === name) !== index);
  if (programs.length === 0) throw errors.notExposable('an empty list', 'there is nothing to run');
  if (twice !== undefined) throw errors.notExposable(twice.name, 'two of the pipelines have this name');
  return combined(programs);
}

function one(pipeline: unknown): ProgramTree {
  const candidate = pipeline as Partial<ProgramTree> | null | undefined;
  if (typeof candidate?.find === 'function' && candidate.tree !== undefined) return candidate as ProgramTree;
  if (pipeline === null || (typeof pipeline !== 'function' && typeof pipeline !== 'object')) {
    throw errors.notExposable(shown(pipeline), 'it is not a pipeline');
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../dsl/plan').programTreeOf(pipeline);
}

// The engine is large, and one task does not need it.
const runPipeline: RunPipeline = (definition, inputs, context) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../dsl/run').runNode(definition, inputs, context);
};
