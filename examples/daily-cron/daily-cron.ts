import { Chart, Cron, Duration } from 'cdk8s';
import {
  Artifact,
  ConcurrencyPolicy,
  CronWorkflow,
  Output,
  ParameterType,
  Pipeline,
  Policies,
  TaskDefaults,
  WorkflowDefaults,
  WorkflowVariable,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';
import { COMPANY_RETRY, CompanyTask, PinnedImages } from './company';

/** A report that runs every day, in the way a company wants its pipelines to be. */
export class DailyCron extends Chart {
  constructor(scope: Construct, id: string) {
    const labels = { team: 'sales' };
    super(scope, id, { labels });

    // For everything in this chart: the conventions of the team, and the rules of the company.
    TaskDefaults.of(this).add({ image: 'registry.company.example/sales:1.4', retry: COMPANY_RETRY, labels });
    Policies.of(this).add(new PinnedImages());

    const report = new Pipeline(this, 'report');

    const extract = new CompanyTask(report, 'extract', {
      cpu: '500m',
      memory: '1Gi',
      timeout: Duration.minutes(30),
      command: [
        'sales',
        'extract',
        '--until',
        WorkflowVariable.scheduledTime(),
        '--out',
        '/tmp/orders',
        '--count',
        '/tmp/count',
      ],
      outputs: {
        orders: Output.artifact('/tmp/orders'),
        count: Output.parameter('/tmp/count', { type: ParameterType.NUMBER }),
      },
    });

    new CompanyTask(report, 'publish', {
      when: extract.output('count').gt(0),
      cpu: '100m',
      memory: '256Mi',
      timeout: Duration.minutes(5),
      command: ['sales', 'publish', '/tmp/orders'],
      artifacts: { orders: Artifact.at('/tmp/orders', { from: extract.output('orders') }) },
    });

    const alert = new Pipeline(this, 'alert');
    new CompanyTask(alert, 'page', {
      when: WorkflowVariable.status().neq('Succeeded'),
      cpu: '50m',
      memory: '64Mi',
      timeout: Duration.minutes(1),
      command: ['sales', 'page', '--failures', WorkflowVariable.failures()],
    });

    new CronWorkflow(this, 'daily', {
      pipeline: report,
      onExit: alert,
      metadata: { name: 'daily-sales-report' },
      schedules: [Cron.schedule({ minute: '30', hour: '6', weekDay: '1-5' })],
      timezone: 'Europe/Madrid',
      concurrencyPolicy: ConcurrencyPolicy.FORBID,
      startingDeadline: Duration.hours(2),
      successfulJobsHistoryLimit: 7,
      failedJobsHistoryLimit: 3,
      when: 'cronworkflow.lastScheduledTime == nil or (now() - cronworkflow.lastScheduledTime).Hours() >= 12',
      stopWhen: 'cronworkflow.failed >= 5',
      defaults: WorkflowDefaults.recommended({ deadline: Duration.hours(4) }),
      cronOverrides: { workflowMetadata: { labels } },
    });
  }
}
