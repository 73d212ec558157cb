import { App, Chart } from 'cdk8s';
import {
  ContainerSetTemplate, Dag, DagTask, DataTemplate, Input, Item, Output, Parameter, WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class LogDigest extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Lists the bucket without a pod of ours.
    const findLogs = new DataTemplate(this, 'find-logs', {
      source: {
        artifactPaths: {
          name: 'logs',
          s3: {
            bucket: 'example-logs',
            endpoint: 's3.eu-west-1.amazonaws.com',
            accessKeySecret: { name: 'log-reader', key: 'access-key' },
            secretKeySecret: { name: 'log-reader', key: 'secret-key' },
          },
        },
      },
      transformation: [
        { expression: "filter(data, {# endsWith '.log.gz'})" },
        { expression: "map(data, {# + '?day={{workflow.parameters.day}}'})" },
      ],
    });

    // One pod, three programs that hand files to each other.
    const processTemplate = new ContainerSetTemplate(this, 'process', {
      parameters: { key: Parameter.string() },
      volumeMounts: [{ name: 'work', mountPath: '/work' }],
      retryStrategy: { retries: '2', duration: '10s' },
      containers: [
        {
          name: 'fetch',
          image: 'amazon/aws-cli:2.31',
          command: ['aws'],
          args: ['s3', 'cp', `s3://example-logs/${Input.parameter('key')}`, '/work/log.gz'],
        },
        { name: 'unpack', image: 'busybox:1.37', command: ['gunzip', '/work/log.gz'], dependencies: ['fetch'] },
        // must be called main: its output is that of the template
        {
          name: 'main',
          image: 'registry.example.com/digest:2',
          command: ['digest', '/work/log', '/work/digest.json'],
          dependencies: ['unpack'],
        },
      ],
      podVolumes: [{ name: 'work', emptyDir: {} }],
      outputs: { digest: Output.artifact('/work/digest.json') },
    });

    const digest = new Dag(this, 'digest', {
      parameters: { day: Parameter.of({ value: '{{workflow.parameters.day}}' }) },
    });
    const find = new DagTask(digest, 'find', { template: findLogs });

    new DagTask(digest, 'process', {
      template: processTemplate,
      dependencies: [find],
      arguments: { key: Item.value() },
      withParam: find.result,
      // some logs are broken; that is no news
      continueOn: { failed: true, error: true },
    });

    new WorkflowTemplate(this, 'log-digest', {
      metadata: {
        name: 'log-digest',
        annotations: {
          'workflows.argoproj.io/description': `Reads the logs of a day from the bucket,
and leaves a digest of each.
`,
        },
      },
      entrypoint: digest,
      arguments: { day: '2026-01-31' },
    });
  }
}

const app = new App();
new LogDigest(app, 'log-digest');
app.synth();
