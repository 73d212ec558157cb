import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';
import type { Failure } from 'cdk8s-argo-workflows/dsl';

const divide = task('divide', ({ a, b }: { a: number; b: number }) => {
  if (b === 0) throw new Error('nothing can be divided by 0');
  return a / b;
});

const post = async (url: string, body: unknown) => {
  await fetch(url, { method: 'POST', body: JSON.stringify(body) });
};
const clean = task('clean', ({ url, status }: { url: string; status: string }) => post(`${url}/cleaned`, { status }));
const alarm = task('alarm', ({ url, failures }: { url: string; failures: Failure[] }) =>
  post(`${url}/alarm`, {
    failed: failures.some(({ displayName }) => displayName === 'divide') ? 'the division' : 'something else',
  }),
);

/** What has to be done at the end: always, or after a failure. */
export const handlers = pipeline(
  'handlers',
  {
    a: p.number(),
    b: p.number(),
    url: p.string({ default: 'https://chat.example' }),
  },
  ({ a, b }) => divide({ a, b }),
  {
    onExit: ({ status }, { url }) => clean({ url, status }),
    onFailure: ({ failures }, { url }) => alarm({ url, failures }),
  },
);

if (require.main === module) void expose(handlers);
