import type { TemplateKindName } from '../spec/template-kinds';
import type { Artifact } from '../value/artifact';
import type { Condition } from '../value/condition';
import type { Output } from '../value/output';
import type { Parameter } from '../value/parameter';
import type { PolicyRule } from '../value/policy-rule';
import type { Reference } from '../value/reference';
import type { StatusCondition } from '../value/status';

/**
 * Pipelines in the form between authors and manifests: templates, calls, loops, hooks and outputs as plain objects. Whoever lets authors
 * write pipelines (constructs, typed functions) makes them; whoever makes something of pipelines reads them, and knows no author.
 */

/** Where something stands in what its author wrote, for names and messages. */
export interface Place {
  /** The ids on the way there, with slashes between. */
  readonly path: string;
  readonly id: string;
  /** The id of what is around it. */
  readonly around?: string;
}

/** Something that has to be deployed before; what it is, its maker knows. */
export type Dependency = object;

/** Anything that can be called: it has inputs and outputs. */
export type TemplateModel = LeafModel | DagModel | ExternalModel;

/** The declared inputs of a template. */
export interface Signature {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

/** A template with a body of its own: container, script, suspend. */
export interface LeafModel extends Signature {
  readonly place: Place;
  readonly kind: 'leaf';
  /** The field of the manifest that holds the body: what the template does. */
  readonly field: TemplateKindName;
  readonly templateName?: string;
  readonly outputs: Readonly<Record<string, Output>>;
  /** Whether Argo captures standard output, and as what type of value. */
  readonly result?: Parameter;
  /** Whether Argo runs it without a pod, so that there is no last pass in which deferred tags become text. */
  readonly withoutPod?: boolean;
  /** Of a template that is rendered as it is written: the templates that it calls, and those that stand in its calls. */
  readonly written?: { calls(): readonly TemplateModel[]; inlines(): readonly TemplateModel[] };
  /**
   * The manifest of the body, fresh at each call; texts may hold tokens. Errors are thrown. As written, only what Argo itself
   * refuses is one.
   */
  body(asWritten?: boolean): LeafBody;
  /** Other objects that the body names. */
  uses(): readonly Dependency[];
  /** What it does to an object of the cluster. */
  resource?(): ResourceUse | undefined;
}

/** What a template does to an object of the cluster. */
export interface ResourceUse {
  readonly action: string;
  /** The object, where it is known before the workflow runs. */
  readonly object?: unknown;
  readonly flags: readonly string[];
  /** Whether it waits for a condition on the object. */
  readonly waits: boolean;
  /** The rights that it needs, where the author said so. */
  readonly permissions?: readonly PolicyRule[];
}

/** The body of a leaf. */
export interface LeafBody {
  readonly manifest: Record<string, any>;
  /** Texts that become program text, with where they stand: no run-time value may be in them, and what to do instead. */
  readonly programs: readonly { readonly where: string; readonly text: string; readonly instead?: string }[];
}

/** A pipeline. */
export interface DagModel extends Signature {
  readonly place: Place;
  readonly kind: 'dag';
  readonly templateName?: string;
  readonly tasks: readonly CallModel[];
  readonly outputs: Readonly<Record<string, Export>>;
  /** Further fields of the template (`parallelism`, `dag.failFast`, ...), fresh at each call. */
  extra(): Record<string, any>;
  /** Other objects that those fields name. */
  uses?(): readonly Dependency[];
}

/** An output of a pipeline: a value of one of its tasks or inputs. */
export interface Export {
  readonly value: Reference;
  /** Whether it is what a loop collects: artifacts of that kind are no output for Argo, they are read where they are. */
  readonly collected?: boolean;
  readonly globalName?: string;
  readonly description?: string;
}

/** A template that lives in another object of the cluster. */
export interface ExternalModel extends Signature {
  readonly place: Place;
  readonly kind: 'external';
  readonly resource: string;
  readonly clusterScope: boolean;
  readonly template: string;
  readonly outputs: Readonly<Record<string, Output | Export>>;
  readonly result?: Parameter;
  /** The other object, when it is of the same app. */
  readonly uses?: Dependency;
  /** The template itself, when it is of the same app. */
  readonly called?: TemplateModel;
}

/** The call of a template inside a pipeline. */
export interface CallModel {
  readonly place: Place;
  readonly name: string;
  /** The pipeline in which it stands; of what is called from nowhere there is none. */
  readonly pipeline?: TemplateModel;
  readonly template: TemplateModel;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly loop?: LoopModel;
  readonly when?: Condition;
  readonly after: readonly CallModel[];
  readonly depends?: StatusCondition;
  readonly continueOn?: { readonly failed: boolean; readonly error: boolean };
  readonly hooks: readonly HookModel[];
  /** Further fields of the task, in Argo's own form. */
  readonly extra?: () => Record<string, any>;
}

export type LoopModel =
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'list'; readonly list: Reference }
  | { readonly kind: 'sequence'; readonly fields: Readonly<Record<string, unknown>> };

export interface HookModel {
  readonly name: string;
  readonly template: TemplateModel;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly when?: Condition;
}
