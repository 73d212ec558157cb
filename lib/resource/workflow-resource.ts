import { Lazy, Names } from 'cdk8s';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { ArgoObject } from './argo-object';
import { compiler } from './compiler';
import { RunnableOptions } from './workflow-options';
import * as l1 from '../../imports/argoproj.io';
import type { Compiled } from '../compile/compile';
import type { TemplateNode } from '../compile/model';
import type { Completeness } from '../compile/workflow-arguments';
import { errors, PipelineError } from '../errors';
import { compact, mergeOver } from '../spec/merge';
import { untilGrown } from '../spec/revision';
import { ITemplate } from '../template/template';
import { checkMetadata } from '../validate/metadata';
import { policyErrors } from '../validate/policies';
import { checkSize } from '../validate/size';
import { namedObject, NamedObject } from '../value/object-name';

const RESERVED_IN_SPEC = {
  entrypoint: 'it is the pipeline',
  templates: 'they come from the pipeline',
  arguments: 'use arguments of the construct',
  workflowTemplateRef: 'use workflowTemplate of the construct',
  onExit: 'use onExit of the construct',
  hooks: 'use hooks of the construct',
};

/** @internal */
export interface ResourceKind {
  readonly kind: string;
  readonly maxNameLength: number;
  readonly completeness: Completeness;
  readonly clusterScope: boolean;
}

// The first object that holds a pipeline reports what is wrong with the pipeline itself.
const reporters = new WeakMap<TemplateNode, WorkflowResource>();

/**
 * What the four kinds of objects have in common: they hold what a pipeline compiles to.
 *
 * @internal
 */
export abstract class WorkflowResource extends Construct {
  /** The name of the object; with `generateName` only a placeholder. */
  public readonly name: string;

  private readonly object: ArgoObject;
  private readonly account?: NamedObject;
  private ready?: Record<string, any>;

  protected constructor(scope: Construct, id: string, private readonly options: RunnableOptions, private readonly kind: ResourceKind,
    private readonly library: readonly ITemplate[] = []) {
    super(scope, id);
    const { pipeline, workflowTemplate, serviceAccount, defaults } = options;
    const given = Object.entries({ pipeline, workflowTemplate }).filter(([, value]) => value !== undefined).map(([key]) => key);
    if (given.length !== 1) throw errors.oneOf(this.node.path, given, kind.completeness === 'complete' ? ['pipeline', 'workflowTemplate'] : ['pipeline']);
    // A run of a template uses the template's account, if that has one; cluster-wide templates have none by default.
    const account = serviceAccount ?? (kind.clusterScope || workflowTemplate?.account ? undefined : defaults?._serviceAccount(this));
    this.account = account === undefined ? undefined : namedObject(account, this.node.path, 'serviceAccount');
    this.object = this.newObject(options.metadata);
    this.name = this.object.name;
    if (pipeline && !reporters.has(pipeline)) reporters.set(pipeline, this);
    this.node.addValidation({ validate: () => this.validate().map((error) => error.message) });
    this.object.node.addDependency(this.usedObjects());
  }

  /** The template that the object's workflows run. */
  public get pipeline(): ITemplate {
    return this.options.pipeline ?? this.options.workflowTemplate!.pipeline;
  }

  /**
   * Wraps the workflow spec in the spec of the object.
   *
   * @internal
   */
  protected _objectSpec(spec: Record<string, any>): Record<string, any> {
    return spec;
  }

  /**
   * Mistakes in what only one kind has.
   *
   * @internal
   */
  protected _check(): PipelineError[] {
    return [];
  }

  private newObject(metadata: l1.ArgoObjectMetadata | undefined): ArgoObject {
    const { kind, maxNameLength, clusterScope } = this.kind;
    const spec = Lazy.any({ produce: () => this.spec() });
    const object = new ArgoObject(this, 'Resource', { apiVersion: 'argoproj.io/v1alpha1', kind, metadata, spec }, clusterScope);
    const generated = metadata?.name === undefined && metadata?.generateName === undefined;
    if (!generated || object.name.length <= maxNameLength) return object;
    // A name made by cdk8s has up to 63 characters, whatever the kind.
    this.node.tryRemoveChild('Resource');
    return this.newObject({ ...metadata, name: Names.toDnsLabel(this, { maxLen: maxNameLength }) });
  }

  private validate(): PipelineError[] {
    const { path } = this.node;
    const { metadata, pipeline } = this.options;
    const named = metadata?.generateName ? { generateName: metadata.generateName } : { name: this.name };
    const found = [...checkMetadata(path, named, this.object.metadata.toJson(), this.kind.kind, this.kind.maxNameLength), ...this._check()];
    const compiled = this.compileNow();
    if (compiled?.errors.length) {
      // An object that only holds the pipeline too leaves the report to the first one.
      return reporters.get(pipeline!) === this ? [...found, ...compiled.errors] : found;
    }
    try {
      const spec = this.specOf(compiled);
      const manifest = { ...this.object.gvk, metadata: this.object.metadata.toJson(), spec };
      found.push(...checkSize(path, manifest), ...policyErrors(this, manifest, compiled?.origins ?? (() => [])));
      this.ready = spec;
    } catch (error) {
      if (!(error instanceof PipelineError)) throw error;
      found.push(error);
    }
    return found;
  }

  private compileNow(): Compiled | undefined {
    const { pipeline, onExit, hooks = {} } = this.options;
    return pipeline && compiler().compile({
      path: this.node.path,
      main: pipeline,
      library: this.library,
      onExit,
      hooks: Object.entries(hooks).map(([name, hook]) => ({ name, template: hook.template, inputs: hook.inputs ?? {}, when: hook.when })),
      clusterScope: this.kind.clusterScope,
    });
  }

  /** The spec of the object, which validation has just made or which is made now. */
  private spec(): Record<string, any> {
    const ready = this.ready;
    // Kept for one rendering only: the constructs may change afterwards.
    this.ready = undefined;
    if (ready) return ready;
    const compiled = this.compileNow();
    if (compiled?.errors.length) throw new Error(compiled.errors.map((error) => error.message).join('\n  '));
    return this.specOf(compiled);
  }

  private specOf(compiled: Compiled | undefined): Record<string, any> {
    const { options } = this;
    const { path } = this.node;
    const { workflowTemplate } = options;
    const own = compact({
      ...compiled?.spec,
      workflowTemplateRef: workflowTemplate && compact({ name: workflowTemplate.name, clusterScope: workflowTemplate._clusterScope || undefined }),
      arguments: compiler().workflowArguments(path, this.pipeline, options.arguments ?? {}, workflowTemplate ? 'partial' : this.kind.completeness),
      serviceAccountName: this.account?.name,
      activeDeadlineSeconds: options.activeDeadline?.toSeconds(),
      parallelism: options.parallelism,
    });
    // Defaults belong to the object that holds the templates.
    const spec = mergeOver({ ...(workflowTemplate ? {} : options.defaults?._spec), ...own },
      l1.toJson_WorkflowSpec(options.workflowOverrides), path, 'workflowOverrides', RESERVED_IN_SPEC);
    return this._objectSpec(spec);
  }

  /** Objects that have to exist before this one; looked up late, because pipelines grow after the object was made. */
  private usedObjects(): IDependable {
    const group = {};
    Dependable.implement(group, {
      get dependencyRoots(): IConstruct[] { return roots(); },
    });
    const roots = untilGrown(() => {
      const { pipeline, workflowTemplate, onExit, hooks = {} } = this.options;
      const templates = [pipeline, onExit, ...this.library, ...Object.values(hooks).map((hook) => hook.template)];
      const used = compiler().usedConstructs(templates.filter((template) => template !== undefined));
      return [...used, this.account?.construct, workflowTemplate].filter((each) => each !== undefined);
    });
    return group as IDependable;
  }
}
