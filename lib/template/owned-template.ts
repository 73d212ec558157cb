import { Construct, Node } from 'constructs';
import { ITemplate } from './template';
import { markTemplate } from './template-mark';
import type { TemplateModel } from '../ir/model';

/** The template that a task has for itself. It stands in the tree where the task stands, and goes by its name. */
export class OwnedTemplate implements ITemplate {
  public readonly node: Node;

  constructor(
    private readonly task: Construct,
    public readonly _template: TemplateModel,
  ) {
    this.node = task.node;
  }

  public with(...mixins: Parameters<Construct['with']>): ReturnType<Construct['with']> {
    return this.task.with(...mixins);
  }
}

markTemplate(OwnedTemplate.prototype);
