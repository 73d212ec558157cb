import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const fetchRate = task(
  'fetch-rate',
  async ({ url, currency }: { url: string; currency: string }, { signal }) => {
    const answer = await fetch(`${url}/rate?currency=${currency}`, { signal });
    if (!answer.ok) throw new Error(`the bank answers ${answer.status}`);
    return ((await answer.json()) as { rate: number }).rate;
  },
  {
    // Tried three times, after 1, then 2 seconds; what succeeded is not done again within the hour.
    retry: { attempts: 3, backoff: '1s', factor: 2 },
    timeout: '30s',
    memoize: { maxAge: '1h', cache: 'exchange-rates' },
  },
);

const convert = task('convert', ({ amount, rate }: { amount: number; rate: number }) => amount * rate, {
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  env: { TZ: 'Europe/Madrid' },
  // Whatever else containers have, in the words of the constructs.
  container: { labels: { team: 'sales' }, nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
});

/** How tasks run: retries, time, memory, results that are remembered, and every other setting of a pod. */
export const runtimeOptions = pipeline(
  'runtime-options',
  {
    url: p.string({ default: 'https://bank.example' }),
    amount: p.number({ default: 10 }),
  },
  ({ url, amount }) => convert({ amount, rate: fetchRate({ url, currency: 'SEK' }) }, { timeout: '1m' }),
  {
    // For all tasks of the pipeline that do not say otherwise.
    resources: { requests: { cpu: '50m', memory: '64Mi' } },
    parallelism: 4,
  },
);

if (require.main === module) void expose(runtimeOptions);
