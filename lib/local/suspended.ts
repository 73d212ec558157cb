import { createInterface } from 'node:readline/promises';
import type { Call } from './engine/context';
import type { Processed } from './engine/inputs';
import { textOf } from './engine/inputs';
import type { Node } from './engine/node';
import type { Answers, RunOptions, Suspended } from './options';

type Answer = Answers | undefined | Promise<Answers | undefined>;

/** Who answers suspended nodes: a function, else somebody at the terminal. A node with a duration can do without. */
export function answersFor(
  onSuspend: RunOptions['onSuspend'],
): (call: Call, node: Node, processed: Processed) => Answer {
  return (call, node, processed) => {
    const suspended = describe(call, node, processed);
    if (onSuspend) return onSuspend(suspended);
    if (call.callee.template.source.suspend?.duration) return undefined;
    if (process.stdin.isTTY) return ask(suspended);
    throw new Error(
      `it is suspended, and there is nobody to answer. Give the option onSuspend: ({ name }) => ({ ${suspended.outputs.map(({ name }) => `${name}: '...'`).join(', ')} })`,
    );
  };
}

function describe({ callee: { template } }: Call, node: Node, { parameters }: Processed): Suspended {
  const outputs: readonly any[] = template.source.outputs?.parameters ?? [];
  return {
    path: node.path,
    name: node.name,
    template: template.name,
    inputs: parameters,
    outputs: outputs
      .filter(({ valueFrom }) => valueFrom?.supplied)
      .map(({ name, valueFrom }) => {
        const input = template.parameters.find((each) => each.name === name);
        const otherwise = valueFrom.default ?? input?.default;
        return {
          name,
          ...(otherwise === undefined ? {} : { default: textOf(otherwise) }),
          ...(input?.enum ? { enum: input.enum.map(textOf) } : {}),
          ...(input?.description ? { description: input.description } : {}),
        };
      }),
  };
}

async function ask({ name, outputs }: Suspended): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers: Record<string, string> = {};
  try {
    if (outputs.length === 0) await terminal.question(`${name} is suspended. Press Enter to go on `);
    for (const output of outputs) {
      const hints = [
        output.description,
        output.enum?.join(' | '),
        output.default === undefined ? undefined : `default: ${output.default}`,
      ]
        .filter(Boolean)
        .join('; ');
      const answer = await terminal.question(`${name}: ${output.name}${hints ? ` (${hints})` : ''}: `);
      if (answer !== '' || output.default === undefined) answers[output.name] = answer;
    }
  } finally {
    terminal.close();
  }
  return answers;
}
