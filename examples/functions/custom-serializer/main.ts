import { properties } from './properties';
import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

type Settings = { readonly host: string; readonly port: string; readonly greeting: string };

const settings = task(
  'settings',
  ({ host }: { host: string }): Settings => ({ host, port: '8080', greeting: 'a = b' }),
  { serializer: properties },
);
const start = task(
  'start',
  ({ config }: { config: Settings }) => `http://${config.host}:${config.port} says ${config.greeting}`,
);

/** A format of one's own: three members, and every runtime uses it. */
export const customSerializer = pipeline('custom-serializer', { host: p.string() }, ({ host }) =>
  start({ config: settings({ host }) }),
);

if (require.main === module) void expose(customSerializer);
