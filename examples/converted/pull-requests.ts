import { App, Chart } from 'cdk8s';
import {
  Artifact, ArtifactLocation, ContainerTemplate, Dag, DagTask, EventExpression, Input, Parameter, WorkflowEventBinding,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class Make extends ContainerTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      parameters: { target: Parameter.string() },
      artifacts: {
        source: Artifact.at('/source', {
          location: ArtifactLocation.git({
            repo: 'https://git.example.com/shop.git',
            revision: '{{workflow.parameters.revision}}',
            depth: 1,
          }),
        }),
      },
      image: 'registry.example.com/builder:9',
      command: ['make', '-C', '/source'],
      args: [Input.parameter('target')],
      // cpu: more makes tests flaky
      resources: { limits: { cpu: 2, memory: '4Gi' } },
    });
  }
}

// Runs the checks of a pull request when the Git server tells of one.
//
// Try it with:
//   curl https://argo.example.com/api/v1/events/ci/git-server -H "Authorization: $ARGO_TOKEN" \
//     -H "X-Event: pull_request" -d '{"action": "opened", "number": 7, "head": {"sha": "abc"}}'
export class PullRequests extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new WorkflowEventBinding(this, 'pull-requests', {
      metadata: { name: 'pull-requests', namespace: 'ci' },
      // Metadata are the headers of the request, in lower case and as lists.
      selector: 'metadata["x-event"] == ["pull_request"] && payload.action in ["opened", "synchronize"]',
      workflowTemplate: 'pull-request-checks',
      workflowMetadata: {
        generateName: EventExpression.of('"checks-" + string(payload.number) + "-"'),
        labels: { 'pull-request': EventExpression.of('string(payload.number)') },
      },
      arguments: {
        revision: EventExpression.of('payload.head.sha'),
        // an own queue for what comes from forks
        queue: EventExpression.of("payload.fork ? 'untrusted' : 'trusted'"),
      },
    });

    const make = new Make(this, 'make');

    const status = new ContainerTemplate(this, 'status', {
      image: 'registry.example.com/git-status:1',
      command: ['set-status', 'success'],
      args: ['{{workflow.parameters.revision}}'],
    });

    const checks = new Dag(this, 'checks');
    new DagTask(checks, 'style', { template: make, arguments: { target: 'lint' } });
    new DagTask(checks, 'tests', { template: make, arguments: { target: 'test' } });
    new DagTask(checks, 'docs', { template: make, arguments: { target: 'docs' } });

    // What the Git server shows as one green tick.
    new DagTask(checks, 'status', { template: status, depends: 'style && tests && (docs || docs.Failed)' });

    new WorkflowTemplate(this, 'pull-request-checks', {
      metadata: { name: 'pull-request-checks', namespace: 'ci' },
      entrypoint: checks,
      arguments: { revision: Parameter.string(), queue: 'trusted' },
      templateDefaults: { activeDeadlineSeconds: 1200 },
    });
  }
}

const app = new App();
new PullRequests(app, 'pull-requests');
app.synth();
