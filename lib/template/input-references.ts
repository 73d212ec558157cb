import type { ITemplate } from './template-interface';
import { errors } from '../errors';
import { Reference } from '../value/reference';
import { encodingOf, ParameterType } from '../value/value-type';

/** References to the inputs of a template, one object per input. */
export class InputReferences {
  private readonly made = new Map<string, Reference>();

  constructor(private readonly template: ITemplate) {}

  public parameter(name: string): Reference {
    const model = this.template._template;
    const declared = Object.hasOwn(model.parameters, name) ? model.parameters[name] : undefined;
    if (!declared) {
      throw errors.unknownParameter(this.template.node.path, 'parameters', name, Object.keys(model.parameters));
    }
    return this.reference(name, false);
  }

  public artifact(name: string): Reference {
    const { artifacts } = this.template._template;
    if (!Object.hasOwn(artifacts, name)) {
      throw errors.unknownParameter(this.template.node.path, 'artifacts', name, Object.keys(artifacts));
    }
    return this.reference(name, true);
  }

  private reference(name: string, artifact: boolean): Reference {
    const id = `${artifact} ${name}`;
    let found = this.made.get(id);
    if (!found) {
      const encoding = artifact ? encodingOf(ParameterType.STRING) : this.template._template.parameters[name]._encoding;
      this.made.set(
        id,
        (found = Reference._of({ kind: 'input', template: this.template._template, name, artifact }, encoding)),
      );
    }
    return found;
  }
}
