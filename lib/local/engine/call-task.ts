import { keysOfArtifact, resolvedArtifact } from './artifacts';
import type { Arguments } from './context';
import { messageOf } from './failure';
import { withHooks } from './hooks';
import type { ArtifactValue, Node } from './node';
import type { Start } from './start';
import type { Env } from '../../spec/expr/expression';

const NO_FILES: ReadonlyMap<string, ArtifactValue> = new Map();
const NO_PARAMETERS: ReadonlyMap<string, any> = new Map();
const NO_ARGUMENTS: Arguments = { parameters: NO_PARAMETERS, artifacts: NO_FILES };

/** The artifacts that a task passes on. */
function filesOf({ context, boundary, known }: Start, manifest: any): ReadonlyMap<string, ArtifactValue> {
  const given: readonly any[] | undefined = manifest.arguments?.artifacts;
  if (!given?.length) return NO_FILES;
  const { kind, inputs } = boundary;
  return new Map(
    given.flatMap((declared) => {
      const env: Env = { workflow: context.workflow, inputs, [kind]: known(keysOfArtifact(declared, kind)) };
      const found = resolvedArtifact(declared, env);
      return found ? [[declared.name, found] as const] : [];
    }),
  );
}

/** What a task calls, and with what, after its texts have been resolved. */
export interface Prepared {
  readonly manifest: any;
  readonly args: Arguments;
}

export function preparedCall(start: Start, texts: readonly string[]): Prepared {
  const { form, values, source } = start.task;
  if (!values) {
    const manifest = form.with(texts);
    return { manifest, args: argumentsOf(manifest, filesOf(start, manifest)) };
  }
  if (values.length === 0) return { manifest: source, args: NO_ARGUMENTS };
  const parameters = new Map<string, any>();
  for (const { name, text, at } of values) parameters.set(name, { value: at === -1 ? text : texts[at] });
  return { manifest: source, args: { parameters, artifacts: NO_FILES } };
}

function argumentsOf(manifest: any, artifacts: ReadonlyMap<string, ArtifactValue>): Arguments {
  const given: readonly any[] | undefined = manifest.arguments?.parameters;
  return {
    parameters: given?.length ? new Map(given.map((parameter) => [parameter.name, parameter])) : NO_PARAMETERS,
    artifacts,
  };
}

/** Calls what a task says, and runs its hooks. */
export function callTask(
  start: Start,
  node: Node,
  { manifest, args }: Prepared,
  done: (node: Node) => void,
  hookTexts?: readonly (readonly string[])[],
): void {
  const { context, boundary, task } = start;
  const after = task.hooks.length > 0 ? withHooks(start, node, done, hookTexts) : done;
  let callee;
  try {
    callee = context.resolve(manifest, boundary.callee.home);
  } catch (error) {
    node.isRefused = true;
    context.ended(node, 'Error', messageOf(error));
    return after(node);
  }
  context.call({
    callee,
    node,
    args,
    caller: { kind: boundary.kind, name: task.name },
    isExit: boundary.isExit,
    done: after,
  });
}
