import type { Call, Context } from './context';
import { messageOf } from './failure';
import type { Gate } from './gate';
import { located, Processed } from './inputs';
import type { ArtifactValue, Node } from './node';
import { artifactsFor } from './pod-artifacts';
import { collected } from './pod-outputs';
import type { Repository } from './repository';
import { durationOf } from './retry';
import { RunningPod, Surroundings } from './running-pod';
import { substitute } from './text';
import { put } from '../../spec/own';
import { hasTag } from '../../spec/tags';
import type { ArtifactHandle } from '../artifact-handle';
import type { Executor, Phase, PodResult } from '../pod';

type End = (phase: Phase, message?: string) => void;

export interface PodsOptions extends Surroundings {
  readonly context: Context;
  readonly executors: readonly Executor[];
  readonly gates: { readonly workflow?: Gate; readonly 'in-process': Gate; readonly process: Gate };
  readonly repository: Repository;
  podName(node: Node): string;
  recall(node: Node, artifacts: Readonly<Record<string, ArtifactValue>>): PodResult | undefined;
}

/** Runs pods: the last pass over their template, their artifacts, an executor, a limit of time. */
export class Pods {
  /** Executors that are still at work though nobody waits for them any more. */
  public readonly leftovers = new Set<Promise<unknown>>();

  constructor(public readonly options: PodsOptions) {}

  public run(call: Call, node: Node, processed: Processed, attempt: number, end: End): void {
    const { context, executors, gates, recall } = this.options;
    let pod: RunningPod;
    let executor: Executor | undefined;
    try {
      pod = new RunningPod(this.options, node, attempt, ...this.lastPass(call, node, processed));
      executor = executors.find((each) => each.accepts(pod.template));
      if (!executor) return end('Error', unsupported(call, executors));
      const before = recall(node, pod.values);
      if (before) {
        node.reused = 'resumed';
        return this.ended(pod, before, end);
      }
    } catch (error) {
      return end('Error', messageOf(error));
    }
    const chosen = executor;
    const gate = gates[chosen.limit ?? 'in-process'];
    const enter = () => {
      const start = () =>
        this.start(call, pod, chosen, end, () => {
          gate.leave();
          gates.workflow?.leave();
        });
      gate.enter(start);
    };
    if (context.stop && (context.stop.all || !call.isExit)) return end('Failed', context.stop.message);
    if (gates.workflow) gates.workflow.enter(enter);
    else enter();
  }

  /** The pass over the complete pod, which alone knows it and nothing else of its own. */
  private lastPass(
    { callee: { template } }: Call,
    node: Node,
    { texts, parameters, artifacts }: Processed,
  ): [any, Processed['parameters'], Processed['artifacts']] {
    let last = texts;
    let values = parameters;
    let files = artifacts;
    const tagged = template.isPod ? Object.keys(parameters).filter((name) => hasTag(parameters[name])) : [];
    if (template.isPod && (tagged.length > 0 || template.artifacts.length > 0 || texts.some(hasTag))) {
      const env = {
        workflow: this.options.context.workflow,
        inputs: { parameters },
        pod: { name: this.options.podName(node) },
      };
      last = texts.map((text) => substitute(text, env));
      files = located(artifacts, env);
      if (tagged.length > 0) values = { ...parameters };
      for (const name of tagged) put(values as Record<string, string>, name, substitute(parameters[name], env));
    }
    const made = template.form.with(last);
    if (template.parameters.length === 0 && template.artifacts.length === 0) return [made, values, files];
    const inputs = {
      parameters: template.parameters.map((parameter) => ({ ...parameter, value: values[parameter.name] })),
      artifacts: Object.values(files).map(({ spec }) => spec),
    };
    return [{ ...made, inputs }, values, files];
  }

  private start(call: Call, pod: RunningPod, executor: Executor, end: End, leave: () => void): void {
    const { context } = this.options;
    if (context.stop && (context.stop.all || !call.isExit)) {
      leave();
      return end('Failed', context.stop.message);
    }
    let isOver = false;
    const finish = (result: PodResult) => {
      if (isOver) return;
      isOver = true;
      pod.settle();
      this.ended(pod, result, end);
    };
    let running: PodResult | Promise<PodResult>;
    try {
      const files = artifactsFor(pod.values, this.options.repository, pod);
      running = isPromise(files) ? files.then((found) => execute(executor, pod, found)) : execute(executor, pod, files);
    } catch (error) {
      running = failed(error);
    }
    const settle = (result: PodResult) => {
      leave();
      finish(result);
      this.options.files.close(pod.node);
    };
    if (isPromise(running)) this.wait(call, pod, running, finish, settle);
    else settle(running ?? {});
  }

  /** Waits for an executor, but not longer than the template and the workflow allow. */
  private wait(
    call: Call,
    pod: RunningPod,
    running: Promise<PodResult>,
    finish: (result: PodResult) => void,
    settle: (result: PodResult) => void,
  ): void {
    const { context } = this.options;
    const { template } = pod;
    let timer: NodeJS.Timeout | undefined;
    const abort = (message: string) => {
      pod.abort(message);
      finish({ phase: 'Failed', message });
    };
    const withdraw = context.onStop(call.isExit, ({ message }) => abort(message));
    const limit = limitOf(template);
    if (limit !== undefined) {
      timer = setTimeout(
        () => context.guard(() => abort('Pod was active on the node longer than the specified deadline')),
        limit,
      );
    }
    const end = (result: PodResult) => {
      clearTimeout(timer);
      withdraw();
      this.leftovers.delete(settled);
      context.guard(() => settle(result));
    };
    const settled: Promise<void> = running.then(
      (result) => end(result ?? {}),
      (error: unknown) => end(failed(error)),
    );
    this.leftovers.add(settled);
    if (template.daemon) this.daemon(pod, finish, withdraw);
  }

  /** What keeps on running is ready once it has begun, and ends with what is around it. */
  private daemon(pod: RunningPod, finish: (result: PodResult) => void, withdraw: () => void): void {
    const { node } = pod;
    this.options.context.schedule(() => {
      if (node.isFulfilled) return;
      node.daemoned = true;
      node.stop = () => {
        node.stop = undefined;
        node.daemoned = false;
        withdraw();
        pod.abort('what it served has ended');
        this.options.context.ended(node, 'Succeeded');
      };
      finish({ phase: 'Running' as 'Succeeded' });
    });
  }

  private ended(pod: RunningPod, result: PodResult, end: End): void {
    const { node, template } = pod;
    node.cause = result.cause;
    let phase: Phase = result.phase ?? 'Succeeded';
    let message = result.message;
    if (phase !== 'Error') {
      try {
        node.outputs = collected(template, node, result, phase === 'Succeeded', this.options);
      } catch (error) {
        phase = 'Error';
        message = messageOf(error);
      }
    }
    end(phase, message);
  }
}

function execute(
  executor: Executor,
  pod: RunningPod,
  files: Readonly<Record<string, ArtifactHandle>>,
): PodResult | Promise<PodResult> {
  pod.inputs.artifacts = files;
  return executor.run(pod);
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | undefined)?.then === 'function';
}

/** An executor's own error. */
function failed(error: unknown): PodResult {
  return {
    phase: 'Failed',
    exitCode: 1,
    message: error instanceof Error ? error.message : String(error),
    cause: error,
  };
}

function unsupported(
  {
    callee: {
      template: { name, kind },
    },
  }: Call,
  executors: readonly Executor[],
): string {
  return `template '${name}' is of kind '${kind}', which no executor takes (there are: ${executors.map((each) => each.name).join(', ') || 'none'}). Give one that does in the option executors`;
}

/** After how many milliseconds a pod is stopped. */
function limitOf({ timeout, activeDeadlineSeconds }: any): number | undefined {
  const limits = [
    ...(timeout === undefined || timeout === '' ? [] : [durationOf(timeout, 'timeout')]),
    ...(activeDeadlineSeconds === undefined || activeDeadlineSeconds === null
      ? []
      : [Number(activeDeadlineSeconds) * 1000]),
  ];
  return limits.length > 0 ? Math.min(...limits) : undefined;
}
