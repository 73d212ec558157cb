import { companyTask } from './company-task';
import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline } from 'cdk8s-argo-workflows/dsl';

const extract = companyTask('extract', { cpu: '500m', memory: '1Gi', timeout: '30m' }, ({ day }: { day: string }) => [
  `order 1 of ${day}`,
  `order 2 of ${day}`,
]);
const publish = companyTask(
  'publish',
  { cpu: '100m', memory: '256Mi', timeout: '5m', retry: { attempts: 1 } },
  ({ orders }: { orders: string[] }) => orders.length,
);

/** The rules of a company: in a helper that makes tasks, and as policies of a chart. */
export const companyConventions = pipeline('company-conventions', { day: p.string() }, ({ day }) =>
  publish({ orders: extract({ day }) }),
);

if (require.main === module) void expose(companyConventions);
