import { App, Chart } from 'cdk8s';
import {
  ContainerTemplate, Env, Input, Item, Metric, Output, Parameter, ScriptTemplate, Step, Steps, Workflow,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class Post extends ContainerTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      parameters: { text: Parameter.string() },
      image: 'registry.example.com/chat:1',
      command: ['post'],
      args: [Input.parameter('text')],
    });
  }
}

// Embeddings of documents: what was computed once is not computed again, and the GPU quota is shared with others.
export class Embeddings extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const list = new ScriptTemplate(this, 'list', {
      image: 'registry.example.com/documents:4',
      command: ['node'],
      source: `const { list } = require('/app/documents');
console.log(JSON.stringify(list({ since: process.env.SINCE })));
`,
      env: { SINCE: Env.configMap('embeddings-state', 'since', { optional: true }) },
    });

    const embed = new ContainerTemplate(this, 'embed', {
      parameters: { model: Parameter.string(), document: Parameter.string() },
      // Keys are cheap, GPUs are not.
      memoize: {
        key: `${Input.parameter('model')}-${Input.parameter('document')}`,
        maxAge: '720h',
        cache: { configMap: { name: 'embeddings-cache' } },
      },
      synchronization: { semaphores: [{ configMapKeyRef: { name: 'gpu-quota', key: 'embeddings' } }] },
      metrics: [
        Metric.prometheus({
          name: 'embeddings_documents_total',
          help: 'Documents by how they ended',
          labels: [{ key: 'status', value: '{{status}}' }],
          when: '{{status}} != Skipped',
          counter: { value: '1' },
        }),
        Metric.prometheus({
          name: 'embeddings_failures',
          help: 'Documents that failed',
          when: '{{status}} == Failed',
          counter: { value: '1' },
        }),
      ],
      image: 'registry.example.com/embed:11',
      command: ['embed'],
      args: [`--model=${Input.parameter('model')}`, Input.parameter('document'), '/tmp/vector'],
      resources: { limits: { 'nvidia.com/gpu': 1, 'memory': '16Gi' } },
      outputs: { vector: Output.parameter('/tmp/vector') },
    });

    const post = new Post(this, 'post');

    const embedAll = new Steps(this, 'embed-all');
    const listStep = new Step(embedAll, 'list', { template: list });

    new Step(embedAll, 'embed', {
      template: embed,
      arguments: { model: '{{workflow.parameters.model}}', document: Item.value() },
      withParam: listStep.result,
      hooks: {
        failure: {
          expression: 'steps["embed"].status == "Failed"',
          template: post,
          arguments: { text: 'a document failed' },
        },
      },
    });

    new Workflow(this, 'embeddings', {
      metadata: { generateName: 'embeddings-' },
      entrypoint: embedAll,
      parallelism: 20,
      synchronization: {
        mutexes: [{
          name: 'embeddings', // one of these at a time
        }],
      },
      arguments: { model: 'minilm-l6' },
      lifecycleHooks: {
        exit: { template: post, arguments: { text: 'embeddings: {{workflow.status}}' } },
        // the running hook fires once, when it begins
        running: {
          expression: 'workflow.status == "Running"',
          template: post,
          arguments: { text: 'embeddings have started' },
        },
      },
      metrics: [
        Metric.gauge('embeddings_duration_seconds', {
          help: 'How long all of it took',
          labels: { model: '{{workflow.parameters.model}}' },
          value: '{{workflow.duration}}',
          realtime: true,
        }),
      ],
    });
  }
}

const app = new App();
new Embeddings(app, 'embeddings');
app.synth();
