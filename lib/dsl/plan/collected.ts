import type { Call, Graph, RunOptions, TaskDefinition } from '../graph';

/** Looks how an item of several pods ended, and gives what it made, or that it failed. */
export const COLLECT: TaskDefinition = Object.freeze<TaskDefinition>({
  kind: 'task',
  name: 'collect',
  body: {
    kind: 'function',
    run: ({ name, status, value }) =>
      status === 'Succeeded' ? value : { error: `${name} ${status === 'Error' ? 'is in error' : 'failed'}` },
  },
  options: {},
});

/** The call that collects what another one gives, however that ends. */
export function collected(call: Call, graph: Graph, { transport }: RunOptions): Call {
  return {
    id: call.id === COLLECT.name ? `${COLLECT.name}-2` : COLLECT.name,
    graph,
    callee: COLLECT,
    inputs: {
      name: { kind: 'literal', value: call.id },
      status: { kind: 'status', call },
      // A pod that is to be collected may have left nothing.
      value: {
        kind: 'default',
        value: { kind: 'output', call, path: [] },
        otherwise: { kind: 'literal', value: null },
      },
    },
    after: [call],
    depends: [{ call, ended: 'any' }],
    ...(transport && { options: { transport } }),
  };
}
