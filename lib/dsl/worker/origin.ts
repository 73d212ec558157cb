import { isOwnThread } from './thread';
import type { PipelineDefinition } from '../graph';

/** Where a pipeline is defined, so that another thread finds it. */
export interface Origin {
  /** The module whose loading defines it, as a path or as the URL of an ES module; none for code without a file. */
  readonly file?: string;
  readonly name: string;
  /** How many pipelines of this name the module had defined before. */
  readonly number: number;
}

/** The pipelines of a thread, of all copies of the library in it. */
interface Registry {
  readonly origins: WeakMap<PipelineDefinition, Origin>;
  readonly counts: Map<string, number>;
  /** The pipelines themselves, in threads that look for them. */
  readonly known: Map<string, PipelineDefinition>;
  defined?(): void;
}

const KEY = Symbol.for('cdk8s-argo-workflows.pipelines');

function registry(): Registry {
  return ((globalThis as { [KEY]?: Registry })[KEY] ??= {
    origins: new WeakMap(),
    counts: new Map(),
    known: new Map(),
  });
}

const keyOf = ({ file, name, number }: Origin) => JSON.stringify([file, name, number]);

/** Notes which module defines a pipeline: the one that called `above`. */
export function register(definition: PipelineDefinition, above: Function): void {
  const { origins, counts, known } = registry();
  const { name } = definition;
  const file = moduleAbove(above);
  const key = JSON.stringify([file, name]);
  const number = counts.get(key) ?? 0;
  counts.set(key, number + 1);
  const origin = { file, name, number };
  origins.set(definition, origin);
  if (!isOwnThread) return;
  known.set(keyOf(origin), definition);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  if (!registry().defined) require('./serve').serve();
  registry().defined?.();
}

export function originOf(definition: PipelineDefinition): Origin | undefined {
  return registry().origins.get(definition);
}

/** The pipeline of an origin in this thread. From another file, as after a build, it is the only one of its name. */
export function pipelineAt(origin: Origin): PipelineDefinition | undefined {
  const { known } = registry();
  const found = known.get(keyOf(origin));
  if (found) return found;
  const files = new Set(
    [...known.values()].filter(({ name }) => name === origin.name).map((each) => originOf(each)!.file),
  );
  return files.size === 1 ? known.get(keyOf({ ...origin, file: [...files][0] })) : undefined;
}

/** Calls back after each definition. */
export function whenDefined(callback: () => void): void {
  registry().defined = callback;
}

/** The module that is being loaded, or else the one of the caller: a pipeline may be made by a helper in another file. */
function moduleAbove(above: Function): string | undefined {
  const files = framesAbove(above).map((frame) => frame.getFileName());
  // What node itself calls, which is at the end of the stack where it goes on later, is a module that is loaded.
  const isLoaded = (file: string | null | undefined, index: number) =>
    isModule(file) && (index === files.length - 1 || files[index + 1]?.startsWith('node:'));
  return (files.find(isLoaded) as string | undefined) ?? files.find(isModule);
}

function isModule(file: string | null | undefined): file is string {
  return typeof file === 'string' && /^(?:\/|[A-Za-z]:[\\/]|file:)/.test(file);
}

function framesAbove(above: Function): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = 100;
    Error.prepareStackTrace = (_, frames) => frames;
    Error.captureStackTrace(holder, above);
    const frames = holder.stack;
    return Array.isArray(frames) ? frames : [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
