import { Chart } from 'cdk8s';
import {
  ContainerTask,
  Expr,
  Item,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  ScriptTask,
  TaskDefaults,
  Workflow,
  WorkflowDefaults,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** Values that Argo computes between the tasks, so that no pod has to. */
export class ComputedValues extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    TaskDefaults.of(this).add({ image: 'busybox:1.37' });

    const report = new Pipeline(this, 'report', {
      parameters: { title: Parameter.string({ default: 'Orders' }), vat: Parameter.number({ default: 19 }) },
    });

    const fetch = new ScriptTask(report, 'fetch', {
      command: ['python'],
      image: 'python:3.13-alpine',
      source:
        'import json\n' +
        "json.dump([{'id': 'a', 'price': 20}, {'id': 'b', 'price': 5}, {'id': 'c', 'price': 70}], open('/tmp/orders', 'w'))",
      outputs: { orders: Output.parameter('/tmp/orders', { type: ParameterType.JSON }) },
    });

    const orders = Expr.of(fetch.output('orders'));
    const dear = orders.filter(Expr.element().property('price').gte(10));
    const total = dear.sum(Expr.element().property('price'));
    const gross = total.times(Expr.of(report.parameter('vat')).dividedBy(100).plus(1)).round();

    new ContainerTask(report, 'ship', {
      forEach: Loop.over(dear),
      command: ['echo', `Order ${Item.property('id')}, number ${Expr.of(Item.index()).plus(1)}`],
    });

    const celebrate = new ContainerTask(report, 'celebrate', {
      when: total.gt(50).and(dear.any(Expr.element().property('id').eq('c'))),
      command: ['sh', '-c', 'echo "A good day" > /tmp/mood'],
      outputs: { mood: Output.parameter('/tmp/mood') },
    });

    new ContainerTask(report, 'summary', {
      command: [
        'echo',
        Expr.text(
          Expr.of(report.parameter('title')).upper(),
          ': ',
          gross,
          ', ',
          Expr.of(celebrate.output('mood')).lower().orElse('a day'),
        ),
      ],
    });

    new Workflow(this, 'workflow', {
      pipeline: report,
      metadata: { generateName: 'computed-values-' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
