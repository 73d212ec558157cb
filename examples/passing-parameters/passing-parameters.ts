import { Chart } from 'cdk8s';
import {
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  ScriptTask,
  TaskDefaults,
  WorkflowDefaults,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** Parameters of every type into a pipeline, between its tasks, and out of it. */
export class PassingParameters extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    TaskDefaults.of(this).add({ image: 'python:3.13-alpine' });

    const power = new Pipeline(this, 'power', {
      parameters: {
        number: Parameter.number({ description: 'What is doubled and squared' }),
        title: Parameter.string({ default: 'Result', description: 'Any text; no character of it is special' }),
        rounding: Parameter.enum(['up', 'down'], { default: 'down' }),
        verbose: Parameter.boolean({ default: false }),
        labels: Parameter.json({ default: { team: 'numbers', stages: ['double', 'square'] } }),
      },
    });

    const double = new ScriptTask(power, 'double', {
      command: ['python'],
      env: { NUMBER: power.parameter('number') },
      source: ['import os', "open('/tmp/doubled', 'w').write(str(float(os.environ['NUMBER']) * 2))"].join('\n'),
      outputs: { doubled: Output.parameter('/tmp/doubled', { type: ParameterType.NUMBER }) },
    });

    const square = new ScriptTask(power, 'square', {
      command: ['python'],
      env: { NUMBER: double.output('doubled'), ROUNDING: power.parameter('rounding') },
      source: [
        'import math, os',
        "squared = float(os.environ['NUMBER']) ** 2",
        "rounded = math.ceil(squared) if os.environ['ROUNDING'] == 'up' else math.floor(squared)",
        "open('/tmp/squared', 'w').write(str(rounded))",
      ].join('\n'),
      outputs: { squared: Output.parameter('/tmp/squared', { type: ParameterType.NUMBER }) },
    });

    new ScriptTask(power, 'report', {
      command: ['python'],
      env: {
        TITLE: `${power.parameter('title')} for ${power.parameter('number')}`,
        SQUARED: square.output('squared'),
        VERBOSE: power.parameter('verbose'),
        LABELS: power.parameter('labels'),
        TEAM: power.parameter('labels').property('team'),
      },
      source: [
        'import json, os',
        "print(os.environ['TITLE'], '=', os.environ['SQUARED'], 'by', os.environ['TEAM'])",
        "if os.environ['VERBOSE'] == 'true':",
        "    print(json.loads(os.environ['LABELS'])['stages'])",
      ].join('\n'),
    });

    power.addOutput('squared', square.output('squared'));

    new WorkflowTemplate(this, 'template', {
      pipeline: power,
      metadata: { name: 'passing-parameters' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
