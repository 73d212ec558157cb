import { assembled } from './assemble';
import { closureOf } from './closure';
import { CONVERSION } from './conversion';
import { isBatched, type NodeInput } from './node-io';
import type { NodeOutput } from './node-outputs';
import type { Plan } from './plan';
import { pickFrom } from './shape';
import type { InputSlot, NodeContext, NodePlan, OutputSlot } from '../../cli/node-plan';
import { kindOf } from '../../serializer/kind-of';
import type { Call, Loop } from '../graph';

/** A function of a pipeline as a node that runs by itself: files in, files out. */
export function nodePlan(plan: Plan, call: Call, address: string): NodePlan {
  const { inputs, args, outputs } = plan.functions.get(call)!;
  const { callee, loop } = call;
  const run = (given: Record<string, unknown>, context: NodeContext): unknown => {
    const values = assembled(args, given);
    if ('kind' in callee && callee.kind === 'task' && callee.body.kind === 'function') {
      return callee.body.run(callee === CONVERSION ? { value: values.value } : values, context);
    }
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('../run').runNode(closureOf(call)?.definition ?? callee, values, context);
  };
  // What is yielded goes straight into partitions, if nothing else is read of it.
  const isStreamed = outputs.length === 1 && outputs[0].partitions && outputs[0].path.length === 0;
  const caught = loop?.onItemFailure === 'collect' ? collecting(run) : run;
  return {
    address,
    inputs: Object.fromEntries(inputs.map((each) => [each.name, inputSlot(plan, each)])),
    outputs: Object.fromEntries(outputs.map((each) => [each.name, outputSlot(plan, call, each)])),
    invoke: (given, context) => {
      const flat = { ...given };
      for (const each of inputs) {
        if (isBatched(each) && each.name in flat) flat[each.name] = (flat[each.name] as unknown[][]).flat();
      }
      const result = loop?.batch === undefined ? caught(flat, context) : batched(caught, loop, inputs, flat, context);
      return isStreamed ? result : listed(result);
    },
  };
}

function inputSlot(plan: Plan, { leaf, optional }: NodeInput): InputSlot {
  return {
    serializer: plan.formats.of(leaf),
    ...(leaf.kind === 'list' && { partitioned: true }),
    ...(optional && { optional }),
  };
}

function outputSlot(plan: Plan, call: Call, { path, partitions, batch }: NodeOutput): OutputSlot {
  return {
    serializer: plan.formats.ofOutput(call, path),
    ...(partitions && { partitioned: true }),
    ...(batch !== undefined && { batch }),
    pick: (result) => {
      if (path.length === 0) return result ?? null;
      const holder = pickFrom(result, path.slice(0, -1));
      if (typeof holder !== 'object' || holder === null) {
        throw new Error(`the function returned ${kindOf(holder)} where '${path.join('.')}' is read`);
      }
      return pickFrom(holder, path.slice(-1)) ?? null;
    },
  };
}

type Run = (given: Record<string, unknown>, context: NodeContext) => unknown;

/** One item after the other; what each gives is an item of the list. */
async function batched(
  run: Run,
  loop: Loop,
  inputs: readonly NodeInput[],
  given: Record<string, unknown>,
  context: NodeContext,
): Promise<unknown[]> {
  const items = inputs.filter(({ leaf }) => leaf.kind === 'item' && leaf.loop === loop).map(({ name }) => name);
  const positions = inputs.filter(({ leaf }) => leaf.kind === 'index' && leaf.loop === loop).map(({ name }) => name);
  const count = Math.max(0, ...items.map((name) => (given[name] as unknown[]).length));
  const results: unknown[] = [];
  for (let index = 0; index < count; index++) {
    const own = items.map((name) => [name, (given[name] as unknown[])[index]]);
    const places = positions.map((name) => [name, (given[name] as number) * loop.batch! + index]);
    results.push(await run({ ...given, ...Object.fromEntries([...own, ...places]) }, context));
  }
  return results;
}

/** A failure as a value of its own. */
function collecting(run: Run): Run {
  return async (given, context) => {
    try {
      return await run(given, context);
    } catch (error) {
      if (context.signal.aborted) throw error;
      return { error: messageOf(error) };
    }
  };
}

/** What was thrown, in words: of a pipeline that ran here what its task threw, for its run has other names each time. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'RunError' && error.cause !== undefined ? messageOf(error.cause) : error.message;
}

/** What a function gave, with what it yields as a list. */
function listed(result: unknown): unknown {
  if (typeof result !== 'object' || result === null) return result;
  if (typeof (result as Promise<unknown>).then === 'function') return (result as Promise<unknown>).then(listed);
  if (typeof (result as Iterator<unknown>).next !== 'function') return result;
  if (Symbol.iterator in result) return [...(result as Iterable<unknown>)];
  return Symbol.asyncIterator in result ? collectedLater(result as AsyncIterable<unknown>) : result;
}

async function collectedLater(values: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const value of values) list.push(value);
  return list;
}
