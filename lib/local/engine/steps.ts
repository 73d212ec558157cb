import type { Boundary, Context } from './context';
import { messageOf } from './failure';
import { Node } from './node';
import { endWithOutputs } from './outputs';
import type { Known } from './start';
import { prepareTask } from './task';
import { taskVariables } from './task-variables';
import { put } from '../../spec/own';
import type { Phase } from '../pod';

/** Runs groups of steps, one after the other; the steps of a group run together. */
export function runSteps(
  context: Context,
  boundary: Boundary,
  texts: readonly string[],
  done: (phase: Phase, message?: string) => void,
): void {
  new Steps(context, boundary, texts, done).runGroup(0);
}

class Steps {
  private readonly ended: Record<string, unknown> = {};

  constructor(
    private readonly context: Context,
    private readonly boundary: Boundary,
    private readonly texts: readonly string[],
    private readonly done: (phase: Phase, message?: string) => void,
  ) {}

  public runGroup(index: number): void {
    const { context, boundary } = this;
    const steps = boundary.callee.template.groups[index];
    if (!steps) return endWithOutputs(boundary, this.texts, this.known, this.done);
    const group = new Node(boundary.node, 'StepGroup', 'group', '', index);
    context.started(group);
    let open = steps.length;
    if (open === 0) return this.groupEnded(group, [], index);
    const nodes: Node[] = [];
    const done = () => {
      if (--open === 0) this.groupEnded(group, nodes, index);
    };
    let runs: readonly (() => void)[];
    try {
      // All of a group is resolved before any of it starts.
      runs = steps.map((task) => {
        const node = new Node(group, 'Pod', 'task', task.name);
        nodes.push(node);
        return prepareTask({ context, boundary, task, node, known: this.known, done });
      });
    } catch (error) {
      group.children = undefined;
      return this.groupFailed(group, 'Error', messageOf(error));
    }
    runs.forEach((run) => context.schedule(run));
  }

  private groupFailed(group: Node, phase: Phase, message: string): void {
    this.context.ended(group, phase, message);
    this.done('Failed', message);
  }

  private readonly known: Known = () => this.ended;

  private groupEnded(group: Node, nodes: readonly Node[], index: number): void {
    const steps = this.boundary.callee.template.groups[index];
    const failed = nodes.find((node, at) => {
      const { continueOn } = steps[at];
      return node.phase === 'Failed' ? !continueOn.failed : node.phase === 'Error' && !continueOn.error;
    });
    const refused = nodes.find((node) => node.isRefused || node.members.some(({ isRefused }) => isRefused));
    if (refused) {
      return this.groupFailed(
        group,
        'Error',
        `step group deemed errored due to child ${refused.name} error: ${refused.message}`,
      );
    }
    if (failed) return this.groupFailed(group, 'Failed', `child '${failed.name}' failed`);
    this.context.ended(group, 'Succeeded');
    nodes.forEach((node, at) =>
      put(this.ended, node.displayName, taskVariables(node, steps[at].source, this.context, this.boundary)),
    );
    this.runGroup(index + 1);
  }
}
