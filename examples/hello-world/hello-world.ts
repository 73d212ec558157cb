import { Chart } from 'cdk8s';
import { ContainerTask, Pipeline, Workflow, WorkflowDefaults } from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** One pipeline of one task, run once. */
export class HelloWorld extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const hello = new Pipeline(this, 'hello');
    new ContainerTask(hello, 'say', { image: 'busybox:1.37', command: ['echo', 'Hello, world!'] });

    new Workflow(this, 'workflow', {
      pipeline: hello,
      metadata: { generateName: 'hello-world-' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
