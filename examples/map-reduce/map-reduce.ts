import { Chart } from 'cdk8s';
import {
  Artifact,
  ContainerTask,
  Item,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  TaskDefaults,
  WorkflowDefaults,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** A list that is known only at run time, one container per element, and a container that reads all of their files. */
export class MapReduce extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    TaskDefaults.of(this).add({ image: 'busybox:1.37' });

    const sum = new Pipeline(this, 'sum-of-products', {
      parameters: { last: Parameter.number({ default: 5 }), factor: Parameter.number({ default: 2 }) },
    });

    const generate = new ContainerTask(sum, 'generate-numbers', {
      command: ['sh', '-c', 'echo "[$(seq -s , 0 "$LAST")]" > /tmp/numbers'],
      env: { LAST: sum.parameter('last') },
      outputs: { numbers: Output.parameter('/tmp/numbers', { type: ParameterType.JSON }) },
    });

    const multiply = new ContainerTask(sum, 'multiply', {
      forEach: Loop.over(generate.output('numbers')),
      command: ['sh', '-c', 'expr "$NUMBER" "*" "$FACTOR" > /tmp/product'],
      env: { NUMBER: Item.value(), FACTOR: sum.parameter('factor') },
      outputs: { product: Output.artifact('/tmp/product') },
    });

    new ContainerTask(sum, 'add', {
      artifacts: { products: Artifact.at('/tmp/products', { from: multiply.output('product') }) },
      command: ['sh', '-c', "cat /tmp/products/* | awk '{ sum += $1 } END { print sum + 0 }'"],
    });

    new WorkflowTemplate(this, 'template', {
      pipeline: sum,
      metadata: { name: 'map-reduce' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
