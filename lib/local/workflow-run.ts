import type { Arguments, Home } from './engine/context';
import type { Engine } from './engine/engine';
import { messageOf } from './engine/failure';
import { Node } from './engine/node';
import { timeOf } from './engine/scope';
import { compileHook } from './engine/template';
import { substitute } from './engine/text';
import type { Phase } from './pod';
import { expressionOf } from '../spec/expr/expression';

/** A workflow from its entrypoint to its exit handler. */
export class WorkflowRun {
  public readonly root: Node;
  public readonly handlers: Node[] = [];
  public readonly startedAt = Date.now();
  /** What is wrong with a hook of the workflow. */
  public hookError?: string;
  private readonly triggered = new Set<string>();
  private open = 1;
  private deadline?: NodeJS.Timeout;

  constructor(
    private readonly engine: Engine,
    public readonly spec: any,
    private readonly home: Home,
    private readonly signal: AbortSignal | undefined,
    private readonly done: (run: WorkflowRun) => void,
  ) {
    this.root = new Node(undefined, 'Pod', 'root', String(engine.workflow.name));
  }

  private readonly abort = () =>
    this.engine.guard(() => this.engine.halt({ message: 'workflow shutdown with strategy:  Terminate', all: true }));

  public start(): void {
    const { engine, spec, home, signal } = this;
    if (signal?.aborted) this.abort();
    signal?.addEventListener('abort', this.abort, { once: true });
    if (spec.activeDeadlineSeconds !== undefined && spec.activeDeadlineSeconds !== null) {
      this.deadline = setTimeout(
        () => engine.guard(() => engine.halt({ message: 'Step exceeded its deadline', all: false })),
        Number(spec.activeDeadlineSeconds) * 1000,
      );
    }
    this.hooks('Running');
    const ended = () => this.ended();
    try {
      const callee = engine.resolve({ template: spec.entrypoint }, home);
      engine.call({ callee, node: this.root, args: engine.arguments, isExit: false, done: ended });
    } catch (error) {
      engine.ended(this.root, 'Error', messageOf(error));
      ended();
    }
  }

  /** How the workflow ended, as far as its entrypoint says. */
  public get status(): Phase {
    return this.root.hasFailed ? this.root.phase : 'Succeeded';
  }

  private ended(): void {
    clearTimeout(this.deadline);
    const { workflow, stop, failures } = this.engine;
    workflow.status = this.status;
    workflow.failures = JSON.stringify(
      JSON.stringify(
        failures.size === 0
          ? null
          : [...failures].map((node) => ({
              displayName: node.displayName,
              message: node.message ?? '',
              templateName: node.template,
              phase: node.phase,
              podName: node.name,
              finishedAt: timeOf(node.finishedAt),
            })),
      ),
    );
    if (stop?.all) return this.finish();
    this.hooks(this.status);
    this.handlerEnded();
  }

  /** Runs the hooks of the workflow whose expression holds now. */
  private hooks(status: Phase): void {
    const env = { workflow: { ...this.engine.workflow, status } };
    for (const [name, spec] of Object.entries<any>(this.spec.hooks ?? {})) {
      if (name === 'exit' || this.triggered.has(name)) continue;
      try {
        const hook = compileHook(name, spec);
        if (hook.expression === undefined) throw new Error(`Expression required for hook ${name}`);
        if (!expressionOf(hook.expression).test(env)) continue;
        this.triggered.add(name);
        this.open++;
        this.handle(`hooks.${name}`, hook.form.with(hook.form.texts.map((text) => substitute(text, env))), false, () =>
          this.handlerEnded(),
        );
      } catch (error) {
        this.triggered.add(name);
        this.hookError ??= `hook ${name}: ${messageOf(error)}`;
      }
    }
  }

  private handlerEnded(): void {
    if (--this.open > 0) return;
    const { hooks, onExit } = this.spec;
    const exit = hooks?.exit ?? (onExit ? { template: onExit } : undefined);
    if (!exit) return this.finish();
    try {
      if (exit.expression && !expressionOf(exit.expression).test({ workflow: this.engine.workflow })) {
        return this.finish();
      }
      this.handle('onExit', exit, true, () => this.finish());
    } catch (error) {
      this.hookError ??= `exit handler: ${messageOf(error)}`;
      this.finish();
    }
  }

  private handle(
    name: string,
    { template, templateRef, arguments: args }: any,
    isExit: boolean,
    done: () => void,
  ): void {
    const callee = this.engine.resolve({ template, templateRef }, this.home);
    const node = new Node(this.root, 'Pod', 'hook', name);
    this.handlers.push(node);
    this.engine.call({ callee, node, args: args ? argumentsOf(args) : this.engine.arguments, isExit, done });
  }

  private finish(): void {
    this.signal?.removeEventListener('abort', this.abort);
    this.done(this);
  }
}

function argumentsOf({ parameters = [], artifacts = [] }: any): Arguments {
  return {
    parameters: new Map(parameters.map((each: any) => [each.name, each])),
    artifacts: new Map(artifacts.map((each: any) => [each.name, { name: each.name, spec: each }])),
  };
}
