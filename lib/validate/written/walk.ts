import { checkQuotable, checkSupply, Supply } from './arguments';
import { checkDag } from './dag';
import { hasPod, Home, isLeaf, Manifest, OtherHomes, templateIn } from './home';
import { checkInputs } from './inputs';
import { checkLeaf } from './leaf';
import { checkOutputs } from './outputs';
import { addGlobals } from './results';
import { checkTags, mentions, Scope } from './scope';
import { checkSteps } from './steps';
import { errors, PipelineError } from '../../errors';
import { hasTag, simpleTag } from '../../spec/tags';
import { Fields } from '../fields';

/** Where the constructs of templates and calls are, for errors. */
export type PathOf = (template: string, call?: string) => string;

/**
 * Goes through templates as Argo's validator does: from a call to what it runs, each template once, so that what one exports is known
 * to those that come after it.
 */
export class Walk {
  public readonly errors: PipelineError[] = [];
  private readonly done = new Set<string>();
  /** The call of the checked object by which a template of another object was reached. */
  private entered?: string;

  /**
   * @param own the object that is checked
   * @param globals what all templates know
   */
  constructor(
    private readonly own: Home,
    private readonly globals: Scope,
    private readonly others: OtherHomes,
    private readonly pathOf: PathOf,
  ) {}

  /** Collects the errors of a template, or of a call in it. */
  public at(home: Home, template: Manifest, call?: Manifest): Fields {
    const path = home === this.own ? this.pathOf(template.name, call?.name) : this.entered!;
    return this.into(path);
  }

  /** Collects errors under a path. */
  public into(path: string): Fields {
    return new Fields(path, true, this.errors);
  }

  /** Remembers what a template exports to the whole workflow. */
  public exported(template: Manifest | undefined): void {
    addGlobals(this.globals, template);
  }

  /** From now on templates run at the end of the workflow, where more is known. */
  public atEnd(...templates: readonly (readonly Manifest[] | undefined)[]): void {
    this.globals.add('workflow.failures');
    const named = templates.flatMap((each) => each ?? []).flatMap((template) => template.outputs?.artifacts ?? []);
    if (named.some(({ globalName }: Manifest) => globalName && hasTag(globalName))) {
      this.globals.open('workflow.outputs.artifacts.');
    }
  }

  /**
   * The template that a call runs, looked at; undefined where it is not known.
   *
   * @param fields collects the errors of the call
   * @param supply the arguments that the call passes
   */
  public call(fields: Fields, call: Manifest, home: Home, supply: Supply, field = 'template'): Manifest | undefined {
    let found: readonly [Manifest, Home] | undefined;
    fields.attempt(() => {
      found = this.resolve(fields, call, home, field);
    });
    if (!found) return undefined;
    const [template, holder] = found;
    if (holder !== this.own && home === this.own) this.entered = fields.path;
    this.visit(fields, template, holder);
    checkSupply(fields, template, supply);
    if (supply !== 'anything') {
      for (const { name, value } of supply?.parameters ?? []) {
        checkQuotable(fields, name, value, () => mentions(template, simpleTag(`inputs.parameters.${name}`)));
      }
    }
    return template;
  }

  private resolve(
    fields: Fields,
    { template, templateRef, inline }: Manifest,
    home: Home,
    field: string,
  ): readonly [Manifest, Home] | undefined {
    if (inline) return [inline, home];
    if (!templateRef) {
      if (!template) throw errors.oneOf(fields.path, [], ['template', 'templateRef', 'inline']);
      return [templateIn(home, template, fields.path, field), home];
    }
    fields.required('templateRef.name', templateRef.name, 'the name of a WorkflowTemplate');
    fields.required('templateRef.template', templateRef.template, 'the name of a template in it');
    const { name = '', template: inner = '', clusterScope = false } = templateRef;
    if (home.clusterScope && !clusterScope) throw errors.namespacedFromCluster(fields.path, `${name}.${inner}`);
    const other = name === '' || inner === '' || hasTag(name + inner) ? undefined : this.others(name, clusterScope);
    return other && [templateIn(other, inner, fields.path, 'templateRef.template'), other];
  }

  private visit(call: Fields, template: Manifest, home: Home): void {
    const fields = template.name === undefined ? call : this.at(home, template);
    // As for Argo, all templates without a name are one.
    const key = `${home.key}/${template.name ?? ''}`;
    if (this.done.has(key)) return;
    this.done.add(key);
    checkInputs(fields, template);
    const scope = this.scopeOf(template);
    if (template.dag ?? template.steps) {
      for (const field of ['activeDeadlineSeconds', 'timeout']) {
        if (template[field]) {
          fields.refuse(field, template[field], 'no value: only templates that run something themselves end by time');
        }
      }
    }
    if (template.dag) checkDag(fields, template, scope, home, this);
    else if (template.steps) checkSteps(fields, template, scope, home, this);
    else checkLeaf(fields, template, scope, home);
    checkOutputs(fields, template);
    // Those of a leaf were among its texts.
    if (template.dag ?? template.steps) checkTags(fields, template.outputs, scope);
  }

  private scopeOf(template: Manifest): Scope {
    const scope = new Scope(this.globals);
    const { parameters = [], artifacts = [] } = template.inputs ?? {};
    scope.add(...parameters.map(({ name }: Manifest) => `inputs.parameters.${name}`));
    if (parameters.length > 0) scope.add('inputs.parameters');
    for (const { name } of artifacts as Manifest[]) {
      scope.add(`inputs.artifacts.${name}`, ...(isLeaf(template) ? [`inputs.artifacts.${name}.path`] : []));
    }
    return hasPod(template) ? scope.add('pod.name') : scope;
  }
}
