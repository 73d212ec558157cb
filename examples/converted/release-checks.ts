import { App, Chart, Duration } from 'cdk8s';
import {
  ContainerTemplate, Env, Input, Item, Output, Parameter, Retry, ScriptTemplate, Step, Steps, Workflow,
  WorkflowVariable,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class RunSuite extends ContainerTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      parameters: { suite: Parameter.string({ description: 'a folder of tests/' }) },
      retry: Retry.strategy({ limit: '2', retryPolicy: 'OnFailure', backoff: { duration: '30s', factor: '2' } }),
      timeout: Duration.minutes(15),
      image: 'registry.example.com/tests:2.14',
      command: ['run-suite'],
      args: ['--suite', Input.parameter('suite'), `--workflow=${WorkflowVariable.name()}`],
      env: {
        CI: 'true',
        // Flaky tests are reported, not retried.
        RETRIES: '0',
        LICENSE_KEY: Env.secret('test-licenses', 'browsers'),
      },
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
    });
  }
}

// Checks of a release candidate: everything that can run at the same time does.
// Started by the release manager with
//   argo submit release-checks.yaml -p version=2.14.0
export class ReleaseChecks extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const fetch = new ContainerTemplate(this, 'fetch', {
      parameters: { version: Parameter.string() },
      image: 'registry.example.com/release-tools:5',
      command: ['fetch-candidate'],
      args: ['--version', Input.parameter('version')],
    });

    const runSuite = new RunSuite(this, 'run-suite');

    const smokeTest = new ScriptTemplate(this, 'smoke-test', {
      parameters: { region: Parameter.string(), url: Parameter.string() },
      outputs: { latency: Output.parameter('/tmp/latency', { default: 'unknown' }) },
      image: 'registry.example.com/curl:8',
      command: ['sh'],
      // curl writes the seconds that it took
      source: `set -eu
curl --fail --silent --output /dev/null --write-out '%{time_total}' "$URL" > /tmp/latency
echo "$REGION answers"
`,
      env: { URL: Input.parameter('url'), REGION: Input.parameter('region') },
    });

    const summarize = new ContainerTemplate(this, 'summarize', {
      parameters: { results: Parameter.string(), digest: Parameter.string() },
      image: 'registry.example.com/release-tools:5',
      command: ['summarize'],
      args: ['--results', Input.parameter('results'), '--digest', Input.parameter('digest')],
    });

    // The order of everything.
    const checks = new Steps(this, 'checks');
    const fetchStep = new Step(checks, 'fetch', {
      template: fetch,
      arguments: { version: '{{workflow.parameters.version}}' },
    });

    // Three groups of tests that know nothing of each other.
    const checksGroup = checks.parallel();
    new Step(checksGroup, 'unit', { template: runSuite, arguments: { suite: 'unit' } });
    new Step(checksGroup, 'api', { template: runSuite, arguments: { suite: 'api' } });

    // one pod for each browser
    new Step(checksGroup, 'browser', {
      template: runSuite,
      arguments: { suite: `ui-${Item.value()}` },
      withParam: '{{workflow.parameters.browsers}}',
    });

    const smoke = new Step(checks, 'smoke', {
      template: smokeTest,
      arguments: { region: Item.property('region'), url: `https://${Item.property('host')}/healthz` },
      withItems: [
        { region: 'eu-west-1', host: 'eu.staging.example.com' },
        { region: 'us-east-1', host: 'us.staging.example.com' },
      ],
    });

    new Step(checks, 'summary', {
      template: summarize,
      arguments: { results: smoke.outputParameter('latency'), digest: fetchStep.result },
    });

    new Workflow(this, 'release-checks', {
      metadata: { generateName: 'release-checks-', labels: { team: 'platform' } },
      entrypoint: checks,
      arguments: { version: '2.14.0-rc.1', browsers: '["chromium", "firefox", "webkit"]' },
      // A check that hangs must not block the next candidate.
      activeDeadline: Duration.hours(1),
      ttlStrategy: {
        secondsAfterCompletion: 86400, // one day
      },
    });
  }
}

const app = new App();
new ReleaseChecks(app, 'release-checks');
app.synth();
