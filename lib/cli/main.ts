import { basename } from 'node:path';
import { inspect } from 'node:util';
import { parse } from './arguments';
import { endGuard } from './end-guard';
import { checkNames, execute, NodeFailure } from './execute';
import { help } from './help';
import { list } from './list';
import type { NodePlan, PipelinePlan, RunPipeline } from './node-plan';
import type { ProgramTree } from './program-tree';
import { Stop } from './stop';
import { errors, PipelineError } from '../errors';

/** What the program needs of the process around it. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly run: RunPipeline;
  out(text: string): void;
  err(text: string): void;
}

/** Runs a command line, and gives the exit code. */
export async function main(treeOf: () => ProgramTree, { argv, run, out, err }: Surroundings): Promise<number> {
  const stop = new Stop();
  try {
    const program = treeOf();
    const line = parse(argv, program.name);
    if (line.help || line.list) {
      out(line.help ? help(program.name, `node ${basename(process.argv[1] ?? 'entry.js')}`) : list(program));
      return 0;
    }
    const node = found(program, line.node);
    checkNames(node, line);
    const release = endGuard(node.address, err);
    try {
      await execute(node, line, stop, run);
    } finally {
      release();
    }
    return 0;
  } catch (error) {
    if (stop.code !== undefined) {
      err(`Stopped by ${stop.received}. There are no outputs.\n`);
      return stop.code;
    }
    err(`${wordsOf(error)}\n`);
    return error instanceof PipelineError && WRONG_USE.has(error.code) ? 2 : 1;
  }
}

const WRONG_USE = new Set(['AW1601', 'AW1602', 'AW1603', 'AW1604', 'AW1605', 'AW1606', 'AW1615', 'AW1616']);

function found(program: ProgramTree, address: string): NodePlan | PipelinePlan {
  const node = find(program, address);
  if (!('missing' in node)) return node;
  if (node.task && node.inside !== undefined) throw errors.noSubnodes(program.name, node.inside, node.missing);
  throw errors.unknownNode(program.name, node.missing, node.inside, node.names);
}

function find(program: ProgramTree, address: string): ReturnType<ProgramTree['find']> {
  try {
    return program.find(address);
  } catch (error) {
    throw error instanceof PipelineError
      ? error
      : errors.notRunnable(program.name, address, (error as Error)?.message ?? String(error));
  }
}

/** An error for whoever reads the log of a pod: the function's own stack, or the message that says what to do. */
function wordsOf(error: unknown): string {
  if (error instanceof NodeFailure) return `${error.message}:\n${shown(error.cause)}`;
  return error instanceof PipelineError ? error.message : shown(error);
}

function shown(error: unknown): string {
  try {
    return typeof error === 'string' ? error : inspect(error);
  } catch {
    return 'It threw a value that cannot be shown.';
  }
}
