import { Chart } from 'cdk8s';
import {
  ContainerTask,
  Item,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  PipelineProps,
  ScriptTask,
  TaskDefaults,
  WorkflowDefaults,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** The revenue of one region: one container for each of its shops, and one that adds their numbers. */
class Region extends Pipeline {
  constructor(scope: Construct, id: string, props: Pick<PipelineProps, 'forEach' | 'arguments'>) {
    super(scope, id, { ...props, parameters: { name: Parameter.string(), shops: Parameter.json() } });

    const ask = new ContainerTask(this, 'ask-shop', {
      forEach: Loop.over(this.parameter('shops')),
      command: ['sh', '-c', 'printf "%s" "$SHOP" | wc -c > /tmp/revenue'],
      env: { SHOP: Item.value() },
      outputs: { revenue: Output.parameter('/tmp/revenue', { type: ParameterType.NUMBER }) },
    });

    const add = new ScriptTask(this, 'add', {
      command: ['python'],
      image: 'python:3.13-alpine',
      env: { REGION: this.parameter('name'), REVENUES: ask.output('revenue') },
      source: [
        'import json, os',
        "total = { 'region': os.environ['REGION'], 'revenue': sum(json.loads(os.environ['REVENUES'])) }",
        "json.dump(total, open('/tmp/total', 'w'))",
      ].join('\n'),
      outputs: { total: Output.parameter('/tmp/total', { type: ParameterType.JSON }) },
    });

    this.addOutput('total', add.output('total'));
  }
}

/** A loop inside a loop: for each region, for each of its shops. */
export class NestedMapReduce extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    TaskDefaults.of(this).add({ image: 'busybox:1.37' });

    const revenue = new Pipeline(this, 'revenue', {
      parameters: {
        regions: Parameter.json({
          default: [
            { name: 'north', shops: ['Oslo', 'Bergen'] },
            { name: 'south', shops: ['Seville', 'Cadiz', 'Malaga'] },
            { name: 'sea', shops: [] },
          ],
        }),
      },
    });

    const region = new Region(revenue, 'region', {
      forEach: Loop.over(revenue.parameter('regions')),
      arguments: { name: Item.property('name'), shops: Item.property('shops') },
    });

    new ContainerTask(revenue, 'report', { command: ['echo', region.output('total')] });

    new WorkflowTemplate(this, 'template', {
      pipeline: revenue,
      metadata: { name: 'nested-map-reduce' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
