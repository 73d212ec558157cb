import { Chart, Cron } from 'cdk8s';
import {
  ClusterWorkflowTemplate,
  ContainerTask,
  CronWorkflow,
  Output,
  Parameter,
  Pipeline,
  Task,
  Workflow,
  WorkflowDefaults,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** A pipeline of its own class, so that it can be made wherever it is needed. */
class Greeting extends Pipeline {
  constructor(scope: Construct, id: string) {
    super(scope, id, { parameters: { name: Parameter.string({ default: 'world' }) } });

    const greet = new ContainerTask(this, 'greet', {
      image: 'busybox:1.37',
      command: ['sh', '-c', 'echo "Hello, $NAME" | tee /tmp/text'],
      env: { NAME: this.parameter('name') },
      outputs: { text: Output.parameter('/tmp/text') },
    });

    this.addOutput('text', greet.output('text'));
  }
}

/** One pipeline in all the ways Argo knows to keep it and to run it. */
export class FourResources extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const defaults = WorkflowDefaults.recommended();
    const greeting = new Greeting(this, 'greeting');

    // The pipeline itself, in each of the four resources.
    new Workflow(this, 'now', {
      pipeline: greeting,
      defaults,
      arguments: { name: 'you' },
      metadata: { generateName: 'greeting-now-' },
    });
    new CronWorkflow(this, 'every-morning', {
      pipeline: greeting,
      defaults,
      schedules: [Cron.schedule({ minute: '0', hour: '8' })],
    });
    const kept = new WorkflowTemplate(this, 'kept', { pipeline: greeting, defaults, metadata: { name: 'greeting' } });
    const shared = new ClusterWorkflowTemplate(this, 'shared', {
      pipeline: greeting,
      defaults,
      metadata: { name: 'greeting' },
    });

    // Runs of a template that the cluster keeps.
    new Workflow(this, 'now-from-template', {
      workflowTemplate: kept,
      arguments: { name: 'reader' },
      metadata: { generateName: 'greeting-kept-' },
    });
    new CronWorkflow(this, 'every-evening', {
      workflowTemplate: shared,
      defaults,
      schedules: [Cron.schedule({ minute: '0', hour: '20' })],
    });

    // A pipeline that calls the templates as tasks.
    const ceremony = new Pipeline(this, 'ceremony');
    const welcome = new Task(ceremony, 'welcome', { template: kept.templateRef, arguments: { name: 'guests' } });
    new Task(ceremony, 'echo', {
      template: shared.templateRef,
      arguments: { name: `all who said: ${welcome.output('text')}` },
    });
    new Workflow(this, 'caller', { pipeline: ceremony, defaults, metadata: { generateName: 'ceremony-' } });
  }
}
