import type { Sources } from './environment';
import type * as SendRequest from './send-request';
import type { Executor } from '../pod';

/** Sends the requests of HTTP templates. */
export function httpExecutor(sources: Sources = {}): Executor {
  return {
    name: 'HTTP requests',
    accepts: ({ http }) => http !== undefined,
    run: (pod) =>
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      (require('./send-request') as typeof SendRequest).sendRequest(pod, sources),
  };
}
