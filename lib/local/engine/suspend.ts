import type { Call } from './context';
import { messageOf } from './failure';
import type { Processed } from './inputs';
import { textOf } from './inputs';
import type { Node } from './node';
import { durationOf } from './retry';
import type { Services } from './services';
import { substitute } from './text';
import { put } from '../../spec/own';
import type { Phase } from '../pod';

/** Waits for an answer, or for a time. */
export function suspend(
  services: Services,
  call: Call,
  node: Node,
  processed: Processed,
  end: (phase: Phase, message?: string) => void,
): void {
  const { context } = services;
  const before = services.recall(node, {});
  if (before) {
    node.outputs = { parameters: before.outputs?.parameters ?? {}, artifacts: {} };
    node.reused = 'resumed';
    return end('Succeeded');
  }
  const template = call.callee.template.form.with(processed.texts);
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const finish = (phase: Phase, message?: string) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    withdraw();
    end(phase, message);
  };
  const withdraw = context.onStop(call.isExit, (stop) => finish('Failed', stop.message));
  const resume = (answers: Readonly<Record<string, string>> | undefined) => {
    try {
      node.outputs = {
        parameters: answersOf(template, defaultsOf(call, processed), answers ?? {}, node),
        artifacts: {},
      };
    } catch (error) {
      return finish('Error', messageOf(error));
    }
    finish('Succeeded');
  };
  try {
    services.suspended(node);
    const { duration } = template.suspend ?? {};
    if (duration !== undefined && duration !== '') {
      timer = setTimeout(() => context.guard(() => resume(undefined)), durationOf(duration, 'suspend.duration'));
    }
    const answers = services.answers(call, node, processed);
    if (!(answers instanceof Promise)) {
      if (answers || timer === undefined) resume(answers);
      return;
    }
    answers.then(
      (given) => context.guard(() => (given || timer === undefined) && resume(given)),
      (error: unknown) =>
        context.guard(() => {
          node.cause = error;
          finish('Error', messageOf(error));
        }),
    );
  } catch (error) {
    node.cause = error;
    finish('Error', messageOf(error));
  }
}

/** The defaults of its inputs, which are texts of the template like any other. */
function defaultsOf({ callee: { template } }: Call, { passes }: Processed): ReadonlyMap<string, string> {
  const declared = template.parameters.filter((input) => input.default !== undefined && input.default !== null);
  return new Map(
    declared.map((input) => [
      input.name,
      passes.reduce((passed, env) => substitute(passed, env), textOf(input.default)),
    ]),
  );
}

function answersOf(
  { outputs }: any,
  defaults: ReadonlyMap<string, string>,
  answers: Readonly<Record<string, string>>,
  { name: node }: Node,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { name, valueFrom } of outputs?.parameters ?? []) {
    if (!valueFrom?.supplied) continue;
    const answer =
      (Object.hasOwn(answers, name) ? answers[name] : undefined) ?? valueFrom.default ?? defaults.get(name);
    if (answer === undefined) {
      throw new Error(
        `output parameter '${name}' of the suspended node ${node} has neither an answer nor a default. Argo would stay suspended`,
      );
    }
    put(result, name, textOf(answer));
  }
  return result;
}
