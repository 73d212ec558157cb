import { App, Chart } from 'cdk8s';
import {
  Archive, Artifact, ArtifactLocation, ContainerTemplate, Dag, DagTask, Env, Input, Output, Parameter, ScriptTemplate,
  Workflow, WorkflowVariable,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class Aggregate extends ContainerTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      parameters: { engine: Parameter.string() },
      artifacts: {
        sales: Artifact.at('/data/sales'),
        prices: Artifact.at('/data/prices.parquet'),
        corrections: Artifact.at('/data/corrections.csv', { optional: true }),
      },
      image: `registry.example.com/aggregate-${Input.parameter('engine')}:7`,
      command: ['aggregate'],
      args: ['/data/sales', '/data/prices.parquet', '/tmp/table.csv'],
      resources: { requests: { cpu: 2, memory: '8Gi' } },
      outputs: { table: Output.artifact('/tmp/table.csv') },
    });
  }
}

// Sales of a quarter as one report.
// Small quarters are computed in one go, large ones by the cluster;
// the report does not care which of the two made its table.
export class SalesReport extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const extract = new ContainerTemplate(this, 'extract', {
      parameters: { quarter: Parameter.string() },
      image: 'registry.example.com/warehouse-export:3',
      command: ['export'],
      args: ['--quarter', Input.parameter('quarter'), '--to', Input.outputArtifactPath('sales')],
      env: { WAREHOUSE_PASSWORD: Env.secret('warehouse', 'password') },
      outputs: {
        rows: Output.parameter('/tmp/rows'),
        // parquet is compressed already
        sales: Output.artifact('/tmp/sales', {
          archive: Archive.none(),
          location: ArtifactLocation.key(`sales/${Input.parameter('quarter')}`),
        }),
      },
    });

    const aggregate = new Aggregate(this, 'aggregate');

    const check = new ScriptTemplate(this, 'check', {
      parameters: { rows: Parameter.string() },
      image: 'python:3.13',
      command: ['python'],
      source: `import sys

rows = int("{{inputs.parameters.rows}}")
if rows < 1000:
    sys.exit(f"only {rows} rows: has the export been cut off?")
`,
    });

    const publish = new ContainerTemplate(this, 'publish', {
      image: 'registry.example.com/reports:2',
      command: ['publish', '--workflow', WorkflowVariable.name()],
    });

    const report = new Dag(this, 'report', {
      parameters: { quarter: Parameter.of({ value: '{{workflow.parameters.quarter}}' }) },
      artifacts: { prices: Artifact.required() },
    });

    const extractTask = new DagTask(report, 'extract', {
      template: extract,
      arguments: { quarter: report.parameter('quarter') },
    });

    // Below a million rows one machine is enough.
    new DagTask(report, 'aggregate-small', {
      template: aggregate,
      depends: 'extract',
      when: `${extractTask.outputParameter('rows')} < 1000000`,
      arguments: { engine: 'duckdb', sales: extractTask.outputArtifact('sales'), prices: report.artifact('prices') },
    });

    new DagTask(report, 'aggregate-large', {
      template: aggregate,
      depends: 'extract',
      when: `${extractTask.outputParameter('rows')} >= 1000000`,
      arguments: { engine: 'spark', sales: extractTask.outputArtifact('sales'), prices: report.artifact('prices') },
    });

    new DagTask(report, 'check', {
      template: check,
      depends: 'aggregate-small.Succeeded || aggregate-large.Succeeded',
      arguments: { rows: extractTask.outputParameter('rows') },
    });

    // A strange number is worth a look, but no reason to have no report.
    new DagTask(report, 'publish', { template: publish, depends: 'check || check.Failed' });
    report.addOutput('rows', extractTask.outputParameter('rows'));
    report.addOutput('table', Output.artifactOf({
      fromExpression: "tasks['aggregate-small'].status == 'Succeeded' ? tasks['aggregate-small'].outputs.artifacts.table : tasks['aggregate-large'].outputs.artifacts.table",
    }));

    new Workflow(this, 'sales-report', {
      metadata: { name: 'sales-report', namespace: 'analytics' },
      entrypoint: report,
      serviceAccount: 'analytics-runner',
      arguments: {
        quarter: Parameter.of({ value: '2026-Q1', enum: ['2025-Q4', '2026-Q1'] }),
        prices: ArtifactLocation.key('prices/current.parquet'),
      },
      templates: [report, extract, aggregate, publish, check],
    });
  }
}

const app = new App();
new SalesReport(app, 'sales-report');
app.synth();
