import { definitionAround } from '../check/reached';
import type { Call, RunOptions } from '../graph';

/** The options of a call: its own, those of what it runs, those of the pipeline in which it stands. */
export function optionsOf(call: Call): RunOptions {
  const { callee } = call;
  const own = 'kind' in callee ? callee.options : {};
  return nearest(nearest(definitionAround(call.graph)?.options ?? {}, own), call.options ?? {});
}

/** What is set nearer holds; of variables, resources and further options name by name. */
function nearest(far: RunOptions, near: RunOptions): RunOptions {
  const { env, resources, container } = far;
  return {
    ...far,
    ...near,
    ...(env && near.env && { env: { ...env, ...near.env } }),
    ...(container && near.container && { container: { ...container, ...near.container } }),
    ...(resources &&
      near.resources && {
        resources: {
          requests: { ...resources.requests, ...near.resources.requests },
          limits: { ...resources.limits, ...near.resources.limits },
        },
      }),
  };
}
