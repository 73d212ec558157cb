import type { TaskDefinition } from '../graph';

/** Gives what it gets. Called where a value has to change its transport, its format, or become partitions. */
export const CONVERSION: TaskDefinition = Object.freeze<TaskDefinition>({
  kind: 'task',
  name: 'value',
  body: { kind: 'function', run: ({ value }) => value },
  options: {},
});
