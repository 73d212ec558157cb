import type { Call } from './context';
import { messageOf } from './failure';
import { Processed, twoPasses } from './inputs';
import { Node } from './node';
import type { Own } from './pass-env';
import type { Services } from './services';
import { Env, expressionOf } from '../../spec/expr/expression';
import { goDuration } from '../../spec/expr/go-time';
import type { Phase } from '../pod';

type End = (phase: Phase, message?: string) => void;
type Try = (node: Node, processed: Processed, index: number, ended: End) => void;

/** Runs a template until it succeeds, or its retry strategy has enough. */
export function retried(services: Services, call: Call, processed: Processed, attempt: Try, end: End): void {
  const { retryStrategy } = call.callee.template.form.with(processed.texts);
  new Retry(services, call, processed, retryStrategy ?? {}, attempt, end).next();
}

class Retry {
  private readonly since = Date.now();
  private readonly tries: Node[] = [];

  constructor(
    private readonly services: Services,
    private readonly call: Call,
    private readonly processed: Processed,
    private readonly strategy: any,
    private readonly attempt: Try,
    private readonly end: End,
  ) {}

  public next(): void {
    const {
      services: { context },
      call: { node },
    } = this;
    const index = this.tries.length;
    const child = new Node(node, 'Pod', 'attempt', '', index);
    child.template = node.template;
    context.started(child);
    const ended: End = (phase, message) => {
      context.ended(child, phase, message);
      this.ended(child);
    };
    let again: Processed;
    try {
      again = twoPasses(this.call.callee.template, this.processed, () => this.variables(index, child));
      child.inputs = again.parameters;
    } catch (error) {
      this.tries.push(child);
      context.ended(child, 'Error', messageOf(error));
      return this.finish(child, child.message);
    }
    this.tries.push(child);
    this.attempt(child, again, index, ended);
  }

  /** What a try knows of the one before. */
  private variables(index: number, child: Node): Own {
    const last = this.tries.at(-1);
    return {
      workflow: this.services.context.workflow,
      ...(this.call.callee.template.isPod ? { pod: { name: this.services.podName(child) } } : {}),
      retries: String(index),
      lastRetry: {
        exitCode: last?.outputs?.exitCode ?? '0',
        status: last?.phase ?? '',
        message: last?.message ?? '',
        duration: last ? secondsOf(last) : '0',
      },
    };
  }

  private ended(child: Node): void {
    if (!child.hasFailed) return this.finish(child);
    const { context } = this.services;
    if (context.stop && (context.stop.all || !this.call.isExit)) return this.finish(child, context.stop.message);
    let wait: number;
    try {
      const reason = this.enough(child);
      if (reason !== undefined) return this.finish(child, reason === '' ? child.message : reason);
      wait = this.backoff();
      const { maxDuration } = this.strategy.backoff ?? {};
      if (maxDuration && Date.now() + wait > this.since + durationOf(maxDuration, 'backoff.maxDuration')) {
        return this.finish(
          child,
          Date.now() > this.since + durationOf(maxDuration, 'backoff.maxDuration')
            ? 'Max duration limit exceeded'
            : 'Backoff would exceed max duration limit',
        );
      }
    } catch (error) {
      this.call.node.cause = error;
      this.call.node.outputs = child.outputs;
      return this.end('Error', messageOf(error));
    }
    this.services.retrying(this.call.node, this.tries.length, child.message);
    this.after(wait, child);
  }

  private after(wait: number, child: Node): void {
    const { context } = this.services;
    if (wait <= 0) return context.schedule(() => this.next());
    const withdraw = context.onStop(this.call.isExit, (stop) => {
      clearTimeout(timer);
      this.finish(child, stop.message);
    });
    const timer = setTimeout(
      () =>
        context.guard(() => {
          withdraw();
          context.schedule(() => this.next());
        }),
      wait,
    );
  }

  /** Why it is not to be tried again; empty where there is no more to say than the failure itself. */
  private enough(child: Node): string | undefined {
    const { limit, expression } = this.strategy;
    const policy = this.strategy.retryPolicy || (expression ? 'Always' : 'OnFailure');
    const again = {
      Always: true,
      OnError: child.phase === 'Error',
      OnFailure: child.phase === 'Failed',
      OnTransientError: isTransient(child),
    } as Record<string, boolean>;
    if (!Object.hasOwn(again, policy)) throw new Error(`${policy} is not a valid RetryPolicy`);
    if (!again[policy]) return '';
    if (limit !== undefined && limit !== null && this.tries.length > integer(limit, 'limit')) {
      return 'No more retries left';
    }
    if (!expression) return undefined;
    const env: Env = {
      retries: String(this.tries.length - 1),
      lastRetry: {
        exitCode: child.outputs?.exitCode ?? '-1',
        status: child.phase,
        duration: secondsOf(child),
        message: child.message ?? '',
      },
    };
    return expressionOf(String(expression)).test(env) ? undefined : 'retryStrategy.expression evaluated to false';
  }

  private backoff(): number {
    const { backoff } = this.strategy;
    if (!backoff) return 0;
    if (!backoff.duration) throw new Error('no base duration specified for retryStrategy');
    const factor = backoff.factor === undefined ? 0 : integer(backoff.factor, 'backoff.factor');
    const wait =
      durationOf(backoff.duration, 'backoff.duration') * (factor > 0 ? factor ** (this.tries.length - 1) : 1);
    return backoff.cap ? Math.min(wait, durationOf(backoff.cap, 'backoff.cap')) : wait;
  }

  private finish(last: Node, message?: string): void {
    const { node } = this.call;
    node.outputs = last.outputs;
    node.cause = last.cause;
    this.end(last.phase, message);
  }
}

function integer(value: unknown, what: string): number {
  const found = Number(value);
  if (!Number.isInteger(found)) throw new Error(`retryStrategy.${what} is not an integer: ${String(value)}`);
  return found;
}

/** A duration of Argo: with a unit, or a number of seconds. */
export function durationOf(value: unknown, what: string): number {
  const text = String(value);
  const found = /^\d+$/.test(text) ? Number(text) * 1000 : goDuration(text);
  if (found === undefined) throw new Error(`${what} is not a duration: ${text}; write for example 10s, 1m30s or 1h`);
  return found;
}

function secondsOf({ startedAt, finishedAt }: Node): string {
  return String((finishedAt - startedAt) / 1000);
}

/** Argo takes these for transient: what a network does now and then. */
function isTransient({ message = '' }: Node): boolean {
  return /net\/http: TLS handshake timeout|i\/o timeout|connection (?:refused|reset)|ECONNRESET|ECONNREFUSED|ETIMEDOUT|unexpected EOF|too many requests/i.test(
    message,
  );
}
