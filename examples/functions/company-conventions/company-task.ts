import { task } from 'cdk8s-argo-workflows/dsl';
import type { Returned, Task, TaskOptions } from 'cdk8s-argo-workflows/dsl';

/** What has to be said of every task of the company. */
export interface CompanyOptions {
  readonly cpu: string;
  readonly memory: string;
  readonly timeout: string;
}

/** A task as the company runs them: bounded, and tried again. It is a compile error to leave a bound out. */
export function companyTask<I extends object, R>(
  name: string,
  { cpu, memory, timeout, ...more }: CompanyOptions & TaskOptions<Returned<R>, I>,
  fn: (inputs: I) => R,
): Task<I, Returned<R>, R> {
  return task(name, fn, {
    retry: { attempts: 3, backoff: '30s' },
    ...(more as TaskOptions<Returned<R>, I>),
    timeout,
    resources: { requests: { cpu, memory }, limits: { cpu, memory } },
  });
}
