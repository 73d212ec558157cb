import { Chart } from 'cdk8s';
import {
  ContainerTask,
  Output,
  Pipeline,
  Reference,
  ScriptTask,
  TaskDefaults,
  Workflow,
  WorkflowDefaults,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

/** Two branches, of which one runs, and a task that goes on with the value of that one. */
export class CoinFlip extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    TaskDefaults.of(this).add({ image: 'busybox:1.37' });

    const game = new Pipeline(this, 'game');

    const flip = new ScriptTask(game, 'flip', {
      command: ['python'],
      image: 'python:3.13-alpine',
      source: "import random; print(random.choice(['heads', 'tails']))",
    });

    const heads = new ContainerTask(game, 'heads', {
      when: flip.result.eq('heads'),
      command: ['sh', '-c', 'echo "You win" > /tmp/verdict'],
      outputs: { verdict: Output.parameter('/tmp/verdict') },
    });

    const tails = new ContainerTask(game, 'tails', {
      when: flip.result.eq('tails'),
      command: ['sh', '-c', 'echo "You lose" > /tmp/verdict'],
      outputs: { verdict: Output.parameter('/tmp/verdict') },
    });

    new ContainerTask(game, 'announce', {
      command: ['echo', Reference.firstOf(heads.output('verdict'), tails.output('verdict'))],
    });

    new Workflow(this, 'workflow', {
      pipeline: game,
      metadata: { generateName: 'coin-flip-' },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
