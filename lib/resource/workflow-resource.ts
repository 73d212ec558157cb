import { Names } from 'cdk8s';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { ArgoObject } from './argo-object';
import { checkWorkflowOptions } from './check-options';
import { workflowManifest } from './workflow-manifest';
import { RunnableOptions } from './workflow-options';
import { WorkflowStartOptions } from './workflow-spec-options';
import type * as l1 from '../../imports/argoproj.io';
import type { Compiled } from '../backend/argo/compile';
import type { Completeness } from '../backend/argo/workflow-arguments';
import { attempt, errors, PipelineError } from '../errors';
import { late } from '../late';
import { lateWritten } from '../late-written';
import { hookModels } from '../pipeline/task-call';
import { wholeSeconds } from '../spec/duration';
import { compact, defined, mergeOver } from '../spec/merge';
import { memoizeUntilChange } from '../spec/revision';
import { toManifest } from '../spec/to-manifest';
import { ITemplate } from '../template/template-interface';
import { isTemplate } from '../template/template-mark';
import type { Home } from '../validate/written/home';
import { makersOf } from '../value/maker';
import { namedObject, NamedObject } from '../value/object-name';
import type { WrittenProgram, WrittenSurroundings } from '../written/program';

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
const reporters = new WeakMap<ITemplate, WorkflowResource>();

// All objects of an app, by kind and name.
const resources = new WeakMap<IConstruct, Map<string, WorkflowResource[]>>();

function register(resource: WorkflowResource, kind: string, name: string): void {
  const { root } = resource.node;
  const named = resources.get(root) ?? new Map<string, WorkflowResource[]>();
  resources.set(root, named);
  named.set(`${kind} ${name}`, [...(named.get(`${kind} ${name}`) ?? []), resource]);
}

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

  /**
   * Whether templates are rendered as they are written, not compiled.
   *
   * @internal
   */
  protected readonly _written: boolean;

  private readonly home = memoizeUntilChange(() => this.homeNow());

  protected constructor(
    scope: Construct,
    id: string,
    private readonly options: RunnableOptions,
    private readonly kind: ResourceKind,
  ) {
    super(scope, id);
    this._written = options.pipeline === undefined && options.workflowTemplate === undefined;
    checkWorkflowOptions(this.node.path, options, kind.completeness === 'complete');
    const { pipeline, workflowTemplate, serviceAccount, defaults } = options;
    // A run of a template uses the template's account, if that has one; cluster-wide templates have none by default.
    const account =
      serviceAccount ?? (kind.clusterScope || workflowTemplate?.account ? undefined : defaults?._serviceAccount(this));
    this.account = account === undefined ? undefined : namedObject(account, this.node.path, 'serviceAccount');
    this.object = this.newObject(options.metadata);
    this.name = this.object.name;
    if (pipeline && !reporters.has(pipeline)) reporters.set(pipeline, this);
    register(this, kind.kind, this.name);
    this.node.addValidation({ validate: () => this.validate().map((error) => error.message) });
    this.object.node.addDependency(this.usedObjects());
  }

  /** The template that the object's workflows run. */
  public get pipeline(): ITemplate {
    const { pipeline, workflowTemplate, entrypoint } = this.options;
    const found = pipeline ?? workflowTemplate?.pipeline ?? entrypoint;
    if (!isTemplate(found)) throw errors.notATemplate(this.node.path, 'entrypoint', found);
    return found;
  }

  private get library(): readonly ITemplate[] {
    return this.options.templates ?? [];
  }

  /**
   * Refuses a template that the object does not hold.
   *
   * @internal
   */
  protected _checkHeld(template: ITemplate): void {
    const { pipeline, entrypoint, onExit, lifecycleHooks } = this.options;
    const held = this._written
      ? lateWritten().templatesOf({ entrypoint, templates: this.library, onExit, hooks: lifecycleHooks })
      : [...(pipeline ? [pipeline] : []), ...this.library];
    if (!held.includes(template)) {
      throw errors.notHeld(
        this.node.path,
        template?.node?.path ?? String(template),
        held.map((each) => each.node.path),
      );
    }
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

  /**
   * Settings that a CronWorkflow has twice: those of the workflow itself.
   *
   * @internal
   */
  protected get _ofWorkflow(): WorkflowStartOptions {
    const { suspend, workflowMetadata } = this.options as WorkflowStartOptions;
    return { suspend, workflowMetadata };
  }

  private newObject(metadata: l1.ArgoObjectMetadata | undefined): ArgoObject {
    const { kind, maxNameLength, clusterScope } = this.kind;
    const object = new ArgoObject(this, 'Resource', {
      kind,
      metadata,
      clusterScope,
      withoutName: this.options.withoutName,
      spec: () => this.spec(),
    });
    const generated = metadata?.name === undefined && metadata?.generateName === undefined;
    if (!generated || object.name.length <= maxNameLength) return object;
    // A name made by cdk8s has up to 63 characters, whatever the kind.
    this.node.tryRemoveChild('Resource');
    return this.newObject({ ...metadata, name: Names.toDnsLabel(this, { maxLen: maxNameLength }) });
  }

  private validate(): PipelineError[] {
    const { path } = this.node;
    const { kind, maxNameLength, completeness } = this.kind;
    const found = [
      ...late().checkMetadata(path, this.object, this.options.metadata?.generateName, {
        kind,
        maxNameLength,
        referred: completeness === 'template',
        asWritten: this._written,
      }),
      ...this._check(),
    ];
    const compiled = this.compileNow();
    found.push(...this.ownErrors(compiled));
    attempt(
      () => {
        const spec = this.specOf(compiled);
        const manifest = { ...this.object.gvk, metadata: this.object.metadata.toJson(), spec };
        const texts = late().checkTexts(path, manifest, compiled?.errors.length ? compiled.spec.templates : undefined);
        // What is not plain data has no size, and is nothing to look into.
        found.push(...texts);
        if (texts.length > 0) return;
        found.push(...late().checkSpec(path, kind, spec, () => this.surroundings(), this._written));
        if (compiled?.errors.length) return;
        found.push(
          ...late().checkSize(path, manifest),
          ...late().policyErrors(this, manifest, () => this.ownTemplates(compiled)),
        );
        this.ready = spec;
      },
      (error) => found.push(error),
    );
    return found;
  }

  /** What is wrong with the pipeline, but for what the first object that holds it reports. */
  private ownErrors(compiled: Compiled | undefined): readonly PipelineError[] {
    if (!compiled || compiled.errors.length === 0) return [];
    const reporter = reporters.get(this.options.pipeline!);
    if (!reporter || reporter === this || reporter.node.root !== this.node.root) return compiled.errors;
    const reported = new Set(reporter.compileNow()!.errors.map((error) => error.message));
    return compiled.errors.filter((error) => !reported.has(error.message));
  }

  /** The templates that no earlier object holds too. */
  private ownTemplates(compiled: Compiled | undefined) {
    const reporter = reporters.get(this.options.pipeline!);
    if (!compiled || !reporter || reporter === this || reporter.node.root !== this.node.root) {
      return compiled?.origins() ?? [];
    }
    const reported = new Set(
      reporter
        .compileNow()!
        .origins()
        .map(({ node }) => node),
    );
    return compiled.origins().filter(({ node }) => !reported.has(node));
  }

  /** What runs at the end: what the object was given, else what belongs to the pipeline. */
  private get onExit(): ITemplate | undefined {
    const { onExit, pipeline } = this.options;
    return (isTemplate(onExit) ? onExit : undefined) ?? (pipeline as { _onExit?: ITemplate } | undefined)?._onExit;
  }

  private compileNow(): Compiled | undefined {
    if (this._written) return lateWritten().renderWritten(this.program, (spec) => this.wholeOf(spec));
    const { onExit } = this;
    const { pipeline, hooks = {} } = this.options;
    return (
      pipeline &&
      late().compile({
        path: this.node.path,
        main: pipeline._template,
        library: this.library.map(({ _template }) => _template),
        onExit: onExit?._template,
        hooks: hookModels(hooks),
        deferred: late().lateArguments(pipeline._template, this.options.arguments ?? {}),
        clusterScope: this.kind.clusterScope,
        surroundings: () => this.surroundings(),
      })
    );
  }

  private get program(): WrittenProgram {
    const { entrypoint, templates = [], onExit, lifecycleHooks } = this.options;
    const { templateDefaults } = late().asWritten(() =>
      this.laidOver(this.options.defaults?._spec ?? {}, this.options.workflowOverrides),
    );
    return {
      path: this.node.path,
      entrypoint,
      templates,
      onExit,
      hooks: lifecycleHooks,
      arguments: this.options.arguments,
      templateDefaults,
    };
  }

  /** The object as written, with what comes from its templates. */
  private wholeOf(spec: Compiled['spec']): WrittenSurroundings {
    const { kind } = this.kind;
    const { labels, annotations } = this.object.metadata.toJson();
    const ofRuns = (this.options as WorkflowStartOptions).workflowMetadata;
    // A schedule gives its workflows only what it has for them.
    const metadata =
      kind === 'CronWorkflow' ? { labels: ofRuns?.labels, annotations: ofRuns?.annotations } : { labels, annotations };
    return {
      kind,
      name: this.name,
      metadata: { labels: Object.keys(metadata.labels ?? {}), annotations: Object.keys(metadata.annotations ?? {}) },
      spec: this.workflowSpecOf(spec),
      others: (name, clusterScope) => this.otherOf(name, clusterScope)?.home(),
    };
  }

  private workflowSpecOf(spec: Compiled['spec']): Record<string, any> {
    const whole = this.specOf({ spec, errors: [], origins: () => [] });
    return this.kind.kind === 'CronWorkflow' ? whole.workflowSpec : whole;
  }

  /** The object of the app by which workflows and templates are called from this one. */
  private otherOf(name: string, clusterScope: boolean): WorkflowResource | undefined {
    const kind = clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
    const { namespace } = this.object.metadata;
    return resources
      .get(this.node.root)
      ?.get(`${kind} ${name}`)
      ?.find(
        ({ object: { metadata } }) =>
          clusterScope || (metadata.namespace ?? namespace) === (namespace ?? metadata.namespace),
      );
  }

  /** What others can call of the object; undefined while something is wrong with it. */
  private homeNow(): Home | undefined {
    const {
      kind: { kind },
      name,
    } = this;
    return attempt(
      () => {
        const compiled = this._written ? lateWritten().renderTemplates(this.program) : this.compileNow();
        return compiled && compiled.errors.length === 0
          ? lateWritten().homeOf(`${kind} '${name}'`, kind, name, this.workflowSpecOf(compiled.spec))
          : undefined;
      },
      () => {},
    );
  }

  /** What templates can read of the object. */
  private surroundings() {
    const { defaults, workflowOverrides } = this.options;
    const spec: Record<string, any> = this.laidOver(defaults?._spec ?? {}, workflowOverrides);
    const { labels, annotations } = this.object.metadata.toJson();
    const { workflowMetadata: given } = this.options as WorkflowStartOptions;
    return {
      parameters:
        this._written || this.kind.completeness === 'template'
          ? undefined
          : Object.keys(this.pipeline._template.parameters),
      labels: Object.keys({
        ...labels,
        ...given?.labels,
        ...spec.workflowMetadata?.labels,
        ...spec.workflowMetadata?.labelsFrom,
      }),
      annotations: Object.keys({ ...annotations, ...given?.annotations, ...spec.workflowMetadata?.annotations }),
      priority: spec.priority !== undefined,
    };
  }

  /** The spec of the object, which validation has just made or which is made now. */
  private spec(): Record<string, any> {
    const ready = this.ready;
    // Kept for one rendering only: the constructs may change afterwards.
    this.ready = undefined;
    if (ready) return ready;
    // Whether Argo takes what is written is told by validation; it is rendered in any case.
    const compiled = this._written ? lateWritten().renderTemplates(this.program) : this.compileNow();
    if (compiled?.errors.length) throw new Error(compiled.errors.map((error) => error.message).join('\n  '));
    return this.specOf(compiled);
  }

  private specOf(compiled: Compiled | undefined): Record<string, any> {
    return this._written
      ? late().asWritten(() => lateWritten().withTags(this.plainSpecOf(compiled), this.node.path))
      : this.plainSpecOf(compiled);
  }

  private plainSpecOf(compiled: Compiled | undefined): Record<string, any> {
    const { options } = this;
    const { path } = this.node;
    const { workflowTemplate } = options;
    const own = (this._written ? defined : compact)({
      ...compiled?.spec,
      ...(this._written
        ? { workflowTemplateRef: toManifest('WorkflowTemplateRef', options.workflowTemplateRef) }
        : {
            workflowTemplateRef:
              workflowTemplate &&
              compact({ name: workflowTemplate.name, clusterScope: workflowTemplate._clusterScope || undefined }),
            arguments: late().workflowArguments(
              path,
              this.pipeline._template,
              options.arguments ?? {},
              workflowTemplate ? 'partial' : this.kind.completeness,
            ),
          }),
      serviceAccountName: this.account?.name,
      activeDeadlineSeconds:
        options.activeDeadline && wholeSeconds(options.activeDeadline, path, 'activeDeadline', this._written ? 0 : 1),
      parallelism: options.parallelism,
    });
    return this._objectSpec(
      this.laidOver({ ...options.defaults?._spec, ...own }, options.workflowOverrides, RESERVED_IN_SPEC),
    );
  }

  /** Lays the fields of the workflow and the overrides over what stands below them. */
  private laidOver(
    below: Record<string, any>,
    overrides: l1.WorkflowSpec | undefined,
    reserved?: Readonly<Record<string, string>>,
  ): Record<string, any> {
    const { path } = this.node;
    const spec = mergeOver(below, workflowManifest({ ...this.options, ...this._ofWorkflow }), path, 'the props');
    return mergeOver(spec, toManifest('WorkflowSpec', overrides), path, 'workflowOverrides', reserved);
  }

  /** Objects that have to exist before this one; looked up late, because pipelines grow after the object was made. */
  private usedObjects(): IDependable {
    const group = {};
    Dependable.implement(group, {
      get dependencyRoots(): IConstruct[] {
        return roots();
      },
    });
    const roots = memoizeUntilChange(() => {
      const { onExit } = this;
      const { pipeline, entrypoint, workflowTemplate, hooks = {}, lifecycleHooks = {} } = this.options;
      const hooked = [...Object.values(hooks), ...Object.values(lifecycleHooks)].map((hook) => hook.template);
      const templates = [pipeline, entrypoint, onExit, ...this.library, ...hooked].filter((each): each is ITemplate =>
        isTemplate(each),
      );
      const used = late().usedObjects(templates.map(({ _template }) => _template)) as IConstruct[];
      return [...used, ...makersOf(this.options), this.account?.construct, workflowTemplate].filter(
        (each) => each !== undefined,
      );
    });
    return group as IDependable;
  }
}
