import type { Sources } from './environment';
import type * as RunProcess from './run-process';
import type { Executor } from '../pod';

/**
 * Runs containers and scripts as processes of this machine: the command of the template, without its image. Their files are in a
 * folder for each pod (see `Sandbox`). What does so is loaded by the first one: functions need no processes.
 *
 * @param volumes the volumes of the workflow
 */
export function processExecutor(sources: Sources = {}, volumes: readonly any[] = []): Executor {
  return {
    name: 'processes',
    limit: 'process',
    accepts: ({ container, script }) => Boolean(container ?? script),
    run: (pod) =>
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      (require('./run-process') as typeof RunProcess).runProcess(pod, sources, volumes),
  };
}
