import { Chart, Duration } from 'cdk8s';
import {
  ContainerTask,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  ScriptTask,
  Task,
  Workflow,
  WorkflowDefaults,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** A pipeline that calls itself until a coin shows heads. */
export class RecursiveCoinFlip extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const game = new Pipeline(this, 'flip-until-heads', {
      parameters: { flips: Parameter.number({ default: 0 }) },
    });

    const flip = new ScriptTask(game, 'flip', {
      command: ['python'],
      image: 'python:3.13-alpine',
      env: { FLIPS: game.parameter('flips') },
      source: [
        'import os, random',
        "open('/tmp/flips', 'w').write(str(int(os.environ['FLIPS']) + 1))",
        "print(random.choice(['heads', 'tails']))",
      ].join('\n'),
      outputs: { flips: Output.parameter('/tmp/flips', { type: ParameterType.NUMBER }) },
    });

    new Task(game, 'again', {
      template: game,
      when: flip.result.eq('tails'),
      arguments: { flips: flip.output('flips') },
    });

    new ContainerTask(game, 'celebrate', {
      when: flip.result.eq('heads'),
      image: 'busybox:1.37',
      command: ['echo', `It took ${flip.output('flips')} flips`],
    });

    new Workflow(this, 'workflow', {
      pipeline: game,
      metadata: { generateName: 'recursive-coin-flip-' },
      defaults: WorkflowDefaults.recommended({ deadline: Duration.hours(1) }),
    });
  }
}
