import type { TemplateModel } from '../ir/model';

/** The field of the manifest that says what a template does; `templateRef` where that is written in another app. */
export function kindOf(model: TemplateModel): string {
  switch (model.kind) {
    case 'leaf':
      return model.field;
    case 'dag':
      return 'dag';
    case 'external':
      return model.called ? kindOf(model.called) : 'templateRef';
  }
}

/** The names of what a template leaves behind, without the result. */
export function outputNamesOf({ outputs }: TemplateModel): string[] {
  return Object.keys(outputs);
}
