import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';

/** A tool of the folder `tools`, written in Go. */
export interface BuiltTool {
  /** The folder of its sources, with a `build.sh` that takes where to put the tool. */
  readonly sources: string;
  readonly binary: string;
  /** Other files that it has to be as new as. */
  readonly beside?: readonly string[];
  /** What tests lack without it. */
  readonly gives: string;
}

/** Whether a tool is there, built first where it is missing or outdated. It throws where it cannot be built and ARGO_LINT_REQUIRED is 1. */
export function isReady(tool: BuiltTool): boolean {
  const problem = isBuilt(tool) ? undefined : build(tool);
  if (problem === undefined) return true;
  if (process.env.ARGO_LINT_REQUIRED === '1') {
    throw new Error(`ARGO_LINT_REQUIRED is set, but there is no up-to-date ${tool.binary}: ${problem}`);
  }
  console.warn(`No ${tool.gives}: no up-to-date ${tool.binary}, and ${problem}`);
  return false;
}

/** A tool that nobody waits for must not keep the tests from ending. */
export function keepAlive(streams: readonly unknown[], needed: boolean): void {
  for (const stream of streams as (Socket | undefined)[]) stream?.[needed ? 'ref' : 'unref']();
}

/** Whether there is a tool at least as new as its sources: an older one may be of another version of Argo. */
function isBuilt({ sources, binary, beside = [] }: BuiltTool): boolean {
  const own = readdirSync(sources)
    .filter((file) => /^go\.|\.(go|sh)$/.test(file))
    .map((file) => join(sources, file));
  return (
    existsSync(binary) &&
    statSync(binary).mtimeMs >= Math.max(...[...own, ...beside].map((file) => statSync(file).mtimeMs))
  );
}

/** Builds the tool; says why it could not. */
function build({ sources, binary }: BuiltTool): string | undefined {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
  } catch {
    return 'Go is not installed to build it';
  }
  // Several test files may build at once: each does so on the side, so that none runs half a file.
  const output = `${binary}.${process.pid}`;
  try {
    mkdirSync(dirname(binary), { recursive: true });
    execFileSync(join(sources, 'build.sh'), [output], { stdio: 'pipe' });
    renameSync(output, binary);
    return undefined;
  } catch (error) {
    return `it could not be built: ${(error as Error).message}`;
  }
}
