import { resolvedArtifact } from './artifacts';
import type { Arguments } from './context';
import { messageOf } from './failure';
import { Node } from './node';
import type { Start } from './start';
import { bodyPasses } from './task-texts';
import { CompiledHook, INHERITED } from './template';
import { substitute } from './text';
import { Env, expressionOf } from '../../spec/expr/expression';

/**
 * Watches a node for its hooks: those with an expression run once it holds, the exit hook when the node has ended. Whoever waits for
 * the node waits for them.
 *
 * @param texts of each hook, where a loop has put its item into them
 * @returns what to call when the node has ended
 */
export function withHooks(
  start: Start,
  node: Node,
  done: (node: Node) => void,
  texts?: readonly (readonly string[])[],
): (node: Node) => void {
  const { context, task } = start;
  const hooks = task.hooks.map((hook, index) => ({
    hook,
    texts: texts?.[index] ?? bodyPasses(start.boundary, hook.form.texts),
  }));
  const started = new Set<CompiledHook>();
  let open = 1;
  const finish = () => {
    if (--open === 0) done(node);
  };
  const consider = (hookTexts: readonly string[], hook: CompiledHook) => {
    if (started.has(hook)) return;
    let run: (() => void) | undefined;
    try {
      run = prepared(start, node, hook, hookTexts, finish);
    } catch (error) {
      started.add(hook);
      if (node.isFulfilled) context.ended(node, 'Error', `hook ${hook.name}: ${messageOf(error)}`);
      return;
    }
    if (!run) return;
    started.add(hook);
    open++;
    run();
  };
  const whileRunning = hooks.filter(({ hook }) => hook.name !== 'exit');
  if (whileRunning.length > 0) {
    context.schedule(() => {
      if (node.phase === 'Running') whileRunning.forEach((each) => consider(each.texts, each.hook));
    });
  }
  return () => {
    if (!context.stop?.all) {
      hooks.forEach((each) => (each.hook.name !== 'exit' || node.isCompleted) && consider(each.texts, each.hook));
    }
    finish();
  };
}

/** What a hook knows of its own task: how it is, and its outputs, but not what it printed. */
function ownVariables({ phase, outputs }: Node): object {
  return {
    status: phase,
    ...(outputs ? { outputs: { parameters: outputs.parameters, artifacts: outputs.artifacts } } : {}),
  };
}

/** How to run a hook; undefined where its expression does not hold. */
function prepared(
  start: Start,
  node: Node,
  hook: CompiledHook,
  texts: readonly string[],
  done: () => void,
): (() => void) | undefined {
  const { context, boundary, task, known } = start;
  const { kind } = boundary;
  const env: Env = {
    workflow: context.workflow,
    inputs: boundary.inputs,
    [kind]: { ...known(undefined), [task.name]: ownVariables(node) },
  };
  if (hook.expression === undefined && hook.name !== 'exit') {
    throw new Error(`Expression required for hook ${hook.name}`);
  }
  if (hook.expression !== undefined && !expressionOf(bodyPasses(boundary, [hook.expression])[0]).test(env)) {
    return undefined;
  }
  const manifest = hook.form.with(texts.map((text) => substitute(text, env)));
  const args = manifest.arguments === INHERITED ? context.arguments : hookArguments(manifest, env);
  const callee = context.resolve(manifest, boundary.callee.home);
  const hookNode = new Node(node, 'Pod', 'hook', hook.name === 'exit' ? 'onExit' : `hooks.${hook.name}`);
  return () => context.call({ callee, node: hookNode, args, caller: undefined, isExit: hook.name === 'exit', done });
}

function hookArguments(manifest: any, env: Env): Arguments {
  const { parameters = [], artifacts = [] } = manifest.arguments ?? {};
  return {
    parameters: new Map(parameters.map((parameter: any) => [parameter.name, parameter])),
    artifacts: new Map(
      artifacts.flatMap((declared: any) => {
        const found = resolvedArtifact(declared, env);
        return found ? [[declared.name, found]] : [];
      }),
    ),
  };
}
