import type { Run } from '../../examples/functions/example';
import { run } from '../../lib/local';

/** What a pipeline of functions gives on this machine: its functions in this process, everything else as processes. */
export async function locally(
  pipeline: any,
  parameters: Readonly<Record<string, unknown>>,
  { answers = {} }: Run,
): Promise<unknown> {
  return run(pipeline, parameters, { onSuspend: ({ path }) => answers[path.at(-1)!] });
}
