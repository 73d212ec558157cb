import type { LoopPlan } from './loop';
import type { Plan } from './plan';
import type { TemplateAnalysis } from './template-analysis';
import type { CallModel } from '../../ir/model';
import type { Reference } from '../../value/reference';

/** Where a reference is read: in a template, in the fields of one of its tasks, in its outputs, or above all templates. */
export interface ReadContext {
  readonly unit?: TemplateAnalysis;
  readonly plan?: Plan;
  readonly task?: CallModel;
  readonly loop?: LoopPlan;
  /** Above all templates: the global names under which handlers read outputs of tasks. */
  readonly globals?: ReadonlyMap<Reference, string>;
  /** Above all templates: the arguments whose texts are deferred. */
  readonly deferred?: ReadonlySet<string>;
  /** In a hook: the task it belongs to, which may end in any way. */
  readonly hookOf?: CallModel;
  /** Whether the template is retried, so that Argo knows the last attempt. */
  readonly retries?: boolean;
  /** In a field that is an expression without braces: the first names of the variables that it knows. */
  readonly roots?: readonly string[];
  /** The construct that is named in errors. */
  readonly path: string;
}
