import type { Construct } from 'constructs';
import { Pipeline } from '../../pipeline/pipeline';
import type { TaskBase } from '../../pipeline/task-base';
import type { TaskOptions } from '../../pipeline/task-options';
import type { Reference } from '../../value/reference';

/**
 * A pipeline around a loop, for its limit: Argo limits all tasks of a DAG together (recipe 28). From outside it looks like the loop; what is
 * read of it becomes its output when it is first read.
 */
export class LimitedLoop extends Pipeline {
  private loop?: TaskBase;

  constructor(scope: Construct, id: string, limit: number, order: TaskOptions) {
    super(scope, id, { parallelism: limit, ...order });
  }

  /** Takes the loop, which is made inside. */
  public hold(loop: TaskBase): this {
    this.loop = loop;
    return this;
  }

  public override output(name: string): Reference {
    return Object.hasOwn(this._template.outputs, name)
      ? super.output(name)
      : this._addCollected(name, this.loop!.output(name));
  }

  /** A pipeline prints nothing itself, so the list of what was printed is an output. */
  public override get result(): Reference {
    return Object.hasOwn(this._template.outputs, 'result')
      ? super.output('result')
      : this._addCollected('result', this.loop!.result);
  }
}
