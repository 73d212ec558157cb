import { App, Chart, Duration } from 'cdk8s';
import {
  Archive, ArtifactLocation, ConcurrencyPolicy, ContainerTemplate, CronWorkflow, EnvSource, Input, Item, Output,
  Parameter, Step, Steps, WorkflowVariable,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class NightlyBackup extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const dump = new ContainerTemplate(this, 'dump', {
      parameters: { database: Parameter.string() },
      image: 'postgres:17',
      command: ['pg_dump'],
      args: ['--format=custom', `--file=/scratch/${Input.parameter('database')}.dump`, Input.parameter('database')],
      envFrom: [EnvSource.secret('backup-database')],
      volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
      outputs: {
        dump: Output.artifact('/scratch/{{inputs.parameters.database}}.dump', {
          location: ArtifactLocation.gcs({
            bucket: 'example-backups',
            key: `{{workflow.creationTimestamp.Y}}/${Input.parameter('database')}.dump`,
          }),
          archive: Archive.tar(0),
        }),
      },
    });

    const prune = new ContainerTemplate(this, 'prune', {
      image: 'google/cloud-sdk:slim',
      command: ['gcloud'],
      args: ['storage', 'rm', 'gs://example-backups/expired/**'],
    });

    const backup = new Steps(this, 'backup', {
      // pg_dump holds connections; the database allows few
      parallelism: 2,
    });

    new Step(backup, 'dump', {
      template: dump,
      arguments: { database: Item.value() },
      withItems: ['customers', 'orders', 'billing'],
    });

    new Step(backup, 'prune', { template: prune });

    // Runs at the end, whatever happened.
    const report = new ContainerTemplate(this, 'report', {
      image: 'registry.example.com/chat:1',
      command: ['post'],
      args: [`backup ${WorkflowVariable.name()}: ${WorkflowVariable.status()}`],
    });

    new CronWorkflow(this, 'nightly-backup', {
      metadata: { name: 'nightly-backup', annotations: { runbook: 'https://wiki.example.com/runbooks/backup' } },
      // After the last batch job, before the first users. Weekends later: nobody waits.
      schedules: ['30 2 * * 1-5', '0 6 * * 0,6'],
      timezone: 'Europe/Madrid',
      concurrencyPolicy: ConcurrencyPolicy.FORBID,
      startingDeadline: Duration.minutes(10),
      successfulJobsHistoryLimit: 7,
      failedJobsHistoryLimit: 14,
      // Three failures in a row mean that somebody has to look at it.
      stopWhen: 'cronworkflow.failed >= 3',
      workflowMetadata: { labels: { app: 'backup' } },
      entrypoint: backup,
      onExit: report,
      podGc: { strategy: 'OnPodSuccess' },
      volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '50Gi' } }],
    });
  }
}

const app = new App();
new NightlyBackup(app, 'nightly-backup');
app.synth();
