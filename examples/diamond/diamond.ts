import { Chart } from 'cdk8s';
import { ContainerTemplate, Input, Parameter, Pipeline, Task, Workflow, WorkflowDefaults } from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** Four calls of one template, in the order of a diamond. */
export class Diamond extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const say = new ContainerTemplate(this, 'say', {
      image: 'busybox:1.37',
      command: ['echo', Input.parameter('message')],
      parameters: { message: Parameter.string() },
    });

    const diamond = new Pipeline(this, 'diamond');
    const top = new Task(diamond, 'top', { template: say, arguments: { message: 'first' } });
    const left = new Task(diamond, 'left', { template: say, arguments: { message: 'beside right' }, after: [top] });
    const right = new Task(diamond, 'right', { template: say, arguments: { message: 'beside left' }, after: [top] });
    new Task(diamond, 'bottom', { template: say, arguments: { message: 'last' }, after: [left, right] });

    new Workflow(this, 'workflow', {
      pipeline: diamond,
      metadata: { generateName: 'diamond-' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
