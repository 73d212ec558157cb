import { Construct, IConstruct } from 'constructs';
import { InputReferences } from './input-references';
import { markTemplate } from './template-mark';
import type { TemplateModel } from '../compile/model';
import { grown } from '../spec/revision';
import { Reference } from '../value/reference';

/** Something that a task calls: a container, a script, a pipeline, a template of another object. */
export interface ITemplate extends IConstruct {
  /** @internal */
  readonly _template: TemplateModel;
}

/** A template with a body of its own, apart from any task: called from many tasks, or published in a WorkflowTemplate. */
export abstract class Template extends Construct implements ITemplate {
  /** @internal */
  public abstract readonly _template: TemplateModel;

  private readonly references = new InputReferences(this);

  constructor(scope: Construct, id: string) {
    super(scope, id);
    grown();
  }

  /**
   * The value of an input parameter, for use in the template's own fields.
   *
   * @param name a key of `parameters`
   */
  public parameter(name: string): Reference {
    return this.references.parameter(name);
  }
}

markTemplate(Template.prototype);
