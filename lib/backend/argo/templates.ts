import type { Diagnostics } from './diagnostics';
import type { TemplateAnalysis } from './template-analysis';
import type { Variant } from './variant';
import type { CallModel, TemplateModel } from '../../ir/model';

/** The templates of an object, as those see them who write calls of templates. */
export interface Templates {
  readonly diagnostics: Diagnostics;
  unit(node: TemplateModel): TemplateAnalysis;
  /** The global names under which outputs of a task are exported, by output. */
  globalsOf(task: CallModel): Record<string, string>;
  /** Puts a template in the list, if it is not there, and returns its name. */
  render(node: TemplateModel, variant?: Variant): string;
  /** Puts a template of the compiler's own in the list, once for equal bodies, and returns its name. */
  share(name: string, body: Record<string, any>): string;
}
