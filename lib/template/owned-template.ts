import { Construct, Node } from 'constructs';
import { kindOf, outputNamesOf } from './signature-of';
import { ITemplate } from './template-interface';
import { markTemplate } from './template-mark';
import type { TemplateModel } from '../ir/model';
import { Artifact } from '../value/artifact';
import { Parameter } from '../value/parameter';

/** The template that a task has for itself. It stands in the tree where the task stands, and goes by its name. */
export class OwnedTemplate implements ITemplate {
  public readonly node: Node;

  constructor(
    private readonly task: Construct,
    public readonly _template: TemplateModel,
  ) {
    this.node = task.node;
  }

  public get kind(): string {
    return kindOf(this._template);
  }

  public get inputParameters(): { [name: string]: Parameter } {
    return { ...this._template.parameters };
  }

  public get inputArtifacts(): { [name: string]: Artifact } {
    return { ...this._template.artifacts };
  }

  public get outputNames(): string[] {
    return outputNamesOf(this._template);
  }

  public with(...mixins: Parameters<Construct['with']>): ReturnType<Construct['with']> {
    return this.task.with(...mixins);
  }
}

markTemplate(OwnedTemplate.prototype);
